"""One piece of work beside the window at a time; an older one's answer never arrives."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

from medsos_desktop.errors import Cancelled

from .jobs import JobHandle, Jobs, Progress, ReadingJob


class JobRun(QObject):
    """Starts reading jobs (`Jobs.read`) and drops what is not wanted any more."""

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: JobHandle | None = None
        self._turn = 0

    @property
    def busy(self) -> bool:
        """Whether it works."""
        return self._job is not None

    def start(
        self,
        job: ReadingJob,
        done: Callable[[Any], object],
        progress: Progress,
        failed: Callable[[Exception], object],
        *,
        title: str,
    ) -> None:
        """Does ``job``; ``failed`` hears of `UserError` and `Cancelled`, too."""
        self.drop()
        turn = self._turn

        def mine() -> bool:
            return isValid(self) and turn == self._turn

        def ended(told: Callable[[Any], object], answer: Any) -> None:
            if mine():
                self._job = None
                told(answer)

        handle = self._jobs.read(
            job,
            lambda result: ended(done, result),
            lambda n, total, what: progress(n, total, what) if mine() else None,
            lambda error: ended(failed, error),
            title=title,
        )
        if mine() and isValid(handle) and handle.running:
            self._job = handle

    def cancel(self) -> None:
        """Stop it; `Cancelled` is told."""
        if self._job is not None:
            self._job.cancel()

    def drop(self) -> None:
        """Stop it; nothing of it is told."""
        self._turn += 1
        if self._job is not None:
            self._job.cancel()
            self._job = None


def was_stopped(error: Exception) -> bool:
    """Whether the person stopped it."""
    return isinstance(error, Cancelled)
