from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medsos_desktop.clock import SteppingClock
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace
from tests.ui.calendar import december
from ui.screens.calendar.screen import Screen
from ui.session import Session
from ui.theme import apply
from ui.theme.theme import Theme


@pytest.fixture
def filled(tmp_path: Path, clock: SteppingClock) -> Iterator[Workspace]:
    made = december.fill(tmp_path / "work", clock)
    yield made
    made.close()


@pytest.fixture
def screen(
    qapp: QApplication, qtbot: QtBot, filled: Workspace, clock: SteppingClock
) -> Screen:
    apply.apply(qapp, Theme("light"))
    session = Session(filled, Words("id"), clock)
    made = Screen(session)
    session.changed.connect(lambda changes, _by: made.refresh(changes))
    qtbot.addWidget(made)
    made.resize(1190, 688)  # what the shell leaves of 1366x768
    made.show()
    qtbot.waitExposed(made)
    made.activate()
    return made
