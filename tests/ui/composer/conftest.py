from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medsos_desktop.clock import SteppingClock
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace
from tests.composer.conftest import Room, furnished, room
from ui.jobs import SyncJobs
from ui.screens.base import Context
from ui.screens.composer.screen import Screen
from ui.session import Session
from ui.theme import apply
from ui.theme.theme import Theme

__all__ = ["furnished", "room"]


@dataclass
class Shell:
    """Stands in for the window: notes where the screen wants to go and what it says."""

    gone: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    said: list[tuple[str, bool]] = field(default_factory=list)

    def go(self, screen: str, **target: str) -> None:
        self.gone.append((screen, target))

    def say(self, text: str, *, undo: bool = True) -> None:
        self.said.append((text, undo))


def make_screen(workspace: Workspace, clock: SteppingClock, shell: Shell) -> Screen:
    """A screen wired like in the window: everyone but the initiator is told of changes."""
    session = Session(workspace, Words("id"), clock)
    made = Screen(Context(session, SyncJobs(), shell.go, shell.say, lambda: shell.go("back")))
    session.changed.connect(lambda changes, by: None if by is made else made.refresh(changes))
    session.failed.connect(lambda error, by: by is made and made.show_error(error))
    return made


@pytest.fixture(scope="module")
def look(qapp: QApplication) -> None:
    """The light theme, put on once a file: it costs more than a page."""
    apply.apply(qapp, Theme("light"))


@pytest.fixture
def shell() -> Shell:
    return Shell()


@pytest.fixture
def screen(look: None, qtbot: QtBot, room: Room, clock: SteppingClock, shell: Shell) -> Iterator[Screen]:
    made = make_screen(room.ws, clock, shell)
    made.resize(1190, 688)  # what the shell leaves of 1366x768
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.activate()
    yield made
    made.leave()
    made.close()
    made.deleteLater()
    # Nothing else would do it between tests, and each restyling would take longer than the one before.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
