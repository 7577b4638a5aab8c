"""Standing approvals as they stand, from the records about each: one that gives it, some that revoke it."""

import json
from typing import Any

from medsos_desktop.model.grants import GIVE, REVOKE, Grant
from medsos_desktop.store.database import Database

_ROWS = "SELECT id, entity, at, author, data FROM remarks WHERE kind = 'grant'"
_TOLD = ("template", "pillar", "start", "until", "note", "proof", "acting", "acting_for")


def one(db: Database, id: str) -> Grant | None:
    """The grant whose record is ``id``; `None` when no grant, or not here (yet)."""
    row = db.one(f"{_ROWS} AND id = ?", (id,))
    if row is None or json.loads(row[4]).get("action") != GIVE:
        return None
    return _grant(row, db.all(f"{_ROWS} AND entity = ? ORDER BY at, id", (row[1],)))


def every(db: Database) -> list[Grant]:
    """All that were ever given, oldest first, the revoked ones too."""
    rows = db.all(f"{_ROWS} ORDER BY at, id")
    return [
        _grant(row, [other for other in rows if other[1] == row[1]])
        for row in rows
        if json.loads(row[4]).get("action") == GIVE
    ]


def dependents(db: Database, entity: str) -> list[str]:
    """Posts with an approval that rests on this standing approval, whether that is known here or not."""
    records = db.all("SELECT id FROM records WHERE kind = 'grant' AND entity = ?", (entity,))
    found: set[str] = set()
    for (record,) in records:
        named = f'%"basis": "{record}"%'
        rows = db.all("SELECT DISTINCT entity FROM remarks WHERE kind = 'decision' AND data LIKE ?", (named,))
        found.update(row[0] for row in rows)
    return sorted(found)


def tips(db: Database, entity: str) -> tuple[str, ...]:
    """Its records, oldest first: parents of the next one."""
    rows = db.all("SELECT id FROM records WHERE kind = 'grant' AND entity = ? ORDER BY at, id", (entity,))
    return tuple(row[0] for row in rows)


def _grant(row: tuple[Any, ...], about: list[tuple[Any, ...]]) -> Grant:
    data = json.loads(row[4])
    revoked = next((each for each in about if json.loads(each[4]).get("action") == REVOKE), None)
    told = {name: str(data[name]) for name in _TOLD if name in data}  # a newer version may hold other things
    if revoked is not None:
        told |= {
            "revoked_at": revoked[2],
            "revoked_by": revoked[3],
            "revoked_note": str(json.loads(revoked[4]).get("note", "")),
        }
    return Grant(id=row[0], entity=row[1], author=row[3], at=row[2], **told)
