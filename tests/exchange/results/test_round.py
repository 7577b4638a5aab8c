"""What we write, filled by another program and read back, is the same."""

import io
import zipfile
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medsos_desktop.bundles.formats import results as sheet
from medsos_desktop.bundles.material import Material
from medsos_desktop.bundles.resultsheet import COLUMNS
from medsos_desktop.errors import UserError
from medsos_desktop.exchange.results.columns import find
from medsos_desktop.exchange.results.model import Kind
from medsos_desktop.exchange.sheets.opening import open_grids
from medsos_desktop.model.publication import METRICS
from medsos_desktop.words import LANGUAGES, Words
from tests.bundles.samples import small_bundle
from tests.exchange.results.conftest import Office, fill

HOUR = st.times(time(8), time(23, 59)).map(lambda each: each.replace(second=0, microsecond=0))
NOTE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn", "Z"]), max_size=20)
LINKED = st.text(alphabet="abcXYZ019_-", min_size=1, max_size=12)


def made(folder: Path, language: str = "id") -> Path:
    (entry,) = sheet.entries(Material(small_bundle(folder), Words(language), lambda _picture: None))  # type: ignore[arg-type, return-value]
    file = folder / f"hasil-{language}.xlsx"
    file.write_bytes(entry.data)
    return file


def test_our_own_headers_are_known_in_every_language(tmp_path: Path) -> None:
    for language in LANGUAGES:
        (first, *_rest) = open_grids(made(tmp_path, language), lambda: False)
        table = find(first, ())
        assert table is not None
        assert (table.header, dict(table.at)) == (0, {name: at for at, name in enumerate(COLUMNS)})
        assert all(find(each, ()) is None for each in _rest)  # the page of instructions is no table


def test_the_sheet_is_the_same_twice_and_holds_no_formula(tmp_path: Path) -> None:
    one, two = made(tmp_path).read_bytes(), made(tmp_path).read_bytes()
    assert one == two
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}
        text = archive.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in text
    assert b'state="frozen"' in text
    assert text.count(b"<dataValidation ") == 4 + len(METRICS)
    assert b'<dataValidation type="custom" errorStyle="warning"' in text
    page = openpyxl.load_workbook(io.BytesIO(one)).worksheets[0]
    assert page.max_row == 1 + 5
    assert page["A2"].value
    assert page["F2"].value is None
    looks = [page[f"{column}2"].number_format for column in "FGHI"]
    assert looks == ["dd/mm/yyyy", "@", "@", "General"]


@settings(max_examples=15)
@given(
    hour=HOUR,
    day=st.integers(0, 4),
    link=LINKED,
    metrics=st.dictionaries(st.sampled_from(METRICS), st.integers(0, 10**9)),
    note=NOTE,
    typed=st.booleans(),
)
def test_filled_and_read_back(
    round_office: Office, hour: time, day: int, link: str, metrics: dict[str, int], note: str, typed: bool
) -> None:
    """``typed``: as text in the Indonesian way; else as the program's own dates, times and numbers."""
    office = round_office
    when = datetime(2026, 12, 10) + timedelta(days=day)
    cells: dict[str, object] = {"link": f"https://www.instagram.com/p/{link}", "note": note or None}
    cells |= {"date": f"{when:%d/%m/%Y}", "time": f"{hour:%H.%M}"} if typed else {"date": when, "time": hour}
    cells |= {name: f"{n:,}".replace(",", ".") if typed else n for name, n in metrics.items()}
    file = office.folder / "hasil.xlsx"
    file.write_bytes(office.pristine)
    office.later()
    line = office.ws.results.preview(fill(file, {2: cells})).lines[0]
    assert line.kind is Kind.NEW, line
    told = line.told
    assert told is not None
    local = datetime.combine(when, hour) - timedelta(hours=7)
    assert told.at == f"{local.replace(tzinfo=UTC):%Y-%m-%dT%H:%M:%S}.000Z"
    assert (told.link, dict(told.metrics)) == (f"https://www.instagram.com/p/{link}", metrics)
    assert told.note == ("" if note in "-–—" else note)


def test_the_list_of_what_is_out_comes_back_as_it_went(office: Office) -> None:
    one, two = office.scheduled(), office.scheduled("2026-12-11T10:00", "=Pasar")
    told = office.row(one, likes="1.234", note="Ramai")
    office.ws.results.apply(office.read(told, office.row(two, date="", time="")))
    file = office.folder / "daftar.xlsx"
    assert office.ws.published.save(file, Words("id")) == 4
    page = openpyxl.load_workbook(file).worksheets[0]
    assert [page.cell(2, at).value for at in (6, 8, 9, 14)] == [
        datetime(2026, 12, 10), told["link"], 1234, "Ramai",
    ]  # fmt: skip
    kinds = [line.kind for line in office.ws.results.preview(file).lines]
    assert kinds == [Kind.SAME, Kind.EMPTY, Kind.SAME, Kind.EMPTY]
    later = office.ws.results.preview(fill(file, {2: {"likes": 2000}})).lines[0]
    assert (later.kind, later.changed) == (Kind.UPDATE, ("likes",))


def test_nothing_is_out(office: Office) -> None:
    with pytest.raises(UserError) as refused:
        office.ws.published.save(office.folder / "daftar.xlsx", Words("id"))
    assert refused.value.code == "results.none-out"
