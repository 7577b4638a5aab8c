"""Opens a workspace folder and hands out its services: the composition root of the core.

A workspace is a folder with ``medsos.db``, ``media/`` and ``backups/``. Services are made when first
asked for, so that opening stays quick and the terminal pays only for what it uses.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from medsos_desktop.changes import Changes
from medsos_desktop.clock import Clock, Ids, RandomIds, SystemClock
from medsos_desktop.directory.service import DirectoryService
from medsos_desktop.errors import UserError
from medsos_desktop.model.office import Asset, Rulebook
from medsos_desktop.model.record import Record
from medsos_desktop.posts.service import PostService
from medsos_desktop.store import database, schema
from medsos_desktop.store.chain import default_home, timestamp
from medsos_desktop.store.locking import WriterLock
from medsos_desktop.store.operation import Operation
from medsos_desktop.store.store import Store
from medsos_desktop.store.troubles import calm

if TYPE_CHECKING:
    from medsos_desktop.activity.log import ActivityLog
    from medsos_desktop.approval.evidence import EvidenceService
    from medsos_desktop.approval.lookup import CodeFinder
    from medsos_desktop.approval.noting import NoteService
    from medsos_desktop.approval.service import ApprovalService
    from medsos_desktop.bundles.service import BundleService
    from medsos_desktop.channels.catalogue import Catalogue
    from medsos_desktop.checking import CheckService
    from medsos_desktop.checks.pack import Pack
    from medsos_desktop.exchange.importing import SheetService
    from medsos_desktop.history.backups import BackupService
    from medsos_desktop.history.erasure import ErasureService
    from medsos_desktop.history.service import HistoryService
    from medsos_desktop.media.service import MediaService
    from medsos_desktop.model.post import Post
    from medsos_desktop.posts.decisions import DecisionBook
    from medsos_desktop.posts.neighbours import Neighbours
    from medsos_desktop.posts.search import SearchService
    from medsos_desktop.reports.service import ReportService


class Workspace:
    """An open workspace. Use as a context manager, or `close` it; used by one thread."""

    def __init__(self, folder: Path, store: Store, lock: WriterLock | None, home: Path) -> None:
        self.folder = folder
        self.store = store
        self.home = home
        self._lock = lock
        self._rules_left_out = False
        self._in_force = Rulebook()
        store.told = self._told

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
            db = _database(folder, write, timestamp(clock.now()), check=lock is not None and lock.unclean)
            workspace: Self
            store = Store(db, home=home, clock=clock, ids=ids, subject=lambda post: workspace._subject(post))
            workspace = cls(folder, store, lock, home)
            with calm(folder):
                store.prepare()
        except BaseException:
            if lock is not None:
                lock.release(clean=not lock.unclean)
            raise
        workspace._sign()
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
        return DirectoryService(self.store, self._sign)

    @cached_property
    def history(self) -> "HistoryService":
        """Undo and redo."""
        from medsos_desktop.history.service import HistoryService

        return HistoryService(self.store)

    @cached_property
    def records(self) -> "DecisionBook":
        """Decisions and publications."""
        from medsos_desktop.posts.decisions import DecisionBook

        return DecisionBook(self.store)

    @cached_property
    def activity(self) -> "ActivityLog":
        """Who did what when."""
        from medsos_desktop.activity.log import ActivityLog

        return ActivityLog(self.store)

    @cached_property
    def erasure(self) -> "ErasureService":
        """Erasing personal data."""
        from medsos_desktop.history.erasure import ErasureService

        return ErasureService(self.store)

    @cached_property
    def search(self) -> "SearchService":
        """Full text search."""
        from medsos_desktop.posts.search import SearchService

        return SearchService(self.store)

    @cached_property
    def backups(self) -> "BackupService":
        """Backups and restoring."""
        from medsos_desktop.history.backups import BackupService

        store = self.store
        return BackupService(
            store,
            lambda file, folder: restore(file, folder, clock=store.clock, ids=store.ids, home=self.home),
        )

    @cached_property
    def media(self) -> "MediaService":
        """Pictures."""
        from medsos_desktop.media.service import MediaService

        cache = self.home / "cache" / (self.store.db.meta("workspace") or "none")
        return MediaService(self.store.blobs, cache, self.directory)

    @cached_property
    def pack(self) -> "Pack":
        """The rule pack of the checks, the office's own rules laid over ours.

        Rules that cannot be read (another PC's, newer or broken) are left out and the last good ones
        stay in force: see `rules_in_force` and `warnings`.
        """
        from medsos_desktop.checks import pack

        book = self.directory.rulebook()
        self._rules_left_out = False
        for each in chain((book,), self.directory.earlier_rulebooks()):
            try:
                made = pack.load(pack.encoded(each.files))
            except UserError:
                self._rules_left_out = True
            else:
                self._in_force = each
                return made
        self._in_force = Rulebook()
        return pack.load()

    @property
    def rules_in_force(self) -> Rulebook:
        """The office's rules that the checks use: its own, or the last that could be read."""
        assert self.pack is not None
        return self._in_force

    @cached_property
    def checks(self) -> "CheckService":
        """The guideline checks."""
        from medsos_desktop.checking import CheckService

        return CheckService(
            self.catalogue,
            self.pack,
            self.directory,
            self._picture_facts,
            self.store.clock,
            self.neighbours.of,
        )

    @cached_property
    def neighbours(self) -> "Neighbours":
        """Posts around another one."""
        from medsos_desktop.posts.neighbours import Neighbours

        return Neighbours(self.posts, self.catalogue)

    @cached_property
    def catalogue(self) -> "Catalogue":
        """Channels and their limits."""
        from medsos_desktop.channels import catalogue

        made = catalogue.load()
        self._lay_facts_over(made)
        return made

    def _lay_facts_over(self, catalogue: "Catalogue") -> None:
        """The office's own numbers; those that this version's catalogue cannot take are left out."""
        if facts := self.directory.facts():
            from medsos_desktop.channels import overrides

            catalogue.lay_over(overrides.applied(facts.values(), catalogue)[0])
        else:
            catalogue.lay_over({})

    def _told(self, changes: Changes) -> None:
        """The office's own numbers or rules changed, by hand, by undo or elsewhere: use them from now on."""
        if changes.of("fact") and "catalogue" in self.__dict__:
            self._lay_facts_over(self.catalogue)
        if changes.of("rules") and "pack" in self.__dict__:
            held = self.__dict__.pop("pack")
            held.become(self.pack)
            self.__dict__["pack"] = held
            self.__dict__.pop("bundles", None)  # it knows the version by heart

    @cached_property
    def approval(self) -> "ApprovalService":
        """Submitting, approving, returning."""
        from medsos_desktop.approval.service import ApprovalService

        return ApprovalService(
            self.posts,
            self.records,
            self.directory,
            self.checks,
            self.catalogue,
            self.pack,
            self.media.has,
        )

    @cached_property
    def notes(self) -> "NoteService":
        """Notes and suggestions pinned to posts."""
        from medsos_desktop.approval.noting import NoteService
        from medsos_desktop.posts.notes import NoteBook

        return NoteService(NoteBook(self.store), self.directory, self.catalogue)

    @cached_property
    def evidence(self) -> "EvidenceService":
        """Scans of signed sheets."""
        from medsos_desktop.approval.evidence import EvidenceService

        return EvidenceService(self.store)

    @cached_property
    def codes(self) -> "CodeFinder":
        """Versions by the code on their sheet."""
        from medsos_desktop.approval.lookup import CodeFinder

        return CodeFinder(self.posts, self.records, self.checks, self.catalogue, self.pack)

    @cached_property
    def reports(self) -> "ReportService":
        """What is printed."""
        from medsos_desktop.reports.service import ReportService

        return ReportService(self.posts, self.approval, self.directory, self.media, self.catalogue)

    @cached_property
    def bundles(self) -> "BundleService":
        """Schedule bundles."""
        from medsos_desktop.bundles.service import BundleService

        return BundleService(
            self.posts, self.directory, self.approval, self.media, self.catalogue, self.pack.version
        )

    @cached_property
    def sheets(self) -> "SheetService":
        """Spreadsheets in."""
        from medsos_desktop.exchange.importing import SheetService

        return SheetService(self.store, self.posts, self.directory, self.catalogue)

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
        if self.directory.rulebook().files and self.pack and self._rules_left_out:
            said.append("workspace.warning.rules-left-out")
        if "pack" in self.__dict__ and self.pack.stopped():
            said.append("workspace.warning.rules-stopped")
        return tuple(said)

    def _sign(self) -> None:
        """Whoever is refused meanwhile reads this name."""
        here = self.directory.actor() if self._lock is not None else None
        if self._lock is not None and here is not None:
            self._lock.name(here[1].name)

    def _picture_facts(self, asset: str) -> Asset | None:
        found = self.directory.get("asset", asset)
        return found if isinstance(found, Asset) else None

    def _subject(self, post: "Post") -> str:
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


def _database(folder: Path, write: bool, stamp: str, *, check: bool) -> database.Database:
    """The connection, its tables brought to today's form where they are older (after a backup)."""
    db = database.Database(folder, write=write)
    if check and not db.sound():
        db.close()
        raise UserError("workspace.damaged", folder=str(folder))
    if db.version < schema.SCHEMA_VERSION:
        try:
            if not write:
                raise UserError("workspace.older", folder=str(folder))
            from medsos_desktop.store.migrations import migrate

            migrate(db, stamp)
        except BaseException:
            db.close()
            raise
    return db


def _create(folder: Path, ids: Ids) -> None:
    with calm(folder):
        folder.mkdir(parents=True, exist_ok=True)
        database.create(folder, ids.entity())
