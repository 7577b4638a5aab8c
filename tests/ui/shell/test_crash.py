"""A bug: what was typed is rescued, the report stays on this PC and is shown, the next time as well."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medsos_desktop.words import Words
from ui.crash import CrashKeeper
from ui.kit.button import Button
from ui.shell.crash_window import CrashWindow


@pytest.fixture
def keeper(qapp: QApplication, tmp_path: Path) -> Iterator[CrashKeeper]:
    made = CrashKeeper(tmp_path)
    made.install()
    yield made
    made.uninstall()


def fail(keeper: CrashKeeper, words: str = "boom") -> None:
    try:
        raise ValueError(words)
    except ValueError as error:
        keeper._excepthook(ValueError, error, error.__traceback__)


def test_a_bug_rescues_reports_and_tells(
    keeper: CrashKeeper, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    order: list[str] = []
    keeper.rescue = lambda: order.append("rescue")
    keeper.show = lambda text: order.append("show" if "ValueError: boom" in text else text)
    fail(keeper)
    assert order == ["rescue", "show"]
    assert "ValueError: boom" in keeper.unseen()
    assert len(list((tmp_path / "crashes").glob("2*.txt"))) == 1
    assert "ValueError: boom" in capsys.readouterr().err


def test_a_bug_while_rescuing_still_reports(keeper: CrashKeeper) -> None:
    def broken() -> None:
        raise RuntimeError("again")

    keeper.rescue = broken
    with pytest.raises(RuntimeError):
        fail(keeper)
    assert "boom" in keeper.unseen()


def test_only_the_newest_reports_are_kept(keeper: CrashKeeper, tmp_path: Path) -> None:
    for n in range(30):
        (tmp_path / "crashes" / f"20260101-0000{n:02}.txt").write_text("old")
    fail(keeper)
    assert len(list((tmp_path / "crashes").glob("2*.txt"))) == 20


def test_a_hard_fault_of_the_last_run_becomes_a_report(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "crashes").mkdir()
    (tmp_path / "crashes" / "fault.txt").write_text("Fatal Python error: Segmentation fault")
    made = CrashKeeper(tmp_path)
    made.install()
    try:
        assert "Segmentation fault" in made.unseen()
    finally:
        made.uninstall()


def test_a_home_that_cannot_be_written_does_not_stop_the_start(qapp: QApplication, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    made = CrashKeeper(blocked)
    made.install()
    try:
        fail(made)
        assert made.unseen() == ""
    finally:
        made.uninstall()
        assert sys.excepthook is sys.__excepthook__


@pytest.mark.parametrize("before", [False, True])
def test_the_window_shows_the_report_and_counts_as_seen_when_closed(qtbot: QtBot, before: bool) -> None:
    seen: list[bool] = []
    window = CrashWindow(Words("id"), "Traceback: boom", lambda: seen.append(True), before=before)
    window.show()
    qtbot.waitExposed(window)
    copy, close = window.findChildren(Button)
    copy.click()
    assert QGuiApplication.clipboard().text() == "Traceback: boom"
    close.click()
    assert seen == [True]
