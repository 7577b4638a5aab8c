"""The right column as a whole: two columns or tabs, nothing wider than it may be, nothing cut."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from medsos_desktop.clock import SteppingClock
from tests.conftest import NOW
from tests.ui.composer.right_office import Desk, Page
from ui.screens.composer.findings_row import FindingRow
from ui.theme import apply
from ui.theme.theme import Theme

pytestmark = pytest.mark.window


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = Desk(tmp_path_factory.mktemp("right"), SteppingClock(NOW))
    yield made
    made.workspace.close()


def opened(qapp: QApplication, qtbot: QtBot, desk: Desk, *, scale: float = 1.0, language: str = "id") -> Page:
    apply.apply(qapp, Theme("light", scale))
    page = Page(desk, desk.post(pictures=2), language=language)
    qtbot.addWidget(page.column)
    apply.dress(page.column)
    page.column.resize(608, 545)
    page.column.show()
    qtbot.waitExposed(page.column)
    page.show()
    return page


def test_narrow_makes_tabs(qapp: QApplication, qtbot: QtBot, desk: Desk) -> None:
    page = opened(qapp, qtbot, desk)
    column = page.column
    assert column.findings.isVisible()
    assert column.preview.isVisible()
    assert not column._tabs.isVisible()
    column.set_narrow(True)
    column.resize(336, 545)
    assert column.findings.isVisible()
    assert not column.preview.isVisible()
    assert not column.findings.title.isVisible()
    links = [each for each in column.findChildren(QPushButton) if each.text() == "Perbaiki semua"]
    assert [each.isVisible() for each in links].count(True) == 1
    column._tabs.setFocus()
    qtbot.keyClick(column._tabs, Qt.Key.Key_Right)
    assert column.preview.isVisible()
    assert not column.findings.isVisible()
    column.show_finding(desk.workspace.checks.of_post(page.post)[0].finding.key)
    assert column.findings.isVisible()
    column.set_narrow(False)
    assert column.preview.isVisible()
    assert column.findings.title.isVisible()


@pytest.mark.parametrize(
    ("scale", "width", "narrow"), [(1.0, 565, False), (1.25, 336, True), (1.5, 336, True)]
)
def test_it_keeps_to_its_width_and_cuts_no_button(
    qapp: QApplication, qtbot: QtBot, desk: Desk, scale: float, width: int, narrow: bool
) -> None:
    for language in ("id", "en"):
        page = opened(qapp, qtbot, desk, scale=scale, language=language)
        page.column.set_narrow(narrow)
        page.column.resize(width, 545)
        qtbot.wait(1)
        assert page.column.width() == width
        for each in page.column.findChildren(FindingRow):
            if each.isVisible():
                each.toggle()
                qtbot.wait(1)
                for button in each.findChildren(QPushButton):
                    if button.isVisible():
                        assert button.width() >= button.sizeHint().width(), (button.text(), scale)
                        assert button.height() >= 32
                        right = button.mapTo(each, button.rect().topRight()).x()
                        assert right <= each.width(), (button.text(), scale)
                        bottom = button.mapTo(each, button.rect().bottomRight()).y()
                        assert bottom <= each.height(), (button.text(), scale)
        page.column.close()
    apply.apply(qapp, Theme("light"))


def test_the_tab_counts_what_is_open(qapp: QApplication, qtbot: QtBot, desk: Desk) -> None:
    page = opened(qapp, qtbot, desk)
    page.column.set_narrow(True)
    number = len([each for each in page.column.findings.rows_shown() if each.answer is None])
    assert page.column._tabs.tabData(0).box == str(number)
    assert page.column._tabs.tabData(0).icon == "f-block"
    page.post = desk.post("Halo warga.", "WA")
    page.show()
    assert page.column._tabs.tabData(0) is None
    assert not page.column.findings._head.isVisible()  # nothing to count, and the tab has the name
