"""Opens a workspace folder and hands out its services: the composition root of the core.

A workspace is a folder with ``medsos.db``, ``media/`` and ``backups/``. Services are made when first
asked for, so that opening stays quick and the terminal pays only for what it uses.
"""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from medsos_desktop.changes import Changes
from medsos_desktop.clock import Clock, Ids, RandomIds, SystemClock
from medsos_desktop.errors import UserError
from medsos_desktop.model.record import Record
from medsos_desktop.services import Services
from medsos_desktop.store import opening
from medsos_desktop.store.chain import default_home, timestamp
from medsos_desktop.store.locking import WriterLock
from medsos_desktop.store.operation import Operation
from medsos_desktop.store.store import Store
from medsos_desktop.store.troubles import calm

if TYPE_CHECKING:
    from medsos_desktop.history.backups import BackupService


class Workspace(Services):
    """An open workspace. Use as a context manager, or `close` it; used by one thread."""

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        write: bool = True,
        create: bool = False,
        clock: Clock | None = None,
        ids: Ids | None = None,
        home: Path | None = None,
    ) -> Self:
        """Open ``folder``; ``create`` makes an empty workspace where there is none.

        ``write=False`` reads only, beside another program that writes. ``home`` is the user's own
        folder for device id and chain markers. Raises `UserError` ``workspace.*``: ``missing``,
        ``not-a-workspace``, ``newer``, ``locked`` (``holder``), ``read-only``, ``damaged``, ...
        """
        clock, ids, home = clock or SystemClock(), ids or RandomIds(), home or default_home()
        folder = Path(folder)
        opening.ensure(folder, ids, create=create and write)
        lock = WriterLock(folder) if write else None
        if lock is not None:
            lock.take(timestamp(clock.now()))
        try:
            unclean = lock is not None and lock.unclean
            db = opening.connect(folder, write, timestamp(clock.now()), check=unclean)
            workspace: Self
            store = Store(db, home=home, clock=clock, ids=ids, subject=lambda post: workspace._subject(post))
            workspace = cls(folder, store, lock, home)
            with calm(folder):
                store.prepare()
            if unclean:
                store.blobs.sweep()
        except BaseException:
            if lock is not None:
                lock.release(clean=not lock.unclean)
            raise
        workspace._sign()
        return workspace

    def beside(self) -> Self:
        """The same folder once more, to be written by a worker, opened in its thread and closed there.

        From its first change on every change through this one is refused (`UserError` ``workspace.taking``),
        until `resume` is called here: then this PC's chain goes on where the other left it.
        """
        from medsos_desktop.store.database import Database

        if not self.writable:
            raise UserError("workspace.read-only", folder=str(self.folder))
        mine = self.store
        db = Database(self.folder, write=True)
        db.holds = mine.db
        workspace: Self
        store = Store(
            db,
            home=self.home,
            clock=mine.clock,
            ids=mine.ids,
            subject=lambda post: workspace._subject(post),
        )
        workspace = type(self)(self.folder, store, None, self.home)
        return workspace

    def resume(self, changes: Changes) -> None:
        """The worker that was given `beside` has ended, and this is what it changed."""
        self.store.db.held = False
        self.store.chain.forget()
        if changes:
            self.store.told(changes)

    @property
    def writable(self) -> bool:
        """Whether this opening may change anything."""
        return self.store.db.write

    @property
    def actor(self) -> str:
        """Id of the person at the PC; "" when nobody has signed in."""
        return self.store.actor

    def operation(self, name: str, subject: str = "") -> AbstractContextManager[Operation]:
        """Several commands as one action: one transaction, one undo; ``operation.changes`` tells all."""
        return self.store.operation(name, subject)

    @cached_property
    def backups(self) -> "BackupService":
        """Backups and restoring."""
        from medsos_desktop.history.backups import BackupService

        store = self.store
        return BackupService(
            store,
            lambda file, folder: restore(file, folder, clock=store.clock, ids=store.ids, home=self.home),
        )

    def close(self) -> None:
        """Close the database and give the lock back. Safe to call twice."""
        self.store.db.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def receive(self, records: Iterable[Record]) -> Changes:
        """Take in records from another PC (set union); see `medsos_desktop.store.receiving.receive`."""
        from medsos_desktop.store.receiving import receive

        return receive(self.store, records)

    def all_records(self) -> Iterator[Record]:
        """Every record here, for sending, in the order they came."""
        from medsos_desktop.store import records

        return records.every(self.store.db)

    def warnings(self) -> tuple[str, ...]:
        """Keys of words about this place that a person should read: ``workspace.warning.network-share``."""
        from medsos_desktop.store.shares import on_network

        said = ["workspace.warning.network-share"] if on_network(self.folder) else []
        if self.store.setting("set-back") and self.chains.was_set_back():
            said.append("workspace.warning.set-back")
        if self.directory.rulebook().files and self.pack and self._rules_left_out:
            said.append("workspace.warning.rules-left-out")
        if "pack" in self.__dict__ and self.pack.stopped():
            said.append("workspace.warning.rules-stopped")
        return tuple(said)


def restore(
    file: Path, folder: Path, *, clock: Clock | None = None, ids: Ids | None = None, home: Path | None = None
) -> Path | None:
    """Make ``folder`` the workspace that the backup ``file`` (``.db`` or ``.zip``) holds.

    What is there is backed up before, and where is the answer; it must not be open. Erasures since the
    backup are done again.
    Raises `UserError` ``store.backup-broken``, ``store.backup-too-large``, ``workspace.*``.
    """
    from medsos_desktop.store import restoring

    clock = clock or SystemClock()
    home = home or default_home()
    restored = restoring.restore(Path(file), Path(folder), timestamp(clock.now()), home)
    with Workspace.open(folder, clock=clock, ids=ids, home=home) as workspace:
        workspace.store.rebuild()
        workspace.erasure.again(restored.erasers)
    return restored.kept
