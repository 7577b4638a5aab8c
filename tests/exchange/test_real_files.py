"""The two calendars we were given, read whole."""

import json
import shutil
from pathlib import Path

import pytest

from medsos_desktop.exchange.sheets import assign
from medsos_desktop.exchange.sheets.read import read_sheet
from medsos_desktop.exchange.sheets.report import field_name, reading_lines, to_json
from medsos_desktop.words import Words

DATA = Path(__file__).parent / "files"
KELURAHAN, DINSOS, INSIGHT = (
    DATA / "kalender-konten-kelurahan.xlsx",
    DATA / "content-plan-dinsos.csv",
    DATA / "hasil-insight-instagram.csv",
)


@pytest.mark.parametrize("file", [KELURAHAN, DINSOS], ids=["kelurahan", "dinsos"])
def test_read_as_written_down(file: Path) -> None:
    golden = json.loads((DATA / f"{file.stem}.json").read_text(encoding="utf-8"))
    assert json.loads(json.dumps(to_json(read_sheet(file)))) == golden


def test_the_kelurahan_in_short() -> None:
    read = to_json(read_sheet(KELURAHAN))
    assert (len(read["posts"]), len(read["rejected"]), len(read["skipped"])) == (23, 1, 17)
    assert read["rejected"] == [
        {
            "sheet": "Desember 2026",
            "row": 8,
            "column": "Tanggal",
            "value": "31/11/2026",
            "reason": "date.impossible",
        }
    ]
    by_row = {post["row"]: post for post in read["posts"]}
    assert by_row[28]["planned_at"] == "2026-12-20T16:00:00+07:00"
    assert by_row[15]["text"] == ""
    assert [w["reason"] for w in read["warnings"]] == ["text.missing"]
    assert by_row[14]["surfaces"] == ["wa_broadcast", "ig_story"]
    assert {s["row"]: s["why"] for s in read["skipped"] if s["sheet"] == "Desember 2026"} == {
        1: "title", 2: "header", 3: "banner", 10: "banner", 18: "banner", 26: "banner", 32: "banner",
        38: "legend", 40: "signature", 41: "signature",
    }  # fmt: skip


def test_dinsos_in_short() -> None:
    read = to_json(read_sheet(DINSOS))
    assert (len(read["posts"]), read["rejected"], len(read["skipped"])) == (15, [], 1)
    assert sum(post["partner"] is not None for post in read["posts"]) == 5
    assert read["posts"][8]["partner"] == {
        "name": "Café Contoh Kenari",
        "program": "Kelas Barista",
        "document": "",
        "beneficiaries": "",
    }
    assert read["posts"][1]["text"].startswith("“Saya ingin naik bus sendiri,”")


def test_a_report_of_results_is_no_calendar() -> None:
    reading = read_sheet(INSIGHT)
    assert not reading.posts
    assert len(reading.skipped) == 13


@pytest.mark.parametrize("language", ["id", "en"])
def test_it_can_be_told_in_words(language: str) -> None:
    lines = list(reading_lines(read_sheet(KELURAHAN), Words(language)))
    assert any("B8" in line and "31/11/2026" in line for line in lines)


def test_every_field_has_a_name() -> None:
    names = {field_name(field, Words("id")) for field in (*assign.fields(), "")}
    assert len(names) == len(assign.fields()) + 1


def test_the_clock_of_the_pc_changes_nothing(tmp_path: Path) -> None:
    copy = tmp_path / KELURAHAN.name
    shutil.copy(KELURAHAN, copy)
    assert read_sheet(copy, year_hint=1999) == read_sheet(KELURAHAN, year_hint=2077)
