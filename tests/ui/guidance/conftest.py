from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medsos_desktop.clock import SteppingClock
from tests.composer.conftest import Room, furnished, room
from tests.ui.stand_in import Shell, let_go, wired
from ui.screens.guidance.screen import Screen
from ui.theme import apply
from ui.theme.theme import Theme

__all__ = ["furnished", "room"]


@pytest.fixture
def screen(
    qapp: QApplication,
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    room: Room,
    clock: SteppingClock,
    shell: Shell,
) -> Iterator[Screen]:
    """The screen in what the shell leaves of 1366x768; a parameter is (theme, scale, language)."""
    theme, scale, language = getattr(request, "param", ("light", 1.0, "id"))
    apply.apply(qapp, Theme(theme, scale))
    made = wired(Screen, room.ws, clock, shell, language=language)
    made.resize(1190, 688)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    made.leave()
    let_go(made)
    apply.apply(qapp, Theme("light"))
