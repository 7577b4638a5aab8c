"""The whole way by keyboard alone: plan a post, write, hand on, approve, export it, verify the file."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.model.state import State
from medsos_desktop.workspace import Workspace
from tests.bundles.office import Desk as Office
from ui.jobs import SyncJobs
from ui.screens.approval import post as post_pane
from ui.screens.approval.screen import Screen as Approval
from ui.screens.calendar.screen import Screen as Calendar
from ui.screens.composer.screen import Screen as Composer
from ui.screens.export.screen import Screen as Export
from ui.settings import Settings
from ui.shell.clocks import WindowClock
from ui.shell.desk import Desk
from ui.shell.window import MainWindow
from ui.theme import apply
from ui.theme.theme import Theme

pytestmark = pytest.mark.window

K = Qt.Key
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NOW = datetime(2026, 12, 16, 2, 20, tzinfo=UTC)
TEXT = "Posyandu balita buka Kamis pukul 08.00 WIB di balai kelurahan."


class Keys:
    """Ten fingers: every press goes where Qt would send it."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def target(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            return popup if isinstance(popup, QMenu) else popup.focusWidget() or popup
        return QApplication.focusWidget() or self._window

    def press(self, *keys: K, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(self.target(), key, held)
            QApplication.processEvents()

    def write(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(self.target(), letter)
        QApplication.processEvents()

    def until(self, key: K, there: Callable[[], bool], most: int = 60) -> None:
        """Presses ``key`` until one is there."""
        for _ in range(most):
            if there():
                return
            self.press(key)
        raise AssertionError(f"{key.name} does not lead there; the keyboard is on {self.target()}")

    def menu(self, words: str) -> None:
        """Goes to an entry of the open menu and takes it."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)

        def on_it() -> bool:
            chosen = menu.activeAction()
            return chosen is not None and words in chosen.text()

        self.until(K.Key_Down, on_it, 20)
        self.press(K.Key_Return)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An office with a writer, an approver and two accounts; nothing is planned yet."""
    made = tmp_path / "kantor"
    with Workspace.open(
        made, create=True, clock=SteppingClock(NOW), ids=SeededIds("keys"), home=tmp_path / "home"
    ) as ws:
        Office(ws)
    return made


@pytest.fixture
def window(
    qapp: QApplication, qtbot: QtBot, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    monkeypatch.setattr(post_pane, "READ_MS", 1)
    clock = SteppingClock(NOW)
    monkeypatch.setattr(WindowClock, "now", lambda _self: clock.now())
    apply.apply(qapp, Theme("light"))
    made = MainWindow(tmp_path / "home", Settings(theme="light"), SyncJobs())
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    assert made.open_folder(folder)
    yield made
    made.close()


def rows(desk: Desk) -> dict[str, State]:
    return {row.title: row.state for row in desk.session.workspace.posts.by_state(*State)}


def test_from_beranda_to_a_verified_bundle(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = window.desk
    assert desk is not None
    assert desk.stage.current == "home"
    keys = Keys(window)
    plan(keys, desk)
    write(keys, desk)
    approve(keys, desk, qtbot)
    export(keys, desk, tmp_path, monkeypatch)


def plan(keys: Keys, desk: Desk) -> None:
    """A post on the board, moved, and the move taken back."""
    keys.press(K.Key_2, held=CTRL)
    screen = desk.stage.made("calendar")
    assert isinstance(screen, Calendar)
    assert screen.board.hasFocus()
    keys.press(K.Key_Right)
    keys.write("Posyandu balita")
    keys.press(K.Key_Return)
    (post,) = desk.session.workspace.posts.by_state(State.DRAFT)
    assert (post.title, (post.planned or "")[:10]) == ("Posyandu balita", "2026-12-17")
    keys.press(K.Key_Right, held=ALT)
    assert (desk.session.workspace.posts.row(post.id).planned or "")[:10] == "2026-12-18"
    keys.press(K.Key_Z, held=CTRL)
    assert (desk.session.workspace.posts.row(post.id).planned or "")[:10] == "2026-12-17"
    assert screen.board.hasFocus()
    keys.press(K.Key_Return)


def write(keys: Keys, desk: Desk) -> None:
    """Words, an account, what stands in the way, the hand-over."""
    assert desk.stage.current == "composer"
    screen = desk.stage.made("composer")
    assert isinstance(screen, Composer)
    keys.until(K.Key_F6, screen.page.editor.hasFocus)
    keys.write(TEXT)
    keys.until(K.Key_Backtab, screen.page.tabs.add.hasFocus)
    keys.press(K.Key_Return)
    keys.menu("Kelurahan Cacaban")
    assert len(screen.desk.post.variants) == 1
    keys.press(K.Key_Return, held=CTRL)
    assert rows(desk) == {"Posyandu balita": State.IN_APPROVAL}, screen.page.foot.step.reasons


def approve(keys: Keys, desk: Desk, qtbot: QtBot) -> None:
    """The approver sits down, reads, approves exactly this version."""
    keys.until(K.Key_F6, desk.top.search.hasFocus)
    keys.until(K.Key_Tab, desk.top.person.hasFocus)
    keys.press(K.Key_Return)
    keys.menu("Bagus")
    keys.press(K.Key_4, held=CTRL)
    screen = desk.stage.made("approval")
    assert isinstance(screen, Approval)
    assert screen.queue.list.hasFocus()
    keys.press(K.Key_Return)
    assert screen.post.text.hasFocus()
    assert TEXT in screen.post.text.toPlainText()
    qtbot.waitUntil(lambda: not screen.desk.reasons())
    keys.press(K.Key_Return, held=CTRL)
    assert rows(desk) == {"Posyandu balita": State.APPROVED}


def export(keys: Keys, desk: Desk, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bundle, made and looked at again."""
    keys.press(K.Key_E, held=CTRL)
    screen = desk.stage.made("export")
    assert isinstance(screen, Export)
    monkeypatch.setattr(screen.dialogs, "folder", lambda: str(out))
    keys.until(K.Key_F6, lambda: screen.choices.isAncestorOf(keys.target()))
    keys.until(K.Key_Tab, screen.choices.folder_button.hasFocus)
    keys.press(K.Key_Return)
    keys.until(K.Key_F6, screen.ready.primary.hasFocus)
    keys.press(K.Key_Return)
    assert screen.course.state == "done"
    assert screen.course.receipt is not None
    made = screen.desk.target
    assert made.is_file()
    assert screen.done.primary.hasFocus()
    monkeypatch.setattr(screen.dialogs, "bundle", lambda: str(made))
    keys.until(K.Key_Backtab, screen.done.check.hasFocus)
    keys.press(K.Key_Return)
    assert screen.course.state == "checked"
    assert screen.checked.primary.hasFocus()
    keys.press(K.Key_Escape)
    assert screen.course.state != "checked"
