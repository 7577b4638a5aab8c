"""Hands of the person: typing into a field, and finding a page."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.screens.settings.entries import Entry, LineEntry, NumberEntry
from ui.screens.settings.page import Page
from ui.screens.settings.roster import RosterPage
from ui.screens.settings.screen import Screen

Kind = TypeVar("Kind", bound=Page)

ENTER, ESCAPE, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab


def page(screen: Screen, kind: type[Kind]) -> Kind:
    """The page in front, of the class it must be."""
    assert isinstance(screen.page, kind)
    return screen.page


def roster(screen: Screen) -> RosterPage:
    return page(screen, RosterPage)


def line(entry: Entry) -> QLineEdit:
    """The line of a text or number field."""
    if isinstance(entry, NumberEntry):
        return entry.number.line
    assert isinstance(entry, LineEntry)
    return entry.line


def type_into(entry: Entry, text: str, *keys: Qt.Key) -> None:
    """Replaces what stands there, as a person does, then presses ``keys``."""
    field = line(entry)
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)
    press(field, *keys)


def press(widget: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(widget, key)


def click(widget: QWidget) -> None:
    assert widget.isVisible()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def below(entry: Entry) -> str:
    """What screen readers hear behind the field: its help, or what is wrong."""
    return entry.widget.accessibleDescription()
