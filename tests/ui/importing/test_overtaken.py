"""Rows compared with a calendar that changes while they are read."""

import pytest
from pytestqt.qtbot import QtBot

from medsos_desktop.workspace import Workspace
from tests.ui.importing.conftest import Sheet, make_screen
from tests.ui.stand_in import Shell, Slow, let_go
from ui.screens.importing.screen import Screen

pytestmark = pytest.mark.window


def test_a_post_written_while_a_sheet_was_read_is_not_taken_in_twice(
    qtbot: QtBot, ws: Workspace, shell: Shell, sheet: Sheet
) -> None:
    jobs = Slow()
    screen = make_screen(ws, shell, jobs)
    screen.show()
    qtbot.waitExposed(screen)
    screen.open(file=str(sheet()))
    jobs.arrive()
    plan = screen.reading.plan
    assert plan is not None
    screen.reading.read()
    screen.session.run(lambda: ws.sheets.apply(plan))  # the same rows, from elsewhere, meanwhile
    jobs.arrive()
    assert screen.reading.plan is not None
    assert screen.reading.plan.new == ()
    assert not screen.reading.stale
    let_go(screen)


def test_a_first_reading_that_was_overtaken_is_done_again(
    qtbot: QtBot, screen: Screen, ws: Workspace, shell: Shell, sheet: Sheet
) -> None:
    screen.open(file=str(sheet()))
    plan = screen.reading.plan
    assert plan is not None
    jobs = Slow()
    other = make_screen(ws, shell, jobs)
    other.show()
    qtbot.waitExposed(other)
    other.open(file=str(sheet()))
    other.session.run(lambda: ws.sheets.apply(plan))
    jobs.arrive()
    assert other.reading.plan is not None
    assert other.reading.plan.new == ()
    let_go(other)
