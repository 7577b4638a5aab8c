"""``jadwal.xlsx``: the list for people, without one formula, the same bytes on every PC."""

import io
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from medsos_desktop.bundles.material import Format, Material
from medsos_desktop.bundles.rows import COLUMNS, headers, neutralised, rows
from medsos_desktop.packing.entries import Entry
from medsos_desktop.packing.writing import restored

NAME = "jadwal.xlsx"
CELL = 32_767
"""Characters one cell of Excel holds; longer ones are in the folder in full, and the cell says so."""

_WIDTHS = {
    "number": 5, "date": 14, "weekday": 9, "time": 7, "zone": 6, "channel": 20, "account": 24, "title": 30,
    "caption": 70, "pictures": 14, "alt": 40, "code": 10, "folder": 44,
}  # fmt: skip
_DAY = "dd/mm/yyyy"
_FIXED = datetime(2026, 1, 1)
_ACCENT, _ON_ACCENT, _LINE = "#0B6472", "#FFFFFF", "#E0DCD4"


def entries(material: Material) -> Iterator[Entry]:
    """One sheet: header row fixed, filters on, captions wrapped."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": _FIXED, "title": material.words("bundle.page.title")})
        _sheet(book, material)
    yield Entry(NAME, restored(out.getvalue()))


def _sheet(book: Any, material: Material) -> None:
    sheet = book.add_worksheet(material.words("bundle.sheet"))
    head = book.add_format(
        {"bold": True, "bg_color": _ACCENT, "font_color": _ON_ACCENT, "valign": "vcenter", "text_wrap": True}
    )
    plain: dict[str, object] = {"valign": "top", "text_wrap": True, "bottom": 1, "bottom_color": _LINE}
    text = book.add_format(plain)
    # a leading = + - @ stays text also when somebody edits the cell: Excel's own apostrophe
    quoted = book.add_format({**plain, "quote_prefix": True})
    day = book.add_format({**plain, "num_format": _DAY, "align": "left"})
    for column, name in enumerate(COLUMNS):
        sheet.set_column(column, column, _WIDTHS[name])
    for column, header in enumerate(headers(material)):
        sheet.write_string(0, column, header, head)
    sheet.set_row(0, 24)
    last = 0
    for last, row in enumerate(rows(material), 1):
        sheet.write_number(last, 0, row.number, text)
        sheet.write_datetime(last, 1, datetime(row.at.year, row.at.month, row.at.day), day)
        for column, value in enumerate(row.texts, 2):
            risky = neutralised(value) != value
            sheet.write_string(last, column, _held(value, material), quoted if risky else text)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _held(text: str, material: Material) -> str:
    if len(text) <= CELL:
        return text
    note = material.words("bundle.cut")
    return text[: CELL - len(note)] + note


FORMAT = Format("xlsx", entries)
