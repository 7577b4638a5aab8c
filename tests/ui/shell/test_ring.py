"""The ring around what has the keyboard, also when a step or a screen puts it there."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.shell.conftest import MakeWindow
from ui.screens.composer.screen import Screen as Composer
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


def test_news_do_not_cover_what_has_the_keyboard(window: MainWindow) -> None:
    desk = window.desk
    assert desk is not None
    desk.go("composer", new="2026-12-20")
    screen = desk.stage.made("composer")
    assert isinstance(screen, Composer)
    QApplication.processEvents()
    button = screen.page.media.empty.add
    screen.page.editor.setFocus()
    desk.news.say(
        "Sebuah kabar yang cukup panjang supaya tombol di bawahnya tertutup sama sekali. " * 3, undo=False
    )
    place = QRect(button.mapTo(desk, QPoint(0, 0)), button.size())
    assert desk.news.toast.geometry().intersects(place)
    button.setFocus()
    assert not desk.news.toast.geometry().intersects(place)
    assert desk.rect().contains(desk.news.toast.geometry())
