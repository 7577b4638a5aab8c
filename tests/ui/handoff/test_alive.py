"""While a file is taken the window lives: none of the work is done in its thread."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medsos_desktop.errors import UserError
from medsos_desktop.exchange.handoff.kinds import Kind
from medsos_desktop.store import records
from tests.exchange.handoff.desk import Desk
from tests.store.office import simple
from tests.ui.stand_in import Shell, let_go, wired
from ui.jobs import Jobs
from ui.screens.handoff.screen import Screen
from ui.theme import apply
from ui.theme.theme import Theme

POSTS = 12


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.stop()


@pytest.fixture
def screen(qapp: QApplication, qtbot: QtBot, a: Desk, b: Desk, shell: Shell, jobs: Jobs) -> Iterator[Screen]:
    apply.apply(qapp, Theme("light"))
    made = wired(Screen, b.ws, b.pc.clock, shell, jobs=jobs)
    made.session.setParent(made)
    made.show()
    for number in range(POSTS):
        a.post(f"Posyandu {number}", a.picture("red"))
    words = " ".join(a.ws.handoff.keyring.card().words)
    b.ws.handoff.accept(b.ws.handoff.open(a.send(Kind.KEY_CARD)), words)
    made.open(file=str(a.send()))
    qtbot.waitUntil(lambda: made.step == "preview")
    yield made
    jobs.stop()
    jobs.forget()
    let_go(made)


class Gate:
    """Lets records be written one by one, and notes by which thread."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.threads: list[int] = []
        self.here, self.on = threading.Semaphore(0), threading.Semaphore(0)
        insert = records.insert

        def slowly(*given: Any) -> bool:
            self.threads.append(threading.get_ident())
            self.here.release()
            self.on.acquire()
            return insert(*given)

        monkeypatch.setattr(records, "insert", slowly)

    def open(self) -> None:
        """From now on as fast as they come."""
        for _ in range(1_000):
            self.on.release()


def whole(b: Desk) -> Any:
    media = b.ws.folder / "media"
    return list(b.ws.store.db.connection.iterdump()), sorted(file for file in media.rglob("*.*"))


def test_between_any_two_records_the_window_turns(
    screen: Screen, qtbot: QtBot, b: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were a record written in the window's thread, this test would never end."""
    gate = Gate(monkeypatch)
    turns: list[int] = []
    screen.pages.foot.primary.click()
    for record in range(6):
        qtbot.waitUntil(lambda: gate.here.acquire(blocking=False))
        QTimer.singleShot(0, lambda record=record: turns.append(record))
        qtbot.waitUntil(lambda record=record: turns[-1:] == [record])
        assert b.ws.posts.undated() == []  # what was before can be read
        with pytest.raises(UserError, match=r"workspace\.taking"):
            b.ws.posts.create(simple())
        gate.on.release()
    assert screen.busy
    gate.open()
    qtbot.waitUntil(lambda: screen.step == "done")
    assert len(b.ws.posts.undated()) == POSTS
    assert threading.get_ident() not in gate.threads
    assert b.ws.posts.create(simple())


def test_stopped_in_the_middle_everything_is_as_before(
    screen: Screen, qtbot: QtBot, b: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, gate = whole(b), Gate(monkeypatch)
    screen.pages.foot.primary.click()
    qtbot.waitUntil(lambda: gate.here.acquire(blocking=False))
    screen.pages.taking.cancel.click()
    gate.open()
    qtbot.waitUntil(lambda: not screen.busy)
    assert screen.pages.preview.message.accessibleName() == "Dibatalkan. Tidak ada yang diambil."
    assert whole(b) == before
    assert b.ws.posts.create(simple())


def test_the_screen_goes_meanwhile(
    screen: Screen, qtbot: QtBot, b: Desk, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another theme builds the desk anew: nothing is taken, no picture stays, and one can write again."""
    before, gate = whole(b), Gate(monkeypatch)
    screen.pages.foot.primary.click()
    qtbot.waitUntil(lambda: gate.here.acquire(blocking=False))
    jobs.forget()
    gate.open()
    qtbot.waitUntil(lambda: not jobs.running())
    assert whole(b) == before
    assert b.ws.posts.create(simple())
