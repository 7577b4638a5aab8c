"""Undo by operation: each record is taken back by an inverse three-way merge, whatever came since stays."""

from collections.abc import Callable

from medsos_desktop.changes import Changes
from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.history import publishing
from medsos_desktop.model.merging import invert
from medsos_desktop.model.record import UNDONE_KINDS, Op, Record
from medsos_desktop.store import bodies, journal, projection, records
from medsos_desktop.store.operation import Operation
from medsos_desktop.store.store import Store

Progress = Callable[[int, int, str], None]


def _quiet(n: int, total: int, what: str) -> None:
    """Nobody is watching."""


class HistoryService:
    """What this PC did, backwards and forwards again.

    Decisions are not undone here but decided anew; only that a post went out is told back, with where it did.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def undoable(self) -> Op | None:
        """The operation that `undo` would take back; none while the newest one was decided on since."""
        found = journal.undoable(self._store.db, self._store.chain.device)
        return found[0] if found and not self._decided_since(found[1]) else None

    def held(self) -> bool:
        """Whether there is something to take back, and a decision stands in the way."""
        found = journal.undoable(self._store.db, self._store.chain.device)
        return found is not None and self._decided_since(found[1])

    def _decided_since(self, op: str) -> bool:
        """Whether somebody decided on a post of an operation after it: that is decided anew, not undone."""
        return journal.decided_since(self._store.db, self._store.chain.device, op)

    def redoable(self) -> Op | None:
        """The operation that `redo` would do again."""
        found = journal.redoable(self._store.db, self._store.chain.device)
        return found[0] if found else None

    def undo(self, progress: Progress = _quiet, cancelled: Callable[[], bool] = lambda: False) -> Changes:
        """Take back the newest operation of this PC; what it created is deleted, not forgotten.

        `UserError` ``store.nothing-to-undo``; ``store.decided-since`` where a decision came after it;
        `Cancelled`. Then all of it stands as it did.
        """
        found = journal.undoable(self._store.db, self._store.chain.device)
        if found is None:
            raise UserError("store.nothing-to-undo")
        target, last = found
        if self._decided_since(last):
            raise UserError("store.decided-since")
        with self._store.operation("op.undo", target.subject, undoes=target.id) as op, op.gathering():
            self._invert(op, last, progress, cancelled)
        return op.changes

    def redo(self) -> Changes:
        """Do again what was undone last."""
        found = journal.redoable(self._store.db, self._store.chain.device)
        if found is None:
            raise UserError("store.nothing-to-redo")
        target, last = found
        with self._store.operation(target.name, target.subject, redoes=target.id) as op, op.gathering():
            self._invert(op, last)
        return op.changes

    def _invert(
        self,
        op: Operation,
        done: str,
        progress: Progress = _quiet,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        written = records.of_op(self._store.db, self._store.chain.device, done)
        told = any(each.kind == "publication" for each in written)
        for n, record in enumerate(reversed(written), 1):
            if cancelled():
                raise Cancelled
            progress(n, len(written), "")
            if record.body is None:
                continue
            if record.kind == "publication":
                publishing.take_back(op, self._store.db, record)
            elif told and record.kind == "decision":
                publishing.decide_back(op, self._store.db, record)
            elif record.kind in UNDONE_KINDS:
                if record.kind == "post":
                    op.seal(record.entity)
                self._take_back(op, record)

    def _take_back(self, op: Operation, record: Record) -> None:
        """Always writes, even when nothing is left to take back: the step itself is what is noted."""
        assert record.body is not None
        now = op.head(record.kind, record.entity)
        after, _newer = bodies.read(record.kind, record.body)
        if record.parents:
            before = projection.data_at(self._store.db, record.kind, record.entity, record.parents)
            data, _kept = invert(before, after, now.data)
        else:
            data = {**now.data, "deleted": True}
        op.put(record.kind, record.entity, data, now.tips)
