"""Long work: who hears of a refusal, of Batal, of a bug."""

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from medsos_desktop.errors import Cancelled, UserError
from ui.jobs import Failed, Jobs, SyncJobs


def ended_by(jobs: Jobs, error: Exception, failed: Failed | None = None) -> None:
    def job(*_: object) -> None:
        raise error

    jobs.start(job, failed=failed)


@pytest.fixture
def told(qtbot: QtBot) -> tuple[SyncJobs, list[object]]:
    jobs, heard = SyncJobs(), list[object]()
    jobs.refused.connect(heard.append)
    return jobs, heard


def test_a_refusal_nobody_takes_is_told_to_the_window(told: tuple[SyncJobs, list[object]]) -> None:
    jobs, heard = told
    refusal = UserError("workspace.disk-full", folder="x")
    ended_by(jobs, refusal)
    assert heard == [refusal]


def test_a_refusal_somebody_takes_is_told_once(told: tuple[SyncJobs, list[object]]) -> None:
    jobs, heard = told
    taken: list[Exception] = []
    ended_by(jobs, UserError("workspace.disk-full", folder="x"), taken.append)
    assert len(taken) == 1
    assert heard == []


def test_batal_is_no_bug(told: tuple[SyncJobs, list[object]]) -> None:
    jobs, heard = told
    ended_by(jobs, Cancelled())
    assert heard == []


@pytest.mark.parametrize("taken", [True, False])
def test_a_bug_reaches_the_crash_handler_even_when_somebody_cleared_up(qtbot: QtBot, taken: bool) -> None:
    jobs, cleared = SyncJobs(), list[Exception]()
    with capture_exceptions() as bugs:
        ended_by(jobs, ZeroDivisionError(), cleared.append if taken else None)
    assert [type(each[1]) for each in bugs] == [ZeroDivisionError]
    assert len(cleared) == taken
