"""Full text search (FTS5) over posts and the directory.

The row number of a document begins with its planned minute, so that "newest first" is the order in
which SQLite walks the index: a word that stands in most posts costs no more than a rare one.
"""

import re
import zlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from medsos_desktop.model.rows import Hit
from medsos_desktop.store.database import Database

MARK_START, MARK_END = "\ue000", "\ue001"
_SLOTS = 1 << 24
_EPOCH = datetime(2000, 1, 1)
_ALWAYS_FIRST = 1 << 30  # minutes; what has no date (partners, people) comes before dated posts
_WORD = re.compile(r"\w+")

TEXTS: Mapping[str, tuple[str, ...]] = {
    "partner": ("name", "contact"),
    "collaboration": ("program", "document", "beneficiaries"),
    "person": ("name", "title"),
    "account": ("name", "handle"),
    "pillar": ("name",),
}
"""Which fields of the directory can be searched; the first is the title of the hit."""


def post(db: Database, entity: str, data: Mapping[str, Any]) -> None:
    """Index a post as it is shown; ``{}`` takes it out."""
    body = "\n".join(each for each in _post_texts(data) if each)
    _put(db, "post", entity, data.get("planned", ""), data.get("title", ""), body)


def entity(db: Database, kind: str, entity: str, data: Mapping[str, Any]) -> None:
    """Index an entity of the directory; ``{}`` takes it out."""
    fields = TEXTS.get(kind, ())
    if fields:
        title, *rest = (str(data.get(field, "")) for field in fields)
        _put(db, kind, entity, "", title, "\n".join(each for each in rest if each))


def remove(db: Database, kind: str, entity: str) -> None:
    """Take an entity out of the index."""
    row = db.one("SELECT doc FROM searched WHERE kind = ? AND id = ?", (kind, entity))
    if row:
        db.run("DELETE FROM search WHERE rowid = ?", row)
        db.run("DELETE FROM searched WHERE doc = ?", row)


def find(db: Database, query: str, limit: int) -> list[Hit]:
    """The newest ``limit`` hits for all words of ``query``, the last as a beginning.

    Not ranked: of many matches "newest" is the better guess, and cheap. The index is walked from its
    end and left after ``limit`` rows, so snippets are made for the hits alone; the CROSS JOIN keeps
    SQLite from walking ``searched`` first.
    """
    match = _match(query)
    if not match or limit < 1:
        return []
    found = db.all(
        "SELECT d.kind, d.id, s.title, snippet(search, -1, ?, ?, '…', 12), d.planned"
        " FROM search s CROSS JOIN searched d ON d.doc = s.rowid"
        " WHERE search MATCH ? ORDER BY s.rowid DESC LIMIT ?",
        (MARK_START, MARK_END, match, limit),
    )
    return [Hit(*row) for row in found]


def _match(query: str) -> str:
    """An FTS5 expression without any operator of the user's: every word quoted."""
    words = _WORD.findall(query)[:12]
    if not words:
        return ""
    quoted = [f'"{word}"' for word in words]
    if len(words[-1]) > 2 and not query.endswith(" "):
        quoted[-1] += "*"
    return " ".join(quoted)


def _put(db: Database, kind: str, entity: str, planned: str, title: str, body: str) -> None:
    remove(db, kind, entity)
    if not title and not body:
        return
    for doc in _numbers(kind, entity, planned):
        cursor = db.run("INSERT OR IGNORE INTO searched VALUES (?,?,?,?)", (doc, kind, entity, planned))
        if cursor.rowcount == 1:
            db.run("INSERT INTO search (rowid, title, body) VALUES (?,?,?)", (doc, title, body))
            return


def place(post: str, planned: str) -> int:
    """Where a post will probably stand in the index. Whoever adds many does it in this order: each step back
    makes SQLite write out what it had gathered.
    """
    return next(_numbers("post", post, planned))


def _numbers(kind: str, entity: str, planned: str) -> Iterator[int]:
    """Free row numbers to try: minute of ``planned``, then a hash of the id, then its neighbours."""
    minutes = _ALWAYS_FIRST
    if kind == "post":
        try:
            minutes = max(0, int((datetime.fromisoformat(planned) - _EPOCH).total_seconds()) // 60)
        except (ValueError, TypeError):
            minutes = 0
    start = zlib.crc32(f"{kind}/{entity}".encode()) % _SLOTS
    for step in range(_SLOTS):
        yield minutes * _SLOTS + (start + step) % _SLOTS


def _post_texts(data: Mapping[str, Any]) -> Iterator[str]:
    yield data.get("text", "")
    yield from _alts(data)
    for variant in data.get("variants", {}).values():
        yield from variant.get("fields", {}).values()
        yield from _alts(variant)
    yield " ".join(data.get("labels", ()))
    for field in ("campaign", "note", "source", "link"):
        yield data.get(field, "")


def _alts(data: Mapping[str, Any]) -> Iterator[str]:
    for use in data.get("media", ()):
        yield use.get("alt", "")
