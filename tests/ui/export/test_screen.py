"""Choosing, seeing what goes in and what stays out, and the way to what is held back."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medsos_desktop.clock import SteppingClock
from medsos_desktop.export.lines import Line
from medsos_desktop.workspace import Workspace
from tests.ui.export.conftest import Maker, ids
from tests.ui.stand_in import Shell
from ui.kit.button import Button
from ui.screens.export.screen import Screen

pytestmark = pytest.mark.window
LEFT = Qt.MouseButton.LeftButton


def titles(screen: Screen) -> list[str]:
    return [line.text for line in screen.contents.lines_model.lines]


def line(screen: Screen, title: str) -> Line:
    return next(each for each in screen.contents.lines_model.lines if each.text == title)


def reasons(screen: Screen) -> tuple[str, ...]:
    return screen.ready.primary.reasons


def test_the_next_seven_days_are_offered(screen: Screen) -> None:
    assert (screen.desk.first, screen.desk.last) == (date(2026, 12, 16), date(2026, 12, 22))
    assert titles(screen) == [
        "Masuk paket · 2 unggahan, 4 kiriman",
        "Loket buka",
        "Posyandu balita",
        "Tertahan · 2",
        "Masih konsep",
        "Menunggu Lurah",
    ]
    assert screen.ready.primary.text() == "Buat paket, 2 unggahan"
    assert [screen.ready.figures[key].text() for key in ("posts", "deliveries", "pictures")] == [
        "2",
        "4",
        "2",
    ]
    assert not reasons(screen)
    assert screen.choices.name.text() == "2026-12-16_cacaban_jadwal.zip"
    assert line(screen, "Loket buka").pictures == 2
    assert line(screen, "Loket buka").monograms == ("IG", "FB")


def test_periods_by_mouse(screen: Screen) -> None:
    QTest.mouseClick(screen.choices.periods["this-month"], LEFT)
    assert (screen.desk.first, screen.desk.last) == (date(2026, 12, 1), date(2026, 12, 31))
    assert screen.ready.primary.text() == "Buat paket, 3 unggahan"
    assert screen.choices.periods["this-month"].isChecked()
    assert not screen.choices.periods["seven-days"].isChecked()
    assert screen.choices.name.text() == "2026-12-01_cacaban_jadwal.zip"


def test_a_day_picked_from_the_drop_down(screen: Screen) -> None:
    screen.choices.last.setFocus()
    QTest.keyClick(screen.choices.last, Qt.Key.Key_Return)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    grid = QApplication.focusWidget()
    assert grid is not None
    QTest.keyClick(grid, Qt.Key.Key_Left)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert screen.desk.last == date(2026, 12, 21)
    assert not any(button.isChecked() for button in screen.choices.periods.values())


def test_days_the_wrong_way_round_are_said_in_place(screen: Screen) -> None:
    screen.choices.first.changed.emit(date(2026, 12, 30))
    assert reasons(screen) == ("Tanggal terbalik",)
    assert "Tanggal awal sesudah tanggal akhir" in screen.choices.range_label.text()
    assert screen.choices.range_label.isVisible()
    QTest.mouseClick(screen.choices.periods["this-week"], LEFT)
    assert not screen.choices.range_label.isVisible()
    assert not reasons(screen)


def test_an_account_less(screen: Screen, workspace: Workspace) -> None:
    facebook = next(key for key, each in workspace.directory.accounts().items() if each.channel == "facebook")
    box = screen.choices.boxes[facebook]
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert screen.ready.figures["deliveries"].text() == "2"
    assert box.accessibleDescription() == "tidak ikut"
    for other in screen.choices.boxes.values():
        if other.isChecked():
            QTest.mouseClick(other, LEFT)
    assert reasons(screen) == ("Belum ada akun yang dipilih",)


def test_an_empty_period_says_so_and_blocks(screen: Screen) -> None:
    screen.open(first="2027-03-01", last="2027-03-07")
    assert reasons(screen) == ("Tidak ada unggahan di rentang ini",)
    assert screen.plan_page.empty.isVisible()
    assert not screen.contents.isVisible()
    QTest.keyClick(screen.ready.primary, Qt.Key.Key_Return)
    assert screen.course.state == "ready"


def test_only_held_back_posts_lead_to_the_first_of_them(screen: Screen, shell: Shell) -> None:
    screen.open(first="2026-12-19", last="2026-12-20")
    assert reasons(screen) == ("Belum ada yang disetujui, 2 tertahan",)
    reason = next(each for each in screen.ready.findChildren(Button) if each.text().startswith("Belum ada"))
    QTest.mouseClick(reason, LEFT)
    assert screen.contents.hasFocus()
    assert screen.contents.currentIndex().row() == 1


def test_held_back_rows_lead_to_where_they_are_mended(
    screen: Screen, workspace: Workspace, shell: Shell
) -> None:
    known = ids(workspace)
    for title, place in (("Masih konsep", "composer"), ("Menunggu Lurah", "approval")):
        row = titles(screen).index(title)
        rect = screen.contents.visualRect(screen.contents.lines_model.index(row))
        link = screen.contents.row_delegate.link_rect(rect)
        QTest.mouseClick(screen.contents.viewport(), LEFT, pos=link.center())
        assert shell.gone[-1] == (place, {"post": known[title]})
    count = len(shell.gone)
    QTest.mouseClick(screen.contents.viewport(), LEFT, pos=QPoint(200, rect.center().y()))
    assert len(shell.gone) == count


def test_posts_without_a_date_are_named_too(screen: Screen, workspace: Workspace, shell: Shell) -> None:
    known = ids(workspace)["Posyandu balita"]
    post = workspace.posts.get(known).post
    screen.refresh(workspace.posts.update(known, replace(post, planned=None)))
    assert titles(screen)[-2:] == ["Tanpa tanggal, tidak ikut · 1", "Posyandu balita"]
    QTest.keyClick(screen.contents, Qt.Key.Key_End)
    QTest.keyClick(screen.contents, Qt.Key.Key_Return)
    assert shell.gone[-1] == ("composer", {"post": known})


def test_the_list_by_keys(screen: Screen, workspace: Workspace, shell: Shell) -> None:
    screen.contents.setFocus()
    for _ in range(8):
        QTest.keyClick(screen.contents, Qt.Key.Key_Down)
    assert screen.contents.post() == ids(workspace)["Menunggu Lurah"]
    QTest.keyClick(screen.contents, Qt.Key.Key_Home)
    QTest.keyClick(screen.contents, Qt.Key.Key_Return)
    assert shell.gone[-1] == ("composer", {"post": ids(workspace)["Loket buka"]})


def test_rows_say_everything(screen: Screen) -> None:
    model = screen.contents.lines_model
    said = model.data(model.index(5))
    assert said.startswith("Min 20 Des, 09.00 · Menunggu Lurah")
    assert said.endswith("Tertahan: menunggu persetujuan")


def test_findings_that_block_are_said_after_the_list_stands(
    make: Maker, workspace: Workspace, qtbot: QtBot
) -> None:
    known = ids(workspace)["Masih konsep"]
    post = workspace.posts.get(known).post
    long = "Pengumuman. " * 300
    workspace.posts.update(known, replace(post, text=long))
    screen = make()
    assert line(screen, "Masih konsep").why == "belum disetujui"
    qtbot.waitUntil(lambda: not screen._counting.isActive())
    assert "Blokir" in line(screen, "Masih konsep").why
    assert line(screen, "Masih konsep").blocked
    assert line(screen, "Menunggu Lurah").why == "menunggu persetujuan"
    assert "Blokir" in screen.contents.lines_model.data(screen.contents.lines_model.index(4))


def test_a_name_of_ones_own(screen: Screen, out: Path) -> None:
    name = screen.choices.name
    name.setFocus()
    name.selectAll()
    QTest.keyClicks(name, "titipan.rar")
    assert reasons(screen) == ("Nama berkas belum pas",)
    assert "tidak berakhiran .zip" in screen.choices.name_field._below._label.text()
    name.selectAll()
    QTest.keyClicks(name, "titipan.zip")
    assert not reasons(screen)
    assert screen.desk.target == out / "titipan.zip"
    QTest.mouseClick(screen.choices.periods["this-month"], LEFT)
    assert screen.desk.name == "titipan.zip"
    name.clear()
    QTest.keyClick(name, Qt.Key.Key_Backspace)
    screen.desk.rename("")
    screen.choices.show_target()
    assert screen.desk.name == "2026-12-01_cacaban_jadwal.zip"


def test_a_folder_that_is_gone_blocks(screen: Screen, out: Path) -> None:
    out.rmdir()
    screen.activate()
    assert reasons(screen) == ("Foldernya tidak ada",)


@pytest.mark.parametrize(("scale", "shown"), [(1.0, 2), (1.5, 1)])
def test_reasons_are_whole_words(make: Maker, out: Path, scale: float, shown: int) -> None:
    screen = make(scale=scale)
    screen.resize(1104 if scale == 1 else 1224, 640)
    out.rmdir()
    screen.desk.rename("x.rar")
    screen.open(first="2026-12-19", last="2026-12-20")
    screen.activate()
    assert len(reasons(screen)) == shown
    QApplication.processEvents()
    for words in reasons(screen):
        button = next(each for each in screen.ready.findChildren(Button) if each.text() == words)
        assert button.width() >= button.sizeHint().width()


def test_a_folder_that_cannot_be_written_blocks(
    screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_told: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    screen.dialogs.folder = lambda: str(tmp_path)
    QTest.mouseClick(screen.choices.folder_button, LEFT)
    assert reasons(screen) == ("Folder tidak bisa ditulisi",)
    assert screen.desk.folder == tmp_path


def test_a_workspace_that_is_only_read_blocks(make: Maker, workspace: Workspace) -> None:
    with Workspace.open(workspace.folder, write=False, home=workspace.home) as reader:
        screen = make(open_=reader)
        assert reasons(screen) == ("Ruang kerja hanya bisa dibaca",)
        QTest.mouseClick(screen.ready.primary, LEFT)
        assert screen.course.state == "ready"
        screen.leave()


def test_other_peoples_edits_arrive(screen: Screen, workspace: Workspace) -> None:
    changes = workspace.posts.delete([ids(workspace)["Posyandu balita"]])
    screen.refresh(changes)
    assert screen.ready.primary.text() == "Buat paket, 1 unggahan"
    screen.hide()
    screen.refresh(workspace.posts.delete([ids(workspace)["Loket buka"]]))
    screen.show()
    screen.activate()
    assert reasons(screen) == ("Belum ada yang disetujui, 2 tertahan",)


def test_choices_are_remembered(screen: Screen, make: Maker, workspace: Workspace) -> None:
    facebook = list(screen.choices.boxes)[1]
    screen.choices.boxes[facebook].click()
    screen.choices.periods["next-week"].click()
    again = make()
    assert again.desk.period == "next-week"
    assert not again.choices.boxes[facebook].isChecked()
    (workspace.home / "export.json").write_text('{"x": [1,', encoding="utf-8")
    assert make().desk.period == "seven-days"


def test_tab_goes_as_one_reads(screen: Screen) -> None:
    seen = []
    screen.frame.head.back.setFocus()
    for _ in range(17):
        QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Tab)
        seen.append(screen.focusWidget())
    choices = screen.choices
    assert seen.pop(0) is screen.frame.head.results
    assert seen[:6] == [choices.first, choices.last, *choices.periods.values()]
    assert seen[6:] == [
        *choices.boxes.values(), choices.tools_button, choices.folder_button, choices.name,
        choices.limit, choices.draft,
        screen.contents,
        screen.plan_page.before.check_button, screen.ready.primary,
    ]  # fmt: skip


def test_a_new_day_moves_the_named_period_only(screen: Screen, clock: SteppingClock) -> None:
    clock.at += timedelta(days=1)
    screen.activate()
    assert (screen.desk.first, screen.desk.last) == (date(2026, 12, 17), date(2026, 12, 23))
    screen.open(first="2026-12-18", last="2026-12-20")
    clock.at += timedelta(days=1)
    screen.activate()
    assert (screen.desk.first, screen.desk.last) == (date(2026, 12, 18), date(2026, 12, 20))


def test_back(screen: Screen, shell: Shell) -> None:
    QTest.mouseClick(screen.frame.head.back, LEFT)
    assert shell.gone == [("back", {})]


@pytest.mark.parametrize(("width", "height"), [(1190, 688), (1190, 609), (1104, 640)])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_asks_for_more_room_than_there_is(
    make: Maker, qtbot: QtBot, width: int, height: int, scale: float
) -> None:
    screen = make(scale=scale)
    wide = width + 120 if scale > 1 else width  # the rail shows icons only
    screen.resize(wide, height)
    QApplication.processEvents()
    assert (screen.width(), screen.height()) == (wide, height)
    assert screen.minimumSizeHint().width() <= wide
    inner = screen.choices.page
    qtbot.waitUntil(lambda: inner.page.width() <= inner.viewport().width())


def test_with_large_text_the_cards_take_turns(make: Maker) -> None:
    screen = make(scale=1.5)
    assert screen.plan_page.list_card.isVisible()
    assert not screen.plan_page.parts.isVisible()
    screen.plan_page.views._buttons["before"].click()
    assert screen.plan_page.before.isVisible()
    assert not screen.plan_page.list_card.isVisible()


def test_english(make: Maker) -> None:
    screen = make(language="en")
    assert titles(screen)[0] == "Goes in · posts: 2, deliveries: 4"


def test_the_folder_is_as_wide_as_the_name_below_it(screen: Screen) -> None:
    assert screen.choices.folder_button.width() == screen.choices.name.width()


@pytest.mark.parametrize("name", ["hasil.xlsx", "usulan_cacaban.medsos"])
def test_a_dropped_sheet_goes_to_the_results_and_a_hand_off_file_to_the_window(
    screen: Screen, shell: Shell, name: str
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(f"/media/stick/{name}")])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), copy, data, LEFT, none)
    enter.ignore()
    QApplication.sendEvent(screen, enter)
    QApplication.sendEvent(screen, QDropEvent(QPointF(50, 50), copy, data, LEFT, none))
    sheet = name == "hasil.xlsx"
    assert enter.isAccepted() is sheet
    assert shell.gone == ([("results", {"file": f"/media/stick/{name}"})] if sheet else [])
