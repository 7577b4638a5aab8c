"""The wizard's screen: four pages, one bar above and one below, bound to the reading and the session."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.exchange import mapping
from medsos_desktop.exchange.nearby import spreadsheets
from medsos_desktop.exchange.outcome import Kind, Outcome, kept
from medsos_desktop.model.record import Op

from ...commands import shortcut
from ...kit.boxes import ActionBar, PageBar, column, ground, row
from ...kit.button import Button
from ...kit.labels import divider, show_if
from ...kit.regions import Region
from .. import base
from ..base import Context
from . import sayings
from .columnspage import ColumnsPage
from .donepage import Done, DonePage
from .facts import Facts
from .filepage import FilePage
from .memory import Memory
from .moving import dropped_files
from .previewpage import PreviewPage
from .reading import Reading
from .steps import Steps
from .writing import Writing

FILE, COLUMNS, PREVIEW, DONE = "file", "columns", "preview", "done"

_COMPARED = frozenset({
    "post", "draft", "account", "person", "pillar", "partner", "collaboration", "office", "erase",
})  # fmt: skip
"""What the comparison of a sheet with the calendar rests on."""

Page = FilePage | ColumnsPage | PreviewPage | DonePage


class Screen(base.Screen):
    """Keeps its file and choices until another file is taken or the workspace closes."""

    title_key = "importing.title"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        ground(self, "canvas")
        self.setAcceptDrops(True)
        words = self.words
        self.memory = Memory(self.session.workspace.home)
        self.reading, self.writing = Reading(context, self), Writing(context, self)
        self.step = FILE
        self._trouble = False  # a reading failed, and the page says so
        self._op: Op | None = None
        self._done: Done | None = None
        self.back = Button(words("importing.out"), "neutral", icon="kiri")
        self.steps = Steps(words)
        self.bar = PageBar(words("importing.title"))
        self.file_page, self.columns_page = FilePage(words), ColumnsPage(words)
        self.preview_page, self.done_page = PreviewPage(words), DonePage(words)
        self.foot = ActionBar()
        self.before = Button("", large=True)
        self._pages: dict[str, Page] = {
            FILE: self.file_page,
            COLUMNS: self.columns_page,
            PREVIEW: self.preview_page,
            DONE: self.done_page,
        }
        self._build()
        self._connect()
        self._show_step(FILE)

    def _build(self) -> None:
        stack = column(self, gap=0)
        head = self._head = ground(QWidget(), "surface", "bottom")
        line = row(head, gap=0, margins=(4, 0, 0, 1))
        line.addWidget(self.back)
        line.addSpacing(8)
        line.addWidget(divider(vertical=True, length=24))
        line.addWidget(self.bar, 1)
        self.bar.right.addWidget(self.steps)
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        self.foot.extra.addWidget(self.before)
        stack.addWidget(head)
        stack.addWidget(self._stack, 1)
        stack.addWidget(self.foot)
        self.setTabOrder(self.before, self.foot.primary)

    def _connect(self) -> None:
        reading = self.reading
        reading.began.connect(self._began)
        reading.progressed.connect(self.file_page.progress.set_progress)
        reading.ready.connect(self._ready)
        reading.failed.connect(self._failed)
        reading.stopped.connect(self._stopped)
        self.back.activated.connect(self.context.back)
        self.steps.asked.connect(self._asked)
        self.file_page.picked.connect(self.take)
        self.file_page.stopped.connect(reading.stop)
        self.columns_page.chosen.connect(reading.choose)
        self.columns_page.left_out.connect(reading.leave_out)
        self.preview_page.changed.connect(self._show_foot)
        self.preview_page.save_bad.connect(self.save_bad)
        self.before.activated.connect(self.step_back)
        self.foot.activated.connect(self.forward)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut(self, keys, self._press_primary)
        page = self.done_page
        page.calendar.connect(self._to_calendar)
        page.drafts.connect(lambda: self.context.go("composer", list="1"))
        page.bad.connect(lambda: self._show_step(PREVIEW, Kind.REJECTED))
        page.again.connect(self.another)
        page.retry.connect(lambda: self._show_step(PREVIEW))

    # coming and going

    def activate(self) -> None:
        """Comes to the front: the files at hand, or where one was."""
        self._catch_up()
        if self.step == FILE:
            self._look_around()
        self._focus()

    def open(self, **target: str) -> None:
        """``file``: read this one."""
        if target.get("file"):
            self.take(target["file"])

    def refresh(self, changes: Changes) -> None:
        """The calendar is different: what is new and what is there already is compared anew."""
        if not any(changes.of(kind) for kind in _COMPARED):
            return
        self.reading.outdate()
        if self.step == DONE and self._done is not None:
            if self._taken_back():
                self.done_page.show_undone()
            else:
                self.done_page.show_done(self._done)
        elif self.isVisible():
            self._catch_up()

    def _taken_back(self) -> bool:
        """Whether the last thing undone is what this screen wrote."""
        undone = self.session.workspace.history.redoable()
        return undone is not None and self._op is not None and undone.id == self._op.id

    def _catch_up(self) -> None:
        """Reads again what is shown when it is not true any more."""
        if self.step in (COLUMNS, PREVIEW) and self.reading.stale and not self.reading.busy:
            self.reading.read()

    def show_error(self, error: UserError) -> bool:
        """On the page that is shown."""
        self._complain(error, (self.words("kit.close"), self._hide_messages))
        return True

    def _complain(self, error: UserError, *actions: tuple[str, Callable[[], object]]) -> None:
        self._pages[self.step].message.show_error(self.words, error, *actions)

    def _hide_messages(self) -> None:
        """Nothing is wrong any more; the last page keeps what it says."""
        self._trouble = False
        for page in (self.file_page, self.columns_page, self.preview_page):
            page.message.hide()

    # reading

    def take(self, name: str) -> None:
        """Another file."""
        self.preview_page.model.wanted = set()
        self.columns_page.forget()
        self._done = self._op = None
        self._show_step(FILE)
        self._hide_messages()
        self.reading.take(Path(name))

    def another(self) -> None:
        """Back to the first step, ready for another file; the one before can be gone on with."""
        self._show_step(FILE)
        self.reading.stop()
        self._look_around()

    def _began(self) -> None:
        if self.step == FILE and self.reading.file is not None:
            self.file_page.set_busy(self.reading.file.name)
        self._show_foot()

    def _stopped(self) -> None:
        """Batal, here or in the status bar; a page whose lines are old offers to read again."""
        self.file_page.set_busy("")
        if self.step in (COLUMNS, PREVIEW):
            again = (self.words("importing.again"), self.reading.read)
            message = self._pages[self.step].message
            message.show_message("warn", self.words("importing.not_read"), actions=(again,))
            self._trouble = True
        self._show_foot()
        self._focus()

    def _ready(self) -> None:
        plan, file = self.reading.plan, self.reading.file
        if plan is None or file is None:
            return
        self.file_page.set_busy("")
        self.memory.keep(file.parent)
        if self._trouble:
            self._hide_messages()
        self.columns_page.show_reading(plan.reading, self.reading.left_out)
        self.preview_page.show_outcome(Facts(self.words, self.session.workspace, Outcome(plan)))
        if self.step == FILE:
            self._show_step(PREVIEW if mapping.is_plain(plan.reading) else COLUMNS)
        else:
            self._catch_up()
            self._show_foot()

    def _failed(self, error: Exception) -> None:
        self.file_page.set_busy("")
        if not isinstance(error, UserError):
            return
        self._complain(error, (self.words("importing.again"), self.reading.read))
        self._trouble = True
        self._show_foot()
        if self.step == FILE:
            self._look_around()
        self._focus()

    def _look_around(self) -> None:
        """Spreadsheets in the folder used last, or where documents and downloads are."""
        last = self.memory.folder()
        spots = QStandardPaths.StandardLocation
        usual = (spots.DownloadLocation, spots.DocumentsLocation)
        folders = [last] if last else [Path(QStandardPaths.writableLocation(spot)) for spot in usual]
        self.file_page.folder = str(folders[-1])  # not where the program happens to have been started
        zone, now = self.session.workspace.directory.office().zone, self.session.now()
        self.context.jobs.start(
            lambda _progress, _cancelled: spreadsheets(folders),
            lambda found: self.file_page.show_nearby(found, zone, now) if isValid(self) else None,
        )

    # steps

    def _asked(self, step: str) -> None:
        if step == FILE:
            self.another()
        else:
            self._show_step(step)

    def _show_step(self, step: str, kind: Kind | None = None) -> None:
        self.step = step
        self._stack.setCurrentWidget(self._pages[step])
        over = step == DONE or self.reading.plan is None
        self.steps.show_step(step, frozenset({FILE} if over else {FILE, COLUMNS, PREVIEW}))
        if step == PREVIEW:
            self.preview_page.show_kind(kind or self.preview_page.first_kind())
        self._catch_up()
        self._show_foot()
        self._focus()

    def _focus(self) -> None:
        if self.isVisible():
            self._pages[self.step].focus_first()

    def _show_foot(self) -> None:
        """The next step by its name, and the sum."""
        words, facts = self.words, self.preview_page.facts
        show_if(self.foot, self.step in (COLUMNS, PREVIEW))
        if facts is None or self.step not in (COLUMNS, PREVIEW):
            return
        self.foot.note.set_text(sayings.total(words, facts.outcome))
        self.before.setText(words("importing.other_file" if self.step == COLUMNS else "importing.match"))
        self.before.updateGeometry()
        new, updates = facts.outcome.count(Kind.NEW), len(self.preview_page.wanted())
        said, icon = self._next(new, updates)
        self.foot.primary.setText(said)
        self.foot.primary.set_icon(icon)
        self.foot.primary.block(self._hindrance(writes=bool(icon)))
        if self.reading.busy:
            self.foot.note.set_text(words("importing.reading_again"))

    def _next(self, new: int, updates: int) -> tuple[str, str]:
        """Words and icon of the large button."""
        words = self.words
        if self.step == COLUMNS:
            return words("importing.to_preview"), ""
        if new and updates:
            return words("importing.apply_both", n=new, updates=updates), "centang"
        if updates:
            return words("importing.apply_updates", n=updates), "centang"
        return (words("importing.apply", n=new), "centang") if new else (words("importing.finish"), "")

    def _hindrance(self, *, writes: bool) -> list[str]:
        """Why the large button cannot be pressed."""
        if self.reading.busy:
            return [self.words("importing.reading_again")]
        if self.reading.stale:
            return [self.words("importing.not_read")]
        if writes and not self.session.workspace.writable:
            return [self.words("importing.read_only")]
        return []

    def forward(self) -> None:
        """The step named by the large button."""
        if self.step == COLUMNS:
            self._show_step(PREVIEW)
        elif self.step == PREVIEW:
            self.apply()

    def step_back(self) -> None:
        """One step back; from the first one to where the person came from."""
        if self.reading.busy and self.step == FILE:
            self.reading.stop()
        elif self.step == PREVIEW:
            self._show_step(COLUMNS)
        elif self.step == COLUMNS:
            self.another()
        else:
            self.context.back()

    # writing

    def apply(self) -> None:
        """Takes it in: one step, one undo."""
        plan = self.reading.plan
        if plan is None:
            return
        updates, choices = kept(plan, self.preview_page.wanted()), self.reading.choices.made
        if not plan.new and not updates:
            self.writing.remember(choices)
            self.context.go("calendar")
            return
        changes = self.writing.apply(plan, updates, choices)
        self.reading.stale = True  # what was new is there now, or something was refused
        if changes is None:
            self._catch_up()
            return
        self._op, self._done = changes.op, self.writing.done(plan, updates)
        self.done_page.show_done(self._done)
        self._show_step(DONE)
        new, updated = len(plan.new), len(updates)
        key = "importing.made" if new else "importing.renewed"
        self.context.say(self.words(key, n=new or updated))

    def save_bad(self) -> None:
        """The refused rows as a spreadsheet."""
        if self.reading.plan is not None and self.reading.file is not None:
            self.writing.save_bad(self.reading.plan, self.reading.file)

    def _to_calendar(self, day: str) -> None:
        if day:
            self.context.go("calendar", day=day, view="month")
        else:
            self.context.go("calendar")

    # keys and dropped files

    def _press_primary(self) -> None:
        if self.foot.primary.isVisible():
            self.foot.primary.click()

    def regions(self) -> Sequence[Region]:
        """Way out, heads, rows, foot."""
        parts = [Region(part, part) for part in self._pages[self.step].parts()]
        foot = [Region(self.foot, self.foot.primary)] if self.step in (COLUMNS, PREVIEW) else []
        return [Region(self._head, self.back), *parts, *foot]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes a step back."""
        if event.key() == Qt.Key.Key_Escape:
            self.step_back()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be let go anywhere on the page."""
        if dropped_files(event):
            event.acceptProposedAction()
            self.file_page.zone.set_hot(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went away again."""
        self.file_page.zone.set_hot(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """The file is taken; of several none, since which one was meant is not said."""
        self.file_page.zone.set_hot(False)
        files = dropped_files(event)
        if len(files) == 1:
            event.acceptProposedAction()
            self.take(files[0])
        elif files:
            self.another()
            self.show_error(UserError("sheet.several", n=len(files)))
