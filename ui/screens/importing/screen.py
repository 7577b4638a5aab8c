"""The wizard's screen: four pages, one bar above and one below, bound to the reading and the session."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QCursor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QStackedWidget, QWidget

from medsos_desktop.changes import Changes
from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.exchange.importing import SheetPlan, Update
from medsos_desktop.exchange.mapping import Choices
from medsos_desktop.exchange.nearby import spreadsheets
from medsos_desktop.exchange.outcome import Kind, Outcome, days, kept
from medsos_desktop.exchange.sheets.model import Table

from ...jobs import JobHandle
from ...kit.boxes import ActionBar, PageBar, column, ground
from ...kit.button import Button
from ...kit.labels import divider, show_if
from ...kit.notes import InlineMessage
from .. import base
from ..base import Context
from . import sayings
from .columnspage import ColumnsPage
from .donepage import Done, DonePage
from .facts import Facts
from .filepage import FilePage
from .memory import Memory
from .previewpage import PreviewPage
from .steps import Steps

FILE, COLUMNS, PREVIEW, DONE = "file", "columns", "preview", "done"

_CALENDAR_KINDS = ("post", "account", "person", "pillar", "partner", "collaboration", "office", "erase")
"""What the comparison of a sheet with the calendar rests on."""


class Screen(base.Screen):
    """Keeps its file and choices until another file is taken or the workspace closes."""

    title_key = "importing.title"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        ground(self, "canvas")
        self.setAcceptDrops(True)
        words = self.words
        self._memory = Memory(self.session.workspace.home)
        self.file: Path | None = None
        self.plan: SheetPlan | None = None
        self.choices = Choices()
        self.step = FILE
        self._job: JobHandle | None = None
        self._turn = 0
        self._stale = False
        self._made: frozenset[str] = frozenset()
        self.back = Button(words("importing.out"), "neutral", icon="kiri")
        self.steps = Steps(words)
        self.bar = PageBar(words("importing.title"))
        self.pages = QStackedWidget()
        self.file_page, self.columns_page = FilePage(words), ColumnsPage(words)
        self.preview_page, self.done_page = PreviewPage(words), DonePage(words)
        self.foot = ActionBar()
        self.before = Button("", large=True)
        self._build()
        self._connect()
        self._show_step(FILE)

    def _build(self) -> None:
        stack = column(self, gap=0)
        head = QWidget()
        ground(head, "surface", "bottom")
        column(head, gap=0).addWidget(self.bar)
        layout = self.bar.layout()
        assert layout is not None
        layout.insertWidget(0, self.back)  # type: ignore[attr-defined]
        layout.insertWidget(1, divider(vertical=True, length=24))  # type: ignore[attr-defined]
        self.bar.right.addWidget(self.steps)
        self._by_step: dict[str, QWidget] = {
            FILE: self.file_page,
            COLUMNS: self.columns_page,
            PREVIEW: self.preview_page,
            DONE: self.done_page,
        }
        for page in self._by_step.values():
            self.pages.addWidget(page)
        self.foot.extra.addWidget(self.before)
        stack.addWidget(head)
        stack.addWidget(self.pages, 1)
        stack.addWidget(self.foot)

    def _connect(self) -> None:
        self.back.activated.connect(self.context.back)
        self.steps.asked.connect(self._asked)
        self.file_page.picked.connect(self.take)
        self.file_page.stopped.connect(self.stop)
        self.columns_page.chosen.connect(self.choose)
        self.preview_page.changed.connect(self._show_foot)
        self.preview_page.save_bad.connect(self.save_bad)
        self.before.activated.connect(self.step_back)
        self.foot.activated.connect(self.forward)
        page = self.done_page
        page.calendar.connect(self._to_calendar)
        page.approval.connect(lambda: self.context.go("approval"))
        page.bad.connect(lambda: self._show_step(PREVIEW, Kind.REJECTED))
        page.again.connect(self.another)
        page.retry.connect(self._retry)

    # coming and going

    def activate(self) -> None:
        """Comes to the front: the files at hand, or where one was."""
        if self._stale and self.plan is not None and self.step in (COLUMNS, PREVIEW):
            self._read()
        if self.step == FILE:
            self._look_around()
        self._focus()

    def open(self, **target: str) -> None:
        """``file``: read this one."""
        if target.get("file"):
            self.take(target["file"])

    def refresh(self, changes: Changes) -> None:
        """The calendar is different: what is new and what is there already is compared anew."""
        if not any(changes.of(kind) for kind in _CALENDAR_KINDS):
            return
        if self.step == DONE:
            if self._made & changes.of("post") and self._all_gone():
                self.done_page.show_undone()
                self._made = frozenset()
                self._stale = True
                self._show_foot()
            return
        self._stale = self.plan is not None
        if self._stale and self.isVisible():
            self._read()

    def _all_gone(self) -> bool:
        posts = self.session.workspace.posts
        for post in sorted(self._made)[:1]:
            try:
                if not posts.get(post).post.deleted:
                    return False
            except UserError:
                continue
        return True

    def leave(self) -> None:
        """Reading goes on beside; nothing is lost."""

    def show_error(self, error: UserError) -> bool:
        """On the page that is shown."""
        self._message().show_error(self.words, error, (self.words("kit.close"), self._hide_message))
        self.preview_page.fit_message()
        return True

    def _message(self) -> InlineMessage:
        page = self._by_step[self.step]
        found = getattr(page, "message")  # noqa: B009 - every page has one
        assert isinstance(found, InlineMessage)
        return found

    def _hide_message(self) -> None:
        self._message().hide()
        self.preview_page.fit_message()

    # reading

    def take(self, name: str) -> None:
        """Another file: what was chosen for the one before is forgotten."""
        self.file, self.plan, self.choices = Path(name), None, Choices()
        self._made, self._stale = frozenset(), False
        self.preview_page.model.wanted = set()
        self.columns_page.forget()
        self._show_step(FILE)
        self._read()

    def another(self) -> None:
        """Back to the first step, ready for another file."""
        self._show_step(FILE)
        self._look_around()

    def _read(self) -> None:
        """Reads the file in the background; an older reading is dropped."""
        file = self.file
        if file is None:
            return
        self.stop()
        self._turn += 1
        turn, mapping = self._turn, {key: dict(made) for key, made in self.choices.made.items()}
        if self.step == FILE:
            self.file_page.set_busy(file.name)
        else:
            self.foot.note.set_text(self.words("importing.reading_again"))
        self._job = self.context.jobs.read(
            lambda workspace, progress, cancelled: workspace.sheets.preview(
                file, mapping, progress, cancelled
            ),
            lambda plan: self._read_done(turn, plan),
            lambda n, total, _what: self._progress(turn, n, total),
            lambda error: self._read_failed(turn, error),
            title=self.words("importing.reading", name=file.name),
        )
        if turn == self._turn and not self._job.running:
            self._job = None  # it was quick

    def stop(self) -> None:
        """Reading is not wanted any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _progress(self, turn: int, n: int, total: int) -> None:
        if turn == self._turn and self.step == FILE and self.file is not None:
            self.file_page.progress.set_progress(n, total)

    def _read_done(self, turn: int, plan: SheetPlan) -> None:
        if turn != self._turn or self.file is None:
            return
        self._job, self.plan, self._stale = None, plan, False
        self.choices.see(plan.reading)
        self._memory.keep(self.file.parent)
        outcome = Outcome(plan)
        self.columns_page.show_reading(plan.reading)
        self.preview_page.show_outcome(Facts(self.words, self.session.workspace, outcome))
        if self.step == FILE:
            self.file_page.set_busy("")
            clear = bool(plan.reading.posts) and not plan.reading.unknown
            self._show_step(PREVIEW if clear else COLUMNS)
        else:
            self._show_foot()

    def _read_failed(self, turn: int, error: Exception) -> None:
        if turn != self._turn:
            return
        self._job = None
        self.file_page.set_busy("")
        if isinstance(error, Cancelled):
            self._show_foot()
        elif isinstance(error, UserError):
            self.show_error(error)
            self._show_foot()
        else:
            raise error
        if self.step == FILE:
            self._look_around()
            self._focus()

    def _look_around(self) -> None:
        """Spreadsheets in the folder used last, or where documents and downloads are."""
        last = self._memory.folder()
        self.file_page.folder = str(last or "")
        spots = QStandardPaths.StandardLocation
        usual = (spots.DownloadLocation, spots.DocumentsLocation)
        folders = [last] if last else [Path(QStandardPaths.writableLocation(spot)) for spot in usual]
        zone, now = self.session.workspace.directory.office().zone, self.session.now()
        self.context.jobs.start(
            lambda _progress, _cancelled: spreadsheets(folders),
            lambda found: self.file_page.show_nearby(found, zone, now),
        )

    # choosing

    def choose(self, table: Table, index: int, field: str) -> None:
        """A column is something else: remembered when the sheet is taken in, read anew at once."""
        kept_ = self.session.workspace.sheets.remembered(table.fingerprint)
        if self.choices.choose(table, index, field, kept_):
            self._read()

    # steps

    def _asked(self, step: str) -> None:
        if step == FILE:
            self.another()
        else:
            self._show_step(step)

    def _reachable(self) -> frozenset[str]:
        if self.step == DONE or self.plan is None:
            return frozenset({FILE})
        return frozenset({FILE, COLUMNS, PREVIEW})

    def _show_step(self, step: str, kind: Kind | None = None) -> None:
        self.step = step
        self.pages.setCurrentWidget(self._by_step[step])
        self.steps.show_step(step, self._reachable())
        if step == PREVIEW:
            self.preview_page.show_kind(kind or self.preview_page.first_kind())
        self._show_foot()
        self._focus()

    def _focus(self) -> None:
        if not self.isVisible():
            return
        page = self._by_step[self.step]
        if isinstance(page, FilePage) and self._job is not None:
            return
        getattr(page, "focus_first")()  # noqa: B009 - every page has one

    def _show_foot(self) -> None:
        """The next step by its name, and the sum."""
        words, plan = self.words, self.plan
        show_if(self.foot, self.step in (COLUMNS, PREVIEW))
        if plan is None or self.preview_page.facts is None:
            return
        outcome = self.preview_page.facts.outcome
        self.foot.note.set_text(sayings.total(words, outcome))
        self.foot.set_reasons(())
        self.before.setText(words("importing.other_file" if self.step == COLUMNS else "importing.match"))
        self.before.updateGeometry()
        if self.step == COLUMNS:
            self._primary(words("importing.to_preview"), "")
            return
        new, updates = outcome.count(Kind.NEW), len(self.preview_page.wanted())
        if not new and not updates:
            self._primary(words("importing.finish"), "")
        else:
            key = "importing.apply_both" if new and updates else "importing.apply_updates" if updates else ""
            said = words(key, n=new, updates=updates) if key else words("importing.apply", n=new)
            self._primary(said, "centang")
            if not self.session.workspace.writable:
                self.foot.primary.block([words("importing.read_only")])

    def _primary(self, text: str, icon: str) -> None:
        self.foot.primary.setText(text)
        self.foot.primary.set_icon(icon)

    def forward(self) -> None:
        """The step named by the large button."""
        if self._job is not None:
            return
        if self.step == COLUMNS:
            self._show_step(PREVIEW)
        elif self.step == PREVIEW:
            self.apply()

    def step_back(self) -> None:
        """One step back; from the first one to where the person came from."""
        if self.step == FILE:
            if self._job is not None:
                self.stop()
            else:
                self.context.back()
        elif self.step == PREVIEW:
            self._show_step(COLUMNS)
        elif self.step == COLUMNS:
            self.another()
        else:
            self.context.back()

    # writing

    def apply(self) -> None:
        """Takes it in: one step, one undo."""
        plan = self.plan
        if plan is None:
            return
        wanted = kept(plan, self.preview_page.wanted())
        if not plan.new and not wanted:
            self.context.go("calendar")
            return
        sheets = self.session.workspace.sheets

        def command() -> Changes:
            changes = sheets.apply(replace(plan, updates=wanted), updates=True)
            for fingerprint, fields in self.choices.made.items():
                sheets.remember(fingerprint, fields)
            return changes

        QApplication.setOverrideCursor(QCursor(Qt.CursorShape.WaitCursor))
        try:
            changes = self.session.run(command, self)
        finally:
            QApplication.restoreOverrideCursor()
        if changes is None:
            return
        self._made = changes.of("post")
        self._finish(plan, wanted)

    def _finish(self, plan: SheetPlan, updates: tuple[Update, ...]) -> None:
        outcome, words = Outcome(plan), self.words
        added = sayings.additions(words, self.session.workspace.catalogue, plan.missing)
        claims = sayings.some(words, outcome.claims())
        new, updated = len(plan.new), len(updates)
        span = days((*plan.new, *(each.post for each in updates)))
        rejected = len(plan.reading.rejected)
        self.done_page.show_done(Done(new, updated, span, outcome.undated(), rejected, added, claims))
        self._show_step(DONE)
        said = words("importing.made", n=new) if new else words("importing.renewed", n=updated)
        self.context.say(said, undo=True)

    def _to_calendar(self, day: str) -> None:
        if day:
            self.context.go("calendar", day=day, view="month")
        else:
            self.context.go("calendar")

    def _retry(self) -> None:
        """After everything was taken back: look at the same file again."""
        self._show_step(PREVIEW)
        self._read()

    def save_bad(self) -> None:
        """The refused rows as a spreadsheet, where the person says."""
        if self.plan is None or self.file is None:
            return
        words = self.words
        name = words("importing.bad_name", name=self.file.stem)
        title, kinds = words("importing.save_bad"), words("importing.bad_kinds")
        chosen, _ = QFileDialog.getSaveFileName(self, title, str(self.file.with_name(name)), kinds)
        if chosen:
            self.write_bad(Path(chosen))

    def write_bad(self, target: Path) -> None:
        """Writes the refused rows to ``target``."""
        plan = self.plan
        if plan is None:
            return
        made = target if target.suffix.lower() == ".xlsx" else target.with_name(target.name + ".xlsx")
        sheets = self.session.workspace.sheets
        if self.session.run(lambda: sheets.save_bad_rows(plan, made, self.words), self) is not None:
            self.context.say(self.words("importing.bad_saved", name=made.name), undo=False)

    # keys and dropped files

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes a step back."""
        if event.key() == Qt.Key.Key_Escape:
            self.step_back()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be let go anywhere on the page."""
        if self._dropped(event):
            event.acceptProposedAction()
            self.file_page.zone.set_hot(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went away again."""
        self.file_page.zone.set_hot(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """The file is taken; of several none, since which one was meant is not said."""
        self.file_page.zone.set_hot(False)
        files = self._dropped(event)
        if len(files) == 1:
            event.acceptProposedAction()
            self.take(files[0])
        elif files:
            self.show_error(UserError("sheet.several", n=len(files)))

    def _dropped(self, event: QDropEvent) -> list[str]:
        return [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
