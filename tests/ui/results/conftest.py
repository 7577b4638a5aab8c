"""The office of the results, and its screen at the size of a common laptop."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medsos_desktop.clock import SteppingClock
from medsos_desktop.importing.memory import Memory
from tests.exchange.results.conftest import NOW, Office, office
from tests.ui.stand_in import Shell, at_the_front, let_go, wired
from ui.screens.results.screen import Screen
from ui.theme import apply
from ui.theme.theme import Theme

__all__ = ["office"]


@pytest.fixture
def screen(qapp: QApplication, qtbot: QtBot, office: Office, shell: Shell) -> Iterator[Screen]:
    apply.apply(qapp, Theme("light"))
    Memory(office.ws.home).keep(office.folder)  # never the folders of whoever runs this
    made = wired(Screen, office.ws, SteppingClock(NOW), shell)
    made.session.setParent(made)
    at_the_front(qtbot, made)
    yield made
    let_go(made)
