"""The log as a spreadsheet: no formula in it, and the same bytes whenever the same is asked."""

import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from medsos_desktop.activity import telling
from medsos_desktop.activity.log import ActivityLog, Entry, Wanted
from medsos_desktop.bundles.rows import neutralised
from medsos_desktop.calendar import zones
from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.media.files import write_atomically
from medsos_desktop.packing.writing import restored
from medsos_desktop.words import Words

Progress = Callable[[int, int, str], None]
MOST = 1_000_000
"""Rows; a sheet of Excel holds 1,048,576."""
CELL = 32_767
"""Characters one cell of Excel holds."""

COLUMNS = ("date", "time", "person", "kind", "what", "post", "code", "proof")
"""Their headers are ``activity.column.<id>``."""
_WIDTHS = (13, 10, 26, 18, 60, 36, 10, 26)
_FIXED = datetime(2026, 1, 1)
_TELL = 250
_ACCENT, _ON_ACCENT = "#0B6472", "#FFFFFF"
_DAY, _TIME = "dd/mm/yyyy", "hh:mm:ss"


def save(
    log: ActivityLog,
    wanted: Wanted,
    words: Words,
    target: Path,
    *,
    progress: Progress = lambda _n, _total, _what: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> int:
    """Write what is ``wanted`` to ``target`` (``.xlsx``), whole or not at all; how many rows that were.

    Raises `UserError` ``activity.name`` (no ``.xlsx``), ``activity.no-folder``, ``activity.too-many``,
    ``workspace.disk-full`` and the like, and `Cancelled`.
    """
    if target.suffix.lower() != ".xlsx":
        raise UserError("activity.name", name=target.name)
    if not target.parent.is_dir():
        raise UserError("activity.no-folder", name=str(target.parent))
    total = log.count(wanted)
    if total > MOST:
        raise UserError("activity.too-many", n=total, most=MOST)
    out, made = io.BytesIO(), _Sheet(words, log.zone)
    n = made.write(out, log, wanted, lambda n: _tell(n, total, progress, cancelled))
    write_atomically(target, restored(out.getvalue()), durable=True)
    progress(n, n, "")
    return n


def _tell(n: int, total: int, progress: Progress, cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled
    progress(n, total, "")


class _Sheet:
    def __init__(self, words: Words, zone: str) -> None:
        self._words, self._zone = words, zone

    def write(self, out: io.BytesIO, log: ActivityLog, wanted: Wanted, tell: Callable[[int], None]) -> int:
        """All rows; the count. Entries are read one by one; the sheet itself is held until it is whole."""
        import xlsxwriter

        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with xlsxwriter.Workbook(out, options) as book:
            book.set_properties({"created": _FIXED, "title": self._words("activity.title")})
            sheet = book.add_worksheet(self._words("activity.sheet"))
            self._head(book, sheet)
            n = 0
            for n, entry in enumerate(log.every(wanted), 1):
                if n % _TELL == 1:
                    tell(n - 1)
                self._row(sheet, n, entry)
            sheet.autofilter(0, 0, n, len(COLUMNS) - 1)
        return n

    def _head(self, book: Any, sheet: Any) -> None:
        head = book.add_format({"bold": True, "bg_color": _ACCENT, "font_color": _ON_ACCENT})
        self._day = book.add_format({"num_format": _DAY, "align": "left"})
        self._time = book.add_format({"num_format": _TIME, "align": "left"})
        self._plain = book.add_format()
        # a leading = + - @ stays text also when somebody edits the cell: Excel's own apostrophe
        self._quoted = book.add_format({"quote_prefix": True})
        zone = zones.short_name(self._zone, _FIXED)
        for column, name in enumerate(COLUMNS):
            sheet.set_column(column, column, _WIDTHS[column])
            header = self._words(f"activity.column.{name}")
            sheet.write_string(0, column, f"{header} ({zone})" if name == "time" else header, head)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)

    def _row(self, sheet: Any, at: int, entry: Entry) -> None:
        moment = entry.at.replace(tzinfo=None, microsecond=0)
        sheet.write_datetime(at, 0, datetime(moment.year, moment.month, moment.day), self._day)
        sheet.write_datetime(at, 1, moment.time(), self._time)
        for column, text in enumerate(cells(self._words, entry), 2):
            risky = neutralised(text) != text
            sheet.write_string(at, column, text[:CELL], self._quoted if risky else self._plain)


def cells(words: Words, entry: Entry) -> tuple[str, ...]:
    """The texts of a row, from ``person`` on."""
    return (
        telling.person(words, entry),
        telling.kind(words, entry.kind),
        telling.said(words, entry),
        entry.subject if entry.post else "",
        entry.post[:7].upper(),
        telling.proof(words, entry),
    )
