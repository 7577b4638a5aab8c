"""Panduan by keyboard: search, list, page, links, back and forward, and the way back to the screen before."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from medsos_desktop.guidance.pages import Guide, Page
from tests.ui.stand_in import Shell
from ui.kit.button import Button, LinkButton
from ui.screens.guidance.contents import HEAD_ROLE
from ui.screens.guidance.screen import Screen

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def shown(screen: Screen) -> str:
    page = screen.reader.shown
    return page.key if page else ""


def chosen(screen: Screen) -> str:
    page = screen.contents.pages.page(screen.contents.currentIndex().row())
    return page.key if page else ""


def links(screen: Screen) -> list[LinkButton]:
    return [each for each in screen.reader.findChildren(LinkButton) if each.isVisible()]


def texts(part: QWidget) -> str:
    return "\n".join(each.text() for each in part.findChildren(QLabel) if each.isVisible())


def settle() -> None:
    """What was put into a layout shows itself, and then takes its place."""
    for _ in range(3):
        QApplication.processEvents()


def came_by(screen: Screen, **target: str) -> None:
    screen.open(**target)
    screen.activate()
    settle()


# opening


@pytest.mark.parametrize(
    ("code", "page"),
    [("pii.phone", "personal-data"), ("media.ratio", "picture-limits"), ("balance.leaders", "balance")],
)
def test_a_finding_opens_its_page_with_the_keyboard_in_it(screen: Screen, code: str, page: str) -> None:
    came_by(screen, code=code)
    assert shown(screen) == page
    assert screen.reader.hasFocus()
    assert screen.back.text() == "Kembali ke temuan"
    assert chosen(screen) == page


def test_a_code_of_another_version_leaves_what_is_shown(screen: Screen) -> None:
    before = shown(screen)
    came_by(screen, code="no.such")
    assert shown(screen) == before
    assert screen.field.hasFocus()


def test_from_the_rail_the_search_has_the_keyboard_and_back_names_the_screen_before(screen: Screen) -> None:
    screen.activate()
    assert screen.field.hasFocus()
    assert screen.back.text() == "Kembali ke Beranda"


@pytest.mark.long
def test_every_page_can_be_shown_in_sight_of_its_sources(screen: Screen) -> None:
    for page in screen.guide.pages:
        came_by(screen, page=page.key)
        said = texts(screen.reader)
        assert page.title in said
        assert page.sources[0] in said
        assert "24 Nov 2026" in said
        assert len(links(screen)) == len(page.see)


# search


def test_typing_finds_a_page_and_enter_goes_into_it(screen: Screen, qtbot: QtBot) -> None:
    screen.activate()
    qtbot.keyClicks(screen.field, "miskin")
    assert shown(screen) == "dignity"
    assert not any(screen.contents.pages.index(row).data(HEAD_ROLE) for row in range(2))
    qtbot.keyClick(screen.field, KEY.Key_Return)
    assert screen.reader.hasFocus()


def test_down_walks_the_list_past_the_names_of_groups(screen: Screen, qtbot: QtBot) -> None:
    screen.activate()
    qtbot.keyClick(screen.field, KEY.Key_Down)
    assert screen.contents.hasFocus()
    seen = [shown(screen)]
    for _ in screen.guide.pages[1:]:
        qtbot.keyClick(screen.contents, KEY.Key_Down)
        seen.append(shown(screen))
    assert seen == [page.key for page in screen.guide.pages]
    qtbot.keyClick(screen.contents, KEY.Key_Return)
    assert screen.reader.hasFocus()


def test_nothing_found_says_so_and_escape_brings_all_back(screen: Screen, shell: Shell, qtbot: QtBot) -> None:
    screen.activate()
    before = shown(screen)
    screen.field.setText("xylofon " + "panjang" * 20)
    assert screen.nothing.isVisible()
    assert "xylofon" in screen.nothing.text()
    assert screen.contents.pages.rows == []
    qtbot.keyClick(screen.field, KEY.Key_Down)
    assert screen.field.hasFocus()
    assert shown(screen) == before
    qtbot.keyClick(screen.field, KEY.Key_Escape)
    assert not screen.nothing.isVisible()
    assert len(screen.contents.pages.rows) > len(screen.guide.pages)
    assert shell.gone == []
    qtbot.keyClick(screen.field, KEY.Key_Escape)
    assert shell.gone == [("back", {})]


def test_a_finding_ends_a_search_that_hides_its_page(screen: Screen, qtbot: QtBot) -> None:
    qtbot.keyClicks(screen.field, "miskin")
    came_by(screen, code="media.ratio")
    assert screen.field.text() == ""
    assert shown(screen) == "picture-limits"


def test_ctrl_f_and_the_rail_go_to_the_search(screen: Screen, qtbot: QtBot) -> None:
    came_by(screen, code="pii.phone")
    qtbot.keyClick(screen.reader, KEY.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert screen.field.hasFocus()
    came_by(screen, code="pii.phone")
    screen.again()
    assert screen.field.hasFocus()


# back and forward


def test_links_lead_on_and_alt_left_leads_back_page_by_page_then_to_the_screen(
    screen: Screen, shell: Shell, qtbot: QtBot
) -> None:
    came_by(screen, code="pii.phone")
    first = links(screen)[0]
    first.setFocus()
    qtbot.keyClick(first, KEY.Key_Return)
    assert shown(screen) == "secrets"
    assert screen.reader.hasFocus()
    qtbot.keyClick(screen.reader, KEY.Key_Left, ALT)
    assert shown(screen) == "personal-data"
    qtbot.keyClick(screen.reader, KEY.Key_Right, ALT)
    assert shown(screen) == "secrets"
    qtbot.keyClick(screen.reader, KEY.Key_Right, ALT)
    assert shown(screen) == "secrets"
    for _ in range(2):
        assert shell.gone == []
        qtbot.keyClick(screen.reader, KEY.Key_Left, ALT)
    assert shell.gone == [("back", {})]


def test_alt_left_during_a_search_leads_back_and_alt_right_on_again(
    screen: Screen, shell: Shell, qtbot: QtBot
) -> None:
    came_by(screen, page="dates")
    screen.field.setFocus()
    qtbot.keyClicks(screen.field, "miskin")
    assert screen.contents.pages.row_of("dates") < 0
    qtbot.keyClick(screen.field, KEY.Key_Left, ALT)
    assert (shown(screen), chosen(screen), screen.field.text()) == ("dates", "dates", "")
    qtbot.keyClick(screen.reader, KEY.Key_Right, ALT)
    assert (shown(screen), chosen(screen)) == ("dignity", "dignity")
    for _ in range(2):
        assert shell.gone == []
        qtbot.keyClick(screen.reader, KEY.Key_Left, ALT)
    assert shell.gone == [("back", {})]


def test_letters_of_a_search_are_no_steps_but_what_was_read_is(
    screen: Screen, shell: Shell, qtbot: QtBot
) -> None:
    came_by(screen, page="dates")
    way = ["dates"]
    for words in ("pemilu", "miskin"):
        screen.again()
        qtbot.keyClicks(screen.field, words)
        qtbot.keyClick(screen.field, KEY.Key_Return)
        way.append(shown(screen))
    assert len(set(way)) == 3
    while not shell.gone:
        assert shown(screen) == way.pop()
        qtbot.keyClick(screen.reader, KEY.Key_Left, ALT)
    assert way == []


@pytest.mark.parametrize("part", ["reader", "contents", "back"])
def test_escape_goes_straight_back(screen: Screen, shell: Shell, qtbot: QtBot, part: str) -> None:
    came_by(screen, code="pii.phone")
    screen.show_page("children")
    holder: QWidget = getattr(screen, part)
    holder.setFocus()
    qtbot.keyClick(holder, KEY.Key_Escape)
    assert shell.gone == [("back", {})]


def test_the_button_goes_back_too(screen: Screen, shell: Shell, qtbot: QtBot) -> None:
    came_by(screen, code="pii.phone")
    qtbot.mouseClick(screen.back, Qt.MouseButton.LeftButton)
    assert shell.gone == [("back", {})]
    screen.leave()
    screen.activate()
    assert screen.back.text() == "Kembali ke Beranda"


def test_a_window_built_anew_shows_the_same_page(screen: Screen) -> None:
    came_by(screen, code="media.ratio")
    again = Screen(screen.context)
    assert shown(again) == "picture-limits"
    again.deleteLater()


# reading


def test_the_page_scrolls_by_keys(screen: Screen, qtbot: QtBot) -> None:
    screen.resize(1190, 320)
    came_by(screen, page="glossary")
    bar = screen.reader.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    for key in (KEY.Key_Down, KEY.Key_PageDown, KEY.Key_Space):
        before = bar.value()
        qtbot.keyClick(screen.reader, key)
        assert bar.value() > before
    qtbot.keyClick(screen.reader, KEY.Key_End)
    assert bar.value() == bar.maximum()
    qtbot.keyClick(screen.reader, KEY.Key_Up)
    assert bar.value() < bar.maximum()
    qtbot.keyClick(screen.reader, KEY.Key_Home)
    assert bar.value() == 0
    qtbot.keyClick(screen.reader, KEY.Key_End)
    screen.show_page("dates")
    assert bar.value() == 0


def test_the_page_shows_that_it_has_the_keyboard(screen: Screen, qtbot: QtBot) -> None:
    came_by(screen, page="dates")
    screen.back.setFocus()
    qtbot.keyClick(screen.back, KEY.Key_Tab)
    assert screen.reader.hasFocus()
    assert screen.reader._frame.isVisible()
    qtbot.keyClick(screen.reader, KEY.Key_Tab)
    assert not screen.reader._frame.isVisible()


def test_tab_reaches_every_part(screen: Screen, qtbot: QtBot) -> None:
    came_by(screen, page="reply-kit")
    screen.field.setFocus()
    met: list[QWidget] = []
    for _ in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in met:
            break
        met.append(focused)
        qtbot.keyClick(focused, KEY.Key_Tab)
    assert {screen.field, screen.contents, screen.back, screen.reader} <= set(met)
    assert set(links(screen)) <= set(met)
    assert all(each.accessibleName() or getattr(each, "text", str)() for each in met)


def test_a_ready_answer_is_copied(screen: Screen, shell: Shell, qtbot: QtBot) -> None:
    came_by(screen, page="reply-kit")
    button = screen.reader.findChildren(Button)[2]
    assert button.accessibleName() == "Salin balasan: Aduan"
    button.setFocus()
    qtbot.keyClick(button, KEY.Key_Return)
    kit = screen.guide.page("reply-kit")
    assert kit is not None
    assert QGuiApplication.clipboard().text() == kit.terms[2].text
    assert shell.said == [("Balasan disalin. Ganti isi dalam kurung siku.", False)]


# room


LOOKS = [
    (("light", 1.0, "id"), 1104),
    pytest.param(("dark", 1.0, "en"), 1190, marks=pytest.mark.long),
    pytest.param(("light", 1.25, "id"), 1310, marks=pytest.mark.long),
    (("dark", 1.5, "en"), 1224),
]
"""Looks, and the width the shell leaves of 1280 or 1366 px."""


@pytest.mark.parametrize(("screen", "width"), LOOKS, indirect=["screen"])
def test_nothing_is_cut_in_any_look(screen: Screen, width: int) -> None:
    screen.resize(width, 640)
    for page in screen.guide.pages:
        came_by(screen, page=page.key)
        assert_fits(screen)


def assert_fits(screen: Screen) -> None:
    reader = screen.reader
    assert reader.page.width() <= reader.viewport().width()
    for each in reader.page.findChildren(QWidget):
        if not each.isVisible():
            continue
        left = each.mapTo(reader.page, QPoint(0, 0)).x()
        assert left + each.width() <= reader.page.width()
        if isinstance(each, QLabel):
            assert each.height() >= each.heightForWidth(each.width()), each.text()
        if isinstance(each, LinkButton | Button):
            assert each.height() >= 32
            assert each.width() >= each.sizeHint().width(), each.text()


def test_a_long_title_is_elided_in_the_list_and_wraps_on_the_page(screen: Screen) -> None:
    title = "Judul yang sangat panjang " * 6
    first = screen.guide.pages[0]
    long = Page(first.key, first.group, title.strip(), first.about, first.checked, do=first.do, why=first.why)
    other = Guide((first.group,), (long,), {long.key: long}, {})
    screen.contents.pages.show_pages(other.pages, grouped=True)
    assert screen.contents.pages.index(1).data(Qt.ItemDataRole.ToolTipRole) == title.strip()
    screen.reader.show_page(long)
    settle()
    assert_fits(screen)


def test_beside_goes_below_where_it_is_narrow(screen: Screen) -> None:
    came_by(screen, page="glossary")
    assert not screen.reader.narrow
    screen.resize(900, 600)
    settle()
    assert screen.reader.narrow
    assert_fits(screen)
    screen.resize(1190, 688)
    settle()
    assert not screen.reader.narrow
    assert_fits(screen)
