"""Worker processes that render pictures: two at a time, each job checked for life and time.

A process rather than a thread, so that a picture that brings a decoder down brings down a worker and
not the window. Results come as they are finished; the caller puts them in order.
"""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import connection
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any

from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.media.render import Recipe, Rendered, render
from medsos_desktop.model.post import Crop

WORKERS = 2
TIME_LIMIT = 60.0
"""Seconds one picture may take; 108 MP takes three."""

_BEAT = 0.1  # seconds between two looks at "cancelled"


@dataclass(frozen=True, slots=True)
class Job:
    """One picture to make. ``key`` is the caller's; ``name`` is what an error calls the file."""

    key: str
    source: Path
    target: Path
    recipe: Recipe
    crop: Crop | None = None
    thumbnail: tuple[Path, int] | None = None
    name: str = ""


def perform(job: Job) -> Rendered:
    """One job, in whatever process this is."""
    return render(job.source, job.target, job.recipe, crop=job.crop, thumbnail=job.thumbnail, name=job.name)


def _never() -> bool:
    return False


def run(
    jobs: Iterable[Job], *, workers: int = WORKERS, cancelled: Callable[[], bool] = _never
) -> Iterator[tuple[Job, Rendered | UserError]]:
    """Each job with its result, as they finish. A picture that cannot be made yields its `UserError`.

    Raises `Cancelled` within a tenth of a second of ``cancelled()``. One or two jobs are done here:
    starting a process would take longer.
    """
    waiting = deque(jobs)
    if len(waiting) <= 2 or workers < 1:
        yield from _here(waiting, cancelled)
        return
    with _Crew(min(workers, len(waiting))) as crew:
        yield from crew.work(waiting, cancelled)


def _here(jobs: Iterable[Job], cancelled: Callable[[], bool]) -> Iterator[tuple[Job, Rendered | UserError]]:
    for job in jobs:
        if cancelled():
            raise Cancelled
        yield job, _answer(job)


def _answer(job: Job) -> Rendered | UserError:
    try:
        return perform(job)
    except UserError as error:
        return error


def _serve(inbox: "connection.Connection[Any, Any]", outbox: "connection.Connection[Any, Any]") -> None:
    """A worker's life: jobs in, results out, until the other end closes."""
    while True:
        try:
            job: Job = inbox.recv()
        except (EOFError, OSError):
            return
        answer = _answer(job)
        try:
            outbox.send(_packed(answer))
        except OSError:
            return


def _packed(answer: Rendered | UserError) -> Rendered | tuple[str, dict[str, Any]]:
    return (answer.code, dict(answer.params)) if isinstance(answer, UserError) else answer


class _Worker:
    """One process with its two one-way pipes (no socket pair: nothing here may look like a network)."""

    def __init__(self, context: Any) -> None:
        inbox, self.jobs = context.Pipe(duplex=False)
        self.results, outbox = context.Pipe(duplex=False)
        self.process = context.Process(target=_serve, args=(inbox, outbox), daemon=True)
        self.process.start()
        inbox.close()
        outbox.close()
        self.job: Job | None = None
        self.since = 0.0

    def give(self, job: Job) -> None:
        self.job, self.since = job, monotonic()
        self.jobs.send(job)

    def take(self) -> tuple[Job, Rendered | UserError]:
        job, self.job = self.job, None
        assert job is not None
        answer = self.results.recv()
        return job, (UserError(answer[0], **answer[1]) if isinstance(answer, tuple) else answer)

    def overdue(self) -> bool:
        return self.job is not None and monotonic() - self.since > TIME_LIMIT

    def end(self) -> None:
        self.jobs.close()
        self.results.close()

    def bury(self) -> None:
        if self.process.is_alive():
            self.process.terminate()
        self.process.join(5)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.process.close()


class _Crew:
    """The workers of one run."""

    def __init__(self, size: int) -> None:
        # "spawn" everywhere: a fork of a process with windows and threads may hang, and Windows has none.
        self._context = multiprocessing.get_context("spawn")
        self._workers = [_Worker(self._context) for _ in range(size)]

    def __enter__(self) -> "_Crew":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.end()
        for worker in self._workers:
            worker.bury()

    def work(
        self, waiting: deque[Job], cancelled: Callable[[], bool]
    ) -> Iterator[tuple[Job, Rendered | UserError]]:
        self._fill(waiting)
        while busy := [worker for worker in self._workers if worker.job is not None]:
            if cancelled():
                raise Cancelled
            ready = connection.wait([worker.results for worker in busy], timeout=_BEAT)
            for worker in busy:
                if worker.results in ready:
                    outcome = self._outcome(worker)
                elif worker.overdue():
                    outcome = self._lost(worker)
                else:
                    continue
                self._fill(waiting)
                yield outcome

    def _fill(self, waiting: deque[Job]) -> None:
        for worker in self._workers:
            if worker.job is None and waiting:
                worker.give(waiting.popleft())

    def _outcome(self, worker: _Worker) -> tuple[Job, Rendered | UserError]:
        job = worker.job
        try:
            return worker.take()
        except (EOFError, OSError):  # the process fell over this picture
            worker.job = job
            return self._lost(worker)

    def _lost(self, worker: _Worker) -> tuple[Job, Rendered | UserError]:
        """Replace a worker that died or hangs; its picture is refused."""
        job = worker.job
        assert job is not None
        worker.end()
        worker.bury()
        self._workers[self._workers.index(worker)] = _Worker(self._context)
        return job, UserError("media.broken", name=job.name or job.source.name)
