"""The board by mouse: what lies where, carrying posts, what tool tips and screen readers say."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.stand_in import Shell
from ui.screens.calendar.screen import Screen

pytestmark = pytest.mark.window
LEFT = Qt.MouseButton.LeftButton


def cell_of(screen: Screen, day: int) -> QPoint:
    """The middle of the lower edge of a day's cell, free of chips."""
    place = screen.desk.board.locate(date(2026, 12, day))
    assert place is not None
    rect = screen.board.visualRect(screen.board.board_model.index(*place))
    return QPoint(rect.center().x(), rect.bottom() - 3)


def chip_of(screen: Screen, post: str) -> QPoint:
    place = screen.desk.board.find(post)
    assert place is not None
    index = screen.board.board_model.index(*place)
    rect = screen.board.visualRect(index)
    art = screen.board.art(index, screen.board.board_model.cell(index), rect.size())
    return rect.topLeft() + next(chip.rect.center() for chip in art.chips if chip.id == post)


def drag(source: QWidget, start: QPoint, target: QWidget, end: QPoint, *, drop: bool = True) -> None:
    QApplication.processEvents()  # lists settle first
    there = source.mapFromGlobal(target.mapToGlobal(end))
    QTest.mousePress(source, LEFT, Qt.KeyboardModifier.NoModifier, start)
    for step in (start + QPoint(8, 8), (start + there) / 2, there):
        QTest.mouseMove(source, step)
        QApplication.processEvents()
    if drop:
        QTest.mouseRelease(source, LEFT, Qt.KeyboardModifier.NoModifier, there)


def planned(screen: Screen, post: str) -> str:
    return screen.session.workspace.posts.row(post).planned


def test_two_chips_then_how_many_more(screen: Screen) -> None:
    place = screen.desk.board.locate(date(2026, 12, 20))
    assert place is not None
    index = screen.board.board_model.index(*place)
    art = screen.board.art(index, screen.board.board_model.cell(index), screen.board.visualRect(index).size())
    assert len(art.chips) == 2
    assert art.more == "+3 lagi"
    assert [look.role for look in art.more_looks] == ["st-setuju", "st-periksa", "st-setuju-tunggu"]


def test_pressing_chooses_day_and_post(screen: Screen, ids_of: dict[str, str]) -> None:
    QTest.mouseClick(screen.board.viewport(), LEFT, pos=chip_of(screen, ids_of["Selamat Natal"]))
    assert (screen.desk.day, screen.desk.post) == (date(2026, 12, 25), ids_of["Selamat Natal"])
    assert screen.panel.heading.text() == "Jumat, 25 Desember 2026"
    assert screen.panel.rows.post() == ids_of["Selamat Natal"]
    QTest.mouseClick(screen.board.viewport(), LEFT, pos=cell_of(screen, 27))
    assert (screen.desk.day, screen.desk.post) == (date(2026, 12, 27), "")


def test_double_click_opens(screen: Screen, ids_of: dict[str, str], shell: Shell, qtbot: QtBot) -> None:
    post = ids_of["Selamat Natal"]
    with qtbot.waitSignal(screen.openPost) as opened:
        QTest.mouseDClick(screen.board.viewport(), LEFT, pos=chip_of(screen, post))
    assert opened.args == [post]
    assert shell.gone == [("composer", {"post": post})]


def test_carrying_a_post_moves_it_and_keeps_its_hour(
    screen: Screen, ids_of: dict[str, str], shell: Shell
) -> None:
    post, viewport = ids_of["Selamat Natal"], screen.board.viewport()
    drag(viewport, chip_of(screen, post), viewport, cell_of(screen, 27))
    assert planned(screen, post) == "2026-12-27T07:00"
    assert (screen.desk.day, screen.desk.post) == (date(2026, 12, 27), post)
    assert screen.desk.board.find(post) == screen.desk.board.locate(date(2026, 12, 27))
    assert shell.said == [("Selamat Natal dipindah ke Min 27 Des", True)]


def test_while_carried_the_target_shows_the_post_and_escape_lets_it_be(
    screen: Screen, ids_of: dict[str, str]
) -> None:
    post, viewport = ids_of["Selamat Natal"], screen.board.viewport()
    before = viewport.grab().toImage()
    drag(viewport, chip_of(screen, post), viewport, cell_of(screen, 27), drop=False)
    carried = screen.board.dragging()
    assert carried is not None
    assert carried.id == post
    assert viewport.grab().toImage() != before
    QTest.keyClick(screen.board, Qt.Key.Key_Escape)
    assert screen.board.dragging() is None
    QTest.mouseRelease(viewport, LEFT, Qt.KeyboardModifier.NoModifier, cell_of(screen, 27))
    assert planned(screen, post) == "2026-12-25T07:00"


def test_a_small_move_of_the_mouse_is_no_carrying(screen: Screen, ids_of: dict[str, str]) -> None:
    post, viewport = ids_of["Selamat Natal"], screen.board.viewport()
    at = chip_of(screen, post)
    QTest.mousePress(viewport, LEFT, Qt.KeyboardModifier.NoModifier, at)
    QTest.mouseMove(viewport, at + QPoint(2, 2))
    assert screen.board.dragging() is None
    QTest.mouseRelease(viewport, LEFT, Qt.KeyboardModifier.NoModifier, at + QPoint(2, 2))
    assert planned(screen, post) == "2026-12-25T07:00"


def test_what_was_published_cannot_be_carried(screen: Screen, ids_of: dict[str, str]) -> None:
    post, viewport = ids_of["Nomor darurat"], screen.board.viewport()
    drag(viewport, chip_of(screen, post), viewport, cell_of(screen, 27))
    assert planned(screen, post) == "2026-12-08T08:00"


def test_from_the_tray_onto_a_day_and_back(screen: Screen, ids_of: dict[str, str], shell: Shell) -> None:
    post, tray = ids_of["Potret perajin bambu RT 04"], screen.panel.tray.rows
    rect = tray.visualRect(tray.chip_model.place(post))
    drag(tray.viewport(), rect.center(), screen.board.viewport(), cell_of(screen, 26))
    assert planned(screen, post) == "2026-12-26T09:00"
    assert post not in [chip.id for chip in screen.desk.tray()]
    viewport = screen.board.viewport()
    drag(viewport, chip_of(screen, post), screen.panel.tray, QPoint(40, 10))
    assert planned(screen, post) == ""
    assert shell.said[-1] == ("Potret perajin bambu RT 04 dipindah ke tanpa tanggal", True)


def test_in_the_week_the_hour_is_the_cell_s(screen: Screen, ids_of: dict[str, str]) -> None:
    screen.choose(date(2026, 12, 19), ids_of["Dapur Mandiri: hari-H"])
    screen._show_view("week")
    QApplication.processEvents()
    post, viewport = ids_of["Dapur Mandiri: hari-H"], screen.board.viewport()
    place = screen.desk.board.locate(date(2026, 12, 18), 13)
    assert place is not None
    target = screen.board.visualRect(screen.board.board_model.index(*place)).center()
    drag(viewport, chip_of(screen, post), viewport, target)
    assert planned(screen, post) == "2026-12-18T13:00"


def test_tool_tips(screen: Screen, ids_of: dict[str, str]) -> None:
    said = screen.board.tip(chip_of(screen, ids_of["Selamat Natal"]))
    assert said.splitlines() == [
        "07.00 WIB · Selamat Natal",
        "Instagram, Facebook",
        "Konsep",
        "Pilar 8 Hari besar & budaya",
        "Penanggung jawab: Arum",
    ]
    assert screen.board.tip(cell_of(screen, 24)) == "Cuti bersama: Hari Raya Natal"
    assert screen.board.tip(cell_of(screen, 27)) == ""


def test_a_screen_reader_hears_the_whole_cell(screen: Screen) -> None:
    model = screen.board.board_model
    place = screen.desk.board.locate(date(2026, 12, 25))
    assert place is not None
    said = model.data(model.index(*place), Qt.ItemDataRole.AccessibleTextRole)
    assert said == (
        "Jumat, 25 Desember 2026, Hari Raya Natal, 1 unggahan. "
        "07.00 WIB, Selamat Natal, Konsep, Instagram, Facebook"
    )
    assert model.headerData(6, Qt.Orientation.Horizontal) == "Minggu"
    assert model.headerData(2, Qt.Orientation.Vertical) == "Minggu ke-51"
