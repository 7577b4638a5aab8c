"""Taking in records from elsewhere: a set union, so the order of arrival cannot matter."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from medsos_desktop.changes import Changes
from medsos_desktop.model.record import ENTITY_KINDS, GRANT_KIND, REMARK_KINDS, Record
from medsos_desktop.store import bodies, erasing, heads, keeping, outgoing, records, searching
from medsos_desktop.store.database import Database
from medsos_desktop.store.heads import Telling
from medsos_desktop.store.projection import Projection
from medsos_desktop.store.store import Store

_PLANNED = re.compile(rb'"planned":"([^"]*)"')
_MANY = 300
"""Entities from which on it pays to know which of them are new."""
SET_BACK = "set-back"
"""The local note that this PC once lacked records of its own; whether it still matters `branches` tells."""


def receive(store: Store, incoming: Iterable[Record]) -> Changes:
    """Add what is not here yet, all or nothing; what is known changes nothing.

    Foreign records are no step of this PC's undo. An erase record among them is followed at once, so
    the caller shows before what would go. Raises `UserError` ``store.record-broken`` naming the first
    record whose hashes or shape are wrong.
    """
    from medsos_desktop.store.vetting import vet

    batch = list(incoming)
    for record in batch:
        vet(record)
    return take_in(store, batch)


def take_in(
    store: Store,
    vetted: Iterable[Record],
    telling: Telling | None = None,
    ready: Callable[[], object] = lambda: None,
    beat: Callable[[int], object] = lambda _count: None,
    settings: Mapping[str, str] | None = None,
) -> Changes:
    """As `receive`, for records that were vetted already; ``telling`` is what their file says of the chains.
    ``settings`` are local notes (`Store.setting`) that stand or fall with them.

    They are asked for inside the transaction: what ``vetted`` raises (a cancelled copy) undoes all of it. So
    does what ``ready`` raises, which is called when all is written and nothing committed yet, and ``beat``,
    which hears after each post that was projected of how many there are.
    """
    with store.db.transaction(durable=True):
        taken = _Taking(store.db, store.projection, store.chain.own(), beat)
        for record in vetted:
            taken.add(record)
        taken.project()
        if telling is not None:
            heads.note(store.db, telling)
        taken.leave(telling)
        for note in (settings or {}).items():
            store.db.run("INSERT OR REPLACE INTO local VALUES (?, ?)", note)
        ready()
    taken.finish(store)
    changes = taken.changes()
    store.told(changes)
    return changes


class _Taking:
    """The state of one `receive`."""

    def __init__(
        self,
        db: Database,
        projection: Projection,
        own: tuple[str, str],
        beat: Callable[[int], object],
    ) -> None:
        self._db, self._projection, self._beat = db, projection, beat
        self._own, self._lacked = own, False
        self._gone = outgoing.erased(db)
        self._added: dict[tuple[str, str], Record] = {}
        self._touched: erasing.Touched = set()
        self._media: set[str] = set()
        self._erasers: list[Record] = []
        self._erased = False

    def add(self, record: Record) -> None:
        """Store one record, or the body of one that was only a link so far."""
        if record.kind != "erase" and record.id in self._gone:
            record = _bare(record)
        op = bodies.op_of(record.body) if record.body is not None else None
        if not records.insert(self._db, record, op.id if op else ""):
            known = records.get(self._db, record.id)
            if record.body is None or known is None or known.body is not None:
                return
            records.fill(self._db, record, op.id if op else "")
        elif (record.device, record.chain) == self._own:
            self._lacked = True
        self._touched.add((record.kind, record.entity))
        self._added[record.kind, record.entity] = record
        self._projection.record(record, op)
        if record.kind == "erase" and record.body is not None:
            self._erasers.append(record)
            gone = erasing.apply(self._db, record)
            self._gone |= set(erasing.records_of(record))
            self._touched |= gone
            self._media.update(erasing.media_of(record))
            self._erased = self._erased or bool(gone)

    def project(self) -> None:
        """Each touched entity once; the directory before the posts that name it."""
        if len(self._touched) < _MANY:
            self._project()
            return
        lone = outgoing.lone(self._db)
        alone = {
            key: record
            for key, record in self._added.items()
            if key in lone and record.id not in self._gone and record.kind in ENTITY_KINDS
        }
        with self._projection.many(alone):
            self._project(lambda post: searching.place(post, _planned(alone.get(("post", post)))))

    def _project(self, order: Callable[[str], str | int] = str) -> None:
        posts = {entity for kind, entity in self._touched if kind == "post" or kind in REMARK_KINDS}
        for kind, entity in sorted(self._touched):
            if (kind in ENTITY_KINDS and kind != "post") or kind == GRANT_KIND:
                posts |= self._projection.entity(kind, entity)
        for entity in sorted(posts, key=order):
            self._projection.entity("post", entity)
            self._beat(len(posts))
        self._touched |= {("post", entity) for entity in posts}

    def leave(self, telling: Telling | None) -> None:
        """Never write on in a chain of which others know what this PC does not: its disk was set back.

        The next record begins a new chain (`chain`), as after any restoring. That costs nothing, so anybody's
        word is enough; for telling a person it is that of a known key, or the records themselves.
        """
        ends = telling.ends if telling is not None else ()
        proved = telling is not None and telling.seal == heads.PROVED
        alarm = self._lacked or (proved and heads.lacking(self._db, ends, self._own[0]))
        if self._lacked or heads.lacking(self._db, ends, *self._own):
            self._lacked = True
            self._db.set_meta("chain", "")
        if alarm:
            self._db.run("INSERT OR REPLACE INTO local VALUES (?, ?)", (SET_BACK, "1"))

    def finish(self, store: Store) -> None:
        """After the commit: files and free pages cannot be rolled back."""
        if self._lacked:
            store.chain.forget()
        if self._erased:
            erasing.scrub(self._db)
        if self._erasers:
            for file in store.erasure_lists():
                keeping.remember(file, self._erasers)
        for asset in sorted(self._media):
            if not erasing.in_use(self._db, asset):
                store.blobs.remove(asset)

    def changes(self) -> Changes:
        """What is different now."""
        kinds = {kind for kind, _entity in self._touched}
        return Changes({each: frozenset(e for kind, e in self._touched if kind == each) for each in kinds})


def _planned(record: Record | None) -> str:
    """When a post is planned, without reading all of it: in a text the marks around the name are escaped."""
    found = _PLANNED.search(record.body) if record is not None and record.body is not None else None
    return found[1].decode("ascii", "replace") if found else ""


def _bare(record: Record) -> Record:
    return replace(record, salt=None, body=None)
