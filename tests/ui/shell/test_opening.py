"""What the window says about workspaces it cannot open, or only for reading."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from medsos_desktop.model.post import Post
from medsos_desktop.workspace import Workspace
from tests.ui.shell.conftest import MakeWindow
from ui.kit.button import Button
from ui.kit.notes import Banner
from ui.settings import Settings, load, save
from ui.shell.window import MainWindow


def trouble(window: MainWindow) -> str:
    """What the first page says went wrong."""
    assert window.desk is None
    assert window.first is not None
    assert window.first.welcome.trouble.isVisible()
    return window.first.welcome.trouble.accessibleName()


def test_a_folder_opens_with_its_office_in_the_title(window: MainWindow, office: Path) -> None:
    assert window.windowTitle() == "Kelurahan Cacaban (contoh) – Medsos Desktop"
    assert window.desk is not None
    assert window.desk.stage.current == "home"
    assert window.settings.recent == (str(office),)


def test_what_is_open_is_remembered_without_being_closed(
    window: MainWindow, office: Path, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: load(window.home).recent == (str(office),), timeout=3000)


def test_a_folder_without_a_workspace_is_said_on_the_first_page(
    make_window: MakeWindow, tmp_path: Path
) -> None:
    window = make_window()
    assert not window.open_folder(tmp_path)
    assert str(tmp_path) in trouble(window)


def test_a_workspace_of_a_newer_version_is_left_as_it_is(make_window: MakeWindow, office: Path) -> None:
    with sqlite3.connect(office / "medsos.db") as db:
        db.execute("PRAGMA user_version = 9999")
    db.close()
    before = (office / "medsos.db").read_bytes()
    window = make_window()
    assert not window.open_folder(office)
    assert "versi" in trouble(window)
    assert (office / "medsos.db").read_bytes() == before


def test_a_damaged_workspace_offers_to_try_again(make_window: MakeWindow, office: Path) -> None:
    database, kept = office / "medsos.db", (office / "medsos.db").read_bytes()
    database.write_bytes(b"no database at all" * 400)
    window = make_window()
    assert not window.open_folder(office)
    assert trouble(window)
    database.write_bytes(kept)  # put back from the stick
    assert window.first is not None
    again = next(
        each
        for each in window.first.welcome.trouble.findChildren(Button)
        if each.text() == window.words("app.try_again")
    )
    again.click()
    assert window.desk is not None


def banner(window: MainWindow) -> Banner:
    assert window.desk is not None
    shown = [each for each in window.desk.findChildren(Banner) if each.isVisible()]
    assert len(shown) == 1
    return shown[0]


def test_while_somebody_else_writes_it_opens_for_reading_and_later_for_writing(
    make_window: MakeWindow, office: Path, own_home: Path
) -> None:
    other = Workspace.open(office, home=own_home)
    window = make_window()
    assert window.open_folder(office)
    assert window.session is not None
    assert not window.session.workspace.writable
    said = banner(window)
    assert "sedang menulis" in said.accessibleName()
    other.close()
    said.findChildren(QPushButton)[0].click()
    assert window.session.workspace.writable
    assert window.desk is not None
    assert not [each for each in window.desk.findChildren(Banner) if each.isVisible()]


def test_another_look_still_says_that_it_is_for_reading_only(
    make_window: MakeWindow, office: Path, own_home: Path
) -> None:
    other = Workspace.open(office, home=own_home)
    window = make_window()
    window.open_folder(office)
    window.look.set_theme("dark")
    assert "sedang menulis" in banner(window).accessibleName()
    other.close()


def test_what_is_written_while_reading_only_is_refused_in_words(
    make_window: MakeWindow, office: Path, own_home: Path
) -> None:
    other = Workspace.open(office, home=own_home)
    window = make_window()
    window.open_folder(office)
    session, desk = window.session, window.desk
    assert session is not None
    assert desk is not None
    assert session.run(lambda: session.workspace.posts.create(Post(title="x"))) is None
    assert desk.notices.error.isVisible()
    other.close()


def test_the_last_screen_size_and_folder_come_back(
    make_window: MakeWindow, office: Path, own_home: Path
) -> None:
    first = make_window(Settings(theme="light", scale=1.25))
    first.open_folder(office)
    assert first.desk is not None
    first.desk.go("calendar")
    first.close()
    kept = load(own_home)
    assert (kept.screen, kept.scale, kept.recent) == ("calendar", 1.25, (str(office),))
    second = make_window(kept)
    second.open_folder(office)
    assert second.desk is not None
    assert second.desk.stage.current == "calendar"


def test_a_screen_of_another_version_falls_back_to_beranda(make_window: MakeWindow, office: Path) -> None:
    window = make_window(Settings(theme="light", screen="horoscope"))
    assert window.open_folder(office)
    assert window.desk is not None
    assert window.desk.stage.current == "home"


@pytest.mark.parametrize("text", ["", "{", "[1, 2]", '{"scale": "large", "recent": 3}'])
def test_broken_settings_count_as_none(own_home: Path, text: str) -> None:
    own_home.mkdir(parents=True)
    (own_home / "settings.json").write_text(text)
    assert load(own_home) == Settings()


def test_recent_folders_that_are_gone_are_not_offered(
    make_window: MakeWindow, office: Path, tmp_path: Path
) -> None:
    window = make_window(Settings(theme="light", recent=(str(office), str(tmp_path / "gone"))))
    page = window.show_welcome()
    texts = [each.text() for each in page.findChildren(QPushButton)]
    assert str(office) in texts
    assert str(tmp_path / "gone") not in texts
    shutil.rmtree(office)


def test_a_home_that_is_no_folder_keeps_nobody_from_leaving(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file")
    save(tmp_path / "home", Settings())
    assert load(tmp_path / "home") == Settings()


def test_a_warning_about_the_place_is_said_once_and_can_be_closed(
    make_window: MakeWindow, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Workspace, "warnings", lambda _self: ("workspace.warning.network-share",))
    window = make_window()
    window.open_folder(office)
    assert window.desk is not None
    window.desk.settle()
    window.desk.settle()
    said = banner(window)
    assert str(office) in said.accessibleName()
    said.close_banner()
    assert not [each for each in window.desk.findChildren(Banner) if each.isVisible()]
