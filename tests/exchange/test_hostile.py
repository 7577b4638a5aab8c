"""Files that are broken, huge, something else or meant to harm: refused calmly, in words."""

import io
import os
import struct
import warnings
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.exchange.sheets.read import read_sheet
from medsos_desktop.words import Words
from tests.exchange.test_real_files import DINSOS, KELURAHAN

XLSX = KELURAHAN.read_bytes()


def refused(folder: Path, data: bytes, name: str = "berkas.xlsx") -> UserError:
    file = folder / name
    file.write_bytes(data)
    with pytest.raises(UserError) as caught:
        read_sheet(file)
    return caught.value


def zipped(entries: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


def with_sheet(sheet: bytes) -> bytes:
    """The kelurahan's workbook with another first sheet."""
    with zipfile.ZipFile(io.BytesIO(XLSX)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    return zipped(entries | {"xl/worksheets/sheet1.xml": sheet})


def doubled() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for text in (b"<a/>", b"<b/>"):
            archive.writestr("xl/workbook.xml", text)
    return out.getvalue()


NS = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
CASES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "sheet.empty"),
    "only white space": (b" \r\n\r\n \t", "sheet.empty"),
    "only a mark": (b"\xef\xbb\xbf", "sheet.empty"),
    "truncated": (XLSX[: len(XLSX) // 2], "sheet.damaged"),
    "a head without a body": (b"PK\x03\x04", "sheet.damaged"),
    "program": (b"MZ\x90\0" + bytes(range(256)) * 20, "sheet.wrong_type"),
    "pdf": (b"%PDF-1.7\n" + b"x" * 100, "sheet.wrong_type"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), "sheet.wrong_type"),
    "random bytes": (bytes(range(1, 9)) * 400, "sheet.wrong_type"),
    "old excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "sheet.old_excel"),
    "encrypted": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "sheet.encrypted",
    ),
    "web page": (b"\r\n<html><table><tr><td>Tanggal</td></tr></table>", "sheet.web_page"),
    "some zip": (zipped({"a.txt": b"hello"}), "sheet.wrong_type"),
    "word": (zipped({"word/document.xml": b"<w/>"}), "sheet.wrong_type"),
    "open document": (
        zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b""}),
        "sheet.open_document",
    ),
    "binary excel": (zipped({"xl/workbook.bin": b""}), "sheet.binary_excel"),
    "bomb": (
        zipped({"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": b" " * (40 * 2**20)}),
        "sheet.bomb",
    ),
    "many entries": (
        zipped({f"xl/{n}.xml": b"" for n in range(2100)}, zipfile.ZIP_STORED),
        "sheet.too_many_entries",
    ),
    "far cell": (
        with_sheet(
            b"<worksheet " + NS + b'><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
            b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
        ),
        "sheet.too_large",
    ),
    "far cell, odd spelling": (
        with_sheet(
            b"<worksheet " + NS + b"><sheetData><row><c s='1'\n r = 'xfd1'  t='n'><v>1</v></c></row>"
            b"</sheetData></worksheet>"
        ),
        "sheet.too_large",
    ),
    "an entry twice": (doubled(), "sheet.damaged"),
    "utf-16 sheet": (with_sheet("<worksheet/>".encode("utf-16")), "sheet.damaged"),
    "entities": (with_sheet(b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'), "sheet.damaged"),
    "million columns": (b";" * 1_000_000 + b"\n", "sheet.too_large"),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_refused_with_words(case: str, tmp_path: Path) -> None:
    data, code = CASES[case]
    error = refused(tmp_path, data)
    assert error.code == code
    for language in ("id", "en"):
        room, _, rest = error.code.partition(".")
        assert error.params["name"] in Words(language)(f"{room}.error.{rest}.text", **error.params)
        assert Words(language)(f"{room}.error.{rest}.hint", **error.params)


def test_a_lying_size_is_found(tmp_path: Path) -> None:
    data = bytearray(zipped({"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": b" " * 2**20}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    assert refused(tmp_path, bytes(data)).code == "sheet.damaged"


def test_places_that_are_no_files(tmp_path: Path) -> None:
    for path, code in ((tmp_path, "sheet.folder"), (tmp_path / "tiada.xlsx", "sheet.not_found")):
        with pytest.raises(UserError) as caught:
            read_sheet(path)
        assert caught.value.code == code


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "rahasia.csv"
    file.write_text("Tanggal;Caption\n", encoding="utf-8")

    def closed(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", closed)
    with pytest.raises(UserError) as caught:
        read_sheet(file)
    assert caught.value.code == "sheet.no_permission"


def test_too_big_is_not_even_read(tmp_path: Path) -> None:
    file = tmp_path / "besar.xlsx"
    with file.open("wb") as out:
        out.truncate(2**30)
    with pytest.raises(UserError) as caught:
        read_sheet(file)
    assert caught.value.code == "sheet.too_big"


def test_nul_and_odd_characters_do_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "nul.csv"
    file.write_bytes(b"Tanggal;Kanal;Judul;Caption\n1/12/2026;IG;A\0B;teks\0 \x1b ini\n")
    (post,) = read_sheet(file).posts
    assert (post.title, post.text) == ("AB", "teks \x1b ini")


def test_cancel_stops(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        read_sheet(KELURAHAN, cancelled=lambda: True)


def test_progress_ends_at_the_total() -> None:
    told: list[tuple[int, int, str]] = []
    read_sheet(DINSOS, progress=lambda n, total, what: told.append((n, total, what)))
    assert told[-1] == (16, 16, "sheet.progress")


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    _either(data)


@given(st.text(alphabet=';,\t|"\n\r #/.:-0123456789IGFBTanggalCptiojuduls\0é–', max_size=400))
def test_any_text_is_read_or_refused(text: str) -> None:
    _either(b"Tanggal;Kanal;Judul;Caption\n" + text.encode())


@given(st.integers(0, len(XLSX) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_workbook_is_read_or_refused(at: int, data: bytes) -> None:
    _either(XLSX[:at] + data + XLSX[at + len(data) :])


def _either(data: bytes) -> None:
    """Read with every row counted once, or a `UserError` of ours; nothing else."""
    file = Path(os.environ["MEDSOS_HOME"]) / "fuzz.bin"
    file.write_bytes(data)
    try:
        reading = read_sheet(file, year_hint=2026)
    except UserError as error:
        code = error.code
    else:
        code = ""
    if code:
        assert code.startswith("sheet.")
        return
    rows = [(row.sheet, row.row) for row in (*reading.posts, *reading.rejected, *reading.skipped)]
    assert len(rows) == len(set(rows))
