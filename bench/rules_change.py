"""A rule is changed in the real window of a thousand posts: how long the window ever stands still.

All posts are checked again beside it. A pause is the time between two turns of the event loop.
"""

import shutil
import tempfile
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from bench import fixture
from bench.harness import Row, absolute

if TYPE_CHECKING:
    from ui.shell.window import MainWindow

_GOAL_MS = 100.0
_QUIET_SECONDS = 1.5
"""The check begins a moment after the change."""


def rows(quick: bool) -> Iterator[Row]:
    """The longest pause while all posts are checked again; a hand does not feel a tenth of a second."""
    posts = 200 if quick else 1_000
    with tempfile.TemporaryDirectory() as name:
        pause, whole = _measure(Path(name), posts)
    note = f"{posts:,} posts checked again in {whole:.1f} s"
    yield absolute("window: longest pause after a change of rules", pause * 1e3, _GOAL_MS, note)


def _measure(home: Path, posts: int) -> tuple[float, float]:
    from ui.app import application
    from ui.screens.settings.rules import RulesPage
    from ui.settings import Settings
    from ui.shell.window import MainWindow
    from ui.theme.apply import apply, choose

    folder = home / "work"
    shutil.copytree(fixture.workspace(posts), folder)
    apply(application(), choose("light"))
    window = MainWindow(home / "home", Settings(theme="light"))
    window.resize(1366, 768)
    window.show()
    assert window.open_folder(folder)
    assert window.desk is not None
    window.desk.settle()
    window.desk.go("settings", section="rules")
    page = window.findChildren(RulesPage)[0]
    page.open("rules", "dignity.poverty-label")
    _rest(window)
    turns = [time.perf_counter()]
    timer = QTimer(interval=0)
    timer.timeout.connect(lambda: turns.append(time.perf_counter()))
    timer.start()
    page.put_in("poverty.street", "term", ["wong dalan"], "")
    ended = _rest(window)
    timer.stop()
    window.close()
    return max(after - before for before, after in pairwise(turns)), ended - turns[0]


def _rest(window: "MainWindow") -> float:
    """Until nothing has run for a while; when it ended."""
    ended = time.perf_counter()
    while time.perf_counter() - ended < _QUIET_SECONDS:
        QApplication.processEvents()
        if window.jobs.running():
            ended = time.perf_counter()
    return ended
