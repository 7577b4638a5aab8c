"""XLSX through python-calamine, after limits of our own on the ZIP and on the extent of each sheet."""

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable

from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.exchange.sheets import limits
from medsos_desktop.exchange.sheets.grid import Grid, Range, make
from medsos_desktop.exchange.sheets.opening import Cancelled as Ask

# A cell with a value whose address is far out: calamine makes a dense table up to it, so one such
# cell in a crafted file could ask for 17 thousand million cells. Styled cells without value end in "/>".
_FAR = re.compile(
    rb"""<(?:\w+:)?c\s[^<>]*?\br\s*=\s*["']\s*(?P<col>[A-Za-z]{1,9})(?P<row>[0-9]{1,20})["'](?=[^<>]*(?<!/)>)"""
)
_FAR_QUICK = re.compile(
    rb"""r\s*=\s*["']\s*(?:[A-Za-z]{1,9}[0-9]{6,}|(?:[B-Zb-z][A-Za-z]|[A-Za-z]{3,9})[0-9])"""
)
# Without a hit of the quick look there are at most 52 columns and 99,999 rows.


_BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, ValueError, NotImplementedError, OSError, zlib.error,
    lzma.LZMAError, struct.error, OverflowError,
)  # fmt: skip
"""All that `zipfile` raises on a ZIP that is not right."""


def grids(data: bytes, name: str, cancelled: Ask) -> list[Grid]:
    """The worksheets of a workbook, in order; charts and macro sheets are no sheets."""
    checked = _checked(data, name, cancelled)
    import python_calamine

    try:
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(checked)) as book:
            sheets = [s for s in book.sheets_metadata if s.typ == python_calamine.SheetTypeEnum.WorkSheet]
            if len(sheets) > limits.SHEETS:
                raise UserError("sheet.too_many_sheets", name=name, n=len(sheets), limit=limits.SHEETS)
            found: list[Grid] = []
            for sheet in sheets:
                if cancelled():
                    raise Cancelled
                part = book.get_sheet_by_name(sheet.name)
                rows = part.to_python(skip_empty_area=False) if part.height else []
                hidden = sheet.visible != python_calamine.SheetVisibleEnum.Visible
                found.append(make(sheet.name, list(rows), _merges(part.merged_cell_ranges), hidden))
            return found
    except python_calamine.PasswordError:
        raise UserError("sheet.encrypted", name=name) from None
    except (python_calamine.CalamineError, ValueError, OSError, OverflowError) as error:
        raise UserError("sheet.damaged", name=name, detail=str(error)[:200]) from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # how its library says "I did not expect that"
            raise
        raise UserError("sheet.damaged", name=name, detail="xml") from None


def _merges(ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]] | None) -> list[Range]:
    return [(top, left, bottom, right) for (top, left), (bottom, right) in ranges or ()]


def _checked(data: bytes, name: str, cancelled: Ask) -> bytes:
    """The workbook as a ZIP of our own making that holds only entries we have looked at.

    Refuses other kinds of ZIP, bombs, and sheets that reach too far. Two programs may see different
    entries in one crafted ZIP; so the reader gets what was checked, and nothing else.
    """
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as safe:
            entries = archive.infolist()
            _check_entries(entries, name)
            _check_kind({entry.filename.lower().lstrip("/") for entry in entries}, archive, name)
            for entry in entries:
                if cancelled():
                    raise Cancelled
                path = entry.filename.replace("\\", "/").lower()
                if path.endswith((".xml", ".rels")):
                    part = _unpack(archive, entry, name)
                    _check_extent(part, name)  # a workbook may keep its sheets under any name
                    safe.writestr(zipfile.ZipInfo(entry.filename), part)
    except _BROKEN:
        raise UserError("sheet.damaged", name=name, detail="zip") from None
    except RuntimeError:  # how zipfile says "encrypted"
        raise UserError("sheet.encrypted", name=name) from None
    return out.getvalue()


def _check_entries(entries: list[zipfile.ZipInfo], name: str) -> None:
    if len(entries) > limits.ENTRIES:
        raise UserError("sheet.too_many_entries", name=name, n=len(entries), limit=limits.ENTRIES)
    if len({entry.filename for entry in entries}) < len(entries):
        raise UserError("sheet.damaged", name=name, detail="zip")
    total = 0
    for entry in entries:
        total += entry.file_size
        ratio = entry.file_size / max(entry.compress_size, 1)
        if entry.file_size > limits.ENTRY_BYTES or (
            entry.file_size > limits.RATIO_FROM and ratio > limits.RATIO
        ):
            raise UserError("sheet.bomb", name=name, entry=entry.filename[:100])
    if total > limits.TOTAL_BYTES:
        raise UserError("sheet.bomb", name=name, entry="*")


def _check_kind(names: set[str], archive: zipfile.ZipFile, name: str) -> None:
    if "mimetype" in names:
        with archive.open("mimetype") as file:
            if b"opendocument.spreadsheet" in file.read(200):
                raise UserError("sheet.open_document", name=name)
    if "xl/workbook.bin" in names:
        raise UserError("sheet.binary_excel", name=name)
    if any(path.startswith("word/") for path in names):
        raise UserError("sheet.wrong_type", name=name, kind="document")
    if any(path.startswith("ppt/") for path in names):
        raise UserError("sheet.wrong_type", name=name, kind="document")
    if not any(path.startswith("xl/") for path in names):
        raise UserError("sheet.wrong_type", name=name, kind="archive")


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    """The bytes of an entry; `zipfile` checks length and CRC, so a lie about the size is found here."""
    with archive.open(entry) as file:
        data = file.read(limits.ENTRY_BYTES + 1)
    if len(data) > limits.ENTRY_BYTES:
        raise UserError("sheet.bomb", name=name, entry=entry.filename[:100])
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"<!DOCTYPE" in data[:2048]:
        raise UserError("sheet.damaged", name=name, detail=entry.filename[:100])
    return data


def _check_extent(data: bytes, name: str) -> None:
    """Refuses a sheet whose cells reach beyond what we hold in memory."""
    rows, columns = 1, 1
    if b"sheetData" in data and _FAR_QUICK.search(data):
        for match in _FAR.finditer(data):
            rows, columns = max(rows, int(match["row"])), max(columns, _column(match["col"]))
    if rows > limits.ROWS or columns > limits.COLUMNS or rows * columns > limits.CELLS:
        raise UserError("sheet.too_large", name=name, rows=limits.ROWS, columns=limits.COLUMNS)


def _column(letters: bytes) -> int:
    number = 0
    for char in letters.upper():
        number = number * 26 + char - 64
    return number
