"""The wizard from the file to the calendar and back, with the keys and the mouse a person uses."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from medsos_desktop.exchange.outcome import Kind
from medsos_desktop.exchange.sheets.read import read_sheet
from medsos_desktop.model.post import State
from medsos_desktop.workspace import Workspace
from tests.ui.importing.conftest import HEAD, KELURAHAN, ROWS, Sheet, Shell, let_go, make_screen
from ui.kit.button import Button
from ui.screens.importing.screen import Screen
from ui.screens.importing.table import LEFT

KEY = Qt.Key


def press(qtbot: QtBot, key: Qt.Key) -> None:
    """A key, to whatever has the focus."""
    target = QApplication.focusWidget()
    assert target is not None
    qtbot.keyClick(target, key)


def foot(screen: Screen) -> str:
    return screen.foot.primary.text()


def drafts(ws: Workspace) -> set[str]:
    return {row.title for row in ws.posts.by_state(State.DRAFT)}


def button(parent: QWidget, text: str) -> Button:
    return next(each for each in parent.findChildren(Button) if each.text() == text)


# the happy path


def test_a_real_calendar_comes_in_and_goes_out_again(screen: Screen, shell: Shell, ws: Workspace) -> None:
    screen.open(file=str(KELURAHAN))
    assert screen.step == "preview"
    assert screen.foot.note.text() == "41 baris terbaca = 23 unggahan + 1 ditolak + 17 dilewati"
    assert foot(screen) == "Masukkan 23 unggahan"
    assert not drafts(ws)
    screen.foot.primary.click()
    assert screen.step == "done"
    assert len(drafts(ws)) == 23
    assert shell.said == [("23 unggahan masuk ke kalender.", True)]
    undone = screen.session.run(ws.history.undo)
    assert undone is not None
    assert not drafts(ws)
    assert not ws.directory.accounts()
    assert "diurungkan" in screen.done_page.message.accessibleName()
    screen.session.run(ws.history.redo)
    assert screen.done_page.message.accessibleName().startswith("23 unggahan masuk")


def test_from_file_to_calendar_by_keyboard(
    qtbot: QtBot, screen: Screen, shell: Shell, ws: Workspace, sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = sheet()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    assert screen.file_page.zone.button.hasFocus()
    press(qtbot, KEY.Key_Return)
    assert screen.step == "preview"
    assert screen.preview_page.list.hasFocus()
    press(qtbot, KEY.Key_Down)
    assert screen.preview_page.list.currentIndex().row() == 1
    while not screen.foot.primary.hasFocus():
        press(qtbot, KEY.Key_Tab)
    press(qtbot, KEY.Key_Return)
    assert screen.step == "done"
    assert drafts(ws) == {"Hari AIDS", "Posyandu", "Kelas roti", "Kapan-kapan"}
    assert screen.done_page.first is not None
    assert screen.done_page.first.hasFocus()
    press(qtbot, KEY.Key_Return)
    assert shell.gone == [("calendar", {"day": "2026-12-01", "view": "month"})]


def test_it_says_what_comes_along_and_that_acc_is_no_decision(screen: Screen, sheet: Sheet) -> None:
    screen.open(file=str(sheet()))
    assert screen.preview_page.additions.text() == (
        "Ikut ditambahkan: kanal Instagram, Facebook, WhatsApp; pilar Edukasi, Mitra; orang Rini, Bagas; "
        "mitra PT Contoh."
    )
    assert "“ACC” hanya dicatat" in screen.preview_page.note.text()
    screen.apply()
    rows = {row.title: row for row in screen.session.workspace.posts.by_state(State.DRAFT)}
    assert screen.session.workspace.posts.get(rows["Hari AIDS"].id).post.sheet_status == "ACC"
    texts = [each.accessibleName() for each in screen.done_page.findChildren(QWidget)]
    assert any("“ACC” di lembar hanya dicatat" in text for text in texts)


def test_the_calendar_is_untouched_until_the_last_step(screen: Screen, sheet: Sheet, ws: Workspace) -> None:
    screen.open(file=str(sheet()))
    table = screen.columns_page.cards[0].table
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
    page = screen.preview_page
    assert page.word.isVisible()
    assert page.word.accessibleName().startswith("Semua 4 unggahan di berkas ini sudah ada")
    assert page.model.kind is Kind.REJECTED
    assert foot(screen) == "Selesai"
    screen.foot.primary.click()
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
    page = screen.preview_page
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
    page = screen.preview_page
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
    button(screen.done_page, "Lihat barisnya").click()
    assert screen.step == "preview"
    assert screen.preview_page.kind is Kind.REJECTED
    assert foot(screen) == "Selesai"


# columns


def test_a_column_changed_by_keyboard_is_read_anew_and_remembered(
    qtbot: QtBot, screen: Screen, sheet: Sheet, ws: Workspace
) -> None:
    head = [*HEAD[:6], "Siapa", *HEAD[7:]]
    screen.open(file=str(sheet(head=head)))
    assert screen.step == "columns"  # a name it does not know
    assert "kolom masuk ke catatan" not in screen.preview_page.additions.text()
    made = screen.columns_page.cards[0].rows[6]
    assert made.field() == "other"
    made.combo.setFocus()
    for _ in range(40):
        if made.field() == "pic":
            break
        press(qtbot, KEY.Key_Up)
    assert made.combo.hasFocus()
    assert [post.pic for post in screen.preview_page.model.facts.outcome.plan.new][:2] == ["Rini", "Rini"]  # type: ignore[union-attr]
    screen.foot.primary.click()
    screen.foot.primary.click()
    assert screen.step == "done"
    screen.open(file=str(sheet(ROWS[:2], head, "lain.csv")))
    assert screen.columns_page.cards[0].rows[6].field() == "pic"


def test_a_missing_column_is_said_in_place_and_mended_there(screen: Screen, sheet: Sheet) -> None:
    head = ["Kolom satu", "Kolom dua", "Kolom tiga", "Kolom empat"]
    rows = [["1/12/2026", "IG", "Hari AIDS", "Periksa, yuk."], ["2/12/2026", "FB", "Posyandu", "Datang."]]
    screen.open(file=str(sheet(rows, head)))
    assert screen.step == "columns"
    card = screen.columns_page.cards[0]
    assert card.lack.isVisible()
    assert "judul atau takarir" in card.lack.accessibleName()
    for at, field in enumerate(("date", "channel", "title", "text")):
        screen.reading.choose(card.table, at, field)
    assert not card.lack.isVisible()
    assert screen.foot.note.text().startswith("3 baris terbaca = 2 unggahan")
    assert screen.columns_page.cards[0] is card


def test_sheets_that_are_no_calendar_stay_folded(qtbot: QtBot, screen: Screen) -> None:
    screen.open(file=str(KELURAHAN))
    screen.before.click()
    first, second = screen.columns_page.cards
    assert first.rows[0].combo.hasFocus()
    assert not second.rows
    qtbot.mouseClick(second.unfold, Qt.MouseButton.LeftButton)
    assert [row.name.text() for row in second.rows] == ["Tanggal", "Peringatan"]
    assert second.rows[0].combo.hasFocus()


# rejected rows


def test_rejected_rows_are_shown_saved_and_come_in_once_mended(
    screen: Screen, shell: Shell, sheet: Sheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.open(file=str(sheet()))
    screen.apply()
    screen._show_step("preview", Kind.REJECTED)
    page = screen.preview_page
    assert page.save.isVisible()
    said = page.model.data(page.model.index(0, 0))
    assert said == "rencana · baris 5, Tanggal, 31/11/2026, Tanggal ini tidak ada di kalender"
    target = tmp_path / "berkas" / "perlu diperbaiki"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.save.click()
    written = target.with_name("perlu diperbaiki.xlsx")
    assert shell.said[-1] == (
        "Disimpan: perlu diperbaiki.xlsx. Perbaiki di Excel lalu ambil lagi.",
        False,
    )
    assert [remark.value for remark in read_sheet(written).rejected] == ["31/11/2026"]


def test_a_place_that_cannot_be_written_is_said_on_the_page(
    screen: Screen, sheet: Sheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.open(file=str(sheet()))
    screen.preview_page.show_kind(Kind.REJECTED)
    target = tmp_path / "tidak" / "ada" / "x.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    screen.preview_page.save.click()
    assert screen.preview_page.message.isVisible()
    assert "tidak dapat ditulis" in screen.preview_page.message.accessibleName()
    button(screen.preview_page.message, "Tutup").click()
    assert not screen.preview_page.message.isVisible()


# files


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "kosong"),
        (b"PK\x03\x04 cut short", "rusak atau terpotong"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Excel lama"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
        (b"%PDF-1.7 no sheet", "bukan lembar kerja"),
        (b"satu saja", "Tidak ditemukan kalender"),
        (None, "tidak ditemukan"),
    ],
    ids=["empty", "cut", "xls", "password", "pdf", "no table", "gone"],
)
def test_a_bad_file_is_explained_and_the_page_goes_on(
    screen: Screen, sheet: Sheet, tmp_path: Path, content: bytes | None, said: str
) -> None:
    bad = tmp_path / "berkas" / "buruk.xlsx"
    if content is not None:
        bad.write_bytes(content)
    screen.open(file=str(bad))
    assert screen.step == "file"
    message = screen.file_page.message
    assert message.isVisible()
    assert said in message.accessibleName()
    assert screen.file_page.zone.button.hasFocus()
    bad.write_bytes(sheet().read_bytes())
    button(message, "Coba lagi").click()
    assert screen.step == "preview"
    assert not message.isVisible()


def test_files_at_hand_are_offered(qtbot: QtBot, screen: Screen, sheet: Sheet) -> None:
    sheet()
    screen.activate()
    assert screen.file_page.nearby.isVisible()
    read = button(screen.file_page.nearby, "Baca")
    read.setFocus()
    press(qtbot, KEY.Key_Return)
    assert screen.step == "preview"


def _dropped(*files: Path) -> tuple[QDragEnterEvent, QDropEvent, QMimeData]:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    return (
        QDragEnterEvent(QPoint(50, 50), copy, data, left, none),
        QDropEvent(QPointF(50, 50), copy, data, left, none),
        data,
    )


def test_a_file_dropped_anywhere_is_taken(screen: Screen, sheet: Sheet) -> None:
    enter, drop, _data = _dropped(sheet())
    QApplication.sendEvent(screen, enter)
    assert screen.file_page.zone.hot
    QApplication.sendEvent(screen, drop)
    assert not screen.file_page.zone.hot
    assert screen.step == "preview"
    enter, drop, _data = _dropped(sheet(), KELURAHAN)
    QApplication.sendEvent(screen, enter)
    QApplication.sendEvent(screen, drop)
    assert screen.step == "file"
    assert "Seret satu berkas" in screen.file_page.message.accessibleName()


# steps


def test_escape_goes_back_step_by_step_and_choices_stay(
    qtbot: QtBot, screen: Screen, shell: Shell, sheet: Sheet
) -> None:
    screen.open(file=str(sheet()))
    table = screen.columns_page.cards[0].table
    for step in ("columns", "file"):
        press(qtbot, KEY.Key_Escape)
        assert screen.step == step
        if step == "columns":
            screen.reading.choose(table, 6, "note")
    press(qtbot, KEY.Key_Escape)
    assert shell.back == 1
    screen.leave()
    screen.activate()
    qtbot.mouseClick(screen.steps.buttons["columns"], Qt.MouseButton.LeftButton)
    assert screen.step == "columns"
    assert screen.columns_page.cards[0].rows[6].field() == "note"
    assert not screen.steps.buttons["done"].isEnabled()


def test_each_head_has_its_count_and_says_so_when_it_is_empty(
    qtbot: QtBot, screen: Screen, sheet: Sheet
) -> None:
    screen.open(file=str(sheet(ROWS[:2])))
    page = screen.preview_page
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
        assert screen.foot.primary.reasons == ("Ruang kerja ini dibuka hanya untuk dibaca",)
        screen.foot.primary.click()
        assert screen.step == "preview"
        let_go(screen)


def test_in_english_too(qapp: QApplication, ws: Workspace, shell: Shell, sheet: Sheet) -> None:
    screen = make_screen(ws, shell, language="en")
    screen.open(file=str(sheet()))
    screen.apply()
    assert shell.said == [("4 posts are in the calendar now.", True)]
    let_go(screen)
