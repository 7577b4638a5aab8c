"""CSV in whatever dress a spreadsheet program gave it: encoding and delimiter are found out."""

import codecs
import csv
import io
import re
from pathlib import Path

from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.exchange.sheets import lexicon, limits
from medsos_desktop.exchange.sheets.grid import Grid, Row, make
from medsos_desktop.exchange.sheets.opening import Cancelled as Ask
from medsos_desktop.text.clean import clean

DELIMITERS = (";", ",", "\t", "|")
_SEP = re.compile(r'^"?sep=(.)"?[ \t]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE_ROWS = 60
_SAMPLE_CHARS = 200_000


def grids(data: bytes, path: Path, cancelled: Ask) -> list[Grid]:
    """The one sheet of a CSV file, named like the file."""
    text = clean(decode(data, path.name))
    delimiter, text = _declared(text)
    if not text.strip():
        raise UserError("sheet.empty", name=path.name)
    rows = _rows(text, delimiter or _delimiter(text), path.name, cancelled)
    return [make(path.stem, rows, [])]


def decode(data: bytes, name: str) -> str:
    """Text of the bytes: UTF-8 and UTF-16 with or without mark, else cp1252; binary is refused."""
    if data.startswith(codecs.BOM_UTF8):
        text = _strict(data[3:], "utf-8")
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", "replace")
    else:
        text = _unmarked(data)
    if text is None:
        text = data.decode("cp1252", "replace")
    sample = text[:_SAMPLE_CHARS]
    odd = len(_CONTROL.findall(sample)) + sample.count("\ufffd") + sample.count("\0")
    if odd > 8 and odd > len(sample) // 100:
        raise UserError("sheet.wrong_type", name=name, kind="unknown")
    return text


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _unmarked(data: bytes) -> str | None:
    """UTF-16 without a mark has a zero in every other byte of plain text."""
    sample = data[:4096]
    half = len(sample) // 2
    for encoding, zeros in (("utf-16-le", sample[1::2].count(0)), ("utf-16-be", sample[::2].count(0))):
        if half > 4 and zeros > half * 0.6:
            return _strict(data[: len(data) // 2 * 2], encoding)
    return _strict(data, "utf-8")


def _declared(text: str) -> tuple[str | None, str]:
    """Excel's ``sep=;`` line, which Excel itself does not count as a row."""
    match = _SEP.match(text)
    return (match[1], text[match.end() :]) if match else (None, text)


def _delimiter(text: str) -> str:
    """The delimiter under which a header appears and rows are equally wide."""
    return max(DELIMITERS, key=lambda d: _score(text, d))


def _score(text: str, delimiter: str) -> tuple[int, float]:
    known = lexicon.headers().exact
    widths: list[int] = []
    best = 0
    reader = csv.reader(io.StringIO(text[:_SAMPLE_CHARS], newline=""), delimiter=delimiter)
    try:
        for row in reader:
            if any(row):
                widths.append(len(row))
                best = max(best, len({lexicon.label(cell) for cell in row if len(cell) < 60} & known.keys()))
            if len(widths) >= _SAMPLE_ROWS:
                break
    except csv.Error:
        pass
    if not widths:
        return 0, 0.0
    common = max(set(widths), key=widths.count)
    return best if common > 1 or best > 1 else 0, widths.count(common) / len(widths) * min(common, 30)


def _rows(text: str, delimiter: str, name: str, cancelled: Ask) -> list[Row]:
    rows: list[Row] = []
    cells = 0
    before = csv.field_size_limit(limits.FILE_BYTES)
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            cells += len(record)
            if len(rows) >= limits.ROWS or len(record) > limits.COLUMNS or cells > limits.CELLS:
                raise UserError("sheet.too_large", name=name, rows=limits.ROWS, columns=limits.COLUMNS)
            if len(rows) % 1000 == 0 and cancelled():
                raise Cancelled
            rows.append(list(record))
    except csv.Error as error:
        raise UserError("sheet.damaged", name=name, detail=str(error)) from None
    finally:
        csv.field_size_limit(before)
    return rows
