"""The file being taken in: read in the background, and again whenever a choice or the calendar changes."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from medsos_desktop.exchange.importing import SheetPlan
from medsos_desktop.exchange.mapping import Choices
from medsos_desktop.exchange.sheets.model import Table

from ...jobrun import JobRun, was_stopped
from ..base import Context


class Reading(QObject):
    """``began``, ``progressed(rows, of)``, then ``ready`` (`plan` is new) or ``failed(error)``, or
    ``stopped``. While `stale`, `plan` is not what the file and the calendar say now.
    """

    began = Signal()
    progressed = Signal(int, int)
    ready = Signal()
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.file: Path | None = None
        self.plan: SheetPlan | None = None
        self.left_out: frozenset[str] = frozenset()
        self._whole: SheetPlan | None = None
        self.choices = Choices()
        self.stale = False
        self._overtaken = False
        self._work = JobRun(context.jobs, self)

    @property
    def busy(self) -> bool:
        """Whether it is reading."""
        return self._work.busy

    def take(self, file: Path) -> None:
        """Another file; what was chosen for the one before is forgotten."""
        self.file, self.plan, self.choices, self.stale = file, None, Choices(), False
        self.left_out, self._whole = frozenset(), None
        self.read()

    def choose(self, table: Table, index: int, field: str) -> None:
        """A column is something else: read anew at once, remembered when the sheet is taken in."""
        sheets = self._context.session.workspace.sheets
        if self.choices.choose(table, index, field, sheets.remembered(table.fingerprint)):
            self.read()

    def leave_out(self, sheet: str, out: bool) -> None:
        """A sheet is not to be taken, or after all; the file need not be read again for that."""
        self.left_out = self.left_out | {sheet} if out else self.left_out - {sheet}
        if self._whole is not None and not self.busy:
            self._show(self._whole)

    def _show(self, whole: SheetPlan) -> None:
        self._whole = whole
        self.plan = self._context.session.workspace.sheets.without(whole, self.left_out)
        self.ready.emit()

    def read(self) -> None:
        """Reads the file; an older reading is dropped."""
        file = self.file
        if file is None:
            return
        self._work.drop()
        self.stale, self._overtaken = self.plan is not None, False
        mapping = {key: dict(made) for key, made in self.choices.made.items()}
        self.began.emit()
        self._work.start(
            lambda workspace, progress, cancelled: workspace.sheets.preview(
                file, mapping, progress, cancelled
            ),
            self._read,
            lambda n, total, _what: self.progressed.emit(n, total),
            self._failed,
            title=self._context.words("importing.reading", name=file.name),
        )

    def outdate(self) -> None:
        """The calendar is another: what is shown or being read was compared with the one before."""
        self.stale = self.plan is not None
        self._overtaken = True

    def stop(self) -> None:
        """Reading is not wanted any more; nothing of it comes later."""
        if self.busy:
            self._work.drop()
            self.stopped.emit()

    def _read(self, plan: SheetPlan) -> None:
        self.stale = self._overtaken
        self.choices.see(plan.reading)
        self._show(plan)

    def _failed(self, error: Exception) -> None:
        if was_stopped(error):
            self.stopped.emit()
        else:
            self.failed.emit(error)
