"""Which post was open last, per workspace: a note in the user's own folder, no record."""

from pathlib import Path

from medsos_desktop.jotter import Jotter, place


class Memory:
    """Reads and writes the entry of one workspace folder in ``home``."""

    def __init__(self, home: Path, folder: Path) -> None:
        self._jotter, self._place = Jotter(home, "composer.json"), place(folder)

    def post(self) -> str:
        """The id of the last post, "" for none."""
        found = self._jotter.get(self._place)
        return found if isinstance(found, str) else ""

    def keep(self, post: str) -> None:
        """Remembers it; "" forgets."""
        self._jotter.keep(self._place, post or None)
