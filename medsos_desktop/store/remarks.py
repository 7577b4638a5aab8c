"""Decisions, notes, publications and evidence: records that point at an entity and never change."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from medsos_desktop.model import publication
from medsos_desktop.model.publication import Publication
from medsos_desktop.model.record import Record
from medsos_desktop.model.rows import Decision
from medsos_desktop.store import lineage, records
from medsos_desktop.store.database import Database

_MANY = 500
"""Posts asked for at once."""
_OWN = frozenset({
    "action", "subject", "content", "note", "link", "leads_to", "confirmed", "proof",
    "basis", "acting", "acting_for", "signed_by", "signed_on",
})  # fmt: skip


def add(db: Database, record: Record, data: Mapping[str, Any]) -> None:
    """Note one remark."""
    db.run(
        "INSERT OR REPLACE INTO remarks VALUES (?,?,?,?,?,?)",
        (record.id, record.kind, record.entity, record.at, record.author, json.dumps(data, sort_keys=True)),
    )


def decisions(db: Database, post: str) -> list[Decision]:
    """All decisions about a post, oldest first: causes before effects, then by time and id."""
    return [_decision(post, row) for row in ordered(db, "decision", post)]


def ordered(db: Database, kind: str, post: str) -> list[tuple[Any, ...]]:
    """``(id, parents, at, author, data)`` of remarks: causes before effects, then by time and id.

    Parents and data are JSON. The order depends on the records alone, so it is the same on every PC.
    """
    rows = db.all(
        "SELECT m.id, r.parents, m.at, m.author, m.data FROM remarks m JOIN records r ON r.id = m.id"
        " WHERE m.entity = ? AND m.kind = ?",
        (post, kind),
    )
    parents = {row[0]: tuple(json.loads(row[1])) for row in rows}
    depths: dict[str, int] = {}
    rows.sort(key=lambda row: (lineage.depth(row[0], parents, depths), row[2], row[0]))
    return rows


def decisions_about(db: Database, start: str) -> list[Decision]:
    """Decisions about a content whose hash begins with ``start``, of all posts, by time."""
    rows = db.all(
        "SELECT id, entity, at, author, data FROM remarks WHERE kind = 'decision'"
        " AND substr(json_extract(data, '$.content'), 1, ?) = ? ORDER BY at, id",
        (len(start), start),
    )
    return [_decision(post, (id_, "", at, author, data)) for id_, post, at, author, data in rows]


def evidence(db: Database, post: str) -> list[tuple[str, str, str, Mapping[str, Any]]]:
    """``(id, at, author, data)`` of what was attached to decisions about a post, oldest first."""
    return _told(db, "evidence", post)


def tips(db: Database, post: str, kind: str = "decision") -> tuple[str, ...]:
    """Remarks nobody has followed yet: parents of the next one, so that order is not left to clocks."""
    return lineage.tips(records.nodes(db, kind, post))


def publications(db: Database, post: str) -> list[Publication]:
    """All that was told of where a post is out: causes before effects, then by time and id."""
    return [
        publication.unpack(json.loads(data), id_, author, at)
        for id_, _parents, at, author, data in ordered(db, "publication", post)
    ]


def accounts_told(db: Database, posts: Iterable[str]) -> dict[str, frozenset[str]]:
    """Accounts on which posts are out, as far as told; those of which nothing stands are left out."""
    wanted, found, taken_back = list(posts), dict[str, set[str]](), set[str]()
    for at in range(0, len(wanted), _MANY):
        part = wanted[at : at + _MANY]
        marks = ",".join("?" * len(part))
        for post, account, gone in db.run(
            "SELECT entity, json_extract(data, '$.account'), json_extract(data, '$.gone') FROM remarks"
            f" WHERE kind = 'publication' AND entity IN ({marks})",
            part,
        ):
            found.setdefault(post, set()).add(str(account))
            if gone:
                taken_back.add(post)
    for post in taken_back:  # seldom: only here the order of what was told matters
        held = publication.standing(publications(db, post))
        found[post] = {account for account, each in held.items() if not each.gone}
    return {post: frozenset(accounts) for post, accounts in found.items() if accounts}


def published(db: Database) -> list[str]:
    """Posts of which somebody told that they went out."""
    return [row[0] for row in db.all("SELECT DISTINCT entity FROM remarks WHERE kind = 'publication'")]


def links(db: Database) -> list[tuple[str, str]]:
    """``(post, link)`` of everything that was ever told to be out with a link."""
    return db.all(
        "SELECT entity, json_extract(data, '$.link') FROM remarks WHERE kind IN ('publication', 'decision')"
        " AND coalesce(json_extract(data, '$.link'), '') <> ''"
    )


def _told(db: Database, kind: str, post: str) -> list[tuple[str, str, str, Mapping[str, Any]]]:
    rows = db.all(
        "SELECT id, at, author, data FROM remarks WHERE entity = ? AND kind = ? ORDER BY at, id", (post, kind)
    )
    return [(row[0], row[1], row[2], json.loads(row[3])) for row in rows]


def _decision(post: str, row: tuple[Any, ...]) -> Decision:
    data = json.loads(row[4])
    return Decision(
        id=row[0],
        post=post,
        action=data.get("action", ""),
        subject=data.get("subject", ""),
        content=data.get("content", ""),
        note=data.get("note", ""),
        link=data.get("link", ""),
        leads_to=data.get("leads_to", ""),
        confirmed=tuple(data.get("confirmed", ())),
        proof=data.get("proof", "none"),
        author=row[3],
        at=row[2],
        extra={key: value for key, value in data.items() if key not in _OWN} or None,
        basis=str(data.get("basis", "")),
        acting=str(data.get("acting", "")),
        acting_for=str(data.get("acting_for", "")),
        signed_by=str(data.get("signed_by", "")),
        signed_on=str(data.get("signed_on", "")),
    )
