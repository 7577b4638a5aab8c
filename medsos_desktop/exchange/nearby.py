"""Spreadsheets that lie where a person is likely to look: the folder used last, Documents, Downloads."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from os import scandir
from pathlib import Path

SUFFIXES = (".xlsx", ".csv", ".xlsm", ".tsv")
"""Files that are offered; others can be chosen all the same, and are refused with a reason."""

_LOOKED_AT = 2_000
"""Entries of one folder that are looked at; a folder with more is no place for a choice."""


@dataclass(frozen=True, slots=True)
class Nearby:
    """A spreadsheet: ``size`` in bytes, ``changed`` in UTC."""

    path: Path
    size: int
    changed: datetime


def spreadsheets(folders: Iterable[Path], most: int = 5) -> tuple[Nearby, ...]:
    """The spreadsheets changed last; folders that cannot be read hold none."""
    found: dict[Path, Nearby] = {}
    for folder in folders:
        try:
            with scandir(folder) as entries:
                for _, entry in zip(range(_LOOKED_AT), entries, strict=False):
                    if entry.name.lower().endswith(SUFFIXES) and not entry.name.startswith(("~$", ".")):
                        facts = entry.stat()
                        path = Path(entry.path)
                        when = datetime.fromtimestamp(facts.st_mtime, UTC)
                        found[path] = Nearby(path, facts.st_size, when)
        except OSError:
            continue
    return tuple(sorted(found.values(), key=lambda each: (-each.changed.timestamp(), each.path.name))[:most])
