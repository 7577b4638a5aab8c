"""After a change of rules posts are checked anew beside the window; with many it shows and can be stopped."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medsos_desktop.errors import UserError
from medsos_desktop.home.findings import FindingsCount
from medsos_desktop.model.office import Fact, Rulebook
from medsos_desktop.model.post import State
from medsos_desktop.workspace import Workspace
from tests.ui.shell.conftest import MakeWindow
from tests.ui.stand_in import Slow
from ui.jobs import JobHandle, Jobs
from ui.shell import recheck
from ui.shell.desk import Desk
from ui.shell.window import MainWindow

OTHER = Rulebook((("k.toml", '[[row]]\nid = "poverty.street"\nadd = "warga"\n'),))
RULES = Rulebook((("k.toml", '[[row]]\nid = "poverty.street"\nadd = "posyandu"\n'),))


@pytest.fixture
def alive(make_window: MakeWindow, office: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window with real threads, its first counts done."""
    jobs = Jobs()
    made = make_window(jobs=jobs)
    assert made.open_folder(office)
    assert made.desk is not None
    made.desk.settle()
    qtbot.waitUntil(lambda: not jobs.running())
    yield made
    jobs.stop()


def change(window: MainWindow) -> None:
    """The office's rules change, somewhere."""
    assert window.desk is not None
    session = window.desk.session
    session.run(lambda: session.workspace.directory.set_rulebook(RULES))
    window.desk.settle()


def said(window: MainWindow) -> str:
    assert window.desk is not None
    return window.desk.status.findings.accessibleName()


def slowly(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Each post takes so long."""
    plain = FindingsCount._count

    def slow(self: FindingsCount, *args: object) -> object:
        time.sleep(seconds)
        return plain(self, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(FindingsCount, "_count", slow)


def seen_working(alive: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A change of rules with so many posts that the work is shown."""
    monkeypatch.setattr(recheck, "_MANY", 5)
    slowly(monkeypatch, 0.01)
    assert alive.desk is not None
    change(alive)
    qtbot.waitUntil(alive.desk.status.work.isVisible)
    return alive.desk


def test_few_posts_are_checked_anew_in_silence(alive: MainWindow, qtbot: QtBot) -> None:
    before = said(alive)
    change(alive)
    qtbot.waitUntil(lambda: said(alive) != before)
    assert alive.desk is not None
    assert not alive.desk.news.toast.isVisible()
    assert alive.desk.status.findings.known
    alive.desk.news.undo()
    alive.desk.settle()
    qtbot.waitUntil(lambda: said(alive) == before)


def test_another_limit_of_a_channel_is_told_at_the_foot(alive: MainWindow, qtbot: QtBot) -> None:
    before = said(alive)
    assert alive.desk is not None
    session = alive.desk.session
    fact = Fact("ig_feed", "text.caption", 5, source="Rapat", checked="2026-12-01")
    session.run(lambda: session.workspace.directory.set_facts([fact]))
    alive.desk.settle()
    qtbot.waitUntil(lambda: said(alive) != before)
    assert "Blokir" in said(alive)
    alive.desk.news.undo()
    alive.desk.settle()
    qtbot.waitUntil(lambda: said(alive) == before)


@pytest.mark.long
def test_many_posts_are_shown_and_their_outcome_said(
    alive: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = seen_working(alive, qtbot, monkeypatch)
    assert alive.jobs.long_work() is None  # the window may close meanwhile
    assert "Memeriksa ulang naskah" in desk.status.work._title.text()
    qtbot.waitUntil(lambda: "diperiksa ulang" in desk.news.toast.accessibleName())
    assert not desk.status.work.isVisible()


def test_stopped_it_says_so_and_goes_on_when_pressed(
    alive: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = seen_working(alive, qtbot, monkeypatch)
    QTest.keyClick(desk.status.work.cancel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not desk.status.findings.known)
    assert "belum diperiksa ulang" in said(alive)
    desk.status.findings.grab()
    QTest.keyClick(desk.status.findings, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.status.findings.known)
    assert desk.stage.current == "home"


def test_a_change_meanwhile_starts_it_anew(
    alive: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    slowly(monkeypatch, 0.005)
    assert alive.desk is not None
    before = said(alive)
    change(alive)
    first = alive.desk._recheck._work
    assert isinstance(first, JobHandle)
    alive.desk.news.undo()
    alive.desk.settle()
    assert first.is_cancelled()
    qtbot.waitUntil(lambda: not alive.jobs.running())
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    assert said(alive) == before


def test_rules_changed_again_before_it_ends_are_checked_as_well(
    make_window: MakeWindow, office: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs, asked, plain = Slow(), [], FindingsCount.recheck

    def noted(self: FindingsCount, workspace: Workspace, *args: object) -> object:
        asked.append(workspace.pack.hash)
        return plain(self, workspace, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(FindingsCount, "recheck", noted)
    window = make_window(jobs=jobs)
    assert window.open_folder(office)
    assert window.desk is not None
    session = window.desk.session
    session.run(lambda: session.workspace.directory.set_rulebook(RULES))
    qtbot.waitUntil(lambda: len(asked) == 1)
    before = said(window)
    session.run(lambda: session.workspace.directory.set_rulebook(OTHER))
    jobs.arrive()
    assert said(window) == before
    qtbot.waitUntil(lambda: len(asked) == 2)
    assert asked[1] == session.workspace.pack.hash != asked[0]
    jobs.arrive()
    assert said(window) != before


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Gets a word for each time that all posts are checked."""
    times, plain = [], FindingsCount.recheck

    def noted(self: FindingsCount, *args: object) -> object:
        times.append("again")
        return plain(self, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(FindingsCount, "recheck", noted)
    return times


def write_on(desk: Desk) -> None:
    """Somebody writes a word more; a moment later the foot is told."""
    posts = desk.session.workspace.posts
    row = next(iter(posts.by_state(State.DRAFT)))
    post = posts.get(row.id).post
    desk.session.run(lambda: posts.save_draft(row.id, replace(post, title=post.title + "!")))
    desk.settle()


def test_stopped_it_rests_while_one_goes_on_writing(
    alive: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = seen_working(alive, qtbot, monkeypatch)
    QTest.keyClick(desk.status.work.cancel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not desk.status.findings.known)
    times = counted(monkeypatch)
    write_on(desk)
    qtbot.waitUntil(lambda: not alive.jobs.running())
    assert not times
    assert "belum diperiksa ulang" in said(alive)
    QTest.keyClick(desk.status.findings, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.status.findings.known)
    assert times
    times.clear()
    write_on(desk)
    qtbot.waitUntil(lambda: not alive.jobs.running())
    assert desk.status.findings.known
    assert not times


@pytest.mark.long
def test_stopped_it_goes_on_with_other_rules(
    alive: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = said(alive)
    desk = seen_working(alive, qtbot, monkeypatch)
    QTest.keyClick(desk.status.work.cancel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not desk.status.findings.known)
    session = desk.session
    session.run(session.workspace.history.undo)
    desk.settle()
    qtbot.waitUntil(lambda: said(alive) == before)


def rename_account(desk: Desk) -> None:
    """Something that a few posts are held against changes, no rule."""
    directory = desk.session.workspace.directory
    key, account = next(iter(directory.accounts().items()))
    desk.session.run(lambda: directory.save("account", key, replace(account, name="Baru")))
    desk.settle()


@pytest.mark.parametrize("then", [write_on, rename_account])
def test_batal_counts_though_the_work_has_not_ended_yet(
    make_window: MakeWindow, office: Path, monkeypatch: pytest.MonkeyPatch, then: Callable[[Desk], None]
) -> None:
    jobs, times = Slow(), counted(monkeypatch)
    window = make_window(jobs=jobs)
    assert window.open_folder(office)
    assert window.desk is not None
    change(window)
    assert times == ["again"]
    work = window.desk._recheck._work
    assert work is not None
    work.cancel()
    then(window.desk)
    jobs.arrive()
    assert times == ["again"]
    assert not window.desk.status.findings.known


@pytest.mark.parametrize("refusing", ["recheck", "month"])
def test_a_refused_count_is_said_once_and_shows_no_old_figures(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, refusing: str
) -> None:
    def refuse(*_: object) -> object:
        raise UserError("store.gone")

    desk = window.desk
    assert desk is not None
    desk.settle()
    assert desk.status.findings.known
    with monkeypatch.context() as patch:
        patch.setattr(FindingsCount, refusing, refuse)
        change(window)
        assert "belum diperiksa ulang" in said(window)
        assert desk.notices.error.isVisible()
        desk.notices.hide_error()
        write_on(desk)
        assert not desk.notices.error.isVisible()
        desk.status.findings.click()
        assert desk.notices.error.isVisible()
        desk.notices.hide_error()
    write_on(desk)
    assert desk.status.findings.known
    monkeypatch.setattr(FindingsCount, "month", refuse)
    write_on(desk)
    assert desk.notices.error.isVisible()


def test_a_bug_in_the_count_shows_no_old_figures(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object) -> object:
        raise ZeroDivisionError

    assert window.desk is not None
    window.desk.settle()
    monkeypatch.setattr(FindingsCount, "month", stumble)
    with qtbot.captureExceptions() as caught:
        window.desk.settle()
    assert [each[0] for each in caught] == [ZeroDivisionError]
    assert not window.desk.status.findings.known
    assert not window.desk.notices.error.isVisible()
