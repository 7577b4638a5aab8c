"""What the wizard rests on: heads and sum of a plan, choices of columns, files at hand."""

import csv
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from medsos_desktop.clock import SeededIds, SteppingClock
from medsos_desktop.errors import UserError
from medsos_desktop.exchange import mapping
from medsos_desktop.exchange.mapping import Choices
from medsos_desktop.exchange.nearby import spreadsheets
from medsos_desktop.exchange.outcome import Kind, Outcome, days, kept
from medsos_desktop.exchange.sheets.read import read_sheet
from medsos_desktop.exchange.sheets.report import field_name
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace
from tests.conftest import NOW

FILES = Path(__file__).parent / "files"
KELURAHAN, DINSOS = FILES / "kalender-konten-kelurahan.xlsx", FILES / "content-plan-dinsos.csv"
HEAD = ["Tanggal", "Platform", "Nama", "Uraian", "Ket"]
ROW = ["1/12/2026", "IG", "Hari AIDS", "Periksa, yuk.", "naik pagi"]


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(
        tmp_path / "kantor", create=True, clock=SteppingClock(NOW), ids=SeededIds("w"), home=tmp_path / "home"
    ) as made:
        yield made


def sheet(folder: Path, *rows: list[str], head: list[str] = HEAD, name: str = "rencana.csv") -> Path:
    file = folder / name
    with file.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out, delimiter=";").writerows([head, *rows])
    return file


@pytest.mark.parametrize("file", [KELURAHAN, DINSOS], ids=["kelurahan", "dinsos"])
def test_the_sum_adds_up_and_every_line_is_under_one_head(ws: Workspace, file: Path) -> None:
    outcome = Outcome(ws.sheets.preview(file))
    found = outcome.sum
    assert found.rows == found.posts + found.rejected + found.skipped
    assert outcome.count(Kind.SKIPPED) == found.skipped
    assert outcome.count(Kind.NEW) == len(outcome.plan.new)
    assert not outcome.count(Kind.SAME)


def test_a_refused_row_shows_its_cells_and_a_skipped_one_its_reason(ws: Workspace) -> None:
    outcome = Outcome(ws.sheets.preview(KELURAHAN))
    refused = outcome.lines[Kind.REJECTED][0]
    assert ("Tanggal", "31/11/2026") in outcome.cells(refused)
    assert ("Tema", "Polling nama taman") in outcome.cells(refused)
    assert [r.reason for r in outcome.remarks(refused)] == ["date.impossible"]
    assert outcome.post(refused) is None
    assert outcome.cells(outcome.lines[Kind.NEW][0]) == ()
    doubt = outcome.lines[Kind.WARNING][0]
    post = outcome.post(doubt)
    assert post is not None
    assert post.row == doubt.row
    assert outcome.several == {
        Kind.NEW: False, Kind.UPDATE: False, Kind.SAME: False,
        Kind.REJECTED: False, Kind.SKIPPED: True, Kind.WARNING: False,
    }  # fmt: skip


def test_words_that_claim_a_decision_are_named_once(ws: Workspace) -> None:
    assert Outcome(ws.sheets.preview(KELURAHAN)).claims() == ("Posting", "Acc")


def test_days_and_the_undated(ws: Workspace, tmp_path: Path) -> None:
    head = ["Tanggal", "Platform", "Judul", "Caption"]
    plan = ws.sheets.preview(
        sheet(tmp_path, ["3/12/2026", "IG", "A", "a b"], ["", "IG", "B", "b c"], head=head)
    )
    span = days(plan.new)
    assert span is not None
    assert [day.isoformat() for day in span] == ["2026-12-03", "2026-12-03"]
    assert Outcome(plan).undated() == 1
    assert days(()) is None


def test_only_the_ticked_updates_are_kept_and_named_by_what_differs(ws: Workspace, tmp_path: Path) -> None:
    head = ["Tanggal", "Jam", "Platform", "Judul", "Caption", "PIC"]
    rows = [
        ["1/12/2026", "10.00", "IG", "A", "satu", "Rini"],
        ["2/12/2026", "10.00", "IG", "B", "dua", "Rini"],
    ]
    ws.sheets.apply(ws.sheets.preview(sheet(tmp_path, *rows, head=head)))
    again = [
        ["1/12/2026", "11.00", "IG", "A", "satu", "Rini"],
        ["2/12/2026", "10.00", "IG", "B", "lain", "Sari"],
    ]
    plan = ws.sheets.preview(sheet(tmp_path, *again, head=head))
    assert [ws.sheets.differences(each) for each in plan.updates] == [("time",), ("text", "pic")]
    second = plan.updates[1]
    assert kept(plan, frozenset({second.id})) == (second,)
    ws.sheets.apply(replace(plan, updates=kept(plan, frozenset({second.id}))), updates=True)
    assert [post.title for post in ws.sheets.preview(sheet(tmp_path, *again, head=head)).same] == ["B"]
    ws.posts.delete([second.id])
    ws.store.rebuild()
    with pytest.raises(UserError, match=r"store\.gone"):
        ws.sheets.differences(replace(second, id="nobody"))


def test_a_choice_holds_and_goes_back_to_nothing(ws: Workspace, tmp_path: Path) -> None:
    reading = read_sheet(sheet(tmp_path, ROW), year_hint=2026)
    table = reading.tables[0]
    choices = Choices()
    choices.see(reading)
    before = {column.index: mapping.shown(column) for column in table.columns}
    assert choices.choose(table, 3, "note", {})
    assert choices.choose(table, 4, "source", {})
    assert choices.made == {table.fingerprint: {3: "note", 4: "source"}}
    assert choices.choose(table, 4, "title", {})
    assert choices.choose(table, 3, "title", {})
    assert choices.made == {table.fingerprint: {3: "title"}}
    assert choices.choose(table, 3, before[3], {})
    assert choices.made == {table.fingerprint: {4: "title"}}
    assert choices.choose(table, 4, before[4], {})
    assert choices.made == {}
    assert not choices.choose(table, 3, before[3], {})


def test_what_was_found_can_be_chosen_back_from_another_column(ws: Workspace, tmp_path: Path) -> None:
    file = sheet(tmp_path, ROW)
    reading = ws.sheets.preview(file).reading
    table = reading.tables[0]
    text = next(column.index for column in table.columns if column.field == "text")
    choices = Choices()
    choices.see(reading)
    choices.choose(table, 4, "text", {})
    assert ws.sheets.preview(file, choices.made).new[0].text == "naik pagi"
    choices.choose(table, text, "text", {})
    assert ws.sheets.preview(file, choices.made).new[0].text == "Periksa, yuk."


def test_a_choice_is_added_to_what_was_remembered(ws: Workspace, tmp_path: Path) -> None:
    file = sheet(tmp_path, ROW)
    first = ws.sheets.preview(file)
    table = first.reading.tables[0]
    assert ws.sheets.remembered(table.fingerprint) == {}
    ws.sheets.remember(table.fingerprint, {2: "title"})
    kept_ = ws.sheets.remembered(table.fingerprint)
    assert kept_ == {2: "title"}
    choices = Choices()
    choices.see(ws.sheets.preview(file).reading)
    choices.choose(table, 4, mapping.LEFT_OUT, kept_)
    assert choices.made == {table.fingerprint: {2: "title", 4: "ignored"}}
    post = ws.sheets.preview(file, choices.made).new[0]
    assert "naik pagi" not in post.note
    assert "naik pagi" in first.new[0].note


def test_what_a_column_can_be_holds_what_it_is(ws: Workspace) -> None:
    words = Words("id")
    for file in (KELURAHAN, DINSOS, FILES / "hasil-insight-instagram.csv"):
        for table in read_sheet(file).tables:
            for column in table.columns:
                offered = mapping.options(column)
                assert mapping.shown(column) in offered
                assert len({field_name(field, words) for field in offered}) == len(offered)
                assert len(column.samples) <= 3
                assert not column.samples or column.samples[0] == column.sample


@pytest.mark.parametrize(
    ("head", "lack"),
    [
        (["No", "Platform", "PIC", "Status"], "wording"),
        (["Tema", "Pilar", "Status", "Hari"], "date"),
        (["Tanggal", "Judul", "Keluhan"], "place"),
    ],
)
def test_what_a_sheet_lacks_is_named(tmp_path: Path, head: list[str], lack: str) -> None:
    table = read_sheet(sheet(tmp_path, ["1", "a", "b", "c"][: len(head)], head=head)).tables[0]
    assert mapping.lacking(table) == lack


def test_results_are_no_plan_and_calendars_come_first() -> None:
    insight = read_sheet(FILES / "hasil-insight-instagram.csv")
    assert mapping.lacking(insight.tables[0]) == "figures"
    found = mapping.groups(read_sheet(KELURAHAN))
    assert [(group.sheets, mapping.lacking(group.table)) for group in found] == [
        (("Desember 2026",), ""), (("Hari Besar",), "place"),
    ]  # fmt: skip


def test_a_calendar_that_is_all_clear_needs_no_look_at_its_columns(tmp_path: Path) -> None:
    assert mapping.is_plain(read_sheet(KELURAHAN))
    assert not mapping.is_plain(read_sheet(FILES / "hasil-insight-instagram.csv"))
    unknown = sheet(
        tmp_path, ["3/12/2026", "IG", "A", "b c", "?"], head=["Tanggal", "Kanal", "Judul", "Caption", "Qz"]
    )
    assert not mapping.is_plain(read_sheet(unknown))


def test_files_at_hand_are_the_newest_and_none_from_a_folder_that_is_gone(tmp_path: Path) -> None:
    for at, name in enumerate(["a.xlsx", "b.CSV", "~$a.xlsx", ".c.csv", "d.docx", "e.xlsx"]):
        (tmp_path / name).write_bytes(b"x" * at)
        os.utime(tmp_path / name, (1_000 + at, 1_000 + at))
    found = spreadsheets([tmp_path, tmp_path / "hilang"], most=2)
    assert [(each.path.name, each.size) for each in found] == [("e.xlsx", 5), ("b.CSV", 1)]
    assert spreadsheets([tmp_path / "hilang"]) == ()


def test_what_was_chosen_for_a_sheet_holds_for_its_refused_rows(ws: Workspace, tmp_path: Path) -> None:
    head = ["Tanggal", "Platform", "Judul", "Caption", "Siapa"]
    file = sheet(tmp_path, ["31/11/2026", "IG", "A", "satu", "Rini"], head=head)
    plan = ws.sheets.preview(file)
    ws.sheets.remember(plan.reading.tables[0].fingerprint, {4: "pic"})
    written = ws.sheets.save_bad_rows(plan, tmp_path / "salah.xlsx", Words("id"))
    table = ws.sheets.preview(written).reading.tables[0]
    assert [column.field for column in table.columns][4:] == ["pic", "ignored", "ignored"]
    assert mapping.shown(table.columns[5]) == mapping.LEFT_OUT


def test_a_sheet_left_out_is_skipped_row_by_row_and_asks_for_nothing(ws: Workspace, tmp_path: Path) -> None:
    import xlsxwriter

    file = tmp_path / "tahun.xlsx"
    book = xlsxwriter.Workbook(str(file))
    for name, month, who in (("Januari 2027", 1, "Rini"), ("Februari 2027", 2, "Sari")):
        page = book.add_worksheet(name)
        rows = [
            ["Tanggal", "Platform", "Judul", "Caption", "PIC"],
            [f"3/{month}/2027", "IG", "A", "a b", who],
        ]
        for at, row in enumerate([*rows, [f"32/{month}/2027", "IG", "B", "b", who]]):
            page.write_row(at, 0, row)
    book.close()
    whole = ws.sheets.preview(file)
    part = ws.sheets.without(whole, {"Januari 2027"})
    assert [post.sheet for post in part.new] == ["Februari 2027"]
    assert part.missing.people == ("Sari",)
    assert [remark.sheet for remark in part.reading.rejected] == ["Februari 2027"]
    assert [row[0] for row in part.reading.bad_rows] == ["Februari 2027"]
    assert [(s.row, s.why) for s in part.reading.skipped if s.sheet == "Januari 2027"] == [
        (1, "header"), (2, "left_out"), (3, "left_out"),
    ]  # fmt: skip
    assert Outcome(part).sum.rows == Outcome(whole).sum.rows
    assert part.reading.tables == whole.reading.tables
    assert ws.sheets.without(whole, ()) is whole
