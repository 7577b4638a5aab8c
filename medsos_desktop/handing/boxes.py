"""Kotak masuk: what is new in the folder, and what of it waits."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from medsos_desktop.errors import UserError
from medsos_desktop.exchange.handoff import boxes
from medsos_desktop.exchange.handoff.boxes import Look, Parcel
from medsos_desktop.exchange.handoff.opening import Peek, peek


@dataclass(frozen=True, slots=True)
class Scan:
    """One look at a folder: what is there, and what the files that did not change since the last look tell.

    ``there`` is false where the folder cannot be read (a share that is off, a stick that was pulled).
    """

    folder: Path
    there: bool = True
    looks: tuple[Look, ...] = ()
    told: Mapping[Look, Peek | UserError] = field(default_factory=dict)


def scan(folder: Path, before: Scan | None) -> Scan:
    """Look again, for a worker: a dead network share may keep it waiting.

    Cheap where nothing is new: names, sizes and times; only a file that looks as it did the last time and
    was not read yet is opened, and of that its list of contents. Trouble of the folder is tried again: only
    what is wrong with the file itself stays so while it is the same.
    """
    if before is None or before.folder != folder:
        before = Scan(folder)
    looks = boxes.look(folder)
    steady, told = set(before.looks), {}
    for each in looks:
        known = before.told.get(each)
        if known is not None and not _passing(known):
            told[each] = known
        elif each in steady:
            told[each] = _told(folder / each.name)
    return Scan(folder, bool(looks) or folder.is_dir(), looks, told)


def _passing(told: Peek | UserError) -> bool:
    return isinstance(told, UserError) and told.code in ("handoff.unreadable", "handoff.absent")


def _told(file: Path) -> Peek | UserError:
    try:
        return peek(file)
    except UserError as error:
        return error


class Inbox:
    """What waits in one folder. ``was_taken`` says of a manifest's hash whether all of it was taken."""

    def __init__(self, was_taken: Callable[[str], bool]) -> None:
        self._was_taken = was_taken
        self.last: Scan | None = None
        self.parcels: tuple[Parcel, ...] = ()
        self._announced: set[str] = set()

    @property
    def unread(self) -> int:
        """Parcels that can be opened."""
        return sum(each.peek is not None for each in self.parcels)

    def came(self, found: Scan) -> tuple[Parcel, ...]:
        """Another look; the parcels in it that nobody was told of yet."""
        if self.last is not None and self.last.folder != found.folder:
            self._announced.clear()
        self.last = found
        self.recount()
        fresh = [each for each in self.parcels if each.peek and each.peek.sha256 not in self._announced]
        self._announced |= {each.peek.sha256 for each in fresh if each.peek}
        return tuple(fresh)

    def recount(self) -> None:
        """Something was taken: it waits no longer."""
        found = self.last
        if found is None:
            return

        def read(name: str) -> Peek:
            told = next(each for look, each in found.told.items() if look.name == name)
            if isinstance(told, UserError):
                raise told
            return told

        self.parcels = boxes.waiting(found.told, found.looks, read, self._was_taken)

    def forget(self) -> None:
        """There is no inbox any more."""
        self.last, self.parcels = None, ()
        self._announced.clear()


def newest(parcels: Iterable[Parcel]) -> tuple[Parcel, ...]:
    """Parcels as they are shown: the newest first, those with trouble last."""
    return tuple(sorted(parcels, key=lambda each: (each.peek is None, -each.look.changed, each.look.name)))
