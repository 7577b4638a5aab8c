"""Where rows are low: one post and how many more, the day as a list by keyboard, the gaps within reach."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medsos_desktop.clock import SteppingClock
from medsos_desktop.workspace import Workspace
from tests.ui.calendar.conftest import Shell, make_screen
from ui.screens.calendar.screen import Screen
from ui.theme import apply
from ui.theme.theme import Theme

pytestmark = pytest.mark.window

Make = Callable[[int, int, float], Screen]


@pytest.fixture
def make(
    qapp: QApplication, qtbot: QtBot, filled: Workspace, clock: SteppingClock, shell: Shell
) -> Iterator[Make]:
    made: list[Screen] = []

    def build(width: int, height: int, scale: float) -> Screen:
        apply.apply(qapp, Theme("light", scale))
        screen = make_screen(filled, clock, shell)
        made.append(screen)
        qtbot.addWidget(screen)
        screen.resize(width, height)
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        screen.activate()
        return screen

    yield build
    for screen in made:
        screen.leave()
    apply.apply(qapp, Theme("light"))


def busy_day(screen: Screen) -> date:
    cells = [cell for row in screen.desk.board.rows for cell in row]
    return next(cell.day for cell in cells if cell.inside and len(cell.chips) >= 2)


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def test_with_large_text_a_busy_day_shows_a_post_and_how_many_more(make: Make) -> None:
    screen = make(1190, 640, 1.5)
    screen.choose(busy_day(screen))
    board = screen.board
    index = board.currentIndex()
    cell = board.board_model.cell(index)
    art = board.art(index, cell, board.visualRect(index).size())
    assert len(art.chips) == 1
    assert art.more == f"+{len(cell.chips) - 1}"
    assert art.more_rect.bottom() < art.chips[0].rect.top()
    assert art.more_rect.right() < board.visualRect(index).width()


def test_enter_leads_to_posts_that_have_no_room_and_escape_back(make: Make, shell: Shell) -> None:
    screen = make(1190, 470, 1.5)
    screen.choose(busy_day(screen))
    assert screen.board.hidden_here()
    assert not screen.panel.isVisible()
    press(Qt.Key.Key_Return)
    assert screen.panel.isVisible()
    assert screen.panel.rows.hasFocus()
    assert screen.panel.rows.post() in screen.board.hidden_here()
    assert shell.gone == []
    press(Qt.Key.Key_Escape)
    assert screen.board.hasFocus()
    assert not screen.panel.isVisible()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert [where for where, _ in shell.gone] == ["composer"]


@pytest.mark.parametrize(("width", "height"), [(1104, 560), (1190, 560), (1190, 688)])
def test_the_gaps_are_within_reach_however_low_the_window_is(
    make: Make, qtbot: QtBot, width: int, height: int
) -> None:
    screen = make(width, height, 1.0)
    qtbot.waitUntil(lambda: screen.gaps.found is not None)
    button = screen.shares.gaps
    qtbot.waitUntil(button.isVisible)
    assert button.accessibleName() == "Celah bulan ini: 4"
    assert screen.shares.isVisible() == (height >= 570)
    assert button.visibleRegion().boundingRect().size() == button.size()
    assert screen.filters._bar.sizeHint().width() <= screen.filters.width()
    button.setFocus()
    press(Qt.Key.Key_Return)
    assert screen.gaps.popup is not None
    press(Qt.Key.Key_Escape)
    assert button.hasFocus()
    screen.resize(1190, 688)
    assert screen.shares.isAncestorOf(button)
    assert button.text() == "Celah bulan ini: 4"
