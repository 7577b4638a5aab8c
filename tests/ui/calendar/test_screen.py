"""Bars, filters, panel, sizes, memory."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medsos_desktop.calendar.filters import Facet
from medsos_desktop.clock import SteppingClock
from medsos_desktop.errors import UserError
from medsos_desktop.model.office import Fact, Rulebook
from medsos_desktop.model.post import Post
from medsos_desktop.workspace import Workspace
from tests.ui.calendar.conftest import make_screen
from tests.ui.stand_in import Shell
from ui.screens.calendar import menus, popups, sayings
from ui.screens.calendar.screen import Screen
from ui.theme import apply
from ui.theme.theme import Theme

pytestmark = pytest.mark.window
LEFT = Qt.MouseButton.LeftButton


def toggle(screen: Screen, facet: Facet, words: str) -> None:
    menu = screen.filters.open_menu(facet)
    next(box for box in menu.boxes.values() if words in box.text()).click()
    menu.close()


def test_counts_and_filters(screen: Screen) -> None:
    assert screen.filters.count.text() == "37 unggahan"
    toggle(screen, "states", "Konsep")
    assert screen.filters.count.text() == "7 dari 37 unggahan"
    assert screen.filters.buttons["states"].text() == "Status: Konsep"
    toggle(screen, "channels", "TikTok")
    assert screen.desk.board.count == 1
    toggle(screen, "states", "Terlewat")
    assert screen.filters.buttons["states"].text() == "Status: 2"
    QTest.mouseClick(screen.filters.clear, LEFT)
    assert screen.filters.count.text() == "37 unggahan"
    assert not screen.filters.clear.isVisible()


def test_long_filters_make_the_bar_no_wider(screen: Screen) -> None:
    for facet, words in (("states", "Menunggu persetujuan"), ("pillars", "Dengar"), ("people", "Dimas")):
        toggle(screen, facet, words)  # type: ignore[arg-type]
    toggle(screen, "channels", "WhatsApp")
    QApplication.processEvents()
    assert screen.width() == 1190
    edge = screen.filters.meaning.geometry().right()
    assert edge <= screen.filters.width() - 16


def test_filters_and_view_are_remembered(
    screen: Screen, filled: Workspace, clock: SteppingClock, shell: Shell, qtbot: QtBot
) -> None:
    toggle(screen, "states", "Konsep")
    screen._show_view("week")
    again = make_screen(filled, clock, shell)
    qtbot.addWidget(again)
    again.activate()
    assert (again.desk.view, again.desk.filter) == ("week", screen.desk.filter)


def test_a_broken_memory_is_no_trouble(
    filled: Workspace, clock: SteppingClock, shell: Shell, qtbot: QtBot, qapp: QApplication
) -> None:
    (filled.home / "calendar.json").write_text("[1, 2", encoding="utf-8")
    again = make_screen(filled, clock, shell)
    qtbot.addWidget(again)
    assert again.desk.view == "month"


def test_missed_is_computed_from_the_clock(screen: Screen, ids_of: dict[str, str]) -> None:
    states = {chip.title: chip.state for day in (15, 16) for chip in screen.desk.of_day(date(2026, 12, day))}
    assert states == {
        "Permakanan lansia": "missed",
        "Jajak pendapat layanan": "scheduled",
        "Siaga hujan lebat": "approved",
    }


def test_shares_and_the_worst_gap_in_words(screen: Screen) -> None:
    parts = {part.goal.number: (part.count, part.percent) for part in screen.desk.shares()}
    assert parts == {
        1: (12, 33), 2: (3, 8), 3: (4, 11), 4: (4, 11), 5: (1, 3), 6: (4, 11), 7: (3, 8), 8: (5, 14),
    }  # fmt: skip
    assert screen.shares.gap.accessibleName() == "5 Edukasi 3%, sasaran 10%"
    widths = [rect.width() for rect, _ in screen.shares.strip.segments()]
    assert sum(widths) + 2 * 7 == screen.shares.strip.width()
    assert min(widths) >= 18


def test_the_panel_says_what_a_chip_cannot(screen: Screen, ids_of: dict[str, str]) -> None:
    screen.choose(date(2026, 12, 20), ids_of["HKSN: mengetuk pintu"])
    assert screen.panel.heading.text() == "Minggu, 20 Desember 2026"
    assert screen.panel.meta.text() == "5 unggahan · 4 hari lagi · akhir pekan"
    assert screen.panel.rows.chip_model.rowCount() == 5
    buttons = screen.panel.rows.buttons
    assert buttons.isVisible()
    row = screen.panel.rows.visualRect(screen.panel.rows.currentIndex())
    assert row.contains(buttons.geometry())


def test_walking_the_list_chooses_on_the_board(screen: Screen, ids_of: dict[str, str]) -> None:
    screen.choose(date(2026, 12, 20), ids_of["HKSN: mengetuk pintu"])
    QTest.keyClick(screen.panel.rows, Qt.Key.Key_Down)
    assert screen.desk.post == ids_of["Tetangga jaga tetangga"]


def test_buttons_of_the_open_row(screen: Screen, ids_of: dict[str, str], shell: Shell) -> None:
    post = ids_of["Kutipan HKSN"]
    screen.choose(date(2026, 12, 20), post)
    QTest.mouseClick(screen.panel.rows.buttons.open, LEFT)
    assert shell.gone == [("composer", {"post": post})]


def test_new_goes_to_the_composer_with_day_and_hour(screen: Screen, shell: Shell) -> None:
    screen.choose(date(2026, 12, 27))
    QTest.mouseClick(screen.panel.new_button, LEFT)
    assert shell.gone == [("composer", {"new": "2026-12-27T09:00"})]


def test_findings_are_counted_after_the_day_is_shown(
    screen: Screen, ids_of: dict[str, str], qtbot: QtBot
) -> None:
    post = ids_of["HKSN: mengetuk pintu"]
    screen.choose(date(2026, 12, 20), post)
    assert screen.desk.known_findings(post) is None
    qtbot.waitUntil(lambda: screen.desk.known_findings(ids_of["Terima kasih relawan"]) is not None)
    assert screen.desk.known_findings(post) == {"block": 2, "warn": 1}


def test_other_rules_count_the_findings_of_the_day_anew(
    screen: Screen, filled: Workspace, ids_of: dict[str, str], qtbot: QtBot
) -> None:
    del filled.__dict__["checks"]  # the real ones
    post = ids_of["HKSN: mengetuk pintu"]
    screen.choose(date(2026, 12, 20), post)
    before = sum(screen.desk.findings(post).values())
    word = filled.posts.get(post).post.text.split()[0].strip(".,!?").lower()
    book = Rulebook((("k.toml", f'[[row]]\nid = "poverty.street"\nadd = "{word}"\n'),))
    screen.session.run(lambda: filled.directory.set_rulebook(book))
    qtbot.waitUntil(lambda: screen.desk.known_findings(post) is not None)
    assert sum(screen.desk.findings(post).values()) > before


def test_a_post_that_comes_close_counts_in_the_day_after_the_next_load(
    screen: Screen, filled: Workspace, ids_of: dict[str, str]
) -> None:
    del filled.__dict__["checks"]  # the real ones
    post = ids_of["HKSN: mengetuk pintu"]
    screen.choose(date(2026, 12, 20), post)
    before = sum(screen.desk.findings(post).values())
    there = filled.posts.get(post).post
    beside = replace(there, title="Di jam yang sama", text="Loket tutup pukul 12.00 WIB.")
    screen.session.run(lambda: filled.posts.create(beside)[1])
    assert sum((screen.desk.known_findings(post) or {}).values()) == before + 1


def test_another_limit_of_a_channel_counts_the_findings_anew(
    screen: Screen, filled: Workspace, ids_of: dict[str, str], qtbot: QtBot
) -> None:
    del filled.__dict__["checks"]  # the real ones
    post = ids_of["HKSN: mengetuk pintu"]
    screen.choose(date(2026, 12, 20), post)
    before = screen.desk.findings(post)
    surfaces = {
        filled.directory.accounts()[account].surface for account in filled.posts.get(post).post.variants
    }
    facts = [
        Fact(surface, path, 5, source="Rapat", checked="2026-12-01")
        for surface in surfaces
        for path, datum in filled.catalogue.plain(surface).items()
        if path.startswith("text.") and type(datum.value) is int
    ]
    screen.session.run(lambda: filled.directory.set_facts(facts))
    qtbot.waitUntil(lambda: screen.desk.known_findings(post) is not None)
    assert screen.desk.findings(post).get("block", 0) > before.get("block", 0)


def test_a_rule_pack_that_cannot_be_read_does_not_stop_the_calendar(
    screen: Screen, ids_of: dict[str, str], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def refuse(_post: str) -> dict[str, int]:
        raise UserError("rules.field")

    monkeypatch.setattr(screen.desk, "findings", refuse)
    screen.choose(date(2026, 12, 20), ids_of["Kutipan HKSN"])
    qtbot.waitUntil(lambda: not screen.panel._counting.isActive())


def test_neighbours_on_one_account_are_told(
    screen: Screen, filled: Workspace, ids_of: dict[str, str]
) -> None:
    post = ids_of["Terima kasih relawan"]
    copy = filled.posts.get(post).post
    made, changes = filled.posts.create(
        Post("Jadwal posko", planned="2026-12-20T18:50", variants=copy.variants)
    )
    screen.refresh(changes)
    chip = screen.desk.chip(post)
    assert chip is not None
    assert sayings.clash_lines(screen.words, screen.desk, chip) == ["Berdekatan 20 menit dengan Jadwal posko"]
    assert screen.desk.clashes_of(made)


def test_the_menu_offers_only_what_can_be_done(screen: Screen, ids_of: dict[str, str]) -> None:
    screen.choose(date(2026, 12, 8), ids_of["Nomor darurat"])
    menu = menus.post_menu(screen.words, screen.desk, screen, screen.deeds.run)
    enabled = {action.text(): action.isEnabled() for action in menu.actions() if action.text()}
    assert enabled["Buka"]
    assert enabled["Gandakan"]
    assert not enabled["Potong"]
    assert not enabled["Ke hari berikutnya"]


def test_the_menu_works(screen: Screen, ids_of: dict[str, str]) -> None:
    post = ids_of["Selamat Natal"]
    screen.choose(date(2026, 12, 25), post)
    menu = menus.post_menu(screen.words, screen.desk, screen, screen.deeds.run)
    next(action for action in menu.actions() if action.text() == "Lepas tanggal").trigger()
    assert post in [chip.id for chip in screen.desk.tray()]


def test_popups_open_and_close(screen: Screen) -> None:
    for popup in (
        popups.legend(screen.words, screen.filters.meaning),
        popups.shares(screen.words, screen.desk, screen.shares.head),
        popups.pick_day(screen.words, screen, screen.desk.day, screen.desk.day, lambda _day: None),
    ):
        assert popup.isVisible()
        popup.close()


@pytest.mark.parametrize(("width", "height"), [(1190, 688), (1190, 609), (1104, 640), (1104, 560)])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_asks_for_more_room_than_there_is(
    qapp: QApplication, qtbot: QtBot, filled: Workspace, clock: SteppingClock, shell: Shell,
    width: int, height: int, scale: float,
) -> None:  # fmt: skip
    apply.apply(qapp, Theme("light", scale))
    made = make_screen(filled, clock, shell)
    qtbot.addWidget(made)
    made.resize(width, height)
    made.show()
    made.activate()
    QApplication.processEvents()
    if scale == 1.0:
        assert (made.width(), made.height()) == (width, height)
        assert made.time_bar.new_button.text() == ("Baru" if width < 1190 else "Unggahan baru")
    rows = made.board.board_model.rowCount()
    tall = sum(made.board.rowHeight(row) for row in range(rows))
    assert tall == made.board.viewport().height()
    assert made.shares.isVisible() == (made.height() >= 570 * scale)
    made.leave()


def test_with_large_text_the_panel_is_a_toggle(
    qapp: QApplication, qtbot: QtBot, filled: Workspace, clock: SteppingClock, shell: Shell
) -> None:
    apply.apply(qapp, Theme("light", 1.5))
    made = make_screen(filled, clock, shell)
    qtbot.addWidget(made)
    made.resize(1190, 688)
    made.show()
    made.activate()
    assert not made.panel.isVisible()
    made.time_bar.panel.click()
    assert made.panel.isVisible()
    made.leave()
    apply.apply(qapp, Theme("light"))


def test_english(
    qtbot: QtBot, filled: Workspace, clock: SteppingClock, shell: Shell, qapp: QApplication
) -> None:
    made = make_screen(filled, clock, shell, "en")
    qtbot.addWidget(made)
    made.activate()
    assert made.time_bar.title.text() == "December 2026"
    assert made.filters.count.text() == "37 posts"
    cell = made.desk.board.rows[3][4]
    assert sayings.day_short(made.words, cell) == "Christmas"


def test_out_of_sight_it_reads_only_when_shown(screen: Screen, filled: Workspace) -> None:
    screen.hide()
    loads = screen.desk.loads
    _, changes = filled.posts.create(Post("Baru", planned="2026-12-26T09:00"))
    screen.refresh(changes)
    assert screen.desk.loads == loads
    screen.show()
    screen.activate()
    assert [chip.title for chip in screen.desk.of_day(date(2026, 12, 26))] == ["Baru"]


def test_jumping_here(screen: Screen, ids_of: dict[str, str]) -> None:
    screen.open(day="2027-01-05", view="week")
    assert screen.time_bar.title.text() == "4–10 Januari 2027"
    screen.open(post=ids_of["Selamat Natal"], view="month")
    assert (screen.desk.day, screen.desk.post) == (date(2026, 12, 25), ids_of["Selamat Natal"])


def test_a_refused_command_is_shown_above_the_board(screen: Screen, ids_of: dict[str, str]) -> None:
    screen.desk.post = ids_of["Selamat Natal"]
    assert not screen.commands._run(lambda: screen.session.workspace.posts.delete(["gone"]))
    assert screen.message.isVisible()
