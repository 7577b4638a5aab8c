"""Checks every record against its hashes and its neighbours, and names what does not fit."""

from collections.abc import Iterator
from dataclasses import dataclass

from medsos_desktop.model.record import Record
from medsos_desktop.store import records
from medsos_desktop.store.database import Database


@dataclass(frozen=True, slots=True)
class Trouble:
    """``why``: ``id`` or ``content`` (altered), ``gap`` (one is missing before it), ``prev`` (another stood
    before it), ``fork`` (two in one place), ``time`` (earlier than the one before).
    """

    record: str
    why: str


def verify(db: Database) -> list[Trouble]:
    """Everything that is wrong with the records here. Cannot find a chain cut short at its end: for that
    a later head must be known from elsewhere.
    """
    return list(_troubles(db))


def _matches(record: Record) -> bool:
    """A bare link or erased record has nothing to compare."""
    if record.body is None or record.salt is None:
        return True
    return records.content_hash(record.salt, record.body) == record.content


def _troubles(db: Database) -> Iterator[Trouble]:
    place, last = ("", ""), ("", 0, "")
    for record in records.in_chains(db):
        if records.record_id(record) != record.id:
            yield Trouble(record.id, "id")
        if not _matches(record):
            yield Trouble(record.id, "content")
        if place != (record.device, record.chain):
            place, last = (record.device, record.chain), ("", 0, "")
        id_, seq, at = last
        if record.seq == seq:
            yield Trouble(record.id, "fork")
        elif record.seq != seq + 1:
            yield Trouble(record.id, "gap")
        elif record.prev != id_:
            yield Trouble(record.id, "prev")
        if record.at < at:
            yield Trouble(record.id, "time")
        last = (record.id, record.seq, record.at)
