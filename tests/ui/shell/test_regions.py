"""F6 and Shift+F6: from part to part of whatever screen is shown, and back to where one was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.kit.regions import Region
from ui.shell.desk import Desk
from ui.shell.window import MainWindow

F6, NONE, SHIFT = Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(window: MainWindow) -> Desk:
    assert window.desk is not None
    window.desk.settle()
    return window.desk


def press(modifier: Qt.KeyboardModifier = NONE) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, F6, modifier)


def region(desk: Desk) -> QWidget:
    """The area that has the keyboard now, the innermost one."""
    part = QApplication.focusWidget()
    areas = [each.area for each in desk.regions()]
    while part is not None and part not in areas:
        part = part.parentWidget()
    assert part is not None
    return part


def round_trip(desk: Desk, modifier: Qt.KeyboardModifier = NONE) -> list[QWidget]:
    """Every area that F6 visits until it comes to the first one again."""
    seen = [region(desk)]
    for _ in range(30):
        press(modifier)
        if region(desk) is seen[0]:
            return seen
        seen.append(region(desk))
    raise AssertionError("F6 never comes back")


@pytest.mark.parametrize(
    "key", ["home", "calendar", "composer", "approval", "settings", "export", "importing"]
)
def test_f6_visits_rail_parts_and_foot_of_each_screen_and_shift_f6_goes_back(desk: Desk, key: str) -> None:
    desk.go(key)
    QApplication.processEvents()  # rows made just now are shown
    screen = desk.stage.made(key)
    assert screen is not None
    if QApplication.focusWidget() is None:
        QTest.keyClick(desk, F6)
    there = round_trip(desk)
    assert {desk.rail, desk.top, desk.status} <= set(there)
    assert len([each for each in there if screen is each or screen.isAncestorOf(each)]) >= 2
    assert len(set(there)) == len(there)
    assert round_trip(desk, SHIFT) == [there[0], *reversed(there[1:])]


def test_f6_comes_back_to_the_control_that_had_the_keyboard_there(desk: Desk) -> None:
    desk.go("calendar")
    screen = desk.stage.made("calendar")
    assert screen is not None
    screen.time_bar.new_button.setFocus()  # type: ignore[attr-defined]
    for _ in round_trip(desk):
        press()
    assert screen.time_bar.new_button.hasFocus()  # type: ignore[attr-defined]


def test_the_rail_is_entered_where_one_is(desk: Desk) -> None:
    desk.go("settings")
    while region(desk) is not desk.rail:
        press(SHIFT)
    assert QApplication.focusWidget() is desk.rail.here()
    assert desk.rail.here().place.key == "settings"  # type: ignore[union-attr]


def test_a_part_without_controls_is_passed_over(desk: Desk) -> None:
    empty = QWidget(desk)
    empty.show()
    before = desk.regions
    desk.regions = lambda: [*before(), Region(empty)]  # type: ignore[method-assign]
    assert empty not in round_trip(desk)


def test_ctrl_slash_lists_the_keys_and_escape_goes_back_to_where_one_was(desk: Desk) -> None:
    desk.go("calendar")
    before = QApplication.focusWidget()
    assert before is not None
    QTest.keyClick(before, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    assert "F6 Ke bagian layar berikutnya" in popup.accessibleDescription()
    assert (popup.width(), popup.height()) < (1280 * 2 // 3, 720)
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert before.hasFocus()
