"""Signed sheets on the screen: recorded by keyboard, one or a week of them, refused with the reason."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from medsos_desktop.approval.codes import payload
from medsos_desktop.approval.moves import Action
from medsos_desktop.model.office import Office, Person
from medsos_desktop.model.state import State
from tests.approval.test_evidence import scan
from tests.ui.approval.conftest import NIK, Kantor, Show
from tests.ui.stand_in import Shell
from ui.screens.approval.screen import Screen

CTRL = Qt.KeyboardModifier.ControlModifier


def key(widget: QWidget, *keys: Qt.Key, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for each in keys:
        QTest.keyClick(widget, each, mods)


def type_code(screen: Screen, code: str) -> None:
    screen.papers.panel.code.setFocus()
    QTest.keyClicks(screen.papers.panel.code, code)
    key(screen.papers.panel.code, Qt.Key.Key_Return)


def only_lurah(kantor: Kantor) -> None:
    kantor.ws.directory.save("person", kantor.people["semua"], Person("Semua", roles=("writer",)))


def choose(screen: Screen, name: str) -> None:
    combo = screen.papers.panel.signer
    at = combo.findText(name)
    combo.setCurrentIndex(at)
    combo.activated.emit(at)


def test_a_writer_records_the_sheet_that_the_lurah_signed(kantor: Kantor, show: Show, shell: Shell) -> None:
    only_lurah(kantor)
    post = kantor.post()
    screen = show("arum", post=post)
    key(screen, Qt.Key.Key_L, mods=CTRL)
    panel = screen.papers.panel
    assert panel.isVisible()
    assert screen.bar.isHidden()
    assert panel.code.hasFocus()
    assert (panel.signer.currentText(), panel.send.text()) == ("Lurah", "Catat")
    assert panel.send.reasons
    type_code(screen, screen.desk.review.code)  # type: ignore[union-attr]
    assert panel.send.reasons == ()
    assert panel.why.text() == ""
    key(panel.code, Qt.Key.Key_Return, mods=CTRL)
    assert kantor.state(post) is State.APPROVED
    last = kantor.ws.records.decisions(post)[-1]
    assert (last.author, last.decider) == (kantor.people["arum"], kantor.people["lurah"])
    assert panel.isHidden()
    said, undo = shell.said[-1]
    assert said.startswith("1 lembar dicatat, ditandatangani Lurah. Kalau keliru, buka “Baru diputuskan”")
    assert not undo
    screen.open(post=post)
    told = [label.text() for label in screen.side.history.findChildren(QWidget) if hasattr(label, "text")]
    assert any(text.startswith("Tanggal lembar Rab 16 Des 2026 · dicatat Arum") for text in told)


def test_a_code_of_another_version_is_said_in_place(kantor: Kantor, show: Show) -> None:
    screen = show("arum", post=kantor.post())
    screen.papers.one()
    type_code(screen, "0000-0000")
    panel = screen.papers.panel
    assert panel.told.text().startswith("Kode 0000-0000 bukan kode versi")
    assert panel.code.hasFocus()
    assert panel.code.selectedText() == "0000-0000"
    type_code(screen, "halo")
    assert "bukan kode versi dan bukan isi QR" in panel.told.text()
    key(panel.code, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert screen.bar.isVisible()


def test_what_is_missing_gets_the_keyboard(kantor: Kantor, show: Show) -> None:
    post = kantor.post()
    screen = show("arum", post=post)
    screen.papers.one()
    panel = screen.papers.panel
    assert panel.signer.hasFocus()
    assert "pilih siapa yang menandatangani" in panel.send.reasons
    panel.code.setFocus()
    key(panel.code, Qt.Key.Key_Return, mods=CTRL)
    assert panel.signer.hasFocus()
    choose(screen, "Lurah")
    key(panel.signer, Qt.Key.Key_Return, mods=CTRL)
    assert panel.code.hasFocus()
    assert kantor.state(post) is State.IN_APPROVAL


def test_own_text_of_the_signer_is_refused_with_the_reason(kantor: Kantor, show: Show) -> None:
    kantor.sit("semua")
    post = kantor.post()
    screen = show("arum", post=post)
    screen.papers.one()
    choose(screen, "Semua")
    said = [each.accessibleName() for each in screen.papers.panel.findChildren(QWidget)]
    assert any("naskah sendiri tidak boleh" in text for text in said)
    assert "ada yang tidak boleh diputuskan penanda tangan ini" in screen.papers.panel.send.reasons


def test_a_week_of_sheets_by_a_reader_of_codes(kantor: Kantor, show: Show, shell: Shell) -> None:
    only_lurah(kantor)
    posts = [kantor.post(f"Loket {n}", planned=f"2026-12-2{n}T07:00") for n in range(1, 4)]
    screen = show("arum", post=posts[0])
    key(screen, Qt.Key.Key_L, mods=CTRL | Qt.KeyboardModifier.ShiftModifier)
    panel = screen.papers.panel
    assert list(panel.ticks) == posts
    for post in posts[:2]:
        type_code(screen, payload(kantor.ws.approval.version(post)))
        assert panel.code.text() == ""
    assert [panel.ticks[post].isChecked() for post in posts] == [True, True, False]
    screen.show_post(posts[2])
    assert panel.isVisible()
    assert panel.send.text() == "Catat 2 lembar"
    panel.send.click()
    assert [kantor.state(post) for post in posts] == [State.APPROVED, State.APPROVED, State.IN_APPROVAL]
    assert screen.desk.post == posts[2]
    assert shell.said[-1][0].startswith("2 lembar dicatat")


def test_the_tab_key_goes_through_the_sheets_before_the_buttons(kantor: Kantor, show: Show) -> None:
    only_lurah(kantor)
    posts = [kantor.post(f"Loket {n}", planned=f"2026-12-2{n}T07:00", text=NIK) for n in range(1, 3)]
    screen = show("arum", post=posts[0])
    screen.papers.week()
    panel = screen.papers.panel
    panel.ticks[posts[1]].click()  # the rows are made anew
    QApplication.processEvents()
    panel.scan.setFocus()
    went = []
    for _ in range(6):
        key(QApplication.focusWidget(), Qt.Key.Key_Tab)  # type: ignore[arg-type]
        went.append(QApplication.focusWidget())
    rows = [part for post in posts for part in (panel.ticks[post], panel.boxes[post])]
    assert went == [*rows, panel.cancel, panel.send]


def test_with_a_scan_rows_are_ticked_by_hand(kantor: Kantor, show: Show, tmp_path: Path) -> None:
    only_lurah(kantor)
    posts = [kantor.post(f"Loket {n}", planned=f"2026-12-2{n}T07:00") for n in range(1, 3)]
    screen = show("arum", post=posts[0])
    file = scan(tmp_path)
    screen.scanning.ask_file = lambda: str(file)
    screen.papers.week()
    panel = screen.papers.panel
    panel.ticks[posts[1]].setFocus()
    key(panel.ticks[posts[1]], Qt.Key.Key_Space)
    assert panel.ticks[posts[1]].hasFocus()
    panel.scan.click()
    assert panel.file.text() == "lembar.pdf"
    panel.drop.click()
    assert panel.file.text() == ""
    panel.scan.click()
    key(panel.scan, Qt.Key.Key_Return, mods=CTRL)
    assert kantor.state(posts[1]) is State.APPROVED
    assert kantor.ws.evidence.of(posts[1])[0].name == "lembar.pdf"
    assert kantor.state(posts[0]) is State.IN_APPROVAL


def test_a_scan_that_cannot_be_kept_is_told_and_nothing_recorded(
    kantor: Kantor, show: Show, tmp_path: Path
) -> None:
    only_lurah(kantor)
    post = kantor.post()
    screen = show("arum", post=post)
    screen.scanning.ask_file = lambda: str(scan(tmp_path, "lembar.pdf", b"%PDF-1.4 setengah"))
    screen.papers.one()
    screen.papers.panel.scan.click()
    screen.papers.record()
    assert kantor.state(post) is State.IN_APPROVAL
    assert screen.message.isVisible()


def test_boxes_of_waivers_are_asked_for(kantor: Kantor, show: Show) -> None:
    only_lurah(kantor)
    post = kantor.post(text=NIK)
    screen = show("arum", post=post)
    screen.papers.one()
    type_code(screen, screen.desk.review.code)  # type: ignore[union-attr]
    panel = screen.papers.panel
    assert panel.send.reasons == ("pastikan tiap pengecualian dicentang di lembar",)
    panel.boxes[post].click()
    assert panel.send.reasons == ()
    screen.papers.record()
    assert kantor.state(post) is State.APPROVED


def test_where_only_paper_counts_the_filled_button_records_it(kantor: Kantor, show: Show) -> None:
    kantor.ws.directory.set_office(Office(name="Kelurahan Contoh", proofs=("paper",)))
    screen = show("lurah", post=kantor.post())
    assert screen.bar.primary.text() == "Catat lembar bertanda tangan…"
    assert screen.bar.primary.reasons == ()
    screen.bar.primary.click()
    assert screen.papers.panel.isVisible()


def test_where_paper_does_not_count_nothing_offers_it(kantor: Kantor, show: Show) -> None:
    kantor.ws.directory.set_office(Office(name="Kelurahan Contoh", proofs=("none", "key")))
    screen = show("lurah", post=kantor.post())
    key(screen, Qt.Key.Key_L, mods=CTRL)
    assert screen.papers.panel.isHidden()
    assert "tanda tangan di kertas tidak diakui" in screen.message.accessibleName()
    screen.printer.fill()
    assert not [each for each in screen.printer.menu.actions() if "tanda tangan" in each.text()]


def test_the_keys_say_why_no_sheet_can_be_recorded(kantor: Kantor, show: Show) -> None:
    kantor.sit("semua")
    post = kantor.post()
    kantor.sit("lurah")
    kantor.ws.approval.return_(post, "Perbaiki.")
    screen = show("arum", post=post)
    key(screen, Qt.Key.Key_L, mods=CTRL)
    assert screen.message.accessibleName().startswith("Unggahan ini tidak menunggu keputusan")
    key(screen, Qt.Key.Key_L, mods=CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert screen.message.accessibleName().startswith("14–20 Desember 2026: tidak ada unggahan")
    assert screen.papers.panel.isHidden()


def test_the_same_keys_again_keep_what_was_said_and_lead_to_what_is_missing(
    kantor: Kantor, show: Show
) -> None:
    posts = [kantor.post(f"Loket {n}", planned=f"2026-12-2{n}T07:00") for n in range(1, 3)]
    screen = show("arum", post=posts[0])
    screen.papers.week()
    panel = screen.papers.panel
    type_code(screen, screen.desk.review.code)  # type: ignore[union-attr]
    key(panel.code, Qt.Key.Key_L, mods=CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert panel.ticks[posts[0]].isChecked()
    assert panel.signer.hasFocus()
    kantor.rewrite(posts[1], text="Loket pindah ke lantai dua mulai Senin.")
    screen.papers.week()
    assert [row.post for row in screen.papers.desk.rows] == posts[:1]  # the other waits no more: begun anew
    assert not screen.papers.desk.rows[0].fits


def test_a_note_between_the_sheets_takes_their_place_and_gives_it_back(kantor: Kantor, show: Show) -> None:
    only_lurah(kantor)
    posts = [kantor.post(f"Loket {n}", planned=f"2026-12-2{n}T07:00") for n in range(1, 3)]
    screen = show("lurah", post=posts[0])
    screen.papers.week()
    panel = screen.papers.panel
    panel.ticks[posts[1]].click()
    screen.deeds.ask(Action.RETURN)
    assert screen.note.isVisible()
    assert panel.isHidden()
    key(screen.note.field, Qt.Key.Key_Escape)
    assert panel.isVisible()
    assert screen.bar.isHidden()
    assert panel.ticks[posts[1]].isChecked()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_long_names_make_nothing_wider(kantor: Kantor, show: Show, scale: float) -> None:
    name = "Dr. Ir. Hj. " + "Kusumawardhani Prawiranegara " * 4
    kantor.ws.directory.save("person", kantor.people["lurah"], Person(name, roles=("approver",)))
    for n in range(6):
        kantor.post("Pengumuman perubahan jam layanan loket " * 4, planned=f"2026-12-2{1 + n}T07:00")
    screen = show("arum", scale=scale)
    screen.papers.week()
    choose(screen, name.strip())
    QTest.qWait(1)
    assert screen.width() == 1190
    assert screen.papers.panel.width() <= 1190
    assert screen.papers.panel.send.geometry().right() < 1190
    assert screen.panes.height() > 200
