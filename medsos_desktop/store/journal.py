"""Which operation can be undone or done again: read from this device's own records, so it survives a restart."""

from collections.abc import Iterator

from medsos_desktop.model.record import Op
from medsos_desktop.store.database import Database


def undoable(db: Database, device: str) -> tuple[Op, str] | None:
    """The newest operation that still stands, and the id of the one that did it last (itself or a redo)."""
    settled: set[str] = set()
    for op in _backwards(db, device):
        if op.undoes:
            settled.add(op.undoes)
        elif (target := op.redoes or op.id) not in settled:
            return (_get(db, target) or op), op.id
    return None


def redoable(db: Database, device: str) -> tuple[Op, str] | None:
    """The operation undone last, unless something new was done since, and the id of its undo."""
    again: set[str] = set()
    for op in _backwards(db, device):
        if op.redoes:
            again.add(op.redoes)
        elif not op.undoes:
            return None
        elif op.undoes in again:
            again.discard(op.undoes)
        else:
            target = _get(db, op.undoes)
            return (target, op.id) if target else None
    return None


def _backwards(db: Database, device: str) -> Iterator[Op]:
    cursor = db.run(
        "SELECT id, name, subject, undoes, redoes FROM ops WHERE device = ? ORDER BY at DESC, chain DESC, seq DESC",
        (device,),
    )
    for row in cursor:
        yield Op(*row)


def _get(db: Database, op: str) -> Op | None:
    row = db.one("SELECT id, name, subject, undoes, redoes FROM ops WHERE id = ?", (op,))
    return Op(*row) if row else None
