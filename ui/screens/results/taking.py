"""Taking the ticked results, and taking that back, beside the window, each with its end and its Batal."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from shiboken6 import isValid

from medsos_desktop.changes import Changes
from medsos_desktop.importing.results import Chosen, Done

from ...jobs import JobHandle, ReadingJob
from ..base import Context
from .pages import Pages


class Taking(QObject):
    """``taken(changes, done)`` when all of it is recorded; ``left(error)`` when nothing is.

    Meanwhile the foot of the ``pages`` tells how far it is.
    """

    def __init__(
        self,
        context: Context,
        parent: QObject,
        pages: Pages,
        taken: Callable[[Changes, Done], object],
        left: Callable[[Exception], object],
    ) -> None:
        super().__init__(parent)
        self._context, self._pages, self._taken, self._left = context, pages, taken, left
        pages.taking.cancelled.connect(self.cancel)
        self._job: JobHandle | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being written now."""
        return self._job is not None

    def start(self, chosen: Chosen) -> None:
        """Records the ticked lines: one step, one undo."""
        plan, wanted, done = chosen.plan, frozenset(chosen.wanted), Done.of(chosen)
        self._run(
            lambda beside, tell, stop: beside.results.apply(plan, wanted, tell, stop),
            lambda changes: self._taken(changes, done),
            self._context.words("results.taking", n=done.results),
        )

    def undo(self, done: Callable[[], object]) -> None:
        """Takes the newest step back; then ``done()``."""
        self._run(
            lambda beside, tell, stop: beside.history.undo(tell, stop),
            lambda _changes: done(),
            self._context.words("results.undoing"),
        )

    def _run(self, job: ReadingJob, done: Callable[[Changes], object], title: str) -> None:
        handle = self._context.jobs.write(
            job, lambda changes: self._end(changes, done), self._tell, self._fail, title=title
        )
        if isValid(handle) and handle.running:
            self._job = handle
            self._pages.show_taking(title)

    def _tell(self, n: int, total: int, _what: str) -> None:
        if isValid(self):
            self._pages.taking.set_progress(n, total)

    def cancel(self) -> None:
        """Stop it: `Cancelled` is told, and nothing is recorded."""
        if self._job is not None:
            self._job.cancel()

    def _end(self, changes: Changes, done: Callable[[Changes], object]) -> None:
        if isValid(self):
            self._rest()
            done(changes)

    def _fail(self, error: Exception) -> None:
        if isValid(self):
            self._rest()
            self._left(error)

    def _rest(self) -> None:
        self._job = None
        self._pages.end_taking()
