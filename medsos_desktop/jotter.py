"""What screens remember on this PC between starts: small JSON files in the person's own folder, no records.

Losing one loses a convenience: a broken file counts as none, one that cannot be written stops nobody.
"""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any


class Jotter:
    """The file ``name`` in ``home``: values by key, at most ``most`` of them; the oldest goes."""

    def __init__(self, home: Path, name: str, most: int = 20) -> None:
        self._file, self._most = home / name, most

    def get(self, key: str) -> Any:
        """What was kept under ``key``, as JSON gives it; `None` when nothing was."""
        return self._all().get(key)

    def keep(self, key: str, value: Any) -> None:
        """Remembers plain JSON under ``key``, as the newest; `None` forgets it."""
        known = self._all()
        if known.get(key) == value:
            return
        known.pop(key, None)
        if value is not None:
            known[key] = value
        for oldest in list(known)[: -self._most]:
            del known[oldest]
        jot(self._file, known)

    def _all(self) -> dict[str, Any]:
        try:
            known = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return known if isinstance(known, dict) else {}


def jot(file: Path, value: Any) -> None:
    """Writes plain JSON, whole or not at all; a home that cannot be written is no reason to stop anybody."""
    part = file.with_name(f"{file.name}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(value, indent=1), encoding="utf-8")
        part.replace(file)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def place(folder: Path) -> str:
    """A key for a workspace: short, and without the folder's name."""
    import hashlib  # OpenSSL takes 3 ms to load, and the window's settings need none of it

    return hashlib.sha256(str(folder).encode()).hexdigest()[:16]
