"""The file being taken in: read in the background, and again whenever a choice or the calendar changes."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from medsos_desktop.errors import Cancelled
from medsos_desktop.exchange.importing import SheetPlan
from medsos_desktop.exchange.mapping import Choices
from medsos_desktop.exchange.sheets.model import Table

from ...jobs import JobHandle
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
        self._job: JobHandle | None = None
        self._turn = 0

    @property
    def busy(self) -> bool:
        """Whether it is reading."""
        return self._job is not None

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
        self._drop()
        turn, self.stale = self._turn, self.plan is not None
        mapping = {key: dict(made) for key, made in self.choices.made.items()}
        self.began.emit()
        job = self._context.jobs.read(
            lambda workspace, progress, cancelled: workspace.sheets.preview(
                file, mapping, progress, cancelled
            ),
            lambda plan: self._read(turn, plan),
            lambda n, total, _what: self._progress(turn, n, total),
            lambda error: self._failed(turn, error),
            title=self._context.words("importing.reading", name=file.name),
        )
        if turn == self._turn and isValid(job) and job.running:
            self._job = job

    def stop(self) -> None:
        """Reading is not wanted any more; nothing of it comes later."""
        if self._job is not None:
            self._drop()
            self.stopped.emit()

    def _drop(self) -> None:
        self._turn += 1
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _mine(self, turn: int) -> bool:
        return isValid(self) and turn == self._turn

    def _progress(self, turn: int, n: int, total: int) -> None:
        if self._mine(turn):
            self.progressed.emit(n, total)

    def _read(self, turn: int, plan: SheetPlan) -> None:
        if self._mine(turn):
            self._drop()
            self.stale = False
            self.choices.see(plan.reading)
            self._show(plan)

    def _failed(self, turn: int, error: Exception) -> None:
        if self._mine(turn):
            self._drop()
            if isinstance(error, Cancelled):
                self.stopped.emit()
            else:
                self.failed.emit(error)
