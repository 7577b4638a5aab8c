"""Taking the ticked results beside the window, with its end and its Batal."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from shiboken6 import isValid

from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.importing.results import Chosen, Done

from ...jobs import JobHandle
from ..base import Context


class Taking(QObject):
    """``taken(changes, done)`` when all of it is recorded; ``left(error)`` when nothing is."""

    def __init__(
        self,
        context: Context,
        parent: QObject,
        taken: Callable[[Changes, Done], object],
        left: Callable[[Exception], object],
    ) -> None:
        super().__init__(parent)
        self._context, self._taken, self._left = context, taken, left
        self._job: JobHandle | None = None

    @property
    def busy(self) -> bool:
        """Whether it is being recorded now."""
        return self._job is not None

    def start(self, chosen: Chosen) -> None:
        """Records the ticked lines: one step, one undo."""
        session, words, jobs = self._context.session, self._context.words, self._context.jobs
        plan, wanted, done = chosen.plan, frozenset(chosen.wanted), Done.of(chosen)
        try:
            job = jobs.write(
                session.workspace,
                lambda beside, tell, stop: beside.results.apply(plan, wanted, tell, stop),
                lambda changes: self._end(changes, done),
                failed=self._fail,
                title=words("results.taking", n=done.results),
            )
        except UserError as error:
            self._left(error)
            return
        if isValid(job) and job.running:
            self._job = job

    def cancel(self) -> None:
        """Stop it: `Cancelled` is told, and nothing is recorded."""
        if self._job is not None:
            self._job.cancel()

    def _end(self, changes: Changes, done: Done) -> None:
        """Everyone hears of it, also when the screen is gone by now."""
        self._context.session.announce(changes, self.parent() if isValid(self) else None)
        if isValid(self):
            self._job = None
            self._taken(changes, done)

    def _fail(self, error: Exception) -> None:
        if isValid(self):
            self._job = None
            self._left(error)
