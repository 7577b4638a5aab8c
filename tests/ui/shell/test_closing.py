"""What runs when a workspace is closed, and what a refusal leaves behind."""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from time import sleep

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from pytestqt.qtbot import QtBot

from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.home import founding
from medsos_desktop.home.founding import Founding
from medsos_desktop.workspace import Workspace
from tests.ui.shell.conftest import MakeWindow
from ui.jobs import Jobs
from ui.screens.composer import autosave
from ui.screens.composer.screen import Screen as Composer
from ui.shell import opening
from ui.shell.window import MainWindow


def _settle() -> None:
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()


def test_an_answer_that_comes_after_the_closing_is_for_nobody(
    make_window: MakeWindow, office: Path, qtbot: QtBot
) -> None:
    window = make_window(jobs=Jobs())
    window.open_folder(office)
    assert window.session is not None
    workspace, begun, told = window.session.workspace, Event(), []

    def job(_progress: object, cancelled: Callable[[], bool]) -> str:
        begun.set()
        while not cancelled():
            pass
        return "done all the same"

    window.jobs.start(job, lambda result: told.append((result, workspace.directory.office())))
    assert begun.wait(5)
    window.show_welcome()
    _settle()
    assert told == []


def test_what_was_typed_while_a_file_was_taken_is_kept_at_the_closing(
    make_window: MakeWindow, office: Path, own_home: Path
) -> None:
    """While a job writes, a draft is refused: so it is ended first, and what is typed is kept then."""
    window = make_window(jobs=Jobs())
    window.open_folder(office)
    assert window.desk is not None
    window.desk.go("composer", new="")
    composer = window.desk.stage.made("composer")
    assert isinstance(composer, Composer)
    begun = Event()

    def job(beside: Workspace, _progress: object, cancelled: Callable[[], bool]) -> None:
        with beside.operation("op.post.create"):
            begun.set()
            while not cancelled():
                sleep(0.001)
            raise Cancelled

    window.jobs.write(job, title="Mencatat")
    assert begun.wait(5)
    composer.page.editor.setPlainText("Jangan sampai hilang")
    window.close_workspace()
    _settle()
    with Workspace.open(office, home=own_home) as again:
        assert [row.excerpt for row in again.posts.undated()].count("Jangan sampai hilang") == 1


def _type_while_a_file_is_taken(window: MainWindow) -> None:
    """And go on to another screen: what was typed is refused."""
    assert window.desk is not None
    assert window.session is not None
    window.desk.go("composer", new="")
    composer = window.desk.stage.made("composer")
    assert isinstance(composer, Composer)
    composer.page.editor.setPlainText("Jangan sampai hilang")
    window.session.workspace.store.db.held = True
    window.desk.go("home")
    window.session.workspace.store.db.held = False


def test_what_was_refused_when_its_screen_was_left_is_tried_again(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave, "AGAIN_MS", 1)
    _type_while_a_file_is_taken(window)
    assert window.session is not None
    posts = window.session.workspace.posts
    qtbot.waitUntil(lambda: "Jangan sampai hilang" in [row.excerpt for row in posts.undated()])


def test_what_was_refused_when_its_screen_was_left_is_kept_at_the_closing(
    window: MainWindow, office: Path, own_home: Path
) -> None:
    _type_while_a_file_is_taken(window)
    window.close_workspace()
    with Workspace.open(office, home=own_home) as again:
        assert [row.excerpt for row in again.posts.undated()].count("Jangan sampai hilang") == 1


def test_a_founding_that_is_refused_lets_the_folder_go(
    make_window: MakeWindow, tmp_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_workspace: Workspace, _said: Founding) -> None:
        raise UserError("workspace.read-only", folder="x")

    monkeypatch.setattr(founding, "found", full)
    window = make_window()
    window.show_welcome()
    window.founding.found(Founding(), str(tmp_path / "baru"), False)
    assert window.session is None
    with Workspace.open(tmp_path / "baru", home=own_home) as again:  # nobody holds it
        assert again.writable


def test_a_folder_named_from_here_is_remembered_by_its_whole_path(
    make_window: MakeWindow, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(office.parent)
    window = make_window()
    assert window.open_folder(Path(office.name))
    assert window.settings.recent == (str(office),)


def test_opening_what_is_open_stays_writable(window: MainWindow, office: Path) -> None:
    assert window.open_folder(office)
    assert window.session is not None
    assert window.session.workspace.writable


def test_what_is_typed_in_the_first_steps_survives_another_look(make_window: MakeWindow) -> None:
    window = make_window()
    first = window.show_welcome()
    first.start_setup()
    assert first.setup is not None
    first.setup.office.name.setText("Kelurahan Contoh")
    window.look.set_theme("dark")
    assert window.first is not None
    assert window.first.setup is not None
    assert window.first.setup.office.name.text() == "Kelurahan Contoh"
    assert window.first.currentWidget() is window.first.setup


def test_work_on_the_first_page_is_not_lost_to_another_look(make_window: MakeWindow) -> None:
    window = make_window()
    first = window.show_welcome()
    first.show_busy("…")
    window.look.set_theme("dark")
    assert window.first is first


def test_a_window_waits_for_work_of_the_first_page(make_window: MakeWindow) -> None:
    window = make_window(jobs=Jobs())
    window.show_welcome()
    begun, ended = Event(), Event()

    def job(_progress: object, cancelled: Callable[[], bool]) -> None:
        begun.set()
        while not cancelled():
            pass
        ended.set()

    window.jobs.start(job)
    assert begun.wait(5)
    window.close()
    assert ended.is_set()


def test_another_look_drops_no_backup_of_the_day(
    window: MainWindow, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later: list[Callable[[], object]] = []
    monkeypatch.setattr(QTimer, "singleShot", lambda _ms, call: later.append(call))
    window.look.set_theme("dark")  # what ran for the old desk was told to stop
    for call in later:
        call()
    assert window.session is not None
    assert len(window.session.workspace.backups.list()) == 1


def test_a_sample_that_the_system_holds_on_to_is_said(
    window: MainWindow, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_folder: Path) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(opening.shutil, "rmtree", held)
    window.wishes.grant("remove-sample", "")
    assert window.first is not None
    assert window.first.welcome.trouble.isVisible()
    assert (office / "medsos.db").is_file()
