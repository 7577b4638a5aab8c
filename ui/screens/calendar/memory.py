"""What the calendar remembers between starts, per workspace and person: view and filters. No records, no Qt.

A small JSON file in the user's own folder, like `ui.settings`; a broken one counts as none.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

from medsos_desktop.calendar.filters import Filter

from .desk import MONTH, VIEWS

_NAME = "calendar.json"
_MOST = 20
"""Workspaces remembered; the oldest goes."""


class Memory:
    """Reads and writes the entry of one workspace folder in ``home``."""

    def __init__(self, home: Path, folder: Path) -> None:
        self._file = home / _NAME
        self._key = hashlib.sha256(str(folder).encode()).hexdigest()[:16]

    def view(self) -> str:
        """Month unless the person left in the week view."""
        found = self._mine(self._all()).get("view")
        return found if found in VIEWS else MONTH

    def filter(self) -> Filter:
        """The filters as they were; none when what is stored makes no sense."""
        found = self._mine(self._all()).get("filter")
        return Filter.from_data(found) if isinstance(found, dict) else Filter()

    def keep(self, view: str, chosen: Filter) -> None:
        """Remembers both; a folder that cannot be written is no reason to stop anybody."""
        known = self._all()
        known.pop(self._key, None)
        known[self._key] = {"view": view, "filter": chosen.to_data()}
        for oldest in list(known)[:-_MOST]:
            del known[oldest]
        part = self._file.with_suffix(".part")
        try:
            part.write_text(json.dumps(known), encoding="utf-8")
            part.replace(self._file)
        except OSError:
            part.unlink(missing_ok=True)

    def _all(self) -> dict[str, Any]:
        try:
            known = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return known if isinstance(known, dict) else {}

    def _mine(self, known: dict[str, Any]) -> dict[str, Any]:
        found = known.get(self._key)
        return found if isinstance(found, dict) else {}
