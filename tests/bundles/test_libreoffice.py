"""``jadwal.xlsx`` and ``jadwal.csv`` in LibreOffice: the rows we wrote, texts as texts, nothing computed."""

import csv
import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from medsos_desktop.bundles.model import Bundle
from tests.bundles.samples import HOSTILE
from tests.libreoffice import AS_SHOWN, CSV, LibreOffice, needed

pytestmark = [pytest.mark.long, needed, pytest.mark.xdist_group("libreoffice")]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> LibreOffice:
    return LibreOffice(tmp_path_factory.mktemp("libreoffice"))


@pytest.fixture(scope="module")
def folder(zipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ekstrak")
    with zipfile.ZipFile(zipped) as archive:
        for name in ("jadwal.xlsx", "jadwal.csv"):
            archive.extract(name, folder)
    return folder


def rows(file: Path) -> list[tuple[Any, ...]]:
    page = openpyxl.load_workbook(file).worksheets[0]
    return [tuple("" if cell is None else cell for cell in row) for row in page.iter_rows(values_only=True)]


def test_the_workbook_comes_out_as_it_went_in(
    program: LibreOffice, folder: Path, bundle: Bundle, tmp_path: Path
) -> None:
    saved = program.convert(folder / "jadwal.xlsx", "xlsx", tmp_path)
    ours, theirs = rows(folder / "jadwal.xlsx"), rows(saved)
    assert len(theirs) == 1 + bundle.deliveries
    assert theirs == ours
    assert theirs[1][1] == datetime(2026, 12, 1)
    book: Any = openpyxl.load_workbook(saved)
    kinds = {cell.data_type for page in book for row in page.iter_rows() for cell in row}
    assert "f" not in kinds, "something became a formula"


def test_what_is_shown_of_it_is_what_we_wrote(program: LibreOffice, folder: Path, tmp_path: Path) -> None:
    saved = program.convert(folder / "jadwal.xlsx", f"csv:{CSV}:{AS_SHOWN}", tmp_path)
    shown = list(csv.reader(io.StringIO(saved.read_text(encoding="utf-8"), newline="")))
    wanted = rows(folder / "jadwal.xlsx")
    assert [row[8] for row in shown] == [str(row[8]) for row in wanted]
    assert shown[4][8] == "=SUM(A1)\n@cacaban"


def test_the_csv_opens_as_a_table(program: LibreOffice, folder: Path, bundle: Bundle, tmp_path: Path) -> None:
    """As a double click offers it by comma and UTF-8; a formula stays what somebody typed."""
    saved = program.convert(folder / "jadwal.csv", "xlsx", tmp_path, read_as="CSV:44,34,76")
    found = rows(saved)
    assert len(found) == 1 + bundle.deliveries
    assert found[0][:4] == ("No.", "Tanggal", "Hari", "Jam")
    assert found[3][8] == HOSTILE
    book: Any = openpyxl.load_workbook(saved)
    assert "f" not in {cell.data_type for page in book for row in page.iter_rows() for cell in row}
