"""Which post was open last, per workspace: a small file in the user's own folder, no record.

A broken file counts as none; one that cannot be written stops nobody.
"""

import hashlib
import json
from pathlib import Path

_NAME = "composer.json"
_MOST = 20
"""Workspaces remembered; the oldest goes."""


class Memory:
    """Reads and writes the entry of one workspace folder in ``home``."""

    def __init__(self, home: Path, folder: Path) -> None:
        self._file = home / _NAME
        self._key = hashlib.sha256(str(folder).encode()).hexdigest()[:16]

    def post(self) -> str:
        """The id of the last post, "" for none."""
        return self._all().get(self._key, "")

    def keep(self, post: str) -> None:
        """Remembers it."""
        known = self._all()
        if known.get(self._key, "") == post:
            return
        known.pop(self._key, None)
        known[self._key] = post
        for oldest in list(known)[:-_MOST]:
            del known[oldest]
        part = self._file.with_suffix(".part")
        try:
            part.write_text(json.dumps(known), encoding="utf-8")
            part.replace(self._file)
        except OSError:
            part.unlink(missing_ok=True)

    def _all(self) -> dict[str, str]:
        try:
            known = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        if not isinstance(known, dict):
            return {}
        return {str(key): value for key, value in known.items() if isinstance(value, str)}
