"""``hasil.xlsx``: what became of each delivery, to be filled by whoever posts and taken in again.

Its first columns say which delivery a row is about; the others are empty. It is read by the names of its
columns (``resources/sheets/results.toml``), so that it may be sorted, moved about and saved by any program.
"""

import io
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from medsos_desktop.bundles.material import Format, Material
from medsos_desktop.bundles.model import BundleItem, Delivery
from medsos_desktop.bundles.rows import neutralised
from medsos_desktop.calendar import zones
from medsos_desktop.model.publication import METRICS
from medsos_desktop.packing.entries import Entry
from medsos_desktop.packing.writing import restored

NAME = "hasil.xlsx"
GIVEN = ("code", "channel", "account", "planned", "title")
ASKED = ("date", "time", "link", *METRICS, "note")
COLUMNS = (*GIVEN, *ASKED)
"""Column ids in order; their headers are ``results.field.<id>``."""

_WIDTHS = {
    "code": 10, "channel": 18, "account": 24, "planned": 22, "title": 32,
    "date": 14, "time": 9, "link": 46, "note": 34,
}  # fmt: skip
_NUMBER_WIDTH = 11
_FIXED = datetime(2026, 1, 1)
_ACCENT, _ON_ACCENT, _LINE, _GIVEN, _ASKED = "#0B6472", "#FFFFFF", "#E0DCD4", "#F3F0EA", "#8A4B08"
_HOW_TO = ("rows", "when", "link", "numbers", "empty", "back")
_TEXT_MOST = 255
"""Characters Excel shows in the hint beside a cell; its title has 32."""


def entries(material: Material) -> Iterator[Entry]:
    """The sheet to fill, and behind it how."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": _FIXED, "title": material.words("results.sheet.title")})
        _Sheet(book, material).write()
        _how_to(book, material)
    yield Entry(NAME, restored(out.getvalue()))


class _Sheet:
    def __init__(self, book: Any, material: Material) -> None:
        self._material, self._words = material, material.words
        plain: dict[str, object] = {"valign": "top", "text_wrap": True, "border": 1, "border_color": _LINE}
        given = {**plain, "bg_color": _GIVEN}
        head = {"bold": True, "font_color": _ON_ACCENT, "valign": "vcenter", "text_wrap": True}
        self._heads = {
            column: book.add_format({**head, "bg_color": _ACCENT if column in GIVEN else _ASKED})
            for column in COLUMNS
        }
        self._given = book.add_format(given)
        # a leading = + - @ stays text also when somebody edits the cell: Excel's own apostrophe
        self._quoted = book.add_format({**given, "quote_prefix": True})
        formats = {"date": "dd/mm/yyyy", "time": "hh:mm"} | dict.fromkeys(METRICS, "#,##0")
        self._asked = {
            column: book.add_format({**plain, "num_format": formats.get(column, "@")}) for column in ASKED
        }
        self._sheet = book.add_worksheet(self._words("results.sheet.name"))

    def write(self) -> None:
        sheet, words = self._sheet, self._words
        for at, column in enumerate(COLUMNS):
            sheet.set_column(at, at, _WIDTHS.get(column, _NUMBER_WIDTH))
            sheet.write_string(0, at, words(f"results.field.{column}"), self._heads[column])
        sheet.set_row(0, 34)
        last = 0
        for last, (item, delivery) in enumerate(self._material.each(), 1):
            self._row(last, item, delivery)
        self._validate(last)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)

    def _row(self, at: int, item: BundleItem, delivery: Delivery) -> None:
        planned = zones.parse(item.planned)
        zone = zones.short_name(item.zone, planned)
        texts = (
            item.code,
            delivery.surface_name,
            delivery.who,
            f"{planned:%d/%m/%Y %H.%M} {zone}",
            item.title,
        )
        for column, text in enumerate(texts):
            risky = neutralised(text) != text
            self._sheet.write_string(at, column, text, self._quoted if risky else self._given)
        for column, name in enumerate(ASKED, len(GIVEN)):
            self._sheet.write_blank(at, column, None, self._asked[name])

    def _validate(self, last: int) -> None:
        """Hints beside the cells that stop nobody: what is meant is decided when the sheet comes back."""
        rules: dict[str, dict[str, object]] = {
            "date": {"validate": "date", "criteria": ">=", "value": date(2020, 1, 1)},
            "time": {
                "validate": "time",
                "criteria": "between",
                "minimum": time(0),
                "maximum": time(23, 59, 59),
            },
            "link": {"validate": "any"},
        }
        rules |= {name: {"validate": "decimal", "criteria": ">=", "value": 0} for name in METRICS}
        for column, rule in rules.items():
            hint = self._words(f"results.hint.{'number' if column in METRICS else column}")[:_TEXT_MOST]
            at = COLUMNS.index(column)
            told = {"input_title": self._words(f"results.field.{column}")[:32], "input_message": hint}
            wrong = {"error_type": "information", "error_message": hint}
            self._sheet.data_validation(1, at, max(last, 1), at, {**rule, **told, **wrong})


def _how_to(book: Any, material: Material) -> None:
    words = material.words
    sheet = book.add_worksheet(words("results.sheet.how"))
    sheet.set_column(0, 0, 100)
    title = book.add_format({"bold": True, "font_size": 13})
    line = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.write_string(0, 0, words("results.sheet.title"), title)
    sheet.write_string(1, 0, f"{material.bundle.office.name} · {material.span()}", line)
    for at, each in enumerate(_HOW_TO, 3):
        sheet.write_string(at, 0, words(f"results.how.{each}"), line)
    sheet.hide_gridlines(2)


FORMAT = Format("results", entries, in_draft=False)
