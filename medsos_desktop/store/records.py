"""The one append-only table: sealing, reading, hashing. Bodies stay as they came."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

from medsos_desktop.model.canonical import canonical
from medsos_desktop.model.record import Record
from medsos_desktop.store.database import Database, Row
from medsos_desktop.store.lineage import Node

_COLUMNS = "id, kind, entity, parents, author, device, chain, seq, prev, at, content, salt, body"


def content_hash(salt: bytes, body: bytes) -> str:
    """SHA-256 (hex) of salt and body: a short body cannot be guessed from it (``decisions.md`` 1)."""
    return _hash(salt + body)


def record_id(record: Record) -> str:
    """SHA-256 (hex) over the canonical header, so that a bare link is checked without its body."""
    header = {
        "device": record.device,
        "chain": record.chain,
        "seq": record.seq,
        "prev": record.prev,
        "kind": record.kind,
        "entity": record.entity,
        "parents": list(record.parents),
        "author": record.author,
        "at": record.at,
        "content": record.content,
    }
    return _hash(canonical(header))


def _hash(data: bytes) -> str:
    import hashlib  # OpenSSL takes 3 ms to load, and looking at a workspace hashes nothing

    return hashlib.sha256(data).hexdigest()


def named(record: Record) -> Record:
    """The same record under the id that its header gives."""
    return replace(record, id=record_id(record))


def insert(db: Database, record: Record, op: str) -> bool:
    """Add one record; false when it is there already."""
    cursor = db.run(
        f"INSERT OR IGNORE INTO records ({_COLUMNS}, op) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            record.id,
            record.kind,
            record.entity,
            json.dumps(record.parents, separators=(",", ":")),
            record.author,
            record.device,
            record.chain,
            record.seq,
            record.prev,
            record.at,
            record.content,
            record.salt,
            record.body,
            op,
        ),
    )
    return cursor.rowcount == 1


def fill(db: Database, record: Record, op: str) -> None:
    """A record that was a bare link gets its body."""
    db.run(
        "UPDATE records SET salt = ?, body = ?, op = ? WHERE id = ?",
        (record.salt, record.body, op, record.id),
    )


def get(db: Database, record: str) -> Record | None:
    """A record by its id."""
    row = db.one(f"SELECT {_COLUMNS} FROM records WHERE id = ?", (record,))
    return _record(row) if row else None


def of_entity(db: Database, kind: str, entity: str) -> list[Record]:
    """All records of one entity, oldest first."""
    rows = db.all(
        f"SELECT {_COLUMNS} FROM records WHERE kind = ? AND entity = ? ORDER BY at, seq, id", (kind, entity)
    )
    return [_record(row) for row in rows]


def of_op(db: Database, device: str, op: str) -> list[Record]:
    """All records of one operation of ``device``, in the order they were written."""
    sql = f"SELECT {_COLUMNS} FROM records WHERE op = ? AND device = ? ORDER BY chain, seq"
    return [_record(row) for row in db.all(sql, (op, device))]


def every(db: Database, after: str = "") -> Iterator[Record]:
    """All records in the order they came; ``after`` a time leaves out older ones."""
    return rows(db, f"SELECT {_COLUMNS} FROM records WHERE at > ? ORDER BY n", (after,))


def of_kind(db: Database, kind: str) -> list[Record]:
    """All records of one kind in the order they came."""
    return [
        _record(row) for row in db.all(f"SELECT {_COLUMNS} FROM records WHERE kind = ? ORDER BY n", (kind,))
    ]


def in_chains(db: Database) -> Iterator[Record]:
    """All records, chain by chain, each from its beginning."""
    return rows(db, f"SELECT {_COLUMNS} FROM records ORDER BY device, chain, seq, id")


def rows(db: Database, sql: str, args: Iterable[object] = ()) -> Iterator[Record]:
    """The records that a query answers whose columns are those of the table, in its order."""
    for row in db.run(sql, tuple(args)):
        yield _record(row)


def nodes(db: Database, kind: str, entity: str) -> dict[str, Node]:
    """The lineage of one entity."""
    rows = db.run(
        "SELECT id, parents, at, body IS NOT NULL,"
        " body IS NULL AND NOT EXISTS (SELECT 1 FROM erased WHERE record = id)"
        " FROM records WHERE kind = ? AND entity = ?",
        (kind, entity),
    )
    return {
        key: Node(key, tuple(json.loads(parents)) if parents != "[]" else (), at, bool(whole), bool(absent))
        for key, parents, at, whole, absent in rows
    }


def bodies(db: Database, ids: Iterable[str]) -> list[bytes]:
    """The bodies of records that have one, in the order asked for."""
    found: list[bytes] = []
    for each in ids:
        row = db.one("SELECT body FROM records WHERE id = ?", (each,))
        if row and row[0] is not None:
            found.append(row[0])
    return found


def _record(row: Row) -> Record:
    id_, kind, entity, parents, *rest = row
    return Record(id_, kind, entity, tuple(json.loads(parents)), *rest)
