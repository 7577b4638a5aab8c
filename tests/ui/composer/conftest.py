from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medsos_desktop.clock import SteppingClock
from tests.composer.conftest import Room, furnished, room
from tests.ui.stand_in import Shell, at_the_front, let_go, wired
from ui.screens.composer.screen import Screen
from ui.theme import apply
from ui.theme.theme import Theme

__all__ = ["furnished", "room"]


@pytest.fixture(scope="module")
def look(qapp: QApplication) -> None:
    """The light theme, put on once a file: it costs more than a page."""
    apply.apply(qapp, Theme("light"))


@pytest.fixture
def screen(look: None, qtbot: QtBot, room: Room, clock: SteppingClock, shell: Shell) -> Iterator[Screen]:
    made = wired(Screen, room.ws, clock, shell)
    at_the_front(qtbot, made)
    yield made
    made.leave()
    let_go(made)
