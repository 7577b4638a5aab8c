"""Notes begun and not sent, kept outside the records: a half sentence is nobody's decision yet. No Qt.

A small JSON file in the user's own folder, per workspace; a broken one counts as none.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

_NAME = "review-notes.json"
_MOST = 50
"""Notes remembered; the oldest goes."""


class Notes:
    """Notes of one workspace folder by person, action and post."""

    def __init__(self, home: Path, folder: Path) -> None:
        self._file = home / _NAME
        self._place = hashlib.sha256(str(folder).encode()).hexdigest()[:16]

    def get(self, person: str, action: str, post: str) -> str:
        """What was typed before, "" when nothing was."""
        found = self._all().get(self._key(person, action, post), "")
        return found if isinstance(found, str) else ""

    def keep(self, person: str, action: str, post: str, text: str) -> None:
        """Remembers it, forgets an empty one; a folder that cannot be written stops nobody."""
        known, key = self._all(), self._key(person, action, post)
        if known.get(key, "") == text:
            return
        known.pop(key, None)
        if text.strip():
            known[key] = text
        for oldest in list(known)[:-_MOST]:
            del known[oldest]
        part = self._file.with_suffix(".part")
        try:
            part.write_text(json.dumps(known), encoding="utf-8")
            part.replace(self._file)
        except OSError:
            part.unlink(missing_ok=True)

    def _key(self, person: str, action: str, post: str) -> str:
        return f"{self._place}/{person}/{action}/{post}"

    def _all(self) -> dict[str, Any]:
        try:
            known = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return known if isinstance(known, dict) else {}
