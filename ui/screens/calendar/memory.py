"""What the calendar remembers between starts, per workspace and person: view and filters. No Qt."""

from pathlib import Path
from typing import Any

from medsos_desktop.calendar.filters import Filter
from medsos_desktop.jotter import Jotter, place

from .desk import MONTH, VIEWS


class Memory:
    """Reads and writes the entry of one workspace folder in ``home``."""

    def __init__(self, home: Path, folder: Path) -> None:
        self._jotter, self._place = Jotter(home, "calendar.json"), place(folder)

    def view(self) -> str:
        """Month unless the person left in the week view."""
        found = self._mine().get("view")
        return found if found in VIEWS else MONTH

    def filter(self) -> Filter:
        """The filters as they were; none when what is stored makes no sense."""
        found = self._mine().get("filter")
        return Filter.from_data(found) if isinstance(found, dict) else Filter()

    def keep(self, view: str, chosen: Filter) -> None:
        """Remembers both."""
        self._jotter.keep(self._place, {"view": view, "filter": chosen.to_data()})

    def _mine(self) -> dict[str, Any]:
        found = self._jotter.get(self._place)
        return found if isinstance(found, dict) else {}
