"""From the filled sheet to posts that are Tayang: choose the file, look, take, and back by undo."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget
from shiboken6 import isValid

from medsos_desktop.changes import Changes
from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.exchange.results.model import ResultPlan
from medsos_desktop.importing.memory import Memory
from medsos_desktop.importing.results import ALL, LOOK, Chosen, Done, Now
from medsos_desktop.model.record import Op

from ...commands import shortcut
from ...jobs import JobHandle
from ...kit.boxes import ActionBar, PageBar, column, ground
from ...kit.button import Button
from ...kit.dropzone import dropped_sheets
from ...kit.labels import Label, divider, show_if
from ...kit.regions import Region
from ...theme.theme import active
from .. import base
from .donepage import DonePage
from .filepage import FilePage
from .previewpage import PreviewPage

FILE, PREVIEW, DONE = "file", "preview", "done"
_COMPARED = frozenset({"post", "draft", "account", "office", "erase", "decision", "publication"})
"""What the comparison of a sheet with the calendar rests on."""


class Screen(base.Screen):
    """Keeps its file and choices until another file is taken or the workspace closes."""

    title_key = "results.title"
    help_page = "planning"

    def __init__(self, context: base.Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        ground(self, "canvas")
        self.setAcceptDrops(True)
        self._memory = Memory(self.session.workspace.home)
        self._file: Path | None = None
        self._job: JobHandle | None = None
        self._taking: JobHandle | None = None
        self._turn = 0
        self._op: Op | None = None
        self._done: Done | None = None
        self.step = FILE
        self.file, self.preview = FilePage(self.words), PreviewPage(self.words)
        self.done, self.foot = DonePage(self.words), ActionBar()
        self._build()
        self._connect()
        self.show_step(FILE)

    def _build(self) -> None:
        self.stack = QStackedWidget()
        for page in (self.file, self.preview, self.done):
            self.stack.addWidget(page)
        self.head = head = PageBar()
        ground(head, "surface", "bottom")
        self.back = Button(self.words("importing.out"), "neutral", icon="kiri")
        head.left.addWidget(self.back)
        head.left.addWidget(divider(vertical=True, length=active().px(24)))
        title = Label(self.words("results.title"), "title")
        title.setContentsMargins(8, 0, 0, 0)
        head.left.addWidget(title)
        self.other = Button(self.words("importing.other_file"), large=True)
        self.foot.extra.addWidget(self.other)
        whole = column(self, gap=0)
        whole.addWidget(head)
        whole.addWidget(self.stack, 1)
        whole.addWidget(self.foot)

    def _connect(self) -> None:
        self.back.activated.connect(self.context.back)
        self.other.activated.connect(self.another)
        self.foot.activated.connect(self.apply)
        self.file.picked.connect(self.take)
        self.file.stopped.connect(self.stop)
        self.file.saving.connect(self.save_list)
        self.preview.changed.connect(self.show_foot)
        self.preview.opened.connect(lambda post: self.context.go("composer", post=post))
        self.done.calendar.connect(self._to_calendar)
        self.done.left.connect(lambda: self._look_again(LOOK))
        self.done.retry.connect(lambda: self._look_again(ALL))
        self.done.again.connect(self.another)
        self.done.undone.connect(self.undo)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut(self, keys, self._press_primary)

    @property
    def page(self) -> FilePage | PreviewPage | DonePage:
        """The page that is shown."""
        if self.step == DONE:
            return self.done
        return self.preview if self.step == PREVIEW else self.file

    # coming and going

    def activate(self) -> None:
        """Comes to the front: where one was."""
        last = self._memory.folder()
        self.file.folder = str(last) if last is not None else str(Path.home())
        self._focus()

    def open(self, **target: str) -> None:
        """``file``: read this one."""
        if target.get("file"):
            self.take(target["file"])

    def refresh(self, changes: Changes) -> None:
        """The calendar is different: compare anew, or see that what was taken was taken back."""
        if self._taking is not None or not any(changes.of(kind) for kind in _COMPARED):
            return  # what is being taken compares by itself
        if self.step == DONE and self._done is not None:
            undone = self.session.workspace.history.redoable()
            if undone is not None and self._op is not None and undone.id == self._op.id:
                self.done.show_undone()
            else:
                self.done.show_done(self._done)
        elif self.step == PREVIEW:
            self.read()

    def show_error(self, error: UserError) -> bool:
        """On the page that is shown."""
        message = self.page.message
        message.show_error(self.words, error, (self.words("kit.close"), message.hide))
        return True

    # reading

    def take(self, name: str) -> None:
        """Another file; what was chosen for the one before is forgotten. Not while results are taken."""
        if self._taking is not None:
            return
        self._file, self.preview.chosen, self._done, self._op = Path(name), None, None, None
        self.show_step(FILE)
        self.file.set_busy(self._file.name)
        self.read()

    def read(self) -> None:
        """Reads the file; an older reading is dropped."""
        file = self._file
        if file is None:
            return
        self._drop()
        turn = self._turn
        job = self.context.jobs.read(
            lambda workspace, progress, cancelled: workspace.results.preview(file, progress, cancelled),
            lambda plan: self._read(turn, plan),
            lambda n, total, _what: self._told(turn, n, total),
            lambda error: self._failed(turn, error),
            title=self.words("importing.reading", name=file.name),
        )
        if turn == self._turn and isValid(job) and job.running:
            self._job = job
        self.show_foot()

    def stop(self) -> None:
        """Reading is not wanted any more; nothing of it comes later."""
        self._drop()
        self.file.set_busy("")
        self.show_foot()
        self._focus()

    def _drop(self) -> None:
        self._turn += 1
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _mine(self, turn: int) -> bool:
        return isValid(self) and turn == self._turn

    def _told(self, turn: int, n: int, total: int) -> None:
        if self._mine(turn):
            self.file.progress.set_progress(n, total)

    def _read(self, turn: int, plan: ResultPlan) -> None:
        if not self._mine(turn) or self._file is None:
            return
        self._drop()
        self.file.set_busy("")
        self._memory.keep(self._file.parent)
        self.preview.message.hide()
        self.preview.show_chosen(Chosen(self.words, self.session.workspace, plan))
        if self.step == FILE:
            self.preview.show_first()
            self.show_step(PREVIEW)
        self.show_foot()

    def _failed(self, turn: int, error: Exception) -> None:
        if not self._mine(turn):
            return
        self._drop()
        self.file.set_busy("")
        if isinstance(error, UserError):
            self.show_error(error)
        elif isinstance(error, Cancelled):
            self.show_foot()
        self._focus()

    # steps

    def another(self) -> None:
        """Back to the first page."""
        self._drop()
        self.file.set_busy("")
        self.show_step(FILE)

    def show_step(self, step: str) -> None:
        """Goes there."""
        self.step = step
        self.stack.setCurrentWidget(self.page)
        show_if(self.foot, step == PREVIEW)
        self.show_foot()
        self._focus()

    def show_foot(self) -> None:
        """The next step by its name, and the sum."""
        chosen = self.preview.chosen
        if chosen is None or self.step != PREVIEW:
            return
        taking = self._taking is not None
        said = chosen.foot(Now(self._job is not None, self.session.workspace.writable, taking))
        self.other.setEnabled(not taking)
        self.preview.list.setEnabled(not taking)
        self.foot.note.set_text(said.note)
        self.foot.primary.setText(said.text)
        self.foot.primary.set_icon("centang" if said.writes else "")
        self.foot.primary.block(list(said.why))

    def apply(self) -> None:
        """Takes the ticked lines beside the window: one step, one undo; cancelled, nothing of it."""
        chosen = self.preview.chosen
        if chosen is None or self.step != PREVIEW or self._taking is not None:
            return
        done, wanted = Done.of(chosen), frozenset(chosen.wanted)
        try:
            job = self.context.jobs.write(
                self.session.workspace,
                lambda beside, tell, stop: beside.results.apply(chosen.plan, wanted, tell, stop),
                lambda changes: self._taken(changes, done),
                failed=self._not_taken,
                title=self.words("results.taking", n=done.results),
            )
        except UserError as error:
            self.show_error(error)
            return
        if isValid(job) and job.running:
            self._taking = job
            self.show_foot()

    def _taken(self, changes: Changes, done: Done) -> None:
        self.session.announce(changes, self)
        if not isValid(self):
            return
        self._taking = None
        self._op, self._done = changes.op, done
        self.done.show_done(done)
        self.show_step(DONE)
        self.context.say(self.words("results.said", n=done.results))

    def _not_taken(self, error: Exception) -> None:
        if not isValid(self):
            return
        self._taking = None
        self.read()
        if isinstance(error, UserError):
            self.show_error(error)
        elif isinstance(error, Cancelled):
            self.context.say(self.words("results.not_taken"), undo=False)

    def undo(self) -> None:
        """Takes back what was taken; refused in place where something came since."""
        undoable = self.session.workspace.history.undoable()
        if undoable is None or self._op is None or undoable.id != self._op.id:
            self.show_error(UserError("results.undo-late"))
            return
        changes = self.session.run(self.session.workspace.history.undo, self)
        if changes is not None:
            self.done.show_undone()
            self.done.focus_first()
            self.context.say(self.words("results.undone"), undo=False)

    def save_list(self) -> None:
        """What is out as a spreadsheet, where the person says."""
        title, kinds = self.words("results.save_list"), self.words("results.list_kinds")
        name = str(Path(self.file.folder) / self.words("results.list_name"))
        chosen, _ = QFileDialog.getSaveFileName(self, title, name, kinds)
        if not chosen:
            return
        target = Path(chosen)
        made = target if target.suffix.lower() == ".xlsx" else target.with_name(target.name + ".xlsx")
        published = self.session.workspace.published
        n = self.session.run(lambda: published.save(made, self.words), self)
        if n is not None:
            self.context.say(self.words("results.list_saved", n=n, name=made.name), undo=False)

    def _look_again(self, view: str) -> None:
        self.show_step(PREVIEW)
        self.preview.show_first(view)
        self.read()

    def _to_calendar(self, day: str) -> None:
        if day:
            self.context.go("calendar", day=day, view="month")
        else:
            self.context.go("calendar")

    # keys and dropped files

    def _focus(self) -> None:
        if self.isVisible():
            self.page.focus_first()

    def _press_primary(self) -> None:
        if self.foot.primary.isVisible():
            self.foot.primary.click()

    def regions(self) -> Sequence[Region]:
        """Way out, views and rows, foot."""
        parts = self.preview.parts() if self.step == PREVIEW else [self.page]
        foot = [Region(self.foot, self.foot.primary)] if self.step == PREVIEW else []
        return [Region(self.head, self.back), *(Region(part) for part in parts), *foot]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes a step back."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._taking is not None:
            self._taking.cancel()
        elif self._job is not None and self.step == FILE:
            self.stop()
        elif self.step == PREVIEW:
            self.another()
        else:
            self.context.back()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be let go anywhere on the page."""
        if dropped_sheets(event):
            event.acceptProposedAction()
            self.file.zone.set_hot(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went away again."""
        self.file.zone.set_hot(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """The file is taken; of several none, since which one was meant is not said."""
        self.file.zone.set_hot(False)
        files = dropped_sheets(event)
        if len(files) == 1:
            event.acceptProposedAction()
            self.take(files[0])
        elif files:
            self.show_error(UserError("sheet.several", n=len(files)))
