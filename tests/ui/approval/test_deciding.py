"""Approving, returning, and everything that may stop it, by the keys and presses of a real person."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medsos_desktop.approval.grants import Asked
from medsos_desktop.approval.moves import Action
from medsos_desktop.model.office import Office
from medsos_desktop.model.post import State, Variant
from medsos_desktop.review.notes import Notes
from medsos_desktop.workspace import Workspace
from tests.ui.approval.conftest import NIK, Kantor, Show
from tests.ui.approval.test_screen import read
from tests.ui.stand_in import Shell
from ui.kit.labels import Label
from ui.screens.approval.screen import Screen

pytestmark = pytest.mark.window
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ENTER = Qt.Key.Key_Return


def press(screen: Screen, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key where the focus is."""
    QTest.keyClick(QApplication.focusWidget() or screen, key, held)


@pytest.fixture
def two(kantor: Kantor) -> tuple[str, str]:
    """Two posts of Arum that wait."""
    return kantor.post("Satu"), kantor.post("Dua", planned="2026-12-21T07:00")


def test_approve_shows_the_next_post(
    show: Show, kantor: Kantor, shell: Shell, two: tuple[str, str], qtbot: QtBot
) -> None:
    screen = show()
    code = screen.bar.code.text()
    QTest.mouseClick(screen.bar.primary, LEFT)
    assert kantor.state(two[0]) is State.APPROVED
    covering = kantor.ws.approval.covering(two[0])
    assert covering is not None
    assert covering.proof == "none"
    assert screen.desk.post == two[1]
    assert screen.bar.code.text() != code
    assert screen.queue.count.number == 1
    assert shell.said == [("“Satu” disetujui. Kalau keliru, buka “Baru diputuskan” lalu Kembalikan.", False)]
    press(screen, ENTER, CTRL)
    assert kantor.state(two[1]) is State.APPROVED
    assert screen.panes.empty.isVisible()
    assert screen.queue.fold.text() == "Baru diputuskan 2"


def test_a_decision_counts_as_a_look(show: Show, kantor: Kantor, two: tuple[str, str]) -> None:
    screen = show()
    press(screen, ENTER, CTRL)
    assert kantor.ws.records.last_seen(two[0]) is not None
    assert kantor.ws.records.last_seen(two[1]) is None


def test_a_mistaken_approval_is_returned(show: Show, kantor: Kantor, two: tuple[str, str]) -> None:
    screen = show()
    press(screen, ENTER, CTRL)
    screen.queue.fold.click()
    screen.queue.list.set_post("")
    screen.show_post(two[0])
    assert screen.bar.give_back.isVisible()
    press(screen, ENTER, CTRL | SHIFT)
    QTest.keyClicks(screen.note.field, "Ternyata tanggalnya salah.")
    press(screen, ENTER, CTRL)
    assert kantor.state(two[0]) is State.RETURNED


def test_return_needs_a_note(
    show: Show, kantor: Kantor, shell: Shell, two: tuple[str, str], qtbot: QtBot
) -> None:
    screen = show()
    QTest.mouseClick(screen.bar.give_back, LEFT)
    assert screen.note.isVisible()
    assert not screen.bar.isVisible()
    assert screen.note.field.hasFocus()
    assert screen.note.send.reasons
    press(screen, ENTER, CTRL)
    assert kantor.state(two[0]) is State.IN_APPROVAL
    assert screen.note.wrong.isVisible()
    qtbot.keyClicks(screen.note.field, "Jam layanan keliru.")
    assert not screen.note.wrong.isVisible()
    press(screen, ENTER, CTRL)
    assert kantor.state(two[0]) is State.RETURNED
    assert kantor.ws.approval.decisions(two[0])[-1].note == "Jam layanan keliru."
    assert shell.said == [("“Satu” dikembalikan ke penulis", False)]
    assert screen.desk.post == two[1]
    assert screen.bar.isVisible()


def test_a_note_is_kept_when_one_looks_elsewhere(
    show: Show, kantor: Kantor, two: tuple[str, str], qtbot: QtBot
) -> None:
    screen = show()
    press(screen, ENTER, CTRL | SHIFT)
    qtbot.keyClicks(screen.note.field, "Setengah catatan")
    press(screen, Qt.Key.Key_Escape)
    assert screen.bar.isVisible()
    assert screen.queue.list.hasFocus()
    press(screen, ENTER, CTRL | SHIFT)
    press(screen, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert screen.desk.post == two[1]
    press(screen, ENTER, CTRL | SHIFT)
    assert screen.note.field.toPlainText() == ""
    press(screen, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    press(screen, ENTER, CTRL | SHIFT)
    assert screen.note.field.toPlainText() == "Setengah catatan"
    qtbot.keyClicks(screen.note.field, ", lanjut")
    screen.pause()
    again = show()  # another look, or the next start
    press(again, ENTER, CTRL | SHIFT)
    assert again.note.field.toPlainText() == "Setengah catatan, lanjut"
    QTest.mouseClick(again.note.send, LEFT)
    assert kantor.state(two[0]) is State.RETURNED
    assert Notes(kantor.ws.home, kantor.ws.folder).get(kantor.people["lurah"], "return", two[0]) == ""


def test_broken_notes_are_no_trouble(show: Show, kantor: Kantor, two: tuple[str, str]) -> None:
    (kantor.ws.home / "review-notes.json").write_text("[1, 2", encoding="utf-8")
    screen = show()
    press(screen, ENTER, CTRL | SHIFT)
    assert screen.note.field.toPlainText() == ""


def test_waivers_must_be_confirmed(show: Show, kantor: Kantor, qtbot: QtBot) -> None:
    post = kantor.post(text=NIK)
    screen = show()
    assert screen.bar.primary.reasons == ("1 pengecualian belum Anda setujui",)
    press(screen, ENTER, CTRL)
    assert kantor.state(post) is State.IN_APPROVAL
    (card,) = screen.side.findings.cards.values()
    assert card.box.hasFocus()
    press(screen, Qt.Key.Key_Space)
    assert card.box.isChecked()
    assert not screen.bar.primary.reasons
    press(screen, Qt.Key.Key_Space)
    assert screen.bar.primary.reasons
    press(screen, Qt.Key.Key_Space)
    QTest.mouseClick(screen.bar.primary, LEFT)
    assert kantor.state(post) is State.APPROVED
    covering = kantor.ws.approval.covering(post)
    assert covering is not None
    assert len(covering.confirmed) == 1


def test_content_that_changed_unnoticed_is_refused_by_the_core(
    show: Show, kantor: Kantor, two: tuple[str, str]
) -> None:
    screen = show()
    kantor.sit("arum")
    kantor.rewrite(two[0], text="Isi lain yang belum pernah ditampilkan.")
    kantor.submit(two[0])
    kantor.sit("lurah")
    QTest.mouseClick(screen.bar.primary, LEFT)
    assert kantor.state(two[0]) is State.IN_APPROVAL
    assert screen.message.isVisible()
    assert "jadi belum disetujui" in screen.message.accessibleName()
    screen.message.buttons.itemAt(0).widget().click()  # type: ignore[union-attr]
    assert "Isi lain" in screen.post.text.toPlainText()
    QTest.mouseClick(screen.bar.primary, LEFT)
    assert kantor.state(two[0]) is State.APPROVED


def test_a_person_without_the_role_is_stopped_twice(show: Show, kantor: Kantor, two: tuple[str, str]) -> None:
    screen = show("arum")
    QTest.mouseClick(screen.bar.primary, LEFT)
    press(screen, ENTER, CTRL)
    press(screen, ENTER, CTRL | SHIFT)
    assert not screen.note.isVisible()
    assert kantor.state(two[0]) is State.IN_APPROVAL
    screen = show()
    kantor.sit("arum")  # the window has not heard of it: the core refuses, in place
    screen.session.run(lambda: kantor.ws.approval.return_(two[0], "x"), screen)
    assert screen.message.isVisible()
    assert kantor.state(two[0]) is State.IN_APPROVAL


def test_own_text_under_the_policy(show: Show, kantor: Kantor) -> None:
    kantor.sit("semua")
    post = kantor.post()
    screen = show("semua")
    (why,) = screen.bar.primary.reasons
    assert "naskah sendiri" in why
    press(screen, ENTER, CTRL)
    assert kantor.state(post) is State.IN_APPROVAL


def test_the_reviewer_passes_on(show: Show, kantor: Kantor, shell: Shell) -> None:
    kantor.policy("two")
    post = kantor.post("Satu")
    screen = show("lurah")
    assert screen.bar.primary.reasons == ("masih menunggu pemeriksaan",)
    screen = show("wisnu")
    assert screen.bar.primary.text() == "Teruskan"
    QTest.mouseClick(screen.bar.primary, LEFT)
    assert kantor.state(post) is State.IN_APPROVAL
    assert shell.said == [("“Satu” diteruskan untuk disetujui", False)]


def test_the_writer_takes_a_submission_back(
    show: Show, kantor: Kantor, shell: Shell, two: tuple[str, str]
) -> None:
    screen = show("arum")
    QTest.mouseClick(screen.bar.recall, LEFT)
    assert kantor.state(two[0]) is State.DRAFT
    assert shell.said[0][0] == "Pengajuan “Satu” ditarik"
    screen.open(post=two[0])
    assert screen.bar.primary.text() == "Buka di Naskah"
    QTest.mouseClick(screen.bar.primary, LEFT)
    assert shell.gone == [("composer", {"post": two[0]})]


def test_the_rarer_moves_stand_in_the_menu(show: Show, kantor: Kantor, two: tuple[str, str]) -> None:
    screen = show()
    offers = {action.text(): action for action in screen.bar._menu.actions()}
    assert list(offers) == ["Tunda…", "Catat lembar bertanda tangan…", "Buka di Naskah"]
    offers["Tunda…"].trigger()
    QTest.keyClicks(screen.note.field, "Menunggu data Dinsos.")
    QTest.mouseClick(screen.note.send, LEFT)
    assert kantor.state(two[0]) is State.POSTPONED
    screen.show_post(two[0])
    resume = next(each for each in screen.bar._menu.actions() if each.text() == "Lanjutkan lagi")
    resume.trigger()
    assert kantor.state(two[0]) is State.IN_APPROVAL


def pick(screen: Screen, post: str) -> None:
    """A press on the box of a row."""
    rows = screen.queue.list
    rect = rows.visualRect(screen.queue.model.index(screen.queue.model.row_of(post)))
    QTest.mouseClick(rows.viewport(), LEFT, pos=QPoint(rect.x() + 22, rect.center().y()))


def test_several_at_once_only_after_each_was_opened(
    show: Show, kantor: Kantor, shell: Shell, two: tuple[str, str], qtbot: QtBot
) -> None:
    third = kantor.post("Tiga", planned="2026-12-22T07:00")
    screen = show()
    read(screen, qtbot)
    screen.queue.list.step(1)
    read(screen, qtbot)
    QTest.mouseClick(screen.queue.pick, LEFT)
    assert screen.bar.primary.reasons == ("centang dulu unggahan yang sudah Anda buka",)
    for post in (*two, third):
        pick(screen, post)
    assert screen.queue.model.chosen == set(two)
    assert screen.bar.primary.text() == "Setujui 2 unggahan"
    press(screen, ENTER, CTRL)
    assert [kantor.state(post) for post in (*two, third)] == [
        State.APPROVED, State.APPROVED, State.IN_APPROVAL,
    ]  # fmt: skip
    assert shell.said[-1][0].startswith("2 unggahan disetujui")
    assert not screen.queue.model.picking
    assert screen.desk.post == third


def test_a_waiver_keeps_a_post_from_being_ticked(show: Show, kantor: Kantor, qtbot: QtBot) -> None:
    post = kantor.post("Satu", text=NIK)
    kantor.post("Dua", planned="2026-12-21T07:00")
    screen = show()
    read(screen, qtbot)
    screen.queue.pick.click()
    screen.queue.list.setFocus()
    press(screen, Qt.Key.Key_Space)
    assert not screen.queue.model.chosen
    screen.queue.pick.click()
    (card,) = screen.side.findings.cards.values()
    card.box.click()
    screen.queue.pick.click()
    screen.queue.list.setFocus()
    press(screen, Qt.Key.Key_Space)
    assert screen.queue.model.chosen == {post}


def pick_all(screen: Screen, posts: Sequence[str], qtbot: QtBot) -> None:
    """Each is read, then all are chosen."""
    for _ in posts:
        read(screen, qtbot)
        screen.queue.list.step(1)
    screen.queue.pick.click()
    for post in posts:
        pick(screen, post)


def test_one_of_several_is_refused(
    show: Show, kantor: Kantor, shell: Shell, two: tuple[str, str], qtbot: QtBot
) -> None:
    screen = show()
    pick_all(screen, two, qtbot)
    kantor.sit("arum")
    kantor.rewrite(two[1], text="Diam-diam berubah.")
    kantor.submit(two[1])
    kantor.sit("lurah")
    press(screen, ENTER, CTRL)
    assert [kantor.state(post) for post in two] == [State.APPROVED, State.IN_APPROVAL]
    assert shell.said[-1][0].startswith("1 unggahan disetujui")
    assert screen.message.isVisible()


def test_every_refusal_is_told_by_its_title(
    show: Show, kantor: Kantor, two: tuple[str, str], qtbot: QtBot
) -> None:
    screen = show()
    pick_all(screen, two, qtbot)
    titles = [kantor.ws.posts.get(post).post.title for post in two]
    kantor.sit("arum")
    for post in two:
        kantor.rewrite(post, text="Diam-diam berubah.")
        kantor.submit(post)
    kantor.sit("lurah")
    press(screen, ENTER, CTRL)
    said = screen.message.accessibleName()
    assert said.startswith("2 unggahan belum disetujui")
    assert all(f"“{title}”: " in said for title in titles)
    assert screen.message.buttons.count() == 2  # to close it, and the rest of the line


def test_f6_walks_through_the_panes(show: Show, two: tuple[str, str], kantor: Kantor) -> None:
    kantor.sit("arum")
    kantor.rewrite(two[0], text=NIK)
    kantor.submit(two[0])
    screen = show()
    assert screen.queue.list.hasFocus()
    press(screen, ENTER)
    assert screen.post.text.hasFocus()
    seen = []
    for _ in range(4):
        press(screen, Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert seen[0] is not None
    assert screen.panes.facts.isAncestorOf(seen[0])
    assert seen[1:] == [screen.bar.primary, screen.queue.list, screen.post.text]
    press(screen, Qt.Key.Key_F6, SHIFT)
    assert screen.queue.list.hasFocus()


def test_f6_where_it_is_tight(show: Show, two: tuple[str, str]) -> None:
    screen = show("lurah", scale=1.5)
    assert not screen.side.isVisible()
    press(screen, Qt.Key.Key_F6)
    press(screen, Qt.Key.Key_F6)
    assert screen.side.isVisible()
    assert not screen.post.isVisible()
    press(screen, Qt.Key.Key_F6, SHIFT)
    assert screen.post.text.hasFocus()
    QTest.mouseClick(screen.post.facts, LEFT)
    QTest.mouseClick(screen.panes.back, LEFT)
    assert screen.post.isVisible()


def test_the_code_is_copied(show: Show, two: tuple[str, str], shell: Shell) -> None:
    screen = show()
    QTest.mouseClick(screen.bar.copy, LEFT)
    assert QApplication.clipboard().text() == screen.bar.code.text()
    assert shell.said == [("Kode disalin", False)]


def test_a_workspace_for_reading_only(show: Show, kantor: Kantor, two: tuple[str, str], qtbot: QtBot) -> None:
    show()
    with Workspace.open(kantor.ws.folder, write=False, home=kantor.ws.home) as reader:
        screen = show()
        session = screen.session
        session.workspace = reader
        again = Screen(screen.context._replace(session=session))
        qtbot.addWidget(again)
        again.show()
        again.activate()
        read(again, qtbot)
        assert "ruang kerja dibuka hanya untuk dibaca" in again.bar.primary.reasons
        assert not again.bar.give_back.isVisible()
        again.leave()
        again.close()
        session.workspace = kantor.ws
    assert Action.APPROVE in kantor.ws.approval.possible(State.IN_APPROVAL)


def test_long_names_make_nothing_wider(show: Show, kantor: Kantor) -> None:
    long = "Rembuk warga tentang usulan musyawarah perencanaan pembangunan kelurahan tahun depan " * 3
    kantor.post(long, variants={account: Variant("ig_feed") for account in kantor.accounts})
    screen = show()
    QTest.mouseClick(screen.bar.give_back, LEFT)
    QApplication.processEvents()
    assert screen.width() == 1190
    assert screen.note.height() < 220
    assert screen.note.send.geometry().right() <= screen.note.width()


def test_what_fell_and_why_stands_in_the_history(show: Show, kantor: Kantor) -> None:
    post = kantor.post()
    kantor.sit("lurah")
    kantor.ws.approval.approve(post, kantor.ws.approval.review(post).content)
    kantor.ws.directory.set_office(Office(name="Kelurahan Contoh", proofs=("key",)))
    screen = show(post=post)
    told = [each.text() for each in screen.panes.side.history.findChildren(Label)]
    assert any(each.startswith("Perlu disetujui ulang: bukti") for each in told)
    assert screen.bar.primary.reasons
    assert kantor.state(post) is State.IN_APPROVAL


def test_a_standing_approval_is_told_in_the_history(show: Show, kantor: Kantor) -> None:
    kantor.sit("lurah")
    kantor.ws.grants.give(Asked(pillar="p1", start="2026-12-01", until="2026-12-31"))
    kantor.sit("arum")
    post = kantor.post(pillar="p1")
    assert kantor.state(post) is State.APPROVED
    screen = show(post=post)
    told = [each.text() for each in screen.panes.side.history.findChildren(Label)]
    assert any(each.startswith("Disetujui lewat persetujuan tetap · Arum") for each in told)
    assert "Diberikan Lurah, sampai Kam 31 Des 2026" in told
