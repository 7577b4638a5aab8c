"""The wizard from the file to the calendar and back, with the keys and the mouse a person uses."""

from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from medsos_desktop.exchange.outcome import Kind
from medsos_desktop.model.post import State
from medsos_desktop.workspace import Workspace
from tests.ui.importing.conftest import HEAD, KELURAHAN, ROWS, Sheet, make_screen
from tests.ui.importing.hands import KEY, button, drafts, foot, press
from tests.ui.stand_in import Shell, let_go
from ui.kit.wizard.records import LEFT
from ui.screens.importing.columnspage import MOST_COLUMNS
from ui.screens.importing.screen import Screen
from ui.theme import apply
from ui.theme.theme import Theme

# the happy path


def test_a_real_calendar_comes_in_and_goes_out_again(screen: Screen, shell: Shell, ws: Workspace) -> None:
    screen.open(file=str(KELURAHAN))
    assert screen.step == "preview"
    assert screen.pages.foot.note.text() == "41 baris terbaca = 23 unggahan + 1 ditolak + 17 dilewati"
    assert foot(screen) == "Masukkan 23 unggahan"
    assert not drafts(ws)
    screen.pages.foot.primary.click()
    assert screen.step == "done"
    assert len(drafts(ws)) == 23
    assert shell.said == [("23 unggahan masuk ke kalender.", True)]
    undone = screen.session.run(ws.history.undo)
    assert undone is not None
    assert not drafts(ws)
    assert not ws.directory.accounts()
    assert "diurungkan" in screen.pages.done.message.accessibleName()
    screen.session.run(ws.history.redo)
    assert screen.pages.done.message.accessibleName().startswith("23 unggahan masuk")


def test_from_file_to_calendar_by_keyboard(
    qtbot: QtBot, screen: Screen, shell: Shell, ws: Workspace, sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = sheet()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    assert screen.pages.file.zone.button.hasFocus()
    press(qtbot, KEY.Key_Return)
    assert screen.step == "preview"
    assert screen.pages.preview.list.hasFocus()
    press(qtbot, KEY.Key_Down)
    assert screen.pages.preview.list.currentIndex().row() == 1
    while not screen.pages.foot.primary.hasFocus():
        press(qtbot, KEY.Key_Tab)
    press(qtbot, KEY.Key_Return)
    assert screen.step == "done"
    assert drafts(ws) == {"Hari AIDS", "Posyandu", "Kelas roti", "Kapan-kapan"}
    assert screen.pages.done.first is not None
    assert screen.pages.done.first.hasFocus()
    press(qtbot, KEY.Key_Return)
    assert shell.gone == [("calendar", {"day": "2026-12-01", "view": "month"})]


def test_it_says_what_comes_along_and_that_acc_is_no_decision(screen: Screen, sheet: Sheet) -> None:
    screen.open(file=str(sheet()))
    assert screen.pages.preview.additions.text() == (
        "Ikut ditambahkan: kanal Instagram, Facebook, WhatsApp; pilar Edukasi, Mitra; orang Rini, Bagas; "
        "mitra PT Contoh."
    )
    assert "“ACC” hanya dicatat" in screen.pages.preview.note.text()
    screen.apply()
    rows = {row.title: row for row in screen.session.workspace.posts.by_state(State.DRAFT)}
    assert screen.session.workspace.posts.get(rows["Hari AIDS"].id).post.sheet_status == "ACC"
    texts = [each.accessibleName() for each in screen.pages.done.findChildren(QWidget)]
    assert any("“ACC” di lembar hanya dicatat" in text for text in texts)


def test_a_row_for_two_surfaces_is_counted_as_both(screen: Screen, sheet: Sheet) -> None:
    screen.open(
        file=str(sheet([("2/12/2026", "09.00", "IG + IG Story", "", "Posyandu", "Ayo.", "", "", "")]))
    )
    assert screen.pages.foot.note.text() == (
        "2 baris terbaca = 1 baris unggahan (menjadi 2) + 0 ditolak + 1 dilewati"
    )
    assert foot(screen) == "Masukkan 2 unggahan"


def test_the_calendar_is_untouched_until_the_last_step(screen: Screen, sheet: Sheet, ws: Workspace) -> None:
    screen.open(file=str(sheet()))
    table = screen.pages.columns.cards[0].table
    screen.reading.choose(table, 6, "note")
    screen.step_back()
    assert ws.history.undoable() is None
    assert ws.sheets.remembered(table.fingerprint) == {}


# again, anew


def test_taken_again_it_adds_nothing_and_says_so_kindly(
    screen: Screen, shell: Shell, sheet: Sheet, ws: Workspace
) -> None:
    screen.open(file=str(sheet()))
    screen.apply()
    screen.open(file=str(sheet()))
    page = screen.pages.preview
    assert page.word.isVisible()
    assert page.word.accessibleName().startswith("Semua 4 unggahan di berkas ini sudah ada")
    assert page.model.kind is Kind.REJECTED
    assert foot(screen) == "Selesai"
    screen.pages.foot.primary.click()
    assert shell.gone == [("calendar", {})]
    assert len(drafts(ws)) == 4


def test_updates_are_offered_unticked_and_ticked_one_by_one(
    qtbot: QtBot, screen: Screen, sheet: Sheet, ws: Workspace
) -> None:
    screen.open(file=str(sheet()))
    screen.apply()
    rows = [list(row) for row in ROWS]
    rows[0][5], rows[1][5] = "Periksa gratis.", "Datang pagi."
    screen.open(file=str(sheet(rows)))
    page = screen.pages.preview
    assert (page.model.kind, len(page.model.lines)) == (Kind.UPDATE, 2)
    assert page.wanted() == frozenset()
    assert foot(screen) == "Selesai"
    assert page.list.hasFocus()
    press(qtbot, KEY.Key_Space)
    assert foot(screen) == "Perbarui 1 unggahan"
    point = page.list.visualRect(page.model.index(1, 0)).center()
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(LEFT + 9, point.y()))
    assert foot(screen) == "Perbarui 2 unggahan"
    assert page.all.isChecked()
    press(qtbot, KEY.Key_Space)
    assert not page.all.isChecked()
    screen.apply()
    texts = {ws.posts.get(row.id).post.text for row in ws.posts.by_state(State.DRAFT)}
    assert {"Periksa gratis.", "Datang, ya."} <= texts


def test_an_update_shows_what_is_there_and_what_it_would_cost(
    screen: Screen, sheet: Sheet, ws: Workspace
) -> None:
    screen.open(file=str(sheet()))
    screen.apply()
    rows = [list(row) for row in ROWS]
    rows[0][1] = "11.30"
    screen.open(file=str(sheet(rows)))
    page = screen.pages.preview
    assert page.facts is not None
    assert page.facts.differs(page.model.lines[0]) == "jam"
    ws.posts.delete([page.model.lines[0].id])
    page.detail.show_line(page.facts, page.model.lines[0])  # deleted meanwhile: no crash


def test_other_peoples_changes_are_compared_anew(screen: Screen, sheet: Sheet, ws: Workspace) -> None:
    screen.open(file=str(sheet()))
    assert foot(screen) == "Masukkan 4 unggahan"
    plan = screen.reading.plan
    assert plan is not None
    screen.session.run(lambda: ws.sheets.apply(plan))
    assert foot(screen) == "Selesai"
    screen.session.run(ws.history.undo)
    assert foot(screen) == "Masukkan 4 unggahan"


def test_seeing_the_rejected_after_taking_in_cannot_double(
    screen: Screen, sheet: Sheet, ws: Workspace
) -> None:
    screen.open(file=str(sheet()))
    screen.apply()
    button(screen.pages.done, "Lihat barisnya").click()
    assert screen.step == "preview"
    assert screen.pages.preview.kind is Kind.REJECTED
    assert foot(screen) == "Selesai"


# columns


def test_a_column_changed_by_keyboard_is_read_anew_and_remembered(
    qtbot: QtBot, screen: Screen, sheet: Sheet, ws: Workspace
) -> None:
    head = [*HEAD[:6], "Siapa", *HEAD[7:]]
    screen.open(file=str(sheet(head=head)))
    assert screen.step == "columns"  # a name it does not know
    assert "kolom masuk ke catatan" not in screen.pages.preview.additions.text()
    made = screen.pages.columns.cards[0].rows[6]
    assert made.field() == "other"
    made.combo.setFocus()
    for _ in range(40):
        if made.field() == "pic":
            break
        press(qtbot, KEY.Key_Up)
    assert made.combo.hasFocus()
    assert [post.pic for post in screen.pages.preview.model.facts.outcome.plan.new][:2] == ["Rini", "Rini"]  # type: ignore[union-attr]
    screen.pages.foot.primary.click()
    screen.pages.foot.primary.click()
    assert screen.step == "done"
    screen.open(file=str(sheet(ROWS[:2], head, "lain.csv")))
    assert screen.pages.columns.cards[0].rows[6].field() == "pic"


def test_a_missing_column_is_said_in_place_and_mended_there(screen: Screen, sheet: Sheet) -> None:
    head = ["Kolom satu", "Kolom dua", "Kolom tiga", "Kolom empat"]
    rows = [["1/12/2026", "IG", "Hari AIDS", "Periksa, yuk."], ["2/12/2026", "FB", "Posyandu", "Datang."]]
    screen.open(file=str(sheet(rows, head)))
    assert screen.step == "columns"
    card = screen.pages.columns.cards[0]
    assert card.lack.isVisible()
    assert "judul atau takarir" in card.lack.accessibleName()
    for at, field in enumerate(("date", "channel", "title", "text")):
        screen.reading.choose(card.table, at, field)
    assert not card.lack.isVisible()
    assert screen.pages.foot.note.text().startswith("3 baris terbaca = 2 unggahan")
    assert screen.pages.columns.cards[0] is card


def test_a_month_can_be_left_out_and_taken_after_all(
    qtbot: QtBot, screen: Screen, ws: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "berkas" / "tahun.xlsx"
    book = xlsxwriter.Workbook(str(file))
    for month, name in enumerate(("Januari 2027", "Februari 2027", "Maret 2027"), 1):
        page = book.add_worksheet(name)
        page.write_row(0, 0, HEAD)
        page.write_row(1, 0, [f"3/{month}/2027", "10.00", "IG", "", f"Judul {name}", "Isi.", "", "", ""])
    book.close()
    screen.open(file=str(file))
    assert screen.step == "columns"  # several months: which of them is for a person to say
    (card,) = screen.pages.columns.cards
    box = card.boxes["Januari 2027"]
    box.setFocus()
    press(qtbot, KEY.Key_Space)
    assert screen.pages.foot.note.text() == "6 baris terbaca = 2 unggahan + 0 ditolak + 4 dilewati"
    assert box.hasFocus()
    press(qtbot, KEY.Key_Space)
    qtbot.mouseClick(card.boxes["Maret 2027"], Qt.MouseButton.LeftButton)
    screen.forward()
    assert foot(screen) == "Masukkan 2 unggahan"
    screen.apply()
    assert drafts(ws) == {"Judul Januari 2027", "Judul Februari 2027"}
    screen.open(file=str(file))
    screen.forward()
    assert foot(screen) == "Masukkan 1 unggahan"


def test_sheets_that_are_no_calendar_stay_folded(qtbot: QtBot, screen: Screen) -> None:
    screen.open(file=str(KELURAHAN))
    screen.pages.before.click()
    first, second = screen.pages.columns.cards
    assert first.rows[0].combo.hasFocus()
    assert not second.rows
    qtbot.mouseClick(second.unfold, Qt.MouseButton.LeftButton)
    assert [row.name.text() for row in second.rows] == ["Tanggal", "Peringatan"]
    assert second.rows[0].combo.hasFocus()


# steps


def test_escape_goes_back_step_by_step_and_choices_stay(
    qtbot: QtBot, screen: Screen, shell: Shell, sheet: Sheet
) -> None:
    screen.open(file=str(sheet()))
    table = screen.pages.columns.cards[0].table
    for step in ("columns", "file"):
        press(qtbot, KEY.Key_Escape)
        assert screen.step == step
        if step == "columns":
            screen.reading.choose(table, 6, "note")
    press(qtbot, KEY.Key_Escape)
    assert shell.gone == [("back", {})]
    screen.leave()
    screen.activate()
    qtbot.mouseClick(screen.pages.steps.buttons["columns"], Qt.MouseButton.LeftButton)
    assert screen.step == "columns"
    assert screen.pages.columns.cards[0].rows[6].field() == "note"
    assert not screen.pages.steps.buttons["done"].isEnabled()


def test_f6_goes_from_part_to_part(qtbot: QtBot, screen: Screen, sheet: Sheet) -> None:
    screen.open(file=str(sheet()))
    page = screen.pages.preview
    page.show_kind(Kind.REJECTED)
    round_ = [page.list, screen.pages.foot.primary, screen.pages.back, page.tabs, page.save, page.list]
    for at, part in enumerate(round_):
        assert part.hasFocus(), at
        press(qtbot, KEY.Key_F6)
    qtbot.keyClick(screen.pages.foot.primary, KEY.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert page.list.hasFocus()
    screen.pages.before.setFocus()
    press(qtbot, KEY.Key_F6)
    assert screen.pages.back.hasFocus()
    screen.show_step("columns")
    assert screen.pages.columns.cards[0].rows[0].combo.hasFocus()


def test_tab_comes_to_the_way_back_before_the_way_on(qtbot: QtBot, screen: Screen, sheet: Sheet) -> None:
    screen.open(file=str(sheet()))
    press(qtbot, KEY.Key_Tab)
    assert screen.pages.before.hasFocus()
    press(qtbot, KEY.Key_Tab)
    assert screen.pages.foot.primary.hasFocus()


SMALL = [(1.0, 1104, 640), (1.25, 1224, 620), (1.5, 1224, 569)]
"""Text scale, and what the shell leaves of 1280x720 and 1366x689."""


@pytest.mark.parametrize(("scale", "width", "height"), SMALL)
def test_every_step_fits_into_a_small_window(
    qapp: QApplication, ws: Workspace, shell: Shell, sheet: Sheet, scale: float, width: int, height: int
) -> None:
    apply.apply(qapp, Theme("dark", scale))
    screen = make_screen(ws, shell)
    rows = [(*row[:3], f"Pilar {at} " * 8, row[4] * 9, row[5] * 90, *row[6:]) for at, row in enumerate(ROWS)]
    screen.resize(width, height)
    screen.show()
    for step in ("file", "columns", "preview", "done"):
        if step == "columns":
            screen.open(file=str(sheet(rows)))
        elif step == "done":
            screen.apply()
        screen.show_step(step)
        least = screen.minimumSizeHint()
        assert least.width() <= width, step
        assert least.height() <= height, step
    let_go(screen)
    apply.apply(qapp, Theme("light"))


def test_a_sheet_of_very_many_columns_shows_the_first_ones(screen: Screen, sheet: Sheet) -> None:
    head = [*HEAD, *(f"Kolom tambahan {n}" for n in range(300))]
    screen.open(file=str(sheet([(*row, *(["x"] * 300)) for row in ROWS], head)))
    assert screen.step == "columns"
    assert len(screen.pages.columns.cards[0].rows) == MOST_COLUMNS


def test_each_head_has_its_count_and_says_so_when_it_is_empty(
    qtbot: QtBot, screen: Screen, sheet: Sheet
) -> None:
    screen.open(file=str(sheet(ROWS[:2])))
    page = screen.pages.preview
    assert page.tabs.tabToolTip(0) == "Baru 2"
    page.tabs.setFocus()
    seen = []
    for _ in range(5):
        press(qtbot, KEY.Key_Right)
        seen.append((page.kind, page.list.isVisible()))
    assert [kind for kind, _ in seen] == list(Kind)[1:]
    assert [shown for _, shown in seen] == [False, False, False, True, False]


def test_a_read_only_workspace_says_why_not(
    qapp: QApplication, ws: Workspace, shell: Shell, sheet: Sheet, tmp_path: Path
) -> None:
    with Workspace.open(ws.folder, write=False, home=ws.home) as reader:
        screen = make_screen(reader, shell)
        screen.open(file=str(sheet()))
        assert screen.pages.foot.primary.reasons == ("Ruang kerja ini dibuka hanya untuk dibaca",)
        screen.pages.foot.primary.click()
        assert screen.step == "preview"
        let_go(screen)


def test_in_english_too(qapp: QApplication, ws: Workspace, shell: Shell, sheet: Sheet) -> None:
    screen = make_screen(ws, shell, language="en")
    screen.open(file=str(sheet()))
    screen.apply()
    assert shell.said == [("4 posts are in the calendar now.", True)]
    let_go(screen)
