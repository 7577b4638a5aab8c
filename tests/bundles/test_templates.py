"""The user's own template of a scheduler: recognised by name, refused with the column's name."""

from dataclasses import replace
from pathlib import Path

import pytest
import xlsxwriter

from medsos_desktop.bundles.model import Delivery, Template
from medsos_desktop.bundles.schedulers import carrying, opening, templates
from medsos_desktop.errors import UserError
from tests.bundles.samples import delivery, item
from tests.bundles.tools import METRICOOL, instagram, metricool, own, shot, tool_bundle


def refused(work: object, *args: object) -> UserError:
    """The error of a call."""
    with pytest.raises(UserError) as caught:
        work(*args)  # type: ignore[operator]
    return caught.value


def test_metricool_is_recognised_however_it_is_spelled() -> None:
    fields = dict(zip(METRICOOL, metricool().fields, strict=True))
    assert (fields["Text"], fields["Date"], fields["Time"]) == ("text", "date_iso", "time_seconds")
    assert (fields["Twitter/X"], fields["Picture Url 10"], fields["Alt text picture 3"]) == (
        "on_x", "picture10", "alt3",
    )  # fmt: skip
    assert (fields["Brand name"], fields["Draft"], fields["GBP"]) == ("", "no", "on_gbp")
    other = [header.upper().replace(" URL", "  url") for header in METRICOOL]
    assert templates.made("metricool", "a.csv", [other]).fields == metricool().fields
    assert templates.room(metricool(), "picture") == 10


@pytest.mark.parametrize(
    ("header", "sample", "field"),
    [
        ("Scheduled at", "2026-01-31 10:00", "at_minutes"),
        ("Scheduled at", "2026-01-31 10:00:00", "at_seconds"),
        ("Scheduled at", "31/01/2026 10:00", "at_dmy"),
        ("Scheduled at", "01/31/2026 10:00", "at_mdy"),
        ("Scheduled at", "2026-01-31T10:00:00Z", "at_z"),
        ("Scheduled at", "01/02/2026 10:00", "at_minutes"),  # nobody can tell: as usual
        ("Tanggal", "31/01/2026", "date_dmy"),
        ("Jam", "10:00:00", "time_seconds"),
        ("Caption", "=1+1", "text"),
    ],
)
def test_dates_are_spelled_as_the_sample_spells_them(header: str, sample: str, field: str) -> None:
    assert templates.made("template", "a.csv", [[header, "Text"], [sample, ""]]).fields[0] == field


def test_a_required_column_nobody_knows_is_refused_by_its_name() -> None:
    made = templates.made("template", "a.csv", [["Text", "Post time", "Date", "Campaign *"]])
    assert made.fields[3] == templates.UNKNOWN
    error = refused(templates.require, made)
    assert (error.code, error.params["column"]) == ("schedulers.column", "Campaign *")
    templates.require(replace(made, fields=(*made.fields[:3], "")))


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        (("Text", "Date"), "schedulers.lacking-time"),
        (("Date", "Time", "Title"), "schedulers.lacking-text"),
    ],
)
def test_text_and_time_need_a_column(headers: tuple[str, ...], code: str) -> None:
    assert refused(templates.require, templates.made("template", "a.csv", [headers])).code == code


def test_a_field_goes_into_the_first_column_that_names_it() -> None:
    assert templates.made("template", "a.csv", [["Text", "Caption", "Date and time"]]).fields == (
        "text", "", "at_minutes",
    )  # fmt: skip


@pytest.mark.parametrize("rows", [[], [["", " "]], [["Foo", "Bar"]], [["1", "2"], ["a", "b"]]])
def test_what_is_no_template_is_refused(rows: list[list[str]]) -> None:
    assert refused(templates.made, "template", "a.csv", rows).code == "schedulers.no-headers"


def test_too_wide_or_too_long_is_no_template() -> None:
    wide = ["Text", *(f"Kolom {n}" for n in range(templates.MOST_COLUMNS))]
    assert refused(templates.made, "template", "a.csv", [wide]).code == "schedulers.too-wide"
    long = ["Text", "a" * (templates.MOST_HEADER + 1)]
    assert refused(templates.made, "template", "a.csv", [long]).code == "schedulers.too-wide"


def test_csv_and_xlsx_are_read(tmp_path: Path) -> None:
    csv = tmp_path / "Unduhan Ku.CSV"
    csv.write_bytes(b"\xef\xbb\xbf" + ",".join(METRICOOL).encode() + b"\r\n")
    made = opening.read("metricool", csv)
    assert (made.headers, made.fields, made.name) == (tuple(METRICOOL), metricool().fields, "unduhan-ku.csv")
    sheet = tmp_path / "templat.xlsx"
    with xlsxwriter.Workbook(sheet) as book:
        book.add_worksheet().write_row(0, 0, own().headers)
    assert opening.read("template", sheet).headers == own().headers


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "sheet.empty"),
        (b"MZ\x90\x00", "sheet.wrong_type"),
        (b"PK\x03\x04rusak", "sheet.damaged"),
        (b"<!doctype html><p>login", "sheet.web_page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "sheet.old_excel"),
        (b"a,b,c\n1,2,3\n", "schedulers.no-headers"),
    ],
)
def test_hostile_files_are_refused_in_words(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "templat.csv"
    path.write_bytes(data)
    assert refused(opening.read, "template", path).code == code


def test_a_huge_file_is_no_template(tmp_path: Path) -> None:
    path = tmp_path / "templat.csv"
    path.write_bytes(b"Text,Date,Time\n" + b"a,b,c\n" * (opening.MOST_BYTES // 6))
    assert refused(opening.read, "template", path).code == "schedulers.too-big"


def test_headers_with_marks_are_only_text(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text('Text,Date,Time,"</script>\u202e{{media:x}}",=1+1\n', encoding="utf-8")
    made = opening.read("template", path)
    assert isinstance(made, Template)
    assert made.fields == ("text", "date_iso", "time_minutes", "", "")
    templates.require(made)


def carried_by(headers: str, *deliveries: Delivery) -> list[tuple[str, bool]]:
    """What a template with these headers lacks of a post: reasons, and whether it stays out."""
    template = templates.made("template", "a.csv", [("Text", "Date and time", *headers.split(","))])
    one = item("a" * 16, "2026-12-01T10:00", "Satu", *deliveries)
    bundle = replace(tool_bundle("template", items=(one,)), templates=(template,))
    return [(each.reason, each.out) for each in carrying.unmet(bundle)]


def test_alt_texts_beyond_the_last_column_are_told() -> None:
    pictures = shot("a", "Loket"), shot("b", "Antrean")
    two = instagram("Halo", *pictures, surface="ig_carousel")
    assert carried_by("Picture 1,Picture 2,Alt 1,Alt 2", two) == []
    assert carried_by("Picture 1,Picture 2,Alt 1", two) == [("alt", False)]
    assert carried_by("Picture 1,Picture 2,Alt 2", two) == [("alt", False)]
    bare = instagram("Halo", shot("a", "Loket"), shot("b"), surface="ig_carousel")
    assert carried_by("Picture 1,Picture 2,Alt 1", bare) == []


def test_a_story_needs_a_column_of_its_own_channel() -> None:
    """Without one it would go out as an ordinary post, and stay."""
    story = instagram("", shot("a"), surface="ig_story")
    assert carried_by("Picture 1,Instagram Post Type", story) == []
    assert carried_by("Picture 1,Post subtype", story) == []
    assert carried_by("Picture 1,Facebook Post Type", story) == [("story", True)]


def test_a_channel_without_its_tick_is_left_out() -> None:
    """Where ticks say where a post goes, one to another channel would go nowhere."""
    assert carried_by("Facebook,Instagram", instagram("Halo")) == []
    assert carried_by("Facebook,LinkedIn", instagram("Halo")) == [("channel", True)]


def test_a_title_needs_a_column_of_its_own_channel() -> None:
    fields = (("title", "Judul"), ("description", "Isi"))
    made = delivery("youtube", fields=fields, main="description")
    titled = replace(made, channel="tiktok", surface="tiktok_photo")
    assert carried_by("TikTok Title", titled) == []
    assert carried_by("Youtube Video Title", titled) == [("title", False)]
