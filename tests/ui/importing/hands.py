"""What several tests do: press a key where the focus is, find a button by its words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from medsos_desktop.model.post import State
from medsos_desktop.workspace import Workspace
from ui.kit.button import Button
from ui.screens.importing.screen import Screen

KEY = Qt.Key


def press(qtbot: QtBot, key: Qt.Key) -> None:
    """A key, to whatever has the focus."""
    target = QApplication.focusWidget()
    assert target is not None
    qtbot.keyClick(target, key)


def foot(screen: Screen) -> str:
    return screen.pages.foot.primary.text()


def drafts(ws: Workspace) -> set[str]:
    return {row.title for row in ws.posts.by_state(State.DRAFT)}


def button(parent: QWidget, text: str) -> Button:
    return next(each for each in parent.findChildren(Button) if each.text() == text)
