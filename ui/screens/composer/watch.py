"""Runs the checks a moment after the last key: at once while they are quick, else beside the window."""

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from medsos_desktop.checking import Placed
from medsos_desktop.composer.desk import Desk
from medsos_desktop.composer.watching import check_apart
from medsos_desktop.model.post import Post

from ...jobs import Jobs

AFTER_MS = 250
QUICK_SECONDS = 0.010


class Watch(QObject):
    """``found()`` is called when the desk has new findings."""

    def __init__(self, desk: Desk, jobs: Jobs, found: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._jobs, self._found = desk, jobs, found
        self._timer = QTimer(self, interval=AFTER_MS, singleShot=True)
        self._timer.timeout.connect(self._check)
        self._busy, self._turn = False, 0
        self._seconds = QUICK_SECONDS + 1  # the first time the rule pack is read as well

    def touched(self) -> None:
        """Other words are shown; each key pushes the check back."""
        self._timer.start()

    def soon(self) -> None:
        """After the page has been painted."""
        self._timer.start(0)

    def now(self) -> None:
        """At once, in this thread (somebody jumps to a finding, or submits)."""
        self._timer.stop()
        began = time.perf_counter()
        self._desk.check()
        self._seconds = time.perf_counter() - began
        self._found()

    def stop(self) -> None:
        """The workspace may be going: nothing that is still running is heard any more."""
        self._timer.stop()
        self._turn += 1
        self._busy = False

    def _check(self) -> None:
        if not self._desk.is_open or self._desk.checked == self._desk.post:
            return
        if self._seconds <= QUICK_SECONDS or self._desk.checked is None:
            self.now()
        elif not self._busy:
            self._beside()

    def _beside(self) -> None:
        post, turn = self._desk.post, (self._turn, self._desk.opening)
        check = check_apart(self._desk.workspace, post, self._desk.id, out=self._desk.is_out)
        self._busy = True
        self._jobs.start(
            lambda _progress, _cancelled: _timed(check),
            lambda answer: self._done(turn, post, *answer),
            failed=partial(self._failed, turn[0]),
        )

    def _done(self, turn: tuple[int, int], post: Post, placed: tuple[Placed, ...], seconds: float) -> None:
        if turn[0] != self._turn:
            return
        self._busy = False
        self._seconds = seconds
        if turn[1] != self._desk.opening:
            self._timer.start()
            return
        if not self._desk.take_findings(post, placed) and not self._timer.isActive():
            self._timer.start()
        self._found()

    def _failed(self, turn: int, _error: Exception) -> None:
        if turn == self._turn:
            self._busy = False


def _timed(check: Callable[[], tuple[Placed, ...]]) -> tuple[tuple[Placed, ...], float]:
    began = time.perf_counter()
    placed = check()
    return placed, time.perf_counter() - began
