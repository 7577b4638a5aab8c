"""The board by keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.stand_in import Shell
from ui.screens.calendar.screen import Screen

pytestmark = pytest.mark.window
Key, ALT, CTRL = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


def press(screen: Screen, *keys: Key, held: Qt.KeyboardModifier = NONE) -> None:
    for key in keys:
        QTest.keyClick(screen.board, key, held)


def planned(screen: Screen, post: str) -> str:
    return screen.session.workspace.posts.row(post).planned


def title(screen: Screen) -> str:
    chip = screen.desk.chip(screen.desk.post)
    return chip.title if chip else ""


def test_it_begins_on_today_with_the_focus_on_the_board(screen: Screen) -> None:
    assert screen.desk.day == date(2026, 12, 16)
    assert screen.board.hasFocus()
    assert screen.time_bar.title.text() == "Desember 2026"


def test_arrows_walk_days_and_the_posts_of_a_day(screen: Screen) -> None:
    press(screen, Key.Key_Right)
    assert (screen.desk.day.day, title(screen)) == (17, "Cek dan usul data bansos")
    press(screen, Key.Key_Right)
    assert (screen.desk.day.day, title(screen)) == (18, "Kader yang tidak lelah")
    press(screen, Key.Key_Down)
    assert (screen.desk.day.day, title(screen)) == (18, "Posyandu balita Januari")
    press(screen, Key.Key_Down)
    assert (screen.desk.day.day, title(screen)) == (25, "Selamat Natal")
    press(screen, Key.Key_Up)
    assert (screen.desk.day.day, title(screen)) == (18, "Posyandu balita Januari")
    press(screen, Key.Key_End)
    assert (screen.desk.day.day, title(screen)) == (20, "HKSN: mengetuk pintu")
    press(screen, Key.Key_Home)
    assert screen.desk.day.day == 14
    press(screen, Key.Key_Home, held=CTRL)
    assert screen.desk.day.day == 16


def test_a_hidden_post_of_a_busy_day_is_reached_too(screen: Screen) -> None:
    press(screen, Key.Key_End, Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Down)
    assert title(screen) == "Terima kasih relawan"
    assert screen.panel.rows.post() == screen.desk.post


def test_pages_and_leaving_the_month(screen: Screen) -> None:
    press(screen, Key.Key_PageDown)
    assert screen.time_bar.title.text() == "Januari 2027"
    press(screen, Key.Key_PageUp, Key.Key_PageUp)
    assert screen.time_bar.title.text() == "November 2026"
    screen.choose(date(2026, 12, 1))
    press(screen, Key.Key_Left)
    assert (screen.desk.day, screen.time_bar.title.text()) == (date(2026, 11, 30), "November 2026")


def test_alt_arrows_move_the_post_and_the_choice_goes_with_it(
    screen: Screen, ids_of: dict[str, str], shell: Shell
) -> None:
    post = ids_of["Dapur Mandiri: hari-H"]
    screen.choose(date(2026, 12, 19), post)
    press(screen, Key.Key_Right, held=ALT)
    assert planned(screen, post) == "2026-12-20T09:00"
    press(screen, Key.Key_Down, held=ALT)
    assert planned(screen, post) == "2026-12-27T09:00"
    assert (screen.desk.day.day, screen.desk.post) == (27, post)
    press(screen, Key.Key_PageDown, held=ALT)
    assert planned(screen, post) == "2026-12-27T10:00"
    assert [text for text, _ in shell.said] == [
        "Dapur Mandiri: hari-H dipindah ke Min 20 Des",
        "Dapur Mandiri: hari-H dipindah ke Min 27 Des",
        "Dapur Mandiri: hari-H dipindah ke Min 27 Des, 10.00 WIB",
    ]


def test_moving_out_of_the_month_follows(screen: Screen, ids_of: dict[str, str]) -> None:
    post = ids_of["Loket buka lagi 4 Januari"]
    screen.choose(date(2026, 12, 31), post)
    press(screen, Key.Key_Right, held=ALT)
    assert planned(screen, post) == "2027-01-01T16:00"
    assert screen.time_bar.title.text() == "Januari 2027"
    assert screen.desk.post == post


def test_in_the_week_alt_up_and_down_move_by_the_hour(screen: Screen, ids_of: dict[str, str]) -> None:
    post = ids_of["Dapur Mandiri: hari-H"]
    screen.choose(date(2026, 12, 19), post)
    screen._show_view("week")
    press(screen, Key.Key_Down, held=ALT)
    press(screen, Key.Key_PageDown, held=ALT)
    assert planned(screen, post) == "2026-12-19T11:00"
    assert screen.desk.post == post


def test_in_the_week_arrows_walk_hours(screen: Screen, ids_of: dict[str, str]) -> None:
    screen._show_view("week")
    screen.choose(date(2026, 12, 18), ids_of["Kader yang tidak lelah"])
    press(screen, Key.Key_Down)
    assert (screen.desk.hour, screen.desk.post) == (11, "")
    press(screen, Key.Key_Up)
    assert (screen.desk.hour, title(screen)) == (10, "Kader yang tidak lelah")


def test_moving_an_approved_post_says_that_it_needs_approval_again(
    screen: Screen, ids_of: dict[str, str], shell: Shell
) -> None:
    post = ids_of["Jam layanan saat libur"]
    screen.choose(date(2026, 12, 21), post)
    press(screen, Key.Key_Right, held=ALT)
    assert shell.said[-1][0] == "Jam layanan saat libur dipindah ke Sel 22 Des; perlu disetujui ulang"


def test_published_posts_stay_and_it_says_why(screen: Screen, ids_of: dict[str, str], shell: Shell) -> None:
    post = ids_of["Nomor darurat"]
    screen.choose(date(2026, 12, 8), post)
    press(screen, Key.Key_Right, held=ALT)
    press(screen, Key.Key_X, held=CTRL)
    assert planned(screen, post) == "2026-12-08T08:00"
    assert screen.desk.cut == ""
    assert shell.said == [("Nomor darurat sudah tayang: tanggalnya tidak dapat diubah", False)] * 2


def test_cut_and_paste_into_another_month(screen: Screen, ids_of: dict[str, str]) -> None:
    post = ids_of["Selamat Natal"]
    screen.choose(date(2026, 12, 25), post)
    press(screen, Key.Key_X, held=CTRL)
    assert screen.desk.cut == post
    press(screen, Key.Key_PageDown)
    press(screen, Key.Key_V, held=CTRL)
    assert planned(screen, post) == "2027-01-25T07:00"
    assert (screen.desk.cut, screen.desk.post) == ("", post)


def test_escape_takes_the_cut_back(screen: Screen, ids_of: dict[str, str]) -> None:
    screen.choose(date(2026, 12, 25), ids_of["Selamat Natal"])
    press(screen, Key.Key_X, held=CTRL)
    press(screen, Key.Key_Escape)
    press(screen, Key.Key_Right, Key.Key_V)
    assert planned(screen, ids_of["Selamat Natal"]) == "2026-12-25T07:00"


def test_enter_opens_the_chosen_post(screen: Screen, ids_of: dict[str, str], qtbot: QtBot) -> None:
    screen.choose(date(2026, 12, 25), ids_of["Selamat Natal"])
    with qtbot.waitSignal(screen.openPost) as opened:
        press(screen, Key.Key_Return)
    assert opened.args == [ids_of["Selamat Natal"]]


def test_writing_begins_a_draft_on_the_day(screen: Screen, shell: Shell) -> None:
    screen.choose(date(2026, 12, 26))
    QTest.keyClick(screen.board, "P")
    assert screen.inline.isVisible()
    QTest.keyClicks(screen.inline.line, "osyandu pindah")
    QTest.keyClick(screen.inline.line, Key.Key_Return)
    assert not screen.inline.isVisible()
    chip = screen.desk.chip(screen.desk.post)
    assert chip is not None
    assert (chip.title, chip.state) == ("Posyandu pindah", "draft")
    assert planned(screen, chip.id) == "2026-12-26T09:00"
    assert shell.said == [("Konsep “Posyandu pindah” dibuat di Sab 26 Des", True)]
    assert screen.board.hasFocus()


def test_what_is_being_written_is_kept_on_leaving_and_dropped_on_escape(screen: Screen) -> None:
    screen.choose(date(2026, 12, 26))
    QTest.keyClicks(screen.board, "A")
    QTest.keyClick(screen.inline.line, Key.Key_Escape)
    assert screen.desk.of_day(date(2026, 12, 26)) == ()
    QTest.keyClicks(screen.board, "B")
    screen.leave()
    assert [chip.title for chip in screen.desk.of_day(date(2026, 12, 26))] == ["B"]


def test_delete_and_undo(screen: Screen, ids_of: dict[str, str], shell: Shell) -> None:
    post = ids_of["Selamat Natal"]
    screen.choose(date(2026, 12, 25), post)
    press(screen, Key.Key_Delete)
    assert screen.desk.of_day(date(2026, 12, 25)) == ()
    assert shell.said == [("Selamat Natal dihapus", True)]
    screen.session.run(screen.session.workspace.history.undo, "window")
    assert [chip.id for chip in screen.desk.of_day(date(2026, 12, 25))] == [post]


def test_undoing_a_move_takes_the_choice_back_along(screen: Screen, ids_of: dict[str, str]) -> None:
    post = ids_of["Selamat Natal"]
    screen.choose(date(2026, 12, 25), post)
    press(screen, Key.Key_Left, held=ALT)
    assert screen.desk.day.day == 24
    screen.session.run(screen.session.workspace.history.undo, "window")
    assert (screen.desk.day.day, screen.desk.post) == (25, post)


def test_tab_leaves_the_board(screen: Screen) -> None:
    press(screen, Key.Key_Tab)
    assert not screen.board.hasFocus()
