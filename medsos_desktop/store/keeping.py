"""Erase records beside the backups and at home: what was erased stays so when a backup is restored."""

import json
from collections.abc import Iterable
from pathlib import Path

from medsos_desktop.errors import UserError
from medsos_desktop.model.record import Record
from medsos_desktop.store import wire
from medsos_desktop.store.troubles import calm

FOLDER = "backups"
NAME = "erasures.json"


def beside(folder: Path) -> Path:
    """The list in the workspace ``folder``."""
    return folder / FOLDER / NAME


def at_home(home: Path, workspace: str) -> Path:
    """The list in the user's own folder: for backups that were carried away as one file."""
    return home / "erasures" / f"{workspace}.json"


def remember(file: Path, erasers: Iterable[Record]) -> None:
    """Add erase records to the list ``file``."""
    known = {record.id: record for record in remembered(file)}
    known |= {record.id: record for record in erasers}
    with calm(file.parent):
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_name(NAME + ".part")
        part.write_text(json.dumps([wire.dump(record) for record in known.values()]), encoding="utf-8")
        part.replace(file)


def remembered(file: Path) -> list[Record]:
    """The erase records noted in ``file``; what cannot be read is left out."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        return [wire.load(each) for each in found]
    except (OSError, ValueError, TypeError, UserError):
        return []
