"""What the settings ask of the window, done by the real one: look, restoring, removing the sample."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medsos_desktop.clock import SteppingClock
from medsos_desktop.workspace import Workspace
from tests.ui.settings.conftest import dress, fill
from ui.jobs import SyncJobs
from ui.screens.settings.backups import BackupsPage
from ui.screens.settings.look import LookPage
from ui.screens.settings.screen import Screen
from ui.settings import Settings, load
from ui.shell.window import MainWindow
from ui.theme.theme import active


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, tmp_path: Path, clock: SteppingClock) -> Iterator[MainWindow]:
    made = fill(tmp_path, clock)
    made.workspace.close()
    dress(qapp)
    window = MainWindow(tmp_path / "home", Settings(theme="light"), SyncJobs())
    qtbot.addWidget(window)
    assert window.open_folder(tmp_path / "work")
    yield window
    window.close_workspace()
    window.show_welcome()


def settings_of(window: MainWindow) -> Screen:
    assert window.desk is not None
    screen = window.desk.stage.made("settings")
    assert isinstance(screen, Screen)
    return screen


def show(window: MainWindow, section: str) -> Screen:
    assert window.desk is not None
    window.desk.go("settings", section=section)
    return settings_of(window)


def test_the_look_changes_at_once_and_the_section_stays(window: MainWindow) -> None:
    before = show(window, "look")
    assert window.desk is not None
    window.desk.ask("theme", "dark")
    after = settings_of(window)
    assert after is not before
    assert active().dark
    assert isinstance(after.page, LookPage)
    assert after.page.theme.value() == "dark"
    window.desk.ask("scale", "1.25")
    assert active().scale == 1.25
    window.desk.ask("language", "en")
    shown = settings_of(window).page
    assert isinstance(shown, LookPage)
    assert (shown.scale.value(), shown.language.value()) == ("125", "en")
    assert shown.bar.title.text() == "Appearance"
    kept = load(window.home)
    assert (kept.theme, kept.scale, kept.language) == ("dark", 1.25, "en")


def test_a_backup_is_restored_and_the_present_kept(window: MainWindow, tmp_path: Path) -> None:
    screen = show(window, "backups")
    file = screen.session.workspace.backups.make()
    person = next(iter(screen.session.workspace.directory.people()))
    screen.session.run(lambda: screen.session.workspace.directory.delete("person", person))
    assert window.desk is not None
    window.desk.ask("restore", str(file))
    after = settings_of(window)
    assert person in after.session.workspace.directory.people()
    assert isinstance(after.page, BackupsPage)
    assert [row.mark for row in after.page.model.rows].count("Sebelum dipulihkan") == 1
    assert window.folder == tmp_path / "work"
    assert after.session.workspace.writable


def test_a_broken_backup_changes_nothing(window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "rusak.db"
    file.write_bytes(b"bukan cadangan" * 100)
    show(window, "backups")
    assert window.desk is not None
    window.desk.ask("restore", str(file))
    after = settings_of(window)
    assert len(after.session.workspace.directory.people()) == 3
    assert window.desk is not None
    assert "rusak.db" in window.desk.notices.error.accessibleName()


def test_removing_the_sample_leads_to_the_first_page(window: MainWindow, tmp_path: Path) -> None:
    show(window, "about")
    assert window.desk is not None
    window.desk.ask("remove-sample")
    assert window.desk is None
    assert not (tmp_path / "work").exists()
    with pytest.raises(Exception, match="missing"):
        Workspace.open(tmp_path / "work")
