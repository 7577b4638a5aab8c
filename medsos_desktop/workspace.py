"""Opens a workspace folder and hands out its services: the composition root of the core.

A workspace is a folder with ``medsos.db``, ``media/`` and ``backups/``. Services are made when first
asked for, so that opening stays quick and the terminal pays only for what it uses.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from medsos_desktop.clock import Clock, Ids, RandomIds, SystemClock
from medsos_desktop.directory.service import DirectoryService
from medsos_desktop.errors import UserError
from medsos_desktop.history.service import HistoryService
from medsos_desktop.model.post import Post
from medsos_desktop.posts.decisions import DecisionBook
from medsos_desktop.posts.service import PostService
from medsos_desktop.store import database
from medsos_desktop.store.chain import default_home, timestamp
from medsos_desktop.store.locking import WriterLock
from medsos_desktop.store.operation import Operation
from medsos_desktop.store.store import Store

if TYPE_CHECKING:
    from medsos_desktop.channels.catalogue import Catalogue


class Workspace:
    """An open workspace. Use as a context manager, or `close` it; used by one thread."""

    def __init__(self, folder: Path, store: Store, lock: WriterLock | None, home: Path) -> None:
        self.folder = folder
        self.store = store
        self.home = home
        self._lock = lock
        self._orders: tuple[dict[str, int], dict[str, str]] | None = None

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
        if not (folder / database.NAME).is_file():
            if not (create and write):
                raise UserError("workspace.missing", folder=str(folder))
            _create(folder, ids)
        lock = WriterLock(folder) if write else None
        if lock is not None:
            lock.take(timestamp(clock.now()))
        try:
            db = database.Database(folder, write=write)
            workspace: Self
            store = Store(db, home=home, clock=clock, ids=ids, subject=lambda post: workspace._subject(post))
            workspace = cls(folder, store, lock, home)
            if lock is not None and lock.unclean and not db.sound():
                db.close()
                raise UserError("workspace.damaged", folder=str(folder))
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        return workspace

    @property
    def writable(self) -> bool:
        """Whether this opening may change anything."""
        return self.store.db.write

    @property
    def actor(self) -> str:
        """Id of the person at the PC; "" when nobody has signed in."""
        return self.store.actor

    @contextmanager
    def operation(self, name: str, subject: str = "") -> Iterator[Operation]:
        """Several commands as one action: one transaction, one undo; ``operation.changes`` tells all."""
        with self.store.operation(name, subject) as operation:
            yield operation

    @cached_property
    def posts(self) -> PostService:
        """Posts."""
        return PostService(self.store, self._accounts)

    @cached_property
    def directory(self) -> DirectoryService:
        """Office, accounts, people, pillars, partners, collaborations."""
        return DirectoryService(self.store)

    @cached_property
    def history(self) -> HistoryService:
        """Undo and redo."""
        return HistoryService(self.store)

    @cached_property
    def records(self) -> DecisionBook:
        """Decisions and publications."""
        return DecisionBook(self.store)

    @cached_property
    def catalogue(self) -> "Catalogue":
        """Channels and their limits."""
        from medsos_desktop.channels import catalogue

        return catalogue.load()

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

    def _subject(self, post: Post) -> str:
        from medsos_desktop.approval.content import subject_hash

        return subject_hash(post, self.catalogue)

    def _accounts(self, names: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Account ids of a row -> in the office's order, and their channels in catalogue order."""
        ids = names.split()
        if not ids:
            return (), ()
        accounts = self.directory.accounts()
        order = {key: place for place, key in enumerate(accounts)}
        ids.sort(key=lambda key: (order.get(key, len(order)), key))
        used = {accounts[key].channel for key in ids if key in accounts}
        return tuple(ids), tuple(channel for channel in self.catalogue.channels if channel in used)


def _create(folder: Path, ids: Ids) -> None:
    from medsos_desktop.store.troubles import calm

    with calm(folder):
        folder.mkdir(parents=True, exist_ok=True)
        database.create(folder, ids.entity())
