"""The ring around what has the keyboard, also when a step or a screen puts it there."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.shell.conftest import MakeWindow
from ui.shell.window import MainWindow


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def ringed(window: MainWindow, widget: QWidget) -> bool:
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    return window.ring.isVisible() and window.ring.geometry().contains(place)


def test_the_ring_is_there_when_a_step_puts_the_keyboard_on_a_box(make_window: MakeWindow) -> None:
    window = make_window()
    page = window.show_welcome()
    page.start_setup()
    setup = page.setup
    assert setup is not None
    QApplication.processEvents()
    QTest.keyClicks(setup.office.name, "Kelurahan Cacaban")
    QTest.keyClick(setup.office.name, Qt.Key.Key_Tab)
    for _ in range(3):
        QTest.keyClick(focused(), Qt.Key.Key_Return)
        QApplication.processEvents()
    assert setup.at == 3
    assert ringed(window, focused())


def test_the_mouse_puts_the_ring_away(make_window: MakeWindow) -> None:
    window = make_window()
    choices = window.show_welcome().welcome.choices
    QApplication.processEvents()
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert ringed(window, focused())
    other = next(each for each in choices if not each.hasFocus())
    QTest.mousePress(other, Qt.MouseButton.LeftButton)
    assert other.hasFocus()
    assert not window.ring.isVisible()
    QTest.mouseRelease(other, Qt.MouseButton.LeftButton, pos=QPoint(-9, -9))
