"""Worker processes that render pictures: two at a time, each job watched for life and time.

A process rather than a thread, so that a picture that brings a decoder down brings down a worker and
not the window. Plain child processes rather than `multiprocessing`, which runs the program's main
module again in each of them. Results come as they are finished; the caller puts them in order.
"""

import os
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.media.render import Recipe, Rendered, render
from medsos_desktop.media.worker import READY, Answer, Order, answer_path
from medsos_desktop.model.post import Crop

WORKERS = 2
TIME_LIMIT = 60.0
"""Seconds one picture may take; 108 MP takes three."""

_AHEAD = 8  # jobs a worker holds at most: it never waits, though we may be at something else for a second
# Seconds between two looks at the answers: soon after the last one, then less and less often. A worker
# has its next job in hand, and each look takes a core from a worker for a moment.
_BEAT, _REST = 0.002, 0.016


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

    @property
    def called(self) -> str:
        """The name errors use."""
        return self.name or self.source.name


# glibc would give a picture's memory back after each one and fault it in again page by page: 13 of 100
# milliseconds. Other systems do not know these names.
_KEEP_MEMORY = {"MALLOC_TRIM_THRESHOLD_": str(64 * 1024**2), "MALLOC_MMAP_THRESHOLD_": str(32 * 1024**2)}

Outcome = tuple[Job, Rendered | UserError]


def perform(job: Job) -> Rendered:
    """One job, in this process."""
    return render(job.source, job.target, job.recipe, crop=job.crop, thumbnail=job.thumbnail, name=job.called)


def _never() -> bool:
    return False


def run(
    jobs: Iterable[Job], *, workers: int = WORKERS, cancelled: Callable[[], bool] = _never
) -> Iterator[Outcome]:
    """Each job with its result, as they finish. A picture that cannot be made yields its `UserError`.

    Raises `Cancelled` soon after ``cancelled()``. One or two jobs are done here: starting a process
    would take longer.
    """
    waiting = deque(jobs)
    if len(waiting) <= 2 or workers < 1:
        yield from _here(waiting, cancelled)
        return
    with TemporaryDirectory(prefix="medsos-") as folder:
        crew = _Crew(min(workers, len(waiting)), Path(folder))
        try:
            yield from crew.work(waiting, cancelled)
        finally:
            crew.end()


def _here(jobs: Iterable[Job], cancelled: Callable[[], bool]) -> Iterator[Outcome]:
    for job in jobs:
        if cancelled():
            raise Cancelled
        try:
            yield job, perform(job)
        except UserError as error:
            yield job, error
        except OSError as error:  # a pulled stick: as a worker says it
            yield job, UserError("media.not-stored", name=job.called, detail=error.strerror or "")


_START = """
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from medsos_desktop.media.worker import main
main()
"""


def command() -> list[str]:
    """How a worker is started: this Python, the same import path, nothing of the caller's main module."""
    ours = str(Path(__file__).resolve().parents[2])
    paths = [ours, *(path for path in sys.path if path and path != ours)]
    return [sys.executable, "-c", _START, msgspec.json.encode(paths).decode()]


class _Worker:
    """One process, the jobs it holds, and the folder its answers appear in."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows: no console flashing up
        self._process = subprocess.Popen(
            [*command(), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            creationflags=flags,
            env={**os.environ, **_KEEP_MEMORY},
        )
        self._held: deque[tuple[Path, Job]] = deque()  # where the answer will be, and to what
        self._count = 0
        self._since = time.monotonic()

    @property
    def owes(self) -> int:
        """How many answers."""
        return len(self._held)

    def give(self, job: Job) -> None:
        """Hand a job over. A worker that is dead already is found by `lost`."""
        self._count += 1
        if not self._held:
            self._since = time.monotonic()
        self._held.append((answer_path(self.folder, self._count), job))
        thumbnail = (str(job.thumbnail[0]), job.thumbnail[1]) if job.thumbnail else None
        order = Order(
            self._count, str(job.source), str(job.target), job.recipe, job.crop, thumbnail, job.called
        )
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(msgspec.json.encode(order) + b"\n")
            self._process.stdin.flush()
        except OSError:
            return

    def take(self) -> Outcome | None:
        """The next answer, if it is there."""
        path, job = self._held[0]
        if not path.exists():
            return None
        answer = msgspec.json.decode(path.read_bytes(), type=Answer)
        path.unlink()
        self._held.popleft()
        self._since = time.monotonic()
        if answer.rendered is not None:
            return job, answer.rendered
        return job, UserError(answer.code, **(answer.params or {}))

    def lost(self) -> bool:
        """It is dead, or has been at one picture for too long."""
        return self._process.poll() is not None or time.monotonic() - self._since > TIME_LIMIT

    def leave(self) -> tuple[Job, list[Job]]:
        """End it; the job it fell over, and those it had not begun.

        A worker that never came up says nothing about a picture: that is a bug (`RuntimeError`).
        """
        started = (self.folder / READY).exists() or self._process.poll() is None
        self.end()
        if not started:
            raise RuntimeError(f"a media worker could not start: exit code {self._process.returncode}")
        (_, guilty), *others = self._held
        return guilty, [job for _, job in others]

    def end(self) -> None:
        """Stop the process, now, and wait for it."""
        self._process.kill()
        self._process.wait()
        assert self._process.stdin is not None
        try:
            self._process.stdin.close()
        except OSError:
            return


class _Crew:
    """The workers of one run."""

    def __init__(self, size: int, folder: Path) -> None:
        self._folder = folder
        self._started = 0
        self._workers = [self._new() for _ in range(size)]

    def _new(self) -> _Worker:
        self._started += 1
        return _Worker(self._folder / str(self._started))

    def end(self) -> None:
        """Stop every worker."""
        for worker in self._workers:
            worker.end()

    def work(self, waiting: deque[Job], cancelled: Callable[[], bool]) -> Iterator[Outcome]:
        """Give, look, take, until nothing is left."""
        beat = _BEAT
        self._fill(waiting)
        while busy := [worker for worker in self._workers if worker.owes]:
            if cancelled():
                raise Cancelled
            outcomes = [outcome for worker in busy if (outcome := self._look(worker, waiting)) is not None]
            self._fill(waiting)
            yield from outcomes
            beat = _BEAT if outcomes or not waiting else min(beat * 1.5, _REST)
            if not outcomes:
                time.sleep(beat)

    def _fill(self, waiting: deque[Job]) -> None:
        """One job each in turn, so that the first jobs are spread over all workers.

        The fewer are left, the fewer are handed out beforehand: at the end whoever is idle takes the next,
        and none waits behind a slow picture.
        """
        for held in range(_AHEAD):
            for worker in self._workers:
                if worker.owes == held and len(waiting) > held * len(self._workers):
                    worker.give(waiting.popleft())

    def _look(self, worker: _Worker, waiting: deque[Job]) -> Outcome | None:
        lost = worker.lost()  # asked first: an answer may have come just before the end
        outcome = worker.take()
        if outcome is not None or not lost:
            return outcome
        guilty, others = worker.leave()
        waiting.extendleft(reversed(others))
        self._workers[self._workers.index(worker)] = self._new()
        return guilty, UserError("media.broken", name=guilty.called)
