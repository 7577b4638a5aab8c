"""The folder a spreadsheet was last taken from, in the person's own folder. No records, no Qt."""

import json
from pathlib import Path

_NAME = "importing.json"


class Memory:
    """Reads and writes it; a broken file counts as none."""

    def __init__(self, home: Path) -> None:
        self._file = home / _NAME

    def folder(self) -> Path | None:
        """`None` before the first time."""
        try:
            known = json.loads(self._file.read_text(encoding="utf-8"))
            folder = known.get("folder") if isinstance(known, dict) else None
        except (OSError, ValueError):
            return None
        return Path(folder) if isinstance(folder, str) and folder else None

    def keep(self, folder: Path) -> None:
        """A home that cannot be written is no reason to stop anybody."""
        part = self._file.with_suffix(".part")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps({"folder": str(folder)}), encoding="utf-8")
            part.replace(self._file)
        except OSError:
            part.unlink(missing_ok=True)
