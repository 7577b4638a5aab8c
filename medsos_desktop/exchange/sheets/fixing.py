"""The rows that were refused, saved as a spreadsheet to mend and import again."""

import os
from pathlib import Path
from typing import Any

from medsos_desktop.errors import UserError
from medsos_desktop.exchange.sheets import cells
from medsos_desktop.exchange.sheets.model import SheetReading, Table
from medsos_desktop.words import Words

_ACTIVE = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet program may take for a formula."""


def write_bad_rows(reading: SheetReading, target: Path, words: Words) -> Path:
    """Writes ``target`` (XLSX): a sheet for each that had refused rows, with its titles, its header, the
    rows as text, and where and why each was refused.

    No cell is a formula; texts that look like one are marked as text. Raises `UserError`
    ``sheet.nothing_to_fix`` without refused rows, ``sheet.not_written`` when the place cannot be written.
    """
    if not reading.bad_rows:
        raise UserError("sheet.nothing_to_fix", name=reading.name)
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    part = target.with_name(target.name + ".part")
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    try:
        book = xlsxwriter.Workbook(str(part), options)
        styles = {"bold": book.add_format({"bold": True}), "quoted": book.add_format({"quote_prefix": True})}
        for table in {t.sheet: t for t in reversed(reading.tables) if t.calendar}.values():
            if any(sheet == table.sheet for sheet, _, _ in reading.bad_rows):
                _sheet(book.add_worksheet(table.sheet[:31]), table, reading, words, styles)
        book.close()
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(target)
    except (OSError, FileCreateError) as error:
        part.unlink(missing_ok=True)
        raise UserError("sheet.not_written", name=target.name, detail=str(error)[:120]) from None
    return target


def _sheet(page: Any, table: Table, reading: SheetReading, words: Words, styles: dict[str, Any]) -> None:
    line = 0
    for title in table.titles:
        _write(page, line, 0, title, styles)
        line += 1
    width = max((column.index for column in table.columns), default=0) + 1
    for column in table.columns:
        page.write_string(line, column.index, column.name, styles["bold"])
    page.write_string(line, width, words("sheet.fix_where"), styles["bold"])
    page.write_string(line, width + 1, words("sheet.fix_reason"), styles["bold"])
    reasons = {(r.sheet, r.row): r for r in reading.rejected}
    for sheet, row, values in reading.bad_rows:
        if sheet != table.sheet:
            continue
        line += 1
        for at, value in enumerate(values[:width]):
            _write(page, line, at, cells.text(value), styles)
        remark = reasons[sheet, row]
        page.write_string(line, width, remark.cell)
        page.write_string(line, width + 1, words(f"sheet.reason.{remark.reason}"))


def _write(page: Any, row: int, column: int, text: str, styles: dict[str, Any]) -> None:
    if text:
        page.write_string(row, column, text[:32_767], styles["quoted"] if text.startswith(_ACTIVE) else None)
