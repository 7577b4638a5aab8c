"""The store as services see it: operations that seal, local notes that do not, and the projections."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from medsos_desktop.changes import Changes
from medsos_desktop.clock import Clock, Ids
from medsos_desktop.model.record import Op
from medsos_desktop.store import keeping, schema
from medsos_desktop.store import projection as projecting
from medsos_desktop.store.blobs import Blobs
from medsos_desktop.store.chain import Chain
from medsos_desktop.store.database import Database
from medsos_desktop.store.operation import Operation
from medsos_desktop.store.projection import Projection, Subject


class Store:
    """Everything that is kept in ``medsos.db``. One thread, one writer."""

    def __init__(self, db: Database, *, home: Path, clock: Clock, ids: Ids, subject: Subject) -> None:
        self.db, self.clock, self.ids = db, clock, ids
        self.subject = subject
        self.home = home
        self.chain = Chain(db, home, clock, ids)
        self.projection = Projection(db, subject)
        self.blobs = Blobs(db.folder / "media")
        self._running: Operation | None = None
        self.told: Callable[[Changes], object] = lambda _changes: None
        """Hears what every operation and every take-in changed, before the caller does."""

    def prepare(self) -> None:
        """Before the first use for writing: projections that are computed otherwise today are made anew."""
        if self.db.write and self.db.meta("projection") != schema.PROJECTION_VERSION:
            self.rebuild()

    @contextmanager
    def operation(
        self, name: str, subject: str = "", *, undoes: str = "", redoes: str = ""
    ) -> Iterator[Operation]:
        """One action of a person. Inside another one it becomes part of that: one undo for all.

        ``name`` is a key of the words (``op.post.move``), ``subject`` fills it. Leaves nothing behind
        when an exception passes through.
        """
        if self._running is not None:
            yield self._running
            return
        try:
            with self.db.transaction(durable=True):
                op = Op(self.ids.entity(), name, subject, undoes, redoes)
                self._running = Operation(self, op)
                yield self._running
                sealed, changes = self._running.sealed, self._running.changes
        except BaseException:
            self.chain.forget()
            raise
        finally:
            self._running = None
        if sealed:
            self.chain.mark()
        if changes:
            self.told(changes)

    @contextmanager
    def locally(self) -> Iterator[None]:
        """A transaction for what stays on this PC (drafts, settings): committed without fdatasync."""
        if self._running is not None:
            yield
            return
        with self.db.transaction(durable=False):
            yield

    @property
    def actor(self) -> str:
        """Id of the person at the PC; "" when nobody has signed in."""
        return self.setting("actor")

    def setting(self, key: str) -> str:
        """A local note (window state, remembered columns); "" when there is none. Never leaves the PC."""
        row = self.db.one("SELECT value FROM local WHERE key = ?", (key,))
        return str(row[0]) if row else ""

    def set_setting(self, key: str, value: str) -> None:
        """Keep a local note."""
        with self.locally():
            self.db.run("INSERT OR REPLACE INTO local VALUES (?, ?)", (key, value))

    def erasure_lists(self) -> tuple[Path, Path]:
        """Where erase records are kept besides the database: beside the backups, and at home."""
        return keeping.beside(self.db.folder), keeping.at_home(self.home, self.db.meta("workspace"))

    def rebuild(self) -> None:
        """Make all projections again from the records."""
        with self.db.transaction(durable=True):
            projecting.rebuild(self.db, self.subject)

    def dump(self) -> dict[str, list[tuple[object, ...]]]:
        """All projections, for comparing."""
        return projecting.dump(self.db)
