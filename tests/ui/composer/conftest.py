from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medsos_desktop.clock import SteppingClock
from tests.composer.conftest import Room, furnished, room
from tests.ui.stand_in import Shell, let_go, wired
from ui.screens.composer.screen import Screen
from ui.theme import apply
from ui.theme.theme import Theme

__all__ = ["furnished", "room"]


@pytest.fixture(scope="module")
def look(qapp: QApplication) -> None:
    """The light theme, put on once a file: it costs more than a page."""
    apply.apply(qapp, Theme("light"))


@pytest.fixture
def shell() -> Shell:
    return Shell()


@pytest.fixture
def screen(look: None, qtbot: QtBot, room: Room, clock: SteppingClock, shell: Shell) -> Iterator[Screen]:
    made = wired(Screen, room.ws, clock, shell)
    made.resize(1190, 688)  # what the shell leaves of 1366x768
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.activate()
    yield made
    made.leave()
    let_go(made)
