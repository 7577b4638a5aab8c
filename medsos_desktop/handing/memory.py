"""Folders remembered on this PC: used last, kotak masuk, kotak keluar. Small, for the start asks it."""

from pathlib import Path

from medsos_desktop.jotter import Jotter, place

INBOX, OUTBOX = "inbox", "outbox"


class Memory:
    """Two folders for all workspaces: a stick is the same stick."""

    def __init__(self, home: Path) -> None:
        self._jotter = Jotter(home, "handoff.json")

    def get(self, what: str) -> str:
        """``opened`` or ``written``; "" before the first time."""
        found = self._jotter.get(what)
        return found if isinstance(found, str) else ""

    def keep(self, what: str, folder: Path) -> None:
        """Remembers it."""
        self._jotter.keep(what, str(folder))


class BoxMemory:
    """The two folders of one workspace, kept in the person's own folder; "" is none."""

    def __init__(self, home: Path, folder: Path) -> None:
        self._jotter, self._place = Jotter(home, "handoff-boxes.json"), place(folder)

    def get(self, box: str) -> Path | None:
        """The folder of `INBOX` or `OUTBOX`."""
        found = self._all().get(box)
        return Path(found) if found else None

    def keep(self, box: str, folder: Path | None) -> None:
        """Another folder, or none."""
        known = self._all()
        known[box] = str(folder) if folder else ""
        self._jotter.keep(self._place, known)

    def _all(self) -> dict[str, str]:
        found = self._jotter.get(self._place)
        if not isinstance(found, dict):
            return {}
        return {key: each for key, each in found.items() if isinstance(each, str)}
