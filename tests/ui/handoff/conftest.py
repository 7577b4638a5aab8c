"""A PC that sends, and the page on a PC that receives."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.exchange.handoff.conftest import a, b, desk
from tests.exchange.handoff.desk import Desk
from tests.ui.stand_in import Shell, at_the_front, let_go, wired
from ui.screens.handoff.screen import Screen
from ui.theme import apply
from ui.theme.theme import Theme

__all__ = ["a", "b", "desk"]


@pytest.fixture
def screen(qapp: QApplication, qtbot: QtBot, b: Desk, shell: Shell) -> Iterator[Screen]:
    apply.apply(qapp, Theme("light"))
    made = wired(Screen, b.ws, b.pc.clock, shell)
    made.session.setParent(made)
    at_the_front(qtbot, made)
    yield made
    let_go(made)
