"""The folder a spreadsheet was last taken from, in the person's own folder. No records, no Qt."""

from pathlib import Path

from medsos_desktop.jotter import Jotter

_FOLDER = "folder"


class Memory:
    """One folder for all workspaces: sheets lie where they lie."""

    def __init__(self, home: Path) -> None:
        self._jotter = Jotter(home, "importing.json")

    def folder(self) -> Path | None:
        """`None` before the first time."""
        found = self._jotter.get(_FOLDER)
        return Path(found) if isinstance(found, str) and found else None

    def keep(self, folder: Path) -> None:
        """Remembers it."""
        self._jotter.keep(_FOLDER, str(folder))
