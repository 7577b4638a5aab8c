"""The sheet of results: what became of each delivery, to be filled by whoever posts and taken in again.

Its first columns say which delivery a row is about; the others are empty. It is read by the names of its
columns (``resources/sheets/results.toml``), so that it may be sorted, moved about and saved by any program.
"""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from medsos_desktop.bundles.rows import neutralised
from medsos_desktop.model.publication import METRICS, Publication
from medsos_desktop.packing.writing import restored
from medsos_desktop.words import Words

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
_CELL = 32_767
_TEXT_MOST = 255
"""Characters Excel shows in the hint beside a cell; its title has 32."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A delivery: ``given`` in the order of `GIVEN`; ``told`` what is known, ``local`` its wall time."""

    given: tuple[str, ...]
    told: Publication | None = None
    local: datetime | None = None


def planned_said(planned: datetime, zone: str) -> str:
    """A planned wall time for the eye: ``10/12/2026 10.00 WIB``."""
    return f"{planned:%d/%m/%Y %H.%M} {zone}"


def write(words: Words, about: str, rows: Iterable[SheetRow]) -> bytes:
    """The workbook: the sheet, and behind it how to fill it. ``about`` says whose it is and of which days."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": _FIXED, "title": words("results.sheet.title")})
        _Sheet(book, words).write(rows)
        _how_to(book, words, about)
    return restored(out.getvalue())


class _Sheet:
    def __init__(self, book: Any, words: Words) -> None:
        self._words = words
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
        # A program that speaks English takes 10.05 for a number, and shows it as 01:12 in a cell of times;
        # 1.234 it shows as 1 where decimals are left out, and a CSV carries what is shown. So clock times are
        # text, and numbers are shown as they are. Dates survive: where day and month changed places, the plan
        # tells (`moments`).
        formats = {"date": "dd/mm/yyyy"} | dict.fromkeys(METRICS, "General")
        self._asked = {
            column: book.add_format({**plain, "num_format": formats.get(column, "@")}) for column in ASKED
        }
        self._sheet = book.add_worksheet(self._words("results.sheet.name"))

    def write(self, rows: Iterable[SheetRow]) -> None:
        sheet, words = self._sheet, self._words
        for at, column in enumerate(COLUMNS):
            sheet.set_column(at, at, _WIDTHS.get(column, _NUMBER_WIDTH))
            sheet.write_string(0, at, words(f"results.field.{column}"), self._heads[column])
        sheet.set_row(0, 34)
        last = 0
        for last, each in enumerate(rows, 1):
            self._row(last, each)
        self._validate(last)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)

    def _row(self, at: int, each: SheetRow) -> None:
        for column, text in enumerate(each.given):
            risky = neutralised(text) != text
            self._sheet.write_string(at, column, text, self._quoted if risky else self._given)
        for column, name in enumerate(ASKED, len(GIVEN)):
            self._answer(at, column, self._asked[name], _answer(each, name))

    def _answer(self, at: int, column: int, look: Any, value: datetime | str | int | None) -> None:
        """What is known already; nothing in a sheet that goes out to be filled."""
        if value is None or value == "":
            self._sheet.write_blank(at, column, None, look)
        elif isinstance(value, str):
            self._sheet.write_string(at, column, value[:_CELL], look)
        elif isinstance(value, int):
            self._sheet.write_number(at, column, value, look)
        else:
            self._sheet.write_datetime(at, column, value, look)

    def _validate(self, last: int) -> None:
        """Hints beside the cells that stop nobody: what is meant is decided when the sheet comes back."""
        rules: dict[str, dict[str, object]] = {
            "date": {"validate": "date", "criteria": ">=", "value": date(2020, 1, 1)},
            "time": {"validate": "any"},
            "link": {"validate": "any"},
        }
        rules |= {name: {"validate": "decimal", "criteria": ">=", "value": 0} for name in METRICS}
        for column, rule in rules.items():
            hint = self._words(f"results.hint.{'number' if column in METRICS else column}")[:_TEXT_MOST]
            at = COLUMNS.index(column)
            told = {"input_title": self._words(f"results.field.{column}")[:32], "input_message": hint}
            wrong = {"error_type": "information", "error_message": hint}
            self._sheet.data_validation(1, at, max(last, 1), at, {**rule, **told, **wrong})
        self._guard(last)

    def _guard(self, last: int) -> None:
        """Typing over what names a delivery is asked about; locked cells could not be sorted either."""
        rule = {
            "validate": "custom",
            "value": "=FALSE",
            "error_type": "warning",
            "error_title": self._words("results.given")[:32],
            "error_message": self._words("results.hint.given")[:_TEXT_MOST],
        }
        self._sheet.data_validation(1, 0, max(last, 1), len(GIVEN) - 1, rule)


def _answer(each: SheetRow, name: str) -> datetime | str | int | None:
    """What ``told`` says in a column; a moment that was only guessed is left for somebody who knows."""
    told = each.told
    if told is None:
        return None
    if name in METRICS:
        return told.metrics.get(name)
    if name in ("date", "time"):
        if each.local is None or told.rough:
            return None
        day = datetime(each.local.year, each.local.month, each.local.day)
        return day if name == "date" else f"{each.local:%H.%M}"
    return told.link if name == "link" else told.note


def _how_to(book: Any, words: Words, about: str) -> None:
    sheet = book.add_worksheet(words("results.sheet.how"))
    sheet.set_column(0, 0, 100)
    title = book.add_format({"bold": True, "font_size": 13})
    line = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.write_string(0, 0, words("results.sheet.title"), title)
    sheet.write_string(1, 0, about, line)
    for at, each in enumerate(_HOW_TO, 3):
        sheet.write_string(at, 0, words(f"results.how.{each}"), line)
    sheet.hide_gridlines(2)
