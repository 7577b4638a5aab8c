"""Puts generated sheets into their box: XLSX with cached formulas, or CSV in any encoding."""

import csv
import io
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import xlsxwriter

from tests.exchange.dress import Formula, Sheet


def write_xlsx(path: Path, sheets: list[Sheet]) -> None:
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    days, clock = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "hh:mm"})
    both = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        for at, row in enumerate(sheet.rows):
            for column, cell in enumerate(row):
                if isinstance(cell, Formula):
                    value = cell.value
                    if isinstance(value, date):
                        page.write_formula(at, column, cell.text, days, (value - date(1899, 12, 30)).days)
                    else:
                        page.write_formula(at, column, cell.text, None, value)
                elif isinstance(cell, datetime):
                    page.write_datetime(at, column, cell, both)
                elif isinstance(cell, date):
                    page.write_datetime(at, column, datetime(cell.year, cell.month, cell.day), days)
                elif isinstance(cell, time):
                    page.write_datetime(at, column, cell, clock)
                elif cell != "":
                    page.write(at, column, cell)
        for top, left, bottom, right in sheet.merges:
            if (top, left) != (bottom, right):
                _merge(page, sheet, top, left, bottom, right, days)
    book.close()


def _merge(page: Any, sheet: Sheet, top: int, left: int, bottom: int, right: int, days: Any) -> None:
    cell = sheet.rows[top][left] if left < len(sheet.rows[top]) else ""
    if isinstance(cell, Formula | date | datetime | time):
        page.merge_range(top, left, bottom, right, "", days)
        value = cell.value if isinstance(cell, Formula) else cell
        if isinstance(value, datetime) or not isinstance(value, date):
            page.write_datetime(top, left, value)
        else:
            page.write_datetime(top, left, datetime(value.year, value.month, value.day), days)
    else:
        page.merge_range(top, left, bottom, right, cell)


def csv_bytes(box: str, sheet: Sheet) -> bytes:
    delimiter = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|", "sep": ";"}[box.split("_")[0]]
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n" if box.endswith("cp1252") else "\n")
    for row in sheet.rows:
        writer.writerow([_csv_cell(cell) for cell in row])
    text = ("sep=;\r\n" if box.startswith("sep") else "") + out.getvalue()
    encoding = {
        "utf8": "utf-8",
        "sig": "utf-8-sig",
        "utf16": "utf-16",
        "cp1252": "cp1252",
        "le": "utf-16-le",
    }[box.split("_")[1]]
    return text.encode(encoding)


def _csv_cell(cell: Any) -> str:
    value = cell.value if isinstance(cell, Formula) else cell
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return str(value)
