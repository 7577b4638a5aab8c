"""Making a file: counted anew with every choice, written beside the window, read back, and shown."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from medsos_desktop.errors import UserError
from medsos_desktop.exchange.handoff.kinds import Kind
from medsos_desktop.exchange.handoff.plan import Plan
from medsos_desktop.figures import size
from medsos_desktop.handing import sending
from medsos_desktop.handing.memory import OUTBOX, Memory
from medsos_desktop.handing.sending import Addressee, Sending, Told
from medsos_desktop.model.rows import PostRow

from ...jobrun import JobRun, was_stopped
from ...kit.wizard.donepage import Goal

if TYPE_CHECKING:
    from .screen import Screen

_REST_MS = 250


class Writing:
    """For one screen: what is chosen, the plan of it, the file that came of it."""

    def __init__(self, screen: "Screen") -> None:
        self._screen, self._context = screen, screen.context
        self._words, self._session = screen.words, screen.session
        self.work = JobRun(screen.context.jobs, screen)
        self.memory = Memory(self._session.workspace.home)
        self.sending = Sending()
        self.plan: Plan | None = None
        self.told = Told("info", "", "", ready=False)
        self.writing = False
        self.file: Path | None = None
        self._rows: tuple[PostRow, ...] = ()
        self._people: tuple[Addressee, ...] = ()
        self._rest = QTimer(screen, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self._count)

    def begin(self, kind: str, posts: frozenset[str] = frozenset()) -> None:
        """A file of this kind; ``posts`` are ticked, else those one would send."""
        outbox = self._screen.watch.memory.get(OUTBOX)
        place = str(outbox) if outbox else self.memory.get("written")
        known = place if place and Path(place).is_dir() else ""
        self.sending = Sending(place=known)
        self._people = sending.addressees(self._session.workspace)
        self._screen.pages.write.show_people(self._people)
        self._screen.pages.write.show_cards(sending.cards_offered(self._session.workspace))
        self.choose_kind(kind, posts)

    def choose_kind(self, kind: str, posts: frozenset[str] = frozenset()) -> None:
        """Another kind has other posts."""
        chosen, workspace = Kind(kind), self._session.workspace
        self._rows = sending.offered(workspace, chosen)
        made = self.sending.of_kind(chosen, self._rows)
        if posts:
            made = replace(made, posts=posts & {each.id for each in self._rows})
        self._screen.pages.write.show_posts(self._rows, made.posts, workspace.directory.office().zone)
        self.change(made)

    def change(self, chosen: Sending) -> None:
        """Something was chosen: counted once the hand rests."""
        counted = replace(chosen, place=self.sending.place) == self.sending and self.plan is not None
        self.sending = chosen
        if not counted:
            self.plan = None
            self.work.drop()
            self._rest.start()
        self._screen.pages.write.show_sending(chosen)
        self._tell()

    def tick_all(self, on: bool) -> None:
        """All posts that are offered, or none."""
        every = frozenset(each.id for each in self._rows)
        self.change(replace(self.sending, posts=every if on else frozenset()))

    def refresh(self) -> None:
        """The calendar is another."""
        if self.writing:
            return
        kept = self.sending
        self._rows = sending.offered(self._session.workspace, kept.kind)
        here = kept.posts & {each.id for each in self._rows}
        zone = self._session.workspace.directory.office().zone
        self._screen.pages.write.show_posts(self._rows, here, zone)
        self.plan = None
        self.change(replace(kept, posts=here))

    def _tell(self) -> None:
        self.told = sending.told(self._words, self.sending, self.plan, self._title)
        self._screen.pages.write.show_told(self.told)
        self._screen.show_foot()

    def _title(self, post: str) -> str:
        return self._session.workspace.posts.row(post).title

    def _count(self) -> None:
        chosen = self.sending
        if chosen.names_posts and not chosen.posts:
            return
        request, card = chosen.request(self._people), chosen.card
        self.work.start(
            lambda workspace, _tell, _cancelled: sending.plan(workspace, request, card),
            self._counted,
            lambda _n, _total, _what: None,
            self._not_counted,
            title="",
        )

    def _counted(self, made: Plan) -> None:
        self.plan = made
        self._tell()

    def _not_counted(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.told = Told("error", "", "", ready=False)
            self._screen.pages.write.told.show_error(self._words, error)
            self._screen.show_foot()

    # writing

    def write(self) -> None:
        """Write it; a stick that filled up or was pulled meanwhile is said, and nothing is left there."""
        made, place = self.plan, Path(self.sending.place)
        if made is None or not self.told.ready or self.writing:
            return
        if self._session.workspace.writable:
            ring = self._session.workspace.handoff.keyring
            if self._session.run(lambda: ring.introduce(), self._screen) is None:
                return
        self.writing = True
        self._screen.show_taking(self._words("handing.writing"))
        self.work.start(
            lambda workspace, tell, cancelled: sending.write(workspace, made, place, tell, cancelled),
            lambda file: self._written(file, made),
            lambda n, total, _what: self._screen.pages.taking.set_progress(n, total),
            self._not_written,
            title=self._words("handing.writing"),
        )

    def _written(self, file: Path, made: Plan) -> None:
        words = self._words
        self.writing, self.file = False, file
        self.memory.keep("written", file.parent)
        self.plan = None  # the next one is made at another moment, and is another file
        facts = [
            (words("handing.written_name"), file.name),
            (words("handing.written_folder"), str(file.parent)),
            (words("handing.written_size"), size(words, file.stat().st_size)),
        ]
        said, meta = words("handing.see_file"), words("handing.see_file_meta")
        goals = [
            Goal(said, meta, words("handing.open_folder"), self.show_folder),
            Goal(words("handing.tell_file"), file.name, words("handing.copy_path"), self.copy_path),
            Goal(
                words("handing.another"),
                words("handing.another_meta"),
                words("handing.another_go"),
                self._screen.to_start,
            ),
        ]
        spoken = self._session.workspace.handoff.keyring.card().words
        title, text = words("handing.written"), words("handing.written_text")
        self._screen.pages.done.show_done(title, text, goals, facts, spoken)
        self._screen.show_step("done")

    def _not_written(self, error: Exception) -> None:
        self.writing = False
        self._screen.show_step("write")
        if was_stopped(error):
            self._screen.pages.write.message.show_message("info", self._words("handing.send.stopped"))
        elif isinstance(error, UserError):
            self._screen.show_error(error)
        self._tell()

    def show_folder(self) -> None:
        """The folder in the system's own window."""
        folder = self.file.parent if self.file is not None else None
        if folder is None or not folder.is_dir() or not self.show_in_system(QUrl.fromLocalFile(str(folder))):
            self._context.say(self._words("handing.no_folder"), undo=False)

    @staticmethod
    def show_in_system(url: QUrl) -> bool:
        """Replaced in tests."""
        return QDesktopServices.openUrl(url)

    def copy_path(self) -> None:
        """Where it lies, to the clipboard."""
        if self.file is not None:
            QGuiApplication.clipboard().setText(str(self.file))
            self._context.say(self._words("handing.copied"), undo=False)
