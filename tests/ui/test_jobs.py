"""Long work: who hears of a refusal, of Batal, of a bug."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.model.post import Post
from medsos_desktop.workspace import Workspace
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


@pytest.fixture(params=[Jobs, SyncJobs])
def jobs(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Jobs]:
    made: Jobs = request.param()
    yield made
    made.stop()
    qtbot.waitUntil(lambda: not made.running())


@pytest.fixture
def ws(tmp_path: Path, jobs: Jobs) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "kantor", create=True, home=tmp_path / "home") as made:
        jobs.workspace = lambda: made
        yield made


def test_while_one_writes_the_window_is_refused(qtbot: QtBot, jobs: Jobs, ws: Workspace) -> None:
    done, gate, written = list[str](), Event(), Event()

    def job(beside: Workspace, *_: object) -> str:
        made, _changes = beside.posts.create(Post(title="Loket"))
        written.set()
        assert type(jobs) is not Jobs or gate.wait(20)
        return made

    jobs.write(job, done.append)
    assert written.wait(20)
    if jobs.running():
        with pytest.raises(UserError, match=r"workspace\.taking"):
            ws.posts.create(Post(title="Ditolak"))
    gate.set()
    qtbot.waitUntil(lambda: bool(done))
    assert ws.posts.get(done[0]).post.title == "Loket"
    ws.posts.create(Post(title="Sesudah"))
    assert [each.seq for each in ws.all_records()] == [1, 2]


def test_one_that_was_forgotten_gives_the_workspace_back(qtbot: QtBot, jobs: Jobs, ws: Workspace) -> None:
    jobs.write(lambda beside, *_: beside.posts.create(Post(title="Loket")))
    jobs.forget()
    jobs.stop()
    qtbot.waitUntil(lambda: not jobs.running())
    ws.posts.create(Post(title="Sesudah"))
    assert [each.seq for each in ws.all_records()] == [1, 2]


def test_one_that_fails_gives_the_workspace_back(qtbot: QtBot, jobs: Jobs, ws: Workspace) -> None:
    def job(beside: Workspace, *_: object) -> None:
        with beside.operation("op.post.create"):
            beside.posts.create(Post(title="Setengah"))
            raise Cancelled

    heard: list[Exception] = []
    jobs.write(job, failed=heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert list(ws.all_records()) == []
    ws.posts.create(Post(title="Sesudah"))
