"""A key in the real editor: counters, highlight, marks and the repaint, with a caption of six accounts."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from bench import fixture
from bench.harness import Row, Times, absolute, timed
from bench.texts import texts
from medsos_desktop.clock import SteppingClock
from medsos_desktop.model.office import Account
from medsos_desktop.model.post import Post, Variant
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace

SURFACES = ("ig_feed", "fb_page", "wa_channel", "x_free", "threads", "tiktok_photo")


def rows(quick: bool) -> Iterator[Row]:
    """One key at three lengths of the caption; the goal is one frame of 60 Hz."""
    for length in (280, 2_200) if quick else (280, 2_200, 10_000):
        yield _typed(length, 15 if quick else 60)


def _typed(length: int, number: int) -> Row:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    from ui.jobs import SyncJobs
    from ui.screens.base import Context
    from ui.screens.composer.screen import Screen
    from ui.session import Session
    from ui.theme.apply import apply, choose

    apply(application, choose("light"))
    clock = SteppingClock(fixture.MOMENT)
    with (
        tempfile.TemporaryDirectory() as name,
        Workspace.open(Path(name) / "ws", create=True, clock=clock, home=Path(name) / "home") as ws,
    ):
        jobs = SyncJobs()
        jobs.open_reader = lambda: Workspace.open(ws.folder, write=False, clock=clock, home=ws.home)
        screen = Screen(
            Context(
                Session(ws, Words("id"), clock),
                jobs,
                lambda *_, **__: None,
                lambda *_, **__: None,
                lambda: None,
            )
        )
        screen.resize(1190, 688)
        screen.show()
        screen.open(post=_post(ws, length))
        screen.activate()
        application.processEvents()
        times = Times(tuple(timed(lambda: _press(screen)) for _ in range(number)))
        screen.leave()
        screen.close()
        screen.deleteLater()
        application.processEvents()
    note = f"p95 {times.percentile(95) * 1e3:.1f} ms ±{times.spread:.0%} n={number}"
    return absolute(f"window: a key, {length:,} characters, six accounts", times.median * 1e3, 16.0, note)


def _post(ws: Workspace, length: int) -> str:
    text = next(iter(texts(1, length, seed=length)))
    variants = {}
    for order, surface in enumerate(SURFACES):
        account = Account(ws.catalogue.channel_of(surface), surface, f"contoh{order}", surface, order)
        variants[ws.directory.save("account", None, account)[0]] = Variant(surface)
    return ws.posts.create(Post(title="Contoh", text=text, variants=variants))[0]


def _press(screen: QWidget) -> None:
    """One letter, and what it changes is on the screen."""
    editor = screen.findChild(QTextEdit, "editor")
    assert isinstance(editor, QTextEdit)
    QTest.keyClick(editor, Qt.Key.Key_A)
    editor.viewport().repaint()
