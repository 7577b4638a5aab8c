"""Kantor: every field saves itself, refuses in place, takes back on Escape, and can be undone."""

from datetime import date

from PySide6.QtTest import QTest

from medsos_desktop.clock import SteppingClock
from medsos_desktop.workspace import Workspace
from tests.ui.settings.conftest import Maker, Office_
from tests.ui.settings.helpers import ENTER, ESCAPE, TAB, below, line, page, type_into
from tests.ui.stand_in import Shell
from ui.screens.settings.entries import DayEntry, LinesEntry, NumberEntry, SwitchEntry
from ui.screens.settings.office import OfficePage


def test_a_field_is_saved_when_it_is_left_and_can_be_undone(
    office: Office_, make: Maker, shell: Shell
) -> None:
    screen = make(office.workspace)
    shown = page(screen, OfficePage)
    assert line(shown.entries["name"]).hasFocus()
    type_into(shown.entries["name"], " Kelurahan  Baru ", TAB)
    assert office.workspace.directory.office().name == "Kelurahan Baru"
    assert line(shown.entries["name"]).text() == "Kelurahan Baru"
    assert shell.said == [("Nama kantor disimpan", True)]
    screen.session.run(office.workspace.history.undo)
    assert line(shown.entries["name"]).text() == "Kelurahan Contoh"


def test_an_empty_name_is_refused_in_place_and_taken_back(office: Office_, make: Maker, shell: Shell) -> None:
    shown = page(make(office.workspace), OfficePage)
    name = shown.entries["name"]
    type_into(name, "", ENTER)
    assert "kosong" in below(name)
    assert office.workspace.directory.office().name == "Kelurahan Contoh"
    QTest.keyClick(line(name), ESCAPE)
    assert line(name).text() == "Kelurahan Contoh"
    assert "kosong" not in below(name)
    assert not shell.said


def test_hours_are_read_as_people_type_them(office: Office_, make: Maker) -> None:
    shown = page(make(office.workspace), OfficePage)
    type_into(shown.entries["hours"], "16.30, 9", ENTER)
    assert office.workspace.directory.office().hours == ("09:00", "16:30")
    assert line(shown.entries["hours"]).text() == "09.00, 16.30"
    type_into(shown.entries["hours"], "25", ENTER)
    assert "25" in below(shown.entries["hours"])
    assert office.workspace.directory.office().hours == ("09:00", "16:30")


def test_lists_of_the_office_are_kept_line_by_line(office: Office_, make: Maker) -> None:
    shown = page(make(office.workspace), OfficePage)
    phones = shown.entries["phones"]
    assert isinstance(phones, LinesEntry)
    phones.lines.setFocus()
    phones.lines.selectAll()
    QTest.keyClicks(phones.lines, "0812-0000-1122")
    QTest.keyClick(phones.lines, ENTER)
    QTest.keyClicks(phones.lines, "0293-000-112")
    QTest.keyClick(phones.lines, TAB)
    assert office.workspace.directory.office().phones == ("0812-0000-1122", "0293-000-112")
    phones.lines.setFocus()
    QTest.keyClicks(phones.lines, "salah")
    QTest.keyClick(phones.lines, ESCAPE)
    assert phones.value() == ("0812-0000-1122", "0293-000-112")


def test_what_is_being_typed_survives_news_from_elsewhere(office: Office_, make: Maker) -> None:
    screen = make(office.workspace)
    shown = page(screen, OfficePage)
    type_into(shown.entries["city"], "Kota Lain")
    changed = office.workspace.directory.office()
    from dataclasses import replace

    screen.session.run(lambda: office.workspace.directory.set_office(replace(changed, short_name="Pendek")))
    assert line(shown.entries["short_name"]).text() == "Pendek"
    assert line(shown.entries["city"]).text() == "Kota Lain"
    screen.leave()
    assert office.workspace.directory.office().city == "Kota Lain"


def test_reading_only_shows_all_and_changes_nothing(
    office: Office_, make: Maker, clock: SteppingClock, shell: Shell
) -> None:
    folder, home = office.workspace.folder, office.workspace.home
    with Workspace.open(folder, write=False, clock=clock, home=home) as reader:
        shown = page(make(reader), OfficePage)
        type_into(shown.entries["name"], "Lain", ENTER)
        assert line(shown.entries["name"]).text() == "Kelurahan Contoh"
        assert not shown.entries["zone"].widget.isEnabled()
        shown.leave()
    assert not shell.said


def test_the_election_has_a_first_and_a_last_day(office: Office_, make: Maker, shell: Shell) -> None:
    shown = page(make(office.workspace), OfficePage)
    begin, end, mode = (shown.entries[f"election_{name}"] for name in ("from", "until", "mode"))
    assert isinstance(begin, DayEntry)
    assert isinstance(end, DayEntry)
    assert isinstance(mode, SwitchEntry)
    assert begin.isHidden()
    assert end.isHidden()
    mode.switch.click()
    assert not begin.isHidden()
    assert not end.isHidden()
    for entry, day in ((begin, date(2027, 2, 1)), (end, date(2027, 1, 31))):
        entry.picker.set_day(day)
        entry.picker.changed.emit(day)
    assert "sebelum mulai" in below(end)
    now = office.workspace.directory.office()
    assert (now.election_from, now.election_until) == ("2027-02-01", "")
    end.picker.set_day(date(2027, 2, 14))
    end.picker.changed.emit(date(2027, 2, 14))
    assert office.workspace.directory.office().election_until == "2027-02-14"
    assert "sebelum mulai" not in below(end)


def test_an_election_that_moves_past_its_end_says_so_where_it_was_moved(office: Office_, make: Maker) -> None:
    shown = page(make(office.workspace), OfficePage)
    begin, end, mode = (shown.entries[f"election_{name}"] for name in ("from", "until", "mode"))
    assert isinstance(begin, DayEntry)
    assert isinstance(end, DayEntry)
    assert isinstance(mode, SwitchEntry)
    mode.switch.click()
    for entry, day in ((begin, date(2027, 2, 1)), (end, date(2027, 2, 14)), (begin, date(2027, 3, 1))):
        entry.picker.set_day(day)
        entry.picker.changed.emit(day)
    assert "sebelum mulai" in below(begin)
    assert "sebelum mulai" not in below(end)
    end.picker.set_day(date(2027, 3, 14))
    end.picker.changed.emit(date(2027, 3, 14))
    now = office.workspace.directory.office()
    assert (now.election_from, now.election_until) == ("2027-03-01", "2027-03-14")
    assert "sebelum mulai" not in below(begin)


def test_the_least_gap_between_posts(office: Office_, make: Maker) -> None:
    shown = page(make(office.workspace), OfficePage)
    gap = shown.entries["min_gap"]
    assert isinstance(gap, NumberEntry)
    assert gap.value() == 60
    gap.number.set_value(15)
    gap.number.committed.emit()
    assert office.workspace.directory.office().min_gap == 15
