"""Erasure (UU PDP 27/2022 art. 8, ``decisions.md`` 6): bodies go, links stay.

An erase record names records. It wins whatever arrives first: a record named by one never keeps its
body here. What is left of it is its place in the chain and two hashes; without the salt not even a
short body can be guessed from them.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from medsos_desktop.model.record import Record
from medsos_desktop.store import bodies, journal
from medsos_desktop.store.database import Database

Touched = set[tuple[str, str]]


def apply(db: Database, eraser: Record) -> Touched:
    """Follow one erase record; the entities to project anew. Inside a transaction of the caller."""
    touched: Touched = set()
    for record in records_of(eraser):
        db.run("INSERT OR IGNORE INTO erased VALUES (?, ?)", (record, eraser.id))
        touched |= strip(db, record)
    return touched


def is_erased(db: Database, record: str) -> bool:
    """Whether some erase record names this one."""
    return db.one("SELECT 1 FROM erased WHERE record = ? LIMIT 1", (record,)) is not None


def strip(db: Database, record: str) -> Touched:
    """Drop body, salt, remark and draft of one record. Erase records themselves cannot be erased."""
    row = db.one("SELECT kind, entity, device, op FROM records WHERE id = ? AND kind <> 'erase'", (record,))
    if row is None:
        return set()
    kind, entity, device, op = row
    db.run("UPDATE records SET salt = NULL, body = NULL, op = '' WHERE id = ?", (record,))
    db.run("DELETE FROM remarks WHERE id = ?", (record,))
    if kind == "post":
        db.run("DELETE FROM drafts WHERE post = ?", (entity,))
        db.run("DELETE FROM seen WHERE post = ?", (entity,))
    if kind == "key":
        db.run("DELETE FROM trusted WHERE key = ?", (entity,))
    if op:
        journal.refresh(db, device, op)
    return {(kind, entity)}


def records_of(eraser: Record) -> list[str]:
    """Ids of the records that an erase record names."""
    return [] if eraser.body is None else list(_named(eraser.body).get("records", []))


def media_of(eraser: Record) -> list[str]:
    """Hashes of pictures an erase record wants gone where nothing else uses them."""
    return [] if eraser.body is None else list(_named(eraser.body).get("media", []))


def in_use(db: Database, asset: str) -> bool:
    """Whether any revision, draft or evidence still shows the file."""
    stored = (
        "SELECT 1 FROM records WHERE kind IN ('post', 'evidence') AND body IS NOT NULL"
        " AND instr(body, ?) LIMIT 1"
    )
    drafted = "SELECT 1 FROM drafts WHERE instr(data, ?) LIMIT 1"
    return bool(db.one(stored, (asset.encode(),)) or db.one(drafted, (asset,)))


def pictures(found: Iterable[Record]) -> set[str]:
    """Hashes of the pictures that posts among ``found`` show, and of what evidence among them names."""
    assets: set[str] = set()
    for record in found:
        if record.kind == "evidence" and record.body is not None:
            assets.add(bodies.read("evidence", record.body)[0]["blob"])
        elif record.kind == "post" and record.body is not None:
            post = bodies.unpack("post", bodies.read("post", record.body)[0])
            variants = (variant.media or () for variant in post.variants.values())
            assets |= {use.asset for uses in (post.media, *variants) for use in uses}
    return assets


def scrub(db: Database) -> None:
    """After the commit: leave nothing readable in the index's old segments or in the WAL."""
    with db.transaction(durable=True):
        db.run("INSERT INTO search (search) VALUES ('optimize')")
    db.run("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _named(body: bytes) -> Mapping[str, Any]:
    data: Mapping[str, Any] = json.loads(body).get("data", {})
    return data
