"""The gaps of the month under the board: told, listed, led to, quiet when there are none."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from medsos_desktop.clock import SteppingClock
from medsos_desktop.model.office import Account, Pillar
from medsos_desktop.model.post import Post
from medsos_desktop.workspace import Workspace
from tests.ui.calendar.conftest import Shell, make_screen
from ui.kit.button import Button, LinkButton
from ui.kit.pickers import Popup
from ui.screens.calendar.screen import Screen

pytestmark = pytest.mark.window


@pytest.fixture
def told(screen: Screen, qtbot: QtBot) -> Screen:
    qtbot.waitUntil(lambda: screen.gaps.found is not None)
    return screen


def texts(popup: Popup) -> str:
    return "\n".join(label.text() for label in popup.findChildren(QLabel))


def test_the_button_counts_and_the_board_says_it_aloud(told: Screen) -> None:
    assert told.shares.gaps.text() == "Celah bulan ini: 4"
    said = told.board.accessibleDescription()
    assert said.startswith("Celah bulan ini: 4: Edukasi & luruskan hoaks di bawah sasaran; ")
    assert told.shares.gaps.accessibleDescription() == said


def test_the_list_says_why_and_what_to_do_and_leads_there(told: Screen) -> None:
    told.shares.gaps.setFocus()
    QTest.keyClick(told.shares.gaps, Qt.Key.Key_Return)
    popup = told.gaps.popup
    assert popup is not None
    assert popup.isVisible()
    said = texts(popup)
    for part in ("Celah Desember 2026", "Baru 3%, sasarannya 10%.", "TT sepi", "1 Des sampai 19 Des"):
        assert part in said
    buttons = popup.findChildren(Button)
    assert len(buttons) == 4
    assert buttons[0].hasFocus()
    silent = next(each for each in buttons if "TT sepi" in each.accessibleName())
    QTest.keyClick(silent, Qt.Key.Key_Space)
    assert not popup.isVisible()
    assert told.desk.day == date(2026, 12, 16)
    assert told.board.hasFocus()


def test_escape_closes_the_list(told: Screen) -> None:
    told.gaps.open()
    popup = told.gaps.popup
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_Return])
def test_the_list_leads_to_the_guidance(told: Screen, shell: Shell, key: Qt.Key) -> None:
    told.gaps.open()
    popup = told.gaps.popup
    assert popup is not None
    link = popup.findChild(LinkButton)
    assert link is not None
    link.setFocus()
    QTest.keyClick(link, key)
    assert not popup.isVisible()
    assert shell.gone == [("guidance", {"page": "balance"})]
    told.shares.gaps.setFocus()
    assert told.help() == {"code": "balance.pillar-under-target"}
    told.board.setFocus()
    assert told.help() == {"page": "planning"}


def test_two_posts_too_close_are_told_after_a_change(
    told: Screen, filled: Workspace, ids_of: dict[str, str], qtbot: QtBot
) -> None:
    other = filled.posts.get(ids_of["Terima kasih relawan"]).post
    made, changes = filled.posts.create(
        Post("Jadwal posko", planned="2026-12-20T18:50", variants=other.variants)
    )
    told.refresh(changes)
    qtbot.waitUntil(lambda: told.shares.gaps.text() == "Celah bulan ini: 6")  # and the day is crowded
    told.gaps.open()
    popup = told.gaps.popup
    assert popup is not None
    assert (
        "“Terima kasih relawan” dan “Jadwal posko” di FB pada Min 20 Des hanya berjarak 20 menit."
        in texts(popup)
    )
    close = next(each for each in popup.findChildren(Button) if "berdekatan" in each.accessibleName())
    close.click()
    assert (told.desk.day, told.desk.post) == (date(2026, 12, 20), made)


def test_another_month_is_told_anew(told: Screen, qtbot: QtBot) -> None:
    told.step(1)
    qtbot.waitUntil(lambda: told.gaps.found is not None and told.gaps.found.month == date(2027, 1, 1))
    assert told.shares.gaps.text() == "Celah bulan ini: 5"  # every account is silent


def test_leaving_drops_what_is_still_to_be_read(told: Screen) -> None:
    told.step(1)
    told.leave()
    assert not told.gaps._later.isActive()


def small(workspace: Workspace, clock: SteppingClock, shell: Shell, qtbot: QtBot) -> Screen:
    made = make_screen(workspace, clock, shell)
    qtbot.addWidget(made)
    made.resize(1190, 688)
    made.show()
    made.activate()
    qtbot.waitUntil(lambda: made.gaps.found is not None)
    made.leave()
    return made


def test_a_balanced_month_says_so_quietly(
    filled: Workspace, clock: SteppingClock, shell: Shell, qtbot: QtBot
) -> None:
    for id_ in filled.directory.accounts():
        filled.directory.save("account", id_, Account(deleted=True))
    for id_ in filled.directory.pillars():
        filled.directory.save("pillar", id_, Pillar(1, "Semua", 1))
    screen = small(filled, clock, shell, qtbot)
    if screen.gaps.found is not None and screen.gaps.found.findings:
        pytest.fail(str(screen.gaps.found.findings))
    assert screen.shares.gaps.text() == "Bulan ini seimbang"
    screen.gaps.open()
    popup = screen.gaps.popup
    assert popup is not None
    assert "Desember 2026 seimbang" in texts(popup)
    popup.close()


def test_without_accounts_and_targets_nothing_is_claimed(
    filled: Workspace, clock: SteppingClock, shell: Shell, qtbot: QtBot
) -> None:
    for id_ in filled.directory.accounts():
        filled.directory.save("account", id_, Account(deleted=True))
    for id_ in filled.directory.pillars():
        filled.directory.save("pillar", id_, Pillar(1, "Semua", 0))
    screen = small(filled, clock, shell, qtbot)
    assert not screen.shares.gaps.isVisible()
    assert screen.board.accessibleDescription() == ""


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_finding_has_words_in_both_languages(told: Screen, language: str) -> None:
    from medsos_desktop.calendar import balance, balance_words
    from medsos_desktop.words import Words

    day = date(2026, 12, 20)
    params = {
        "pillar": "P", "percent": 3, "target": 10, "n": 2, "one": "A", "other": "B", "total": 20, "most": 30,
        "usual": 1, "first": "2026-12-01", "last": "2026-12-19",
    }  # fmt: skip
    for code in balance.CODES:
        finding = balance.Finding(code, day, day, params, accounts=("ig", "fb", "x"))
        said = balance_words.told(Words(language), finding, {"ig": "IG"})
        assert all((said.title, said.what, said.why, said.todo))
