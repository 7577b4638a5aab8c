"""``hasil.xlsx`` filled and saved by LibreOffice, Indonesian and English, as XLSX and as CSV."""

from pathlib import Path

import pytest

from medsos_desktop.errors import UserError
from medsos_desktop.exchange.results.model import Kind, Line
from tests.exchange.results.conftest import Office
from tests.libreoffice import AS_SHOWN, CSV, ODS, XLSX, LibreOffice, needed

pytestmark = [pytest.mark.long, needed, pytest.mark.xdist_group("libreoffice")]

TOLD = {
    "F2": "10/12/2026", "G2": "10.05", "H2": "https://www.instagram.com/p/a/", "I2": "1.234",
    "J2": "1,2 rb", "K2": "7", "L2": "12500", "N2": "Ramai",
    "G3": "11:15", "H3": "facebook.com/p/b",
}  # fmt: skip
KINDS = {"xlsx": (XLSX, ""), "csv": (CSV, AS_SHOWN)}


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, LibreOffice]:
    folder = tmp_path_factory.mktemp("libreoffice")
    return {locale: LibreOffice(folder, locale) for locale in ("id-ID", "en-US")}


def filled(round_office: Office, program: LibreOffice, kind: str, tmp_path: Path) -> tuple[Line, ...]:
    """What becomes of the sheet once it was filled there."""
    sheet = tmp_path / "hasil.xlsx"
    sheet.write_bytes(round_office.pristine)
    saved = program.typed(sheet, TOLD, tmp_path / f"hasil (1).{kind}", *KINDS[kind])
    round_office.later()
    return round_office.ws.results.preview(saved).lines


@pytest.mark.parametrize("kind", KINDS)
def test_typed_in_indonesian_it_comes_back(
    round_office: Office, programs: dict[str, LibreOffice], kind: str, tmp_path: Path
) -> None:
    one, two = filled(round_office, programs["id-ID"], kind, tmp_path)
    assert (one.kind, one.problems) == (Kind.NEW, ())
    assert one.told is not None
    assert (one.told.at, one.told.link) == ("2026-12-10T03:05:00.000Z", "https://www.instagram.com/p/a/")
    assert dict(one.told.metrics) == {"likes": 1234, "comments": 1200, "shares": 7, "views": 12500}
    assert one.told.note == "Ramai"
    assert two.told is not None
    assert (two.told.at, two.told.link) == ("2026-12-10T04:15:00.000Z", "https://facebook.com/p/b")


@pytest.mark.parametrize("kind", KINDS)
def test_typed_in_english_nothing_is_misread_in_silence(
    round_office: Office, programs: dict[str, LibreOffice], kind: str, tmp_path: Path
) -> None:
    """There 10/12 is the twelfth of October and 1.234 a little more than one: both are asked about."""
    one, two = filled(round_office, programs["en-US"], kind, tmp_path)
    assert one.kind is Kind.DOUBT
    assert {each.code for each in one.problems} <= {"date-swapped", "number-guessed"}
    assert "date-swapped" in {each.code for each in one.problems}
    assert one.told is not None
    assert one.told.at == "2026-12-10T03:05:00.000Z"
    assert dict(one.told.metrics) == {"likes": 1234, "comments": 1200, "shares": 7, "views": 12500}
    assert (two.kind, two.problems) == (Kind.NEW, ())


def test_another_form_is_refused_with_what_to_do(
    round_office: Office, programs: dict[str, LibreOffice], tmp_path: Path
) -> None:
    sheet = tmp_path / "hasil.xlsx"
    sheet.write_bytes(round_office.pristine)
    saved = programs["id-ID"].typed(sheet, TOLD, tmp_path / "hasil.ods", ODS)
    with pytest.raises(UserError, match=r"sheet\.open_document"):
        round_office.ws.results.preview(saved)


def test_hints_stay_when_it_saves(
    round_office: Office, programs: dict[str, LibreOffice], tmp_path: Path
) -> None:
    import openpyxl

    sheet = tmp_path / "hasil.xlsx"
    sheet.write_bytes(round_office.pristine)
    saved = programs["id-ID"].typed(sheet, TOLD, tmp_path / "lagi.xlsx", XLSX)
    page = openpyxl.load_workbook(saved).worksheets[0]
    assert {each.type for each in page.data_validations.dataValidation} >= {"custom", "date", "decimal"}
    assert page["G2"].value == "10.05"
