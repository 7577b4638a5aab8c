"""Notes on posts as they are stored. (Apart from `remarks`, which the start of the window reads.)"""

import json
from collections.abc import Mapping
from typing import Any

from medsos_desktop.model.notes import Note, NoteRow, Pin
from medsos_desktop.store import lineage, remarks
from medsos_desktop.store.database import Database


def notes(db: Database, post: str) -> list[NoteRow]:
    """All notes on a post, causes before effects, then by time and id."""
    return [
        NoteRow(id_, at, author, tuple(json.loads(parents)), _note(json.loads(data)))
        for id_, parents, at, author, data in remarks.ordered(db, "note", post)
    ]


def tips(db: Database, post: str, thread: str) -> tuple[str, ...]:
    """Notes of a thread that nobody has followed yet: parents of the next one."""
    rows = [row for row in notes(db, post) if thread in (row.id, row.note.thread)]
    return lineage.tips({row.id: lineage.Node(row.id, row.parents, row.at, True) for row in rows})


def _note(data: Mapping[str, Any]) -> Note:
    """What a newer app wrote besides is passed over."""
    told = {name: data[name] for name in ("note", "thread", "replacement") if name in data}
    if "pin" in data:
        told["pin"] = _pin(data["pin"])
    return Note(data.get("action", ""), **told)


def _pin(data: Mapping[str, Any]) -> Pin:
    told = {name: data[name] for name in Pin.__slots__ if name in data}
    return Pin(**told | {"accounts": tuple(data.get("accounts", ()))})
