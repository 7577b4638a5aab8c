"""Which operation can be undone or done again, read from this device's own records: it survives a restart."""

from collections.abc import Iterator

from medsos_desktop.model.record import FOUND, UNDONE_KINDS, Op, Record
from medsos_desktop.store import bodies, records
from medsos_desktop.store.database import Database


def undoable(db: Database, device: str) -> tuple[Op, str] | None:
    """The newest operation that still stands, and the id of the one that did it last (itself or a redo).

    None where only the founding is left: without an office there would be nobody to work as.
    """
    settled: set[str] = set()
    for op in _backwards(db, device):
        if op.undoes:
            settled.add(op.undoes)
        elif (target := op.redoes or op.id) not in settled:
            found = _get(db, device, target) or op
            return None if found.name == FOUND else (found, op.id)
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
            target = _get(db, device, op.undoes)
            return (target, op.id) if target else None
    return None


def decided_since(db: Database, device: str, op: str) -> bool:
    """Whether somebody decided on a post of an operation after its last record."""
    last = db.one(
        "SELECT at, seq FROM records WHERE op = ? AND device = ? ORDER BY at DESC, seq DESC LIMIT 1",
        (op, device),
    )
    if last is None:
        return False
    return bool(
        db.one(
            "SELECT 1 FROM (SELECT DISTINCT entity FROM records WHERE op = ? AND device = ?"
            " AND kind IN ('post', 'publication')) o CROSS JOIN records d ON d.entity = o.entity"
            " WHERE d.kind = 'decision' AND (d.at, d.seq) > (?, ?) LIMIT 1",
            (op, device, *last),
        )
    )


def note(db: Database, record: Record, op: Op) -> None:
    """A record of an operation was added. The operation stands where its first record stands."""
    if record.kind in UNDONE_KINDS:
        place = (record.at, record.chain, record.seq)
        db.run(
            "INSERT INTO ops VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT (device, id) DO UPDATE SET"
            " at = excluded.at, chain = excluded.chain, seq = excluded.seq, name = excluded.name,"
            " subject = excluded.subject, undoes = excluded.undoes, redoes = excluded.redoes"
            " WHERE (excluded.at, excluded.chain, excluded.seq) < (at, chain, seq)",
            (record.device, op.id, *place, op.name, op.subject, op.undoes, op.redoes),
        )


def refresh(db: Database, device: str, op: str) -> None:
    """An operation lost a record (erasure): forget it, or let it stand where the rest of it does."""
    db.run("DELETE FROM ops WHERE device = ? AND id = ?", (device, op))
    for record in records.of_op(db, device, op):
        if record.body is not None and (found := bodies.op_of(record.body)):
            note(db, record, found)


def _backwards(db: Database, device: str) -> Iterator[Op]:
    cursor = db.run(
        "SELECT id, name, subject, undoes, redoes FROM ops WHERE device = ?"
        " ORDER BY at DESC, chain DESC, seq DESC, id DESC",
        (device,),
    )
    for row in cursor:
        yield Op(*row)


def _get(db: Database, device: str, op: str) -> Op | None:
    row = db.one(
        "SELECT id, name, subject, undoes, redoes FROM ops WHERE device = ? AND id = ?", (device, op)
    )
    return Op(*row) if row else None
