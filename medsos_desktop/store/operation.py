"""One action of a person: every record of it in one transaction, sealed by one fdatasync, one undo."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.model.record import REMARK_KINDS, Op, Record
from medsos_desktop.store import bodies, records
from medsos_desktop.store.projection import Head, head

if TYPE_CHECKING:
    from medsos_desktop.store.store import Store

EDIT = "op.post.edit"
Sign = Callable[[Record], Mapping[str, Any]]
"""Gives what is added to the body of a record whose place is known, and that is not sealed yet."""


class Operation:
    """Collects what an action writes; made by `Store.operation`, valid inside its ``with`` only."""

    def __init__(self, store: "Store", op: Op) -> None:
        self._store, self._db = store, store.db
        self.op = op
        self.author = store.actor
        self._at, self._clock = store.chain.moment()
        self._touched: dict[str, set[str]] = {}
        self._late: set[str] | None = None
        self.written = 0
        self.sealed = 0

    def rename(self, subject: str) -> None:
        """Say what the operation is about, before its first record."""
        if not self.written:
            self.op = self.op._replace(subject=subject)

    def touch(self, kind: str, entity: str) -> None:
        """``entity`` is different now, for the answer to the caller."""
        self._touched.setdefault(kind, set()).add(entity)

    @property
    def changes(self) -> Changes:
        """What was changed so far."""
        ids = {kind: frozenset(some) for kind, some in self._touched.items()}
        return Changes(ids, self.op if self.written else None)

    @contextmanager
    def gathering(self) -> Iterator[None]:
        """For thousands of remarks: a post they point at is projected once, at the end.

        Until then its row tells of the state before. Inside another gathering it is part of that.
        """
        if self._late is not None:
            yield
            return
        self._late = late = set[str]()
        try:
            yield
        finally:
            self._late = None
        for post in sorted(late):
            self._store.projection.remarked(post)

    def head(self, kind: str, entity: str) -> Head:
        """The present state, to be edited. `UserError` ``store.gone`` / ``store.read-only-entity``."""
        now = head(self._db, kind, entity)
        if now is None:
            raise UserError("store.gone")
        if now.read_only:
            raise UserError("store.read-only-entity")
        return now

    def put(
        self,
        kind: str,
        entity: str,
        data: Mapping[str, Any],
        parents: Sequence[str] = (),
        *,
        op: Op | None = None,
        sign: Sign | None = None,
    ) -> str:
        """Seal one record and project its entity; the record's id.

        ``sign`` is told where the record will stand, and what it gives is sealed with the rest.
        """
        record = self._sealed(kind, entity, data, parents, op or self.op, sign)
        self.touch(kind, record.id if kind in REMARK_KINDS else entity)
        if kind in REMARK_KINDS:
            self.touch("post", entity)
        self._store.projection.record(record, op or self.op)
        if self._late is not None and kind in REMARK_KINDS:
            self._late.add(entity)
            return record.id
        for post in self._store.projection.entity(kind, entity):
            self.touch("post", post)
        return record.id

    def _sealed(
        self,
        kind: str,
        entity: str,
        data: Mapping[str, Any],
        parents: Sequence[str],
        op: Op,
        sign: Sign | None,
    ) -> Record:
        chain = self._store.chain
        link = chain.next(self._at, self._clock)
        draft = Record(
            id="",
            kind=kind,
            entity=entity,
            parents=tuple(parents),
            author=self.author,
            device=chain.device,
            chain=link.chain,
            seq=link.seq,
            prev=link.prev,
            at=link.at,
            content="",
            salt=None,
            body=None,
        )
        whole = {**data, **sign(draft)} if sign is not None else data
        salt, body = self._store.ids.salt(), bodies.body(op, whole, clock=link.clock)
        draft = replace(draft, content=records.content_hash(salt, body), salt=salt, body=body)
        record = records.named(draft)
        records.insert(self._db, record, op.id)
        chain.advance(link, record.id)
        if op.id == self.op.id:
            self.written += 1
        self.sealed += 1
        return record

    def edit(self, kind: str, entity: str, data: Mapping[str, Any], *, op: Op | None = None) -> bool:
        """A new revision of an existing entity, unless nothing differs; writes a merge of several heads."""
        now = self.head(kind, entity)
        if now.data == data and len(now.tips) == 1:
            return False
        self.put(kind, entity, data, now.tips, op=op)
        return True

    def seal(self, post: str, *, own_op: bool = False) -> bool:
        """Make the draft of ``post`` a revision on what it was begun from.

        As an operation of its own ("Ubah naskah"), so that undoing a move does not take back what
        was typed before it; ``own_op``: as part of this operation. False when nothing was sealed.
        """
        row = self._db.one("SELECT base, data FROM drafts WHERE post = ?", (post,))
        if row is None:
            return False
        base, data = tuple(json.loads(row[0])), json.loads(row[1])
        self._db.run("DELETE FROM drafts WHERE post = ?", (post,))
        self.touch("draft", post)
        self.touch("post", post)
        now = self.head("post", post)
        if data == now.data and len(now.tips) == 1:
            self._store.projection.entity("post", post)
            return False
        own = self.op if own_op else Op(self._store.ids.entity(), EDIT, subject_of(data))
        self.put("post", post, data, base, op=own)
        return True

    def forget_draft(self, post: str) -> bool:
        """Drop the draft of ``post``."""
        if self._db.run("DELETE FROM drafts WHERE post = ?", (post,)).rowcount == 0:
            return False
        self.touch("draft", post)
        self.touch("post", post)
        self._store.projection.entity("post", post)
        return True


def subject_of(data: Mapping[str, Any]) -> str:
    """What names a post in "Urungkan: ...": its title, or how its text begins."""
    title = str(data.get("title") or data.get("text", ""))
    first = title.strip().split("\n", 1)[0]
    return first if len(first) <= 40 else first[:39].rstrip() + "…"
