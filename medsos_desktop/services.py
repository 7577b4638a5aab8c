"""The services of an open workspace, each made when first asked for."""

from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from medsos_desktop.changes import Changes
from medsos_desktop.directory.service import DirectoryService
from medsos_desktop.errors import UserError
from medsos_desktop.model.office import Asset, Rulebook
from medsos_desktop.posts.service import PostService
from medsos_desktop.store.locking import WriterLock
from medsos_desktop.store.store import Store

if TYPE_CHECKING:
    from medsos_desktop.activity.log import ActivityLog
    from medsos_desktop.approval.evidence import EvidenceService
    from medsos_desktop.approval.grants import GrantService
    from medsos_desktop.approval.lookup import CodeFinder
    from medsos_desktop.approval.noting import NoteService
    from medsos_desktop.approval.paper import PaperService
    from medsos_desktop.approval.proofs import Proofs
    from medsos_desktop.approval.service import ApprovalService
    from medsos_desktop.bundles.published import PublishedList
    from medsos_desktop.bundles.service import BundleService
    from medsos_desktop.chains.service import ChainService
    from medsos_desktop.channels.catalogue import Catalogue
    from medsos_desktop.checking import CheckService
    from medsos_desktop.checks.pack import Pack
    from medsos_desktop.exchange.handoff.service import HandoffService
    from medsos_desktop.exchange.importing import SheetService
    from medsos_desktop.exchange.results.service import ResultService
    from medsos_desktop.history.erasure import ErasureService
    from medsos_desktop.history.service import HistoryService
    from medsos_desktop.keys.book import Book
    from medsos_desktop.keys.keeping import Keeper
    from medsos_desktop.media.service import MediaService
    from medsos_desktop.model.post import Post
    from medsos_desktop.posts.decisions import DecisionBook
    from medsos_desktop.posts.neighbours import Neighbours
    from medsos_desktop.posts.search import SearchService
    from medsos_desktop.reports.service import ReportService


class Services:
    """What a workspace hands out; opening stays quick, and the terminal pays only for what it uses."""

    def __init__(self, folder: Path, store: Store, lock: WriterLock | None, home: Path) -> None:
        self.folder = folder
        self.store = store
        self.home = home
        self._lock = lock
        self._rules_left_out = False
        self._in_force = Rulebook()
        store.told = self._told

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
            self.grants,
            self.proofs,
        )

    @cached_property
    def grants(self) -> "GrantService":
        """Standing approvals."""
        from medsos_desktop.approval.grants import GrantService

        return GrantService(self.store, self.directory)

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
    def paper(self) -> "PaperService":
        """Decisions signed on a sheet."""
        from medsos_desktop.approval.paper import PaperService

        return PaperService(self.store, self.approval, self.posts, self.directory, self.evidence)

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
    def keys(self) -> "Book":
        """The key book of this PC."""
        from medsos_desktop.keys.book import Book

        return Book(self.store, self.home)

    @cached_property
    def key_keeper(self) -> "Keeper":
        """Writes the key book."""
        from medsos_desktop.keys.keeping import Keeper

        return Keeper(self.store)

    @cached_property
    def proofs(self) -> "Proofs":
        """What decisions' proofs are worth."""
        from medsos_desktop.approval.proofs import Proofs

        return Proofs(self.store, self.keys)

    @cached_property
    def chains(self) -> "ChainService":
        """Whether the records are whole, and going on after the disk was set back."""
        from medsos_desktop.chains.service import ChainService

        return ChainService(self.store, lambda: ((each.record, each.code) for each in self.proofs.troubles()))

    @cached_property
    def bundles(self) -> "BundleService":
        """Schedule bundles."""
        from medsos_desktop.bundles.service import BundleService
        from medsos_desktop.bundles.signatures import Signatures

        signatures = Signatures(self.keys, self.home, self.store.clock, self._random)
        return BundleService(
            self.posts,
            self.directory,
            self.approval,
            self.media,
            self.catalogue,
            self.pack.version,
            signatures,
            self.store.clock,
        )

    def _random(self, size: int) -> bytes:
        """So many bytes nobody can guess, from the same source as the salts of records."""
        made = b""
        while len(made) < size:
            made += self.store.ids.salt()
        return made[:size]

    @cached_property
    def handoff(self) -> "HandoffService":
        """Hand-off files between offices."""
        from medsos_desktop.exchange.handoff.keyring import Keyring
        from medsos_desktop.exchange.handoff.service import HandoffService

        keyring = Keyring(self.store, self.directory, self.keys, self.key_keeper, self.home)
        return HandoffService(self.store, self.directory, keyring)

    @cached_property
    def sheets(self) -> "SheetService":
        """Spreadsheets in."""
        from medsos_desktop.exchange.importing import SheetService

        return SheetService(self.store, self.posts, self.directory, self.catalogue)

    @cached_property
    def results(self) -> "ResultService":
        """What became of posts, from the sheet of whoever posted them."""
        from medsos_desktop.exchange.results.service import ResultService

        return ResultService(
            self.store, self.posts, self.directory, self.catalogue, self.records, lambda: self.approval
        )

    @cached_property
    def published(self) -> "PublishedList":
        """The list of what is out."""
        from medsos_desktop.bundles.published import PublishedList

        return PublishedList(self.posts, self.directory, self.catalogue, self.records)

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

    def _sign(self) -> None:
        """Whoever is refused meanwhile reads this name."""
        here = self.directory.actor() if self._lock is not None else None
        if self._lock is not None and here is not None:
            self._lock.name(here[1].name)
