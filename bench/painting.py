"""Painting the month view, kept apart because it needs Qt."""

from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from bench import fixture
from bench.harness import Row, absolute, repeat
from medsos_desktop.clock import SteppingClock
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace

WIDTH, HEIGHT = 1366 - 176, 768 - 48 - 32
"""The calendar's place in a window of 1366 x 768: beside the rail, between top and status bar."""


def month_paint(folder: Path, name: str, n: int) -> Row:
    """The whole calendar screen of December 2026 drawn ``n`` times; the goal is one frame, 16 ms."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    from ui.jobs import SyncJobs
    from ui.screens.base import Context
    from ui.screens.calendar.screen import Screen
    from ui.session import Session
    from ui.theme.apply import apply, choose

    apply(application, choose("light"))
    with Workspace.open(folder, write=False, home=fixture.home()) as ws:
        session = Session(ws, Words("id"), SteppingClock(fixture.MOMENT))
        jobs = SyncJobs(lambda: Workspace.open(folder, write=False, home=fixture.home()))
        context = Context(session, jobs, lambda *_, **__: None, lambda *_, **__: None, lambda: None)
        screen = Screen(context)
        screen.resize(WIDTH, HEIGHT)
        screen.show()
        screen.activate()
        application.processEvents()
        picture = QPixmap(WIDTH, HEIGHT)
        times = repeat(lambda: screen.render(picture, QPoint()), n, warm=3)
        screen.leave()
        screen.close()
        screen.deleteLater()
        application.processEvents()
    return absolute(name, times.median * 1e3, 16.0, f"±{times.spread:.0%} n={n}")
