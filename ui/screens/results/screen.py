"""From the filled sheet to posts that are Tayang: choose the file, look, take, and back by undo."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from medsos_desktop.changes import Changes
from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.exchange.results.model import ResultPlan
from medsos_desktop.importing.memory import Memory
from medsos_desktop.importing.results import ALL, LOOK, Chosen, Done, Now
from medsos_desktop.model.record import Op

from ...jobrun import JobRun
from ...kit.dropzone import dropped_sheets
from ...kit.wizard.filedrop import FileDrop
from .. import base
from ..wizard import WizardScreen
from .pages import DONE, FILE, PREVIEW, Pages
from .taking import Taking

_COMPARED = frozenset({"post", "draft", "account", "office", "erase", "decision", "publication"})
"""What the comparison of a sheet with the calendar rests on."""


class Screen(WizardScreen[Pages]):
    """Keeps its file and choices until another file is taken or the workspace closes."""

    title_key = "results.title"
    help_page = "planning"

    def __init__(self, context: base.Context, parent: QWidget | None = None) -> None:
        super().__init__(context, Pages(context.words), parent)
        self._memory = Memory(self.session.workspace.home)
        self._work = JobRun(context.jobs, self)
        self._taking = Taking(context, self, self.pages, self._taken, self._not_taken)
        self._file: Path | None = None
        self._op: Op | None = None
        self._done: Done | None = None
        FileDrop(self, self.pages.file.zone, dropped_sheets, self.take, self._refuse)
        self._connect()
        self.show_step(FILE)

    def _connect(self) -> None:
        pages = self.pages
        pages.file.picked.connect(self.take)
        pages.file.stopped.connect(self.stop)
        pages.file.saving.connect(self.save_list)
        pages.preview.changed.connect(self.show_foot)
        pages.preview.opened.connect(lambda post: self.context.go("composer", post=post))
        done = pages.done
        done.calendar.connect(self.to_calendar)
        done.left.connect(lambda: self._look_again(LOOK))
        done.retry.connect(lambda: self._look_again(ALL))
        done.again.connect(self.another)
        done.undone.connect(self.undo)

    # coming and going

    def activate(self) -> None:
        """Comes to the front: where one was."""
        last = self._memory.folder()
        self.pages.file.folder = str(last) if last is not None else str(Path.home())
        self.pages.focus_here()

    def open(self, **target: str) -> None:
        """``file``: read this one."""
        if target.get("file"):
            self.take(target["file"])

    def refresh(self, changes: Changes) -> None:
        """The calendar is different: compare anew, or see that what was taken was taken back."""
        if self._taking.busy or not any(changes.of(kind) for kind in _COMPARED):
            return  # what is being taken compares by itself
        if self.step == DONE and self._done is not None:
            undone = self.session.workspace.history.redoable()
            if undone is not None and self._op is not None and undone.id == self._op.id:
                self.pages.done.show_undone()
            else:
                self.pages.done.show_done(self._done)
        elif self.step == PREVIEW:
            self.read()

    def show_error(self, error: UserError) -> bool:
        """On the page that is shown."""
        message = self.pages.here.message
        message.show_error(self.words, error, (self.words("kit.close"), message.hide))
        return True

    # reading

    def take(self, name: str) -> None:
        """Another file; what was chosen for the one before is forgotten. Not while results are taken."""
        if self._taking.busy:
            return
        self._file, self.pages.preview.chosen, self._done, self._op = Path(name), None, None, None
        self.show_step(FILE)
        self.pages.file.set_busy(self._file.name)
        self.read()

    def read(self) -> None:
        """Reads the file; an older reading is dropped."""
        file = self._file
        if file is None:
            return
        self._work.start(
            lambda workspace, progress, cancelled: workspace.results.preview(file, progress, cancelled),
            lambda plan: self._read(file, plan),
            lambda n, total, _what: self.pages.file.progress.set_progress(n, total),
            self._failed,
            title=self.words("importing.reading", name=file.name),
        )
        self.show_foot()

    def stop(self) -> None:
        """Reading is not wanted any more; nothing of it comes later."""
        self._work.drop()
        self.pages.file.set_busy("")
        self.show_foot()
        self.pages.focus_here()

    def _read(self, file: Path, plan: ResultPlan) -> None:
        pages = self.pages
        pages.file.set_busy("")
        self._memory.keep(file.parent)
        pages.preview.message.hide()
        pages.preview.show_chosen(Chosen(self.words, self.session.workspace, plan))
        if self.step == FILE:
            pages.preview.show_first()
            self.show_step(PREVIEW)
        self.show_foot()

    def _failed(self, error: Exception) -> None:
        self.pages.file.set_busy("")
        if isinstance(error, UserError):
            self.show_error(error)
        else:
            self.show_foot()
        self.pages.focus_here()

    # steps

    def another(self) -> None:
        """Back to the first page."""
        self._work.drop()
        self.pages.file.set_busy("")
        self.show_step(FILE)

    def show_step(self, step: str) -> None:
        """Goes there."""
        self.pages.show_step(step)
        self.show_foot()
        self.pages.focus_here()

    def show_foot(self) -> None:
        """The next step by its name, and the sum."""
        chosen = self.pages.preview.chosen
        if chosen is not None and self.step == PREVIEW:
            taking = self._taking.busy
            self.pages.say_next(chosen.foot(Now(self._work.busy, self.session.workspace.writable, taking)))
            self.pages.before.setEnabled(not taking)
            self.pages.preview.list.setEnabled(not taking)

    def forward(self) -> None:
        """The preview alone leads on."""
        self.apply()

    def step_back(self) -> None:
        """One step back; what is being read or written is stopped first."""
        if self._taking.busy:
            self._taking.cancel()
        elif self._work.busy and self.step == FILE:
            self.stop()
        elif self.step == PREVIEW:
            self.another()
        else:
            self.context.back()

    def apply(self) -> None:
        """Takes the ticked lines beside the window: one step, one undo; cancelled, nothing of it."""
        chosen = self.pages.preview.chosen
        if chosen is not None and self.step == PREVIEW and not self._taking.busy:
            self._taking.start(chosen)
            self.show_foot()

    def _taken(self, changes: Changes, done: Done) -> None:
        self._op, self._done = changes.op, done
        self.pages.done.show_done(done)
        self.show_step(DONE)
        self.context.say(self.words("results.said", n=done.results))

    def _not_taken(self, error: Exception) -> None:
        """Neither taken nor taken back: as it was."""
        if self.step == PREVIEW:
            self.read()
        if isinstance(error, UserError):
            self.show_error(error)
        elif isinstance(error, Cancelled):
            key = "results.not_taken" if self.step == PREVIEW else "results.not_undone"
            self.context.say(self.words(key), undo=False)
        self.pages.focus_here()

    def undo(self) -> None:
        """Takes back what was taken; refused in place where something came since."""
        if self._taking.busy:
            return
        undoable = self.session.workspace.history.undoable()
        if undoable is None or self._op is None or undoable.id != self._op.id:
            self.show_error(UserError("results.undo-late"))
            return
        self._taking.undo(self._undone)

    def _undone(self) -> None:
        self.pages.done.show_undone()
        self.pages.done.focus_first()
        self.context.say(self.words("results.undone"), undo=False)

    def save_list(self) -> None:
        """What is out as a spreadsheet, where the person says."""
        title, kinds = self.words("results.save_list"), self.words("results.list_kinds")
        name = str(Path(self.pages.file.folder) / self.words("results.list_name"))
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
        self.pages.preview.show_first(view)
        self.read()

    def _refuse(self, many: int) -> None:
        self.show_error(UserError("sheet.several", n=many))
