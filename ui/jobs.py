"""Long work beside the window: the only file with threads. `SyncJobs` is the twin for tests.

A job is a callable ``job(progress, cancelled)``; ``progress(n, total, what)`` may be called as often as it
likes (the window hears every 40 ms), ``cancelled()`` says whether the person pressed Batal. A job that reads
the workspace gets its own read-only one (`Jobs.read`); what a person does is written in the window's thread,
by `Session.run` in the ``done`` callback. Only what comes by the thousand, from a file, is written by a job
(`Jobs.write`). Callbacks run in the window's thread.
"""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from medsos_desktop.changes import Changes
from medsos_desktop.errors import Cancelled, UserError

if TYPE_CHECKING:
    from medsos_desktop.workspace import Workspace

Progress = Callable[[int, int, str], None]
IsCancelled = Callable[[], bool]
Job = Callable[[Progress, IsCancelled], Any]
ReadingJob = Callable[["Workspace", Progress, IsCancelled], Any]
Done = Callable[[Any], object]
Failed = Callable[[Exception], object]
"""Hears of everything that ended a job early, to clear up; what is shown are `UserError` and `Cancelled`.

A bug goes on to the crash handler by itself: no handler raises it again.
"""

_QUIET_SECONDS = 0.04


class JobHandle(QObject):
    """A running job, an object of the window's thread: `progressed` now and then, `finished` once.

    `refused` has a `UserError` for which nobody gave a ``failed``. Set ``spare`` where nothing is lost when
    the window closes meanwhile.
    """

    progressed = Signal(int, int, str)
    finished = Signal()
    refused = Signal(object)
    _ended = Signal(object, object)

    def __init__(self, title: str, done: Done | None, failed: Failed | None, parent: QObject | None) -> None:
        super().__init__(parent)
        self.title = title
        self.running = True
        self.spare = False
        self._done, self._failed = done, failed
        self._cancelled = self._forgotten = False
        self._last = 0.0
        self._ended.connect(self._end)  # crosses to this object's thread by itself

    def cancel(self) -> None:
        """Asks it to stop; it ends with `Cancelled`, soon."""
        self._cancelled = True

    def forget(self) -> None:
        """Stops it and drops its answer: whoever asked is gone (the desk is built anew)."""
        self._cancelled = self._forgotten = True

    def is_cancelled(self) -> bool:
        """Whether somebody asked it to stop."""
        return self._cancelled

    def work(self, job: Job) -> None:
        """Does the job in the calling thread; whatever it returns or raises is carried over."""
        try:
            result = job(self._tell, self.is_cancelled)
        except Exception as error:  # any bug of the job belongs to the window's handler
            self._ended.emit(None, error)
        else:
            self._ended.emit(result, None)

    def _tell(self, n: int, total: int, what: str = "") -> None:
        now = time.monotonic()
        if n >= total > 0 or now - self._last >= _QUIET_SECONDS:
            self._last = now
            self.progressed.emit(n, total, what)

    def _end(self, result: Any, error: Exception | None) -> None:
        self.running = False
        self.finished.emit()
        self.deleteLater()
        if self._forgotten:
            return
        if error is None:
            if self._done is not None:
                self._done(result)
            return
        if self._failed is not None:
            self._failed(error)
        elif isinstance(error, UserError):
            self.refused.emit(error)
        if not isinstance(error, UserError | Cancelled):
            raise error


class _Runner(QRunnable):
    """Runs one job in a pool thread."""

    def __init__(self, handle: JobHandle, job: Job) -> None:
        super().__init__()
        self._handle, self._job = handle, job

    def run(self) -> None:
        """See `JobHandle.work`."""
        self._handle.work(self._job)


class _ProgressRelay(QObject):
    """Calls a plain function in the window's thread."""

    def __init__(self, progress: Progress, parent: QObject) -> None:
        super().__init__(parent)
        self._progress = progress

    def tell(self, n: int, total: int, what: str) -> None:
        """Hands on."""
        self._progress(n, total, what)


class Jobs(QObject):
    """Starts jobs in threads. ``started(handle)`` tells the status bar.

    ``refused(UserError)``: a job without a ``failed`` was refused; the window says so. ``wrote(Changes)``: a
    writing job changed the workspace, whether or not anybody waits for its answer.
    """

    started = Signal(object)
    refused = Signal(object)
    wrote = Signal(object)

    def __init__(
        self, open_reader: "Callable[[], Workspace] | None" = None, parent: QObject | None = None
    ) -> None:
        """``open_reader`` opens the current workspace read-only, inside the worker thread."""
        super().__init__(parent)
        self.open_reader = open_reader
        self.workspace: Callable[[], Workspace | None] = lambda: None
        """The window's own workspace, beside which a job may write."""
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._alive: list[JobHandle] = []
        self._lent: list[Callable[[], object]] = []
        """For each writing job: what gives the window its workspace back."""

    def start(
        self,
        job: Job,
        done: Done | None = None,
        progress: Progress | None = None,
        failed: Failed | None = None,
        *,
        title: str = "",
    ) -> JobHandle:
        """Runs ``job``; then ``done(result)`` or ``failed(error)`` (see `Failed`).

        Without ``failed`` a `UserError` is told by `refused`. ``title`` is shown in the status bar while it
        runs ("" keeps it silent).
        """
        return self._start(job, JobHandle(title, done, failed, self), progress)

    def _start(
        self,
        job: Job,
        handle: JobHandle,
        progress: Progress | None,
        ended: Callable[[], object] | None = None,
    ) -> JobHandle:
        if ended is not None:
            handle.finished.connect(ended)
        handle.refused.connect(self.refused)
        self._alive.append(handle)
        handle.finished.connect(lambda: self._alive.remove(handle))
        if progress is not None:
            handle.progressed.connect(_ProgressRelay(progress, handle).tell)
        self.started.emit(handle)
        self._run(handle, job)
        return handle

    def read(
        self,
        job: ReadingJob,
        done: Done | None = None,
        progress: Progress | None = None,
        failed: Failed | None = None,
        *,
        title: str = "",
    ) -> JobHandle:
        """Like `start`, with a read-only workspace of its own as first argument."""
        opener = self.open_reader
        if opener is None:
            raise RuntimeError("no workspace is open")

        def reading(tell: Progress, is_cancelled: IsCancelled) -> Any:
            with opener() as workspace:
                return job(workspace, tell, is_cancelled)

        return self.start(reading, done, progress, failed, title=title)

    def write(
        self,
        job: ReadingJob,
        done: Done | None = None,
        progress: Progress | None = None,
        failed: Failed | None = None,
        *,
        title: str = "",
    ) -> JobHandle:
        """Like `read`, with a writing workspace (`Workspace.beside`).

        From its first change until it has ended, changes in the window are refused. `wrote` tells what it
        changed, before ``done`` hears of it.
        """
        own = self.workspace()
        if own is None:
            raise RuntimeError("no workspace is open")
        found: list[Changes] = []

        def writing(tell: Progress, is_cancelled: IsCancelled) -> Any:
            with own.beside() as workspace:
                workspace.store.told = found.append
                return job(workspace, tell, is_cancelled)

        def ended() -> None:
            if ended not in self._lent:
                return  # `stop` was here first
            self._lent.remove(ended)
            if self.workspace() is own:
                changes = Changes.join(found)
                own.resume(changes)
                if changes:
                    self.wrote.emit(changes)

        self._lent.append(ended)
        return self._start(writing, JobHandle(title, done, failed, self), progress, ended)

    def running(self) -> list[JobHandle]:
        """Jobs that have not ended."""
        return list(self._alive)

    def long_work(self) -> JobHandle | None:
        """A running job that the person sees in the status bar and waits for; `None` when there is none."""
        return next((handle for handle in self._alive if handle.title and not handle.spare), None)

    def forget(self) -> None:
        """Drops the answers of everything that runs (see `JobHandle.forget`)."""
        for handle in self._alive:
            handle.forget()

    def stop(self) -> None:
        """Cancels everything and waits for it (the window closes); then the window may write again."""
        for handle in self._alive:
            handle.cancel()
        self._pool.waitForDone()
        for give_back in tuple(self._lent):
            give_back()

    def _run(self, handle: JobHandle, job: Job) -> None:
        self._pool.start(_Runner(handle, job))


class SyncJobs(Jobs):
    """The same, at once and in the same thread: `start` returns when the callbacks have run."""

    def _run(self, handle: JobHandle, job: Job) -> None:
        handle.work(job)
