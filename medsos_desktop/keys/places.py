"""Where this PC's people keep their key files: home, and a few remembered folders (sticks)."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from medsos_desktop.errors import UserError
from medsos_desktop.jotter import Jotter
from medsos_desktop.keys import keyform
from medsos_desktop.keys.keyfile import SUFFIX
from medsos_desktop.keys.keyform import KeyFile

MOST = 8
"""Folders remembered beside home; the one not used for longest goes."""
_LOOKED_AT = 2000
_KEYS = 20


@dataclass(frozen=True, slots=True)
class Place:
    """A folder as it is now. ``present`` is false when the stick is not in; then ``keys`` is empty."""

    folder: Path
    present: bool
    keys: tuple[KeyFile, ...] = ()
    broken: tuple[str, ...] = ()
    """Names of key files that cannot be read."""


class Places:
    """The remembered places of one home folder."""

    def __init__(self, home: Path) -> None:
        self.own = home / "keys"
        self._jotter = Jotter(home, "key-places.json")

    def remember(self, folder: Path) -> None:
        """Look here next time, too."""
        name = str(folder.absolute())
        if name != str(self.own.absolute()):
            self._jotter.keep("folders", [name, *self._names(without=name)][:MOST])

    def forget(self, folder: Path) -> None:
        """Do not look here any more; the files stay."""
        self._jotter.keep("folders", self._names(without=str(folder.absolute())))

    def look(self) -> tuple[Place, ...]:
        """Home first, then the remembered folders, the latest first. Never raises."""
        return tuple(look_into(folder) for folder in (self.own, *map(Path, self._names())))

    def find(self, fingerprint: str) -> KeyFile | None:
        """The key file of a key, from the first place that has it; `None` when no place has it now."""
        every = (found for place in self.look() for found in place.keys)
        return next((found for found in every if found.fingerprint == fingerprint), None)

    def _names(self, without: str = "") -> list[str]:
        kept = self._jotter.get("folders")
        names = [each for each in kept if isinstance(each, str)] if isinstance(kept, list) else []
        return [each for each in names[:MOST] if each and each != without]


def look_into(folder: Path) -> Place:
    """The key files directly in ``folder``, by name; a folder that cannot be read counts as not there."""
    keys: list[KeyFile] = []
    broken: list[str] = []
    try:
        names = sorted(
            each.name for each in islice(folder.iterdir(), _LOOKED_AT) if each.name.endswith(SUFFIX)
        )
    except (OSError, ValueError):
        return Place(folder, False)
    for name in names[:_KEYS]:
        try:
            keys.append(keyform.read(folder / name))
        except UserError as error:
            if error.code != "keys.file-missing":
                broken.append(name)
    return Place(folder, True, tuple(keys), tuple(broken))
