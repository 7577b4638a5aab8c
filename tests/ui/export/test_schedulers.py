"""Choosing schedulers on the export screen, and matching the columns of a template."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from medsos_desktop.export.course import READY, TOOLS
from tests.bundles.tools import METRICOOL
from tests.ui.export.conftest import Maker
from ui.screens.export.screen import Screen

pytestmark = pytest.mark.window
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "metricool-unduhan.csv"
    path.write_text(",".join([*METRICOOL, "Campaign *"]) + "\n", encoding="utf-8")
    return path


def titles(screen: Screen) -> list[str]:
    """Heads of the list."""
    return [line.text for line in screen.contents.lines_model.lines if line.is_head]


def test_a_scheduler_is_chosen_by_keyboard_and_remembered(make: Maker, screen: Screen) -> None:
    assert screen.choices.tools_button.text() == "Tidak ada"
    screen.choices.tools_button.setFocus()
    QTest.keyClick(screen.choices.tools_button, Qt.Key.Key_Return)
    assert screen.course.state == TOOLS
    box = screen.tools_page.rows["buffer"].box
    assert QApplication.focusWidget() is box
    assert "Belum diuji dengan layanannya" in box.accessibleDescription()
    QTest.keyClick(box, Qt.Key.Key_Space)
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert screen.course.state == READY
    assert screen.choices.tools_button.text() == "Buffer"
    assert screen.desk.plan is not None
    assert screen.desk.plan.bundle.tools == ("buffer",)
    assert make().choices.tools_button.text() == "Buffer"


def test_what_is_minded_at_the_schedulers_stands_in_the_list(screen: Screen) -> None:
    screen.tools.choose()
    for tool in ("hootsuite", "publer"):
        QTest.mouseClick(screen.tools_page.rows[tool].box, LEFT)
    screen.choosing.primary.click()
    assert "Perlu diperhatikan di penjadwal · 2" in titles(screen)
    assert screen.choices.tools_button.text() == "Publer dan 1 lagi"
    screen.plan_page.choose_held()
    assert screen.contents.lines_model.lines[screen.contents.currentIndex().row()].state is not None


def test_a_template_is_asked_for_and_its_unknown_column_matched(screen: Screen, template: Path) -> None:
    screen.tools.choose()
    page = screen.tools_page
    screen.dialogs.template = lambda: ""
    QTest.mouseClick(page.rows["metricool"].box, LEFT)
    assert not page.rows["metricool"].box.isChecked()
    screen.dialogs.template = lambda: str(template)
    QTest.mouseClick(page.rows["metricool"].box, LEFT)
    assert page.rows["metricool"].box.isChecked()
    assert len(page.columns.rows) == len(METRICOOL) + 1
    assert page.columns.rows[0].combo.currentText() == "Takarir"
    last = page.columns.rows[-1].combo
    assert last.hasFocus()
    assert last.currentText() == "Belum dipilih (wajib)"
    assert "Campaign *" in page.columns.message.accessibleName()
    screen.to_plan()
    assert "Templat penjadwal belum lengkap" in screen.ready.primary.reasons
    screen.tools.choose()
    last = page.columns.rows[-1].combo
    last.setCurrentIndex(last.findText("Kosong"))
    last.activated.emit(last.currentIndex())
    assert page.columns.message.isHidden()
    assert page.columns.rows[-1].combo is last  # nothing was built anew under the hand
    screen.to_plan()
    assert not screen.ready.primary.reasons


def test_a_hostile_template_is_refused_above_and_nothing_is_ticked(screen: Screen, tmp_path: Path) -> None:
    bad = tmp_path / "unduhan.csv"
    bad.write_bytes(b"<!doctype html><title>Masuk</title>")
    screen.tools.choose()
    screen.dialogs.template = lambda: str(bad)
    QTest.mouseClick(screen.tools_page.rows["template"].box, LEFT)
    assert not screen.frame.saying.message.isHidden()
    assert screen.desk.kept.tools == ()
    assert not screen.tools_page.rows["template"].box.isChecked()


def test_the_schedulers_are_opened_from_elsewhere(screen: Screen) -> None:
    screen.open(part="tools")
    assert screen.course.state == TOOLS
    assert screen.frame.pages.currentWidget() is screen.tools_page


def test_a_konsep_has_no_schedulers(screen: Screen) -> None:
    screen.desk.choose_tool("buffer", True)
    screen.reload()
    QTest.mouseClick(screen.choices.draft, LEFT)
    assert screen.ready.primary.text() == "Buat KONSEP, 4 unggahan"
    assert not screen.choices.tools_button.isEnabled()
    assert screen.choices.tools_button.text() == "Tidak ada"
    assert screen.desk.plan is not None
    assert screen.desk.plan.bundle.tools == ()
