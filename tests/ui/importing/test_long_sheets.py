"""Ten thousand rows: read beside the window, stopped at once, shown without a widget for each."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from medsos_desktop.importing.memory import Memory
from medsos_desktop.workspace import Workspace
from tests.ui.importing.conftest import HEAD, Sheet, make_screen
from tests.ui.importing.hands import button
from tests.ui.stand_in import Shell, let_go
from ui.jobs import Jobs
from ui.screens.importing.screen import Screen

MANY = 10_000


@pytest.fixture(scope="module")
def long_sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    first = date(2026, 1, 1)
    file = tmp_path_factory.mktemp("panjang") / "rencana.csv"
    with file.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out, delimiter=";").writerows([HEAD, *(
            (f"{first + timedelta(days=n // 28):%d/%m/%Y}", "10.00", "IG, FB", "Edukasi", f"Judul {n}",
             f"Isi {n}.", "Rini", "Konsep" if n % 2 else "ACC", "")
            for n in range(MANY)
        )])  # fmt: skip
    return file


@pytest.fixture
def beside(qapp: QApplication, ws: Workspace, shell: Shell, tmp_path: Path) -> Iterator[Screen]:
    """A screen that reads in a thread, as in the window."""
    Memory(ws.home).keep(tmp_path / "berkas")
    jobs = Jobs()
    made = make_screen(ws, shell, jobs)
    made.resize(1190, 688)
    made.show()
    yield made
    jobs.stop()
    let_go(made)


def test_no_widget_is_made_for_a_row(screen: Screen, long_sheet: Path) -> None:
    screen.open(file=str(long_sheet))
    page = screen.pages.preview
    assert page.model.rowCount() == MANY
    before = len(screen.findChildren(QWidget))
    for row in range(0, MANY, 2500):
        page.list.setCurrentIndex(page.model.index(row, 0))
        page.list.viewport().repaint()
        page.show_row()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(screen.findChildren(QWidget)) <= before + 5


def test_reading_goes_on_beside_the_window_and_tells_how_far(
    qtbot: QtBot, beside: Screen, long_sheet: Path
) -> None:
    beside.open(file=str(long_sheet))
    assert beside.step == "file"
    assert beside.pages.file.progress.isVisible()
    assert beside.pages.file.progress.cancel.hasFocus() or not beside.isActiveWindow()
    qtbot.waitUntil(lambda: beside.step == "preview", timeout=8000)
    assert beside.pages.foot.note.text() == "10001 baris terbaca = 10000 unggahan + 0 ditolak + 1 dilewati"
    assert not beside.pages.foot.primary.reasons


@pytest.mark.parametrize("way", ["button", "escape"])
def test_batal_stops_it_and_nothing_comes_later(
    qtbot: QtBot, beside: Screen, long_sheet: Path, way: str
) -> None:
    beside.open(file=str(long_sheet))
    if way == "button":
        qtbot.mouseClick(beside.pages.file.progress.cancel, Qt.MouseButton.LeftButton)
    else:
        qtbot.keyClick(beside, Qt.Key.Key_Escape)
    assert not beside.pages.file.progress.isVisible()
    assert beside.pages.file.zone.isVisible()
    qtbot.waitUntil(lambda: not beside.context.jobs.running(), timeout=8000)
    assert beside.step == "file"
    assert beside.reading.plan is None


def test_choosing_another_column_meanwhile_reads_once_more(
    qtbot: QtBot, beside: Screen, sheet: Sheet
) -> None:
    beside.open(file=str(sheet()))
    qtbot.waitUntil(lambda: beside.step == "preview", timeout=8000)
    beside.step_back()
    table = beside.pages.columns.cards[0].table
    beside.reading.choose(table, 6, "note")
    assert beside.pages.foot.primary.reasons
    beside.reading.choose(table, 6, "pic")
    qtbot.waitUntil(lambda: not beside.reading.busy, timeout=8000)
    assert not beside.pages.foot.primary.reasons
    assert beside.pages.columns.cards[0].rows[6].field() == "pic"


def test_a_reading_stopped_from_the_status_bar_can_be_done_again(
    qtbot: QtBot, beside: Screen, long_sheet: Path
) -> None:
    beside.open(file=str(long_sheet))
    qtbot.waitUntil(lambda: beside.step == "preview", timeout=8000)
    beside.step_back()
    beside.reading.choose(beside.pages.columns.cards[0].table, 6, "note")
    for job in beside.context.jobs.running():
        job.cancel()
    message = beside.pages.columns.message
    qtbot.waitUntil(message.isVisible, timeout=8000)
    assert beside.pages.foot.primary.reasons == ("Berkas belum terbaca ulang",)
    button(message, "Coba lagi").click()
    qtbot.waitUntil(lambda: not beside.reading.busy, timeout=8000)
    assert not message.isVisible()
    assert not beside.pages.foot.primary.reasons


def test_a_screen_that_is_gone_hears_nothing_of_it(
    qtbot: QtBot, qapp: QApplication, ws: Workspace, shell: Shell, long_sheet: Path
) -> None:
    jobs = Jobs()
    made = make_screen(ws, shell, jobs)
    made.open(file=str(long_sheet))
    let_go(made)
    qtbot.waitUntil(lambda: not jobs.running(), timeout=8000)
