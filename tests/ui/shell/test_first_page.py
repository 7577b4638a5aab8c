"""The first minutes: the sample, and an office founded by keyboard in five steps."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.shell.conftest import MakeWindow
from ui.shell import first_page
from ui.shell.first_page import FirstPage
from ui.shell.setup import Setup
from ui.shell.window import MainWindow


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where new workspaces go in these tests."""
    monkeypatch.setattr(first_page, "default_folder", lambda: tmp_path / "Medsos Desktop")
    return tmp_path / "Medsos Desktop"


@pytest.fixture
def first(make_window: MakeWindow, documents: Path) -> MainWindow:
    window = make_window()
    window.show_welcome()
    return window


def steps(window: MainWindow) -> Setup:
    assert isinstance(window.first, FirstPage)
    window.first.start_setup()
    assert window.first.setup is not None
    return window.first.setup


def test_the_sample_is_made_and_opened_at_its_own_moment(first: MainWindow, documents: Path) -> None:
    assert first.first is not None
    first.first.welcome.choices[0].click()
    assert first.session is not None
    assert first.session.now().date().isoformat() == "2026-12-16"
    assert (documents / "Contoh Kelurahan Cacaban" / "medsos.db").is_file()
    first.wishes.grant("remove-sample", "")
    assert not (documents / "Contoh Kelurahan Cacaban").exists()


def test_an_office_is_founded_with_the_keyboard_alone(
    first: MainWindow, documents: Path, qtbot: QtBot
) -> None:
    assert first.first is not None
    assert QApplication.focusWidget() is first.first.welcome.choices[0]
    qtbot.keyClick(first.first.welcome.choices[0], Qt.Key.Key_Tab)
    qtbot.keyClick(first.first.welcome.choices[1], Qt.Key.Key_Return)
    for typed in ("Kelurahan Contoh", "kelurahan.contoh", "Arum"):
        focused = QApplication.focusWidget()
        assert isinstance(focused, QLineEdit)
        qtbot.keyClicks(focused, typed)
        qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert first.first.setup is not None
    for _ in first.first.setup.steps[3:]:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert first.session is not None
    assert first.session.workspace.directory.office().name == "Kelurahan Contoh"
    assert first.windowTitle().startswith("Kelurahan Contoh")
    assert (documents / "Kelurahan Contoh" / "medsos.db").is_file()


def test_every_step_can_be_skipped(first: MainWindow, documents: Path) -> None:
    setup = steps(first)
    for _ in setup.steps[:-1]:
        setup.skip.click()
    setup.bar.primary.click()
    assert first.session is not None
    assert first.session.workspace.directory.pillars() == {}


def test_a_name_is_asked_for_in_place(first: MainWindow) -> None:
    setup = steps(first)
    setup.bar.primary.click()
    assert setup.at == 0
    assert first.words("app.office_name_missing") in [
        each.text() for each in setup.findChildren(type(setup._title)) if each.isVisible()
    ]


def test_escape_goes_back_and_keeps_what_was_typed(first: MainWindow, qtbot: QtBot) -> None:
    setup = steps(first)
    qtbot.keyClicks(setup.office.name, "Kelurahan Contoh")
    setup.forward()
    qtbot.keyClick(setup, Qt.Key.Key_Escape)
    assert setup.at == 0
    qtbot.keyClick(setup, Qt.Key.Key_Escape)
    assert first.first is not None
    assert first.first.currentWidget() is first.first.welcome
    assert steps(first).office.name.text() == "Kelurahan Contoh"


def test_a_place_that_cannot_be_is_said_on_the_step(first: MainWindow, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    setup = steps(first)
    setup.office.name.setText("Kelurahan Contoh")
    setup.office.place.setText(str(blocked / "sub"))
    for _ in setup.steps:
        setup.forward()
    assert first.session is None
    assert setup.trouble.isVisible()
    assert setup.office.name.text() == "Kelurahan Contoh"


def test_no_cut_words_on_the_buttons_at_150_percent(make_window: MakeWindow, documents: Path) -> None:
    window = make_window()
    window.look.set_scale(1.5)
    window.show_welcome()
    setup = steps(window)
    for at in range(len(setup.steps)):
        setup.show_step(at)
        QApplication.processEvents()
        for button in setup.findChildren(QPushButton):
            if button.isVisible():
                assert button.width() >= button.minimumSizeHint().width(), (at, button.text())
