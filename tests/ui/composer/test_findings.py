"""Temuan with real keys and presses: repair, answer, walk, and rows that stay while one types."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from medsos_desktop.clock import SteppingClock
from medsos_desktop.composer.edit import with_text
from medsos_desktop.model.office import Office
from medsos_desktop.model.post import Post
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace
from tests.conftest import NOW
from tests.ui.composer.right_office import TEXT, Desk, Page
from ui.jobs import SyncJobs
from ui.screens.composer.findings_parts import GroupHead
from ui.screens.composer.findings_row import FindingRow
from ui.screens.composer.right import RightColumn
from ui.theme import apply
from ui.theme.theme import Theme, active

pytestmark = pytest.mark.window
Key = Qt.Key


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = Desk(tmp_path_factory.mktemp("findings"), SteppingClock(NOW))
    yield made
    made.workspace.close()


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot, desk: Desk) -> Page:
    return opened(qapp, qtbot, desk, desk.post())


def opened(qapp: QApplication, qtbot: QtBot, desk: Desk, post: Post) -> Page:
    if active().name != "light" or active().scale != 1.0 or not apply.dressed():
        apply.apply(qapp, Theme("light"))
    page = Page(desk, post)
    qtbot.addWidget(page.column)
    apply.dress(page.column)
    page.column.resize(608, 545)
    page.column.show()
    qtbot.waitExposed(page.column)
    page.show()
    return page


def rows(page: Page) -> list[FindingRow]:
    """Those that are seen, from top to bottom."""
    found = [each for each in page.column.findChildren(FindingRow) if each.isVisible()]
    return sorted(found, key=lambda each: each.mapTo(page.column, QPoint(0, 0)).y())


def codes(page: Page) -> list[str]:
    return [each.row.placed.finding.code for each in rows(page)]


def row(page: Page, code: str) -> FindingRow:
    return next(each for each in rows(page) if each.row.placed.finding.code == code)


def press(qtbot: QtBot, inside: QWidget, words: str) -> None:
    button = next(
        each for each in inside.findChildren(QPushButton) if each.text() == words and each.isVisible()
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def focused() -> QWidget | None:
    return QApplication.focusWidget()


def type_before(page: Page, words: str) -> None:
    page.post = with_text(page.post, "", "text", words + page.post.text)
    page.show()


def heads(page: Page) -> list[str]:
    found = [each for each in page.column.findChildren(GroupHead) if each.isVisible()]
    found.sort(key=lambda each: each.mapTo(page.column, QPoint(0, 0)).y())
    return [each.accessibleName().partition(",")[0] for each in found]


def test_the_gravest_stands_first_and_hints_are_folded(page: Page, qtbot: QtBot) -> None:
    assert heads(page)[0] == "Blokir · 1"
    assert codes(page)[0] == "pii.identity-number"
    assert "spelling.nonstandard" not in codes(page)
    hints = next(each for each in page.column.findChildren(GroupHead) if "Saran" in each.accessibleName())
    qtbot.mouseClick(hints, Qt.MouseButton.LeftButton)
    assert "spelling.nonstandard" in codes(page)
    assert "1 Blokir" in page.column.findings.counts.accessibleName()


def test_one_press_repairs_and_the_others_stay(page: Page, qtbot: QtBot) -> None:
    others = set(rows(page))
    press(qtbot, row(page, "dignity.poverty-label"), "Ganti")
    assert page.operations == ["op.post.fix"]
    assert "keluarga prasejahtera" in page.post.text
    assert "dignity.poverty-label" not in codes(page)
    assert set(rows(page)) < others


def test_all_safe_ones_are_one_step(page: Page, qtbot: QtBot) -> None:
    press(qtbot, page.column, "Perbaiki semua")
    assert page.operations == ["op.post.fix"]
    assert "3371 ****" in page.post.text
    assert "prasejahtera" in page.post.text
    assert "Risiko" in page.post.text
    assert "Senin, 20 Desember" in page.post.text  # the date may be what is wrong
    assert not page.column.findings.mending.isVisible()


def test_a_half_typed_reason_survives_typing_in_the_editor(page: Page, qtbot: QtBot) -> None:
    shown = row(page, "dignity.poverty-label")
    qtbot.mouseClick(shown.head, Qt.MouseButton.LeftButton)
    press(qtbot, shown, "Alasan lain…")
    line = shown.findChild(QLineEdit)
    assert focused() is line
    qtbot.keyClicks(line, "kutipan und")
    type_before(page, "Halo warga. ")
    assert (focused(), line.text()) == (line, "kutipan und")
    page.post = with_text(page.post, "", "text", page.post.text.replace("untuk", "bagi para"))  # its sentence
    page.show()
    assert row(page, "dignity.poverty-label") is shown
    assert shown.is_open
    assert (focused(), line.text()) == (line, "kutipan und")
    qtbot.keyClicks(line, "ang-undang")
    qtbot.keyClick(line, Key.Key_Return)
    assert page.operations == ["op.post.answer"]
    assert [each.reason for each in page.post.answers.values()] == ["kutipan undang-undang"]


def test_a_warning_is_answered_by_one_tap_and_taken_back(page: Page, qtbot: QtBot) -> None:
    shown = row(page, "date.weekday-mismatch")
    qtbot.mouseClick(shown.head, Qt.MouseButton.LeftButton)
    press(qtbot, shown, "Sudah dicek")
    (answer,) = page.post.answers.values()
    assert (answer.reason, answer.quote, answer.code) == ("Sudah dicek", "Senin", "date.weekday-mismatch")
    assert "date.weekday-mismatch" not in codes(page)
    assert heads(page)[-1] == "Sudah dijawab · 1"
    assert page.column.findings.show_finding(shown.row.key)
    press(qtbot, shown, "Tarik jawaban")
    assert not page.post.answers
    assert page.operations[-1] == "op.post.unanswer"
    assert "date.weekday-mismatch" in codes(page)


def test_a_waiver_needs_a_reason(page: Page, qtbot: QtBot) -> None:
    shown = row(page, "pii.identity-number")
    qtbot.mouseClick(shown.head, Qt.MouseButton.LeftButton)
    press(qtbot, shown, "Usulkan pengecualian")
    line = shown.findChild(QLineEdit)
    qtbot.keyClicks(line, "   ")
    qtbot.keyClick(line, Key.Key_Return)
    assert not page.operations
    qtbot.keyClick(line, Key.Key_Escape)
    assert shown.is_open
    assert not line.isVisible()
    press(qtbot, shown, "Usulkan pengecualian")
    qtbot.keyClicks(line, "Nomor contoh")
    press(qtbot, shown, "Usulkan")
    assert page.operations == ["op.post.answer"]
    assert "pii.identity-number" not in codes(page)


def test_a_past_moment_offers_no_waiver(qapp: QApplication, qtbot: QtBot, desk: Desk) -> None:
    page = opened(qapp, qtbot, desk, replace(desk.post("Halo warga."), planned="2026-12-01T07:00"))
    shown = row(page, "schedule.past")
    qtbot.mouseClick(shown.head, Qt.MouseButton.LeftButton)
    said = [each.text() for each in shown.findChildren(QPushButton) if each.isVisible()]
    assert "Usulkan pengecualian" not in said
    assert "Mengapa?" in said


def test_keys_walk_open_and_close(page: Page, qtbot: QtBot) -> None:
    first, second, *_ = rows(page)
    first.head.setFocus()
    qtbot.keyClick(focused(), Key.Key_Down)
    assert focused() is second.head
    qtbot.keyClick(focused(), Key.Key_Space)
    assert second.is_open
    qtbot.keyClick(focused(), Key.Key_Up)
    qtbot.keyClick(focused(), Key.Key_Return)
    assert (first.is_open, second.is_open) == (True, False)
    qtbot.keyClick(focused(), Key.Key_Escape)
    assert not first.is_open
    qtbot.keyClick(focused(), Key.Key_Up)
    assert focused() is first.head  # the first stays the first
    for _ in range(20):
        qtbot.keyClick(focused(), Key.Key_Down)
    last = focused()
    assert isinstance(last, GroupHead)  # the hints
    qtbot.keyClick(last, Key.Key_Return)
    qtbot.keyClick(last, Key.Key_Down)
    assert isinstance(focused().parent(), FindingRow)  # type: ignore[union-attr]


def test_tab_stops_at_one_row_only(page: Page, qtbot: QtBot) -> None:
    shown = rows(page)
    shown[1].head.setFocus()
    stops = [each for each in shown if each.head.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [shown[1]]
    qtbot.keyClick(shown[1].head, Key.Key_Tab)
    assert focused() is shown[1].head.button


def test_the_neighbour_takes_the_focus_of_a_mended_row(page: Page, qtbot: QtBot) -> None:
    first, second, *_ = rows(page)
    first.head.setFocus()
    qtbot.keyClick(first.head, Key.Key_Tab)
    qtbot.keyClick(first.head.button, Key.Key_Return)
    assert focused() is second.head


def test_a_mouse_press_leaves_the_focus_in_the_editor(page: Page, qtbot: QtBot) -> None:
    editor = QLineEdit(page.column)
    editor.show()
    editor.setFocus()
    press(qtbot, row(page, "dignity.poverty-label"), "Ganti")
    assert focused() is editor


def test_where_it_stands_is_shown(page: Page, qtbot: QtBot, desk: Desk) -> None:
    shown = row(page, "date.weekday-mismatch")
    qtbot.mouseClick(shown.head, Qt.MouseButton.LeftButton)
    press(qtbot, shown, "Lihat di naskah")
    assert page.picked == [shown.row.placed]
    page.post = with_text(page.post, desk.accounts["FB"], "text", f"Halo. {TEXT}")
    page.show("FB")
    shown = row(page, "date.weekday-mismatch")
    shown.head.setFocus()
    press(qtbot, shown, "Lihat di naskah")
    assert page.picked[-1].accounts == (desk.accounts["FB"],)  # type: ignore[attr-defined]


def test_why_names_the_basis(page: Page, qtbot: QtBot) -> None:
    shown = row(page, "dignity.poverty-label")
    qtbot.mouseClick(shown.head, Qt.MouseButton.LeftButton)
    press(qtbot, shown, "Mengapa?")
    body = shown._body
    assert body is not None
    assert "SE Ditjen Linjamsos" in body._why.text()
    assert "Sumber aturan" in body._why.text()
    press(qtbot, shown, "Mengapa?")
    assert not body._why.isVisible()


def test_why_is_brought_into_view(page: Page, qtbot: QtBot) -> None:
    shown = row(page, "dignity.poverty-label")
    qtbot.mouseClick(shown.head, Qt.MouseButton.LeftButton)
    seen: list[object] = []
    shown.opened.connect(seen.append)
    press(qtbot, shown, "Mengapa?")
    assert seen == [shown]
    press(qtbot, shown, "Mengapa?")
    assert seen == [shown]


def test_a_jump_from_elsewhere_opens_the_row(page: Page, desk: Desk) -> None:
    hint = next(
        each.finding.key
        for each in desk.workspace.checks.of_post(page.post)
        if each.finding.code == "spelling.nonstandard"
    )
    page.column.show_finding(hint)
    shown = row(page, "spelling.nonstandard")
    assert shown.is_open
    assert focused() is shown.head
    page.column.show_finding("no.such:key")
    assert shown.is_open


def test_an_account_shows_its_own_with_a_way_to_all(qapp: QApplication, qtbot: QtBot, desk: Desk) -> None:
    page = opened(qapp, qtbot, desk, desk.post("Halo warga. " * 30, "IG", "X"))
    page.show("X")
    assert "text.too-long" in codes(page)
    page.show("IG")
    assert "text.too-long" not in codes(page)
    every = len(desk.workspace.checks.of_post(page.post))
    press(qtbot, page.column, f"Tampilkan semua ({every})")
    assert "text.too-long" in codes(page)
    press(qtbot, page.column, "Hanya akun ini")
    assert "text.too-long" not in codes(page)
    key = next(
        each.finding.key
        for each in desk.workspace.checks.of_post(page.post)
        if each.finding.code == "text.too-long"
    )
    page.column.show_finding(key)
    assert row(page, "text.too-long").is_open


def test_nothing_found_is_no_promise(qapp: QApplication, qtbot: QtBot, desk: Desk) -> None:
    page = opened(qapp, qtbot, desk, desk.post("Halo warga.", "WA"))
    assert not rows(page)
    said = page.column.findings.list.clean.accessibleName()
    assert "aturan diperiksa" in said
    assert "bukan jaminan" in said
    page.post = replace(page.post, variants={})
    page.show()
    assert "Belum ada yang diperiksa" in page.column.findings.list.clean.accessibleName()


def test_a_locked_post_can_only_be_read(page: Page, qtbot: QtBot) -> None:
    page.column.set_locked(True)
    shown = row(page, "dignity.poverty-label")
    assert shown.head.button.text() == "Lihat"
    qtbot.mouseClick(shown.head, Qt.MouseButton.LeftButton)
    said = [each.text() for each in shown.findChildren(QPushButton) if each.isVisible()]
    assert said == ["Lihat di naskah", "Mengapa?", "Baca panduan"]
    press(qtbot, shown, "Lihat di naskah")
    assert not page.operations
    page.column.set_locked(False)
    assert "Ganti" in [each.text() for each in shown.findChildren(QPushButton) if each.isVisible()]


def test_what_is_read_does_not_jump(qapp: QApplication, qtbot: QtBot, desk: Desk) -> None:
    text = " ".join(f"Untuk keluarga miskin di RW {at}, resiko kecil." for at in range(1, 12))
    page = opened(qapp, qtbot, desk, desk.post(text))
    bar = page.column.findings.list.verticalScrollBar()
    bar.setValue(200)
    qtbot.wait(1)
    seen = next(each for each in rows(page) if each.mapTo(page.column, QPoint(0, 0)).y() > 80)
    before = seen.mapTo(page.column, QPoint(0, 0)).y()
    type_before(page, "NIK 3371 0141 0190 0000. ")
    assert codes(page)[0] == "pii.identity-number"
    assert seen.mapTo(page.column, QPoint(0, 0)).y() == before


def test_where_nobody_approves_a_warning_only_advises(page: Page, desk: Desk) -> None:
    directory = desk.workspace.directory
    before = directory.office()
    directory.set_office(replace(before, approval="none"))
    try:
        page.show()
        notes = [each._note for each in page.column.findChildren(GroupHead) if each.isVisible()]
        assert "sebaiknya dibetulkan" in notes
    finally:
        directory.set_office(before)
    assert isinstance(before, Office)


def test_a_read_only_workspace_offers_no_deeds(qapp: QApplication, qtbot: QtBot, desk: Desk) -> None:
    folder, home = desk.workspace.folder, desk.workspace.home
    with Workspace.open(folder, write=False, home=home, clock=SteppingClock(NOW)) as reader:
        column = RightColumn(Words("id"), reader, SyncJobs(), lambda: NOW)
        qtbot.addWidget(column)
        post = desk.post()
        column.show_post(post, "", reader.checks.of_post(post))
        column.set_locked(False)
        said = {each.head.button.text() for each in column.findChildren(FindingRow)}
        assert said <= {"Lihat", "Tulis", "Jawab", "Buka"}
        assert column.findings.mending.isHidden()


def test_a_hint_can_be_put_aside_and_is_told_in_the_fold(page: Page, qtbot: QtBot, desk: Desk) -> None:
    key = next(
        each.finding.key
        for each in desk.workspace.checks.of_post(page.post)
        if each.finding.code == "spelling.nonstandard"
    )
    page.column.show_finding(key)
    shown = row(page, "spelling.nonstandard")
    press(qtbot, shown, "Sudah dicek")
    assert [each.reason for each in page.post.answers.values()] == ["Sudah dicek"]
    page.column.show_finding(key)
    shown.toggle()
    assert "Sudah dicek" in shown.head.accessibleName()
    shown.grab()


def test_names_that_are_long_give_way(page: Page, desk: Desk) -> None:
    shown = rows(page)[0]
    longest = replace(shown.row, before="kata " * 60, after="pengganti " * 60)
    shown.show_row(longest, page.post, several=True, locked=False)
    before = page.column.width()
    shown.grab()
    assert page.column.width() == before
    assert shown.head.toolTip().startswith("Pola NIK")
