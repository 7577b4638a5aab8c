"""Lays a month's plans out as an office might: titles, headers, banners, feet."""

import random
from datetime import date
from pathlib import Path
from typing import Any

from tests.exchange.boxes import csv_bytes, write_xlsx
from tests.exchange.cellmaker import cell, spell_date
from tests.exchange.dress import Dress, Formula, Sheet, Written
from tests.exchange.spellings import DAYS, MONTHS, NAMES, SHORT, WORDS
from tests.exchange.truth import Plan


def write(folder: Path, name: str, dress: Dress, months: list[list[Plan]], seed: int) -> Written:
    """The file of a dress."""
    rng = random.Random(seed)
    written = Written(folder / f"{name}.{'xlsx' if dress.box == 'xlsx' else 'csv'}")
    sheets = [_sheet(dress, plans, written, rng) for plans in months]
    if dress.box == "xlsx" and dress.tabs != "one":
        sheets.append(_foreign(dress))
    written.nonempty = sum(1 for s in sheets for row in s.rows if any(_holds(cell) for cell in row))
    if dress.box == "xlsx":
        write_xlsx(written.path, sheets)
    else:
        sheets[0].name = written.path.stem
        written.posts = [(written.path.stem, row, plan) for _, row, plan in written.posts]
        written.rejected = [(written.path.stem, row, value) for _, row, value in written.rejected]
        written.path.write_bytes(csv_bytes(dress.box, sheets[0]))
    return written


def _holds(cell: Any) -> bool:
    value = cell.value if isinstance(cell, Formula) else cell
    return value is not None and str(value).strip() != ""


def _foreign(dress: Dress) -> Sheet:
    """A second sheet that plans nothing."""
    sheet = Sheet("Hari Besar")
    sheet.add("Tanggal", "Peringatan")
    for row in (("1 Des", "Hari AIDS Sedunia"), ("9 Des", "Hari Antikorupsi"), ("22 Des", "Hari Ibu")):
        sheet.add(*row)
    return sheet


def _columns(dress: Dress, rng: random.Random) -> list[str]:
    columns = [
        "number",
        "date",
        "weekday",
        "time",
        "channel",
        "pillar",
        "title",
        "text",
        "tags",
        "visual",
        "pic",
        "status",
        "note",
    ]
    if dress.dates == "parts":
        columns[1:2] = ["day", "month", "year"]
    if dress.dates in ("long", "bare_named") or dress.names == "long":
        columns.remove("weekday")
    if dress.times in ("none", "in_date"):
        columns.remove("time")
    if dress.places in ("ticks", "crosses", "marks"):
        at = columns.index("channel")
        columns[at : at + 1] = ["tick:instagram", "tick:facebook", "tick:whatsapp", "tick:tiktok"]
    elif dress.places == "tab":
        columns.remove("channel")
    elif dress.places == "format":
        columns.insert(columns.index("channel") + 1, "format")
    if dress.tags != "column":
        columns.remove("tags")
    if dress.partners:
        columns += ["partner", "program", "document", "beneficiaries"]
    if dress.order == "mixed":
        groups = _groups(columns)
        rng.shuffle(groups)
        columns = [column for group in groups for column in group]
    elif dress.order == "reverse":
        columns = [column for group in reversed(_groups(columns)) for column in group]
    elif dress.order == "bare":
        columns = [c for c in columns if c not in ("number", "visual", "note", "weekday")]
    return columns


def _groups(columns: list[str]) -> list[list[str]]:
    """Columns that stay together: ticks under one name, parts of a date."""
    groups: list[list[str]] = []
    for column in columns:
        kind = (
            "tick" if column.startswith("tick:") else "part" if column in ("day", "month", "year") else column
        )
        if (
            groups
            and kind in ("tick", "part")
            and (groups[-1][0].startswith("tick:") if kind == "tick" else groups[-1][0] == "day")
        ):
            groups[-1].append(column)
        else:
            groups.append([column])
    return groups


def _name(dress: Dress, column: str) -> str:
    if column.startswith("tick:"):
        return WORDS["short" if dress.names in ("usual", "short") else "full"][column[5:]]
    part = {"day": "Tgl", "month": "Bulan", "year": "Tahun"}.get(column)
    return part or NAMES[dress.names][column]


def _sheet(dress: Dress, plans: list[Plan], written: Written, rng: random.Random) -> Sheet:
    first = next(plan.day for plan in plans if plan.day)
    sheet = Sheet(_tab(dress, first))
    columns = _columns(dress, rng)
    _titles(dress, sheet, first, len(columns))
    _header(dress, sheet, columns)
    if dress.rows == "numbers":
        sheet.add(*range(1, len(columns) + 1))
    for n, plan in enumerate(plans):
        if dress.rows == "banners" and n % 4 == 0:
            row = sheet.add(f"Minggu ke-{n // 4 + 1}", *[""] * (len(columns) - 1))
            sheet.merges.append((row, 0, row, len(columns) - 1))
        if dress.rows == "repeated" and n == 6:
            _header(dress, sheet, columns)
        if dress.rows == "gaps" and n % 3 == 2 and not plan.joined:
            sheet.add(*[""] * len(columns))
        _row(dress, sheet, columns, plan, n, written)
    if dress.rows == "prefilled" and "weekday" in columns and "date" in columns:
        for day in (28, 29):
            cells = {
                "date": spell_date(dress, date(first.year, first.month, day)),
                "weekday": DAYS[date(first.year, first.month, day).weekday()],
            }
            sheet.add(*(cells.get(column, "") for column in columns))
    _foot(dress, sheet, columns, len(plans))
    return sheet


def _tab(dress: Dress, first: date) -> str:
    month = f"{SHORT[first.month - 1].upper()} {first.year}"
    if dress.places == "tab":
        return f"IG - {month}"
    return month if dress.tabs != "one" or dress.dates in ("bare", "bare_named", "short") else "Sheet1"


def _titles(dress: Dress, sheet: Sheet, first: date, width: int) -> None:
    lines = [
        "KALENDER KONTEN MEDIA SOSIAL",
        "KELURAHAN CONTOH",
        f"BULAN {MONTHS[first.month - 1].upper()} {first.year}",
    ]
    shown = {0: [], 1: [f"{lines[0]} – {lines[2][6:]}"], 3: lines}[dress.titles]
    for line in shown:
        row = sheet.add(line, *[""] * (width - 1))
        sheet.merges.append((row, 0, row, width - 1))
    if dress.titles == 3:
        sheet.add(*[""] * width)


def _header(dress: Dress, sheet: Sheet, columns: list[str]) -> None:
    if dress.header == "single":
        sheet.add(*(_name(dress, column) for column in columns))
        return
    ticks = [at for at, column in enumerate(columns) if column.startswith("tick:")]
    words = {"title": "Konten", "text": "Konten", "tags": "Konten"} if dress.header == "groups" else {}
    upper, lower = [], []
    row = len(sheet.rows)
    for at, column in enumerate(columns):
        group = "Platform" if column.startswith("tick:") else words.get(column)
        before = columns[at - 1] if at else ""
        same = group is not None and group == (
            "Platform" if before.startswith("tick:") else words.get(before)
        )
        upper.append("" if same else group if group else _name(dress, column))
        lower.append(_name(dress, column) if group else "")
    sheet.add(*upper)
    sheet.add(*lower)
    if ticks:
        sheet.merges.append((row, ticks[0], row, ticks[-1]))
    for at, name in enumerate(lower):
        if name == "":
            sheet.merges.append((row, at, row + 1, at))
    if words:
        for start, end in _runs([at for at, column in enumerate(columns) if column in words]):
            if end > start:
                sheet.merges.append((row, start, row, end))


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _row(dress: Dress, sheet: Sheet, columns: list[str], plan: Plan, n: int, written: Written) -> None:
    cells = {column: cell(dress, column, plan, n) for column in columns}
    row = len(sheet.rows)
    if plan.joined and dress.box == "xlsx":
        for column in ("date", "weekday", "day", "month", "year"):
            if column in cells:
                cells[column] = ""
                sheet.merges.append((row - 1, columns.index(column), row, columns.index(column)))
    sheet.add(*(cells[column] for column in columns))
    if plan.bad:
        written.rejected.append((sheet.name, row + 1, str(cells.get("date", cells.get("day")))))
    else:
        written.posts.append((sheet.name, row + 1, plan))


def _foot(dress: Dress, sheet: Sheet, columns: list[str], count: int) -> None:
    width = len(columns)
    if dress.foot == "none":
        return
    sheet.add(*[""] * width)
    if dress.foot in ("total", "all"):
        cells: list[Any] = [""] * width
        cells[0] = "Jumlah"
        cells[-1] = Formula("=COUNTA(A1:A9)", count)
        for at, column in enumerate(columns):
            if column.startswith("tick:"):
                cells[at] = Formula("=COUNTA(E3:E9)", 4)
        sheet.add(*cells)
    if dress.foot in ("legend", "all"):
        sheet.add("", "Keterangan:", "Draft", "Acc", "Posting")
        sheet.add("", "IG = Instagram, FB = Facebook")
    if dress.foot in ("signature", "all"):
        sheet.add(*[""] * (width - 2), "Magelang, 30 November 2026")
        sheet.add("Dibuat oleh,", *[""] * (width - 3), "Mengetahui,")
        sheet.add(*[""] * (width - 2), "Lurah Contoh")
        sheet.add("", "Admin Contoh", *[""] * (width - 4), "Nama Lurah Contoh")
        sheet.add(*[""] * (width - 2), "NIP. 19700101 199003 1 000")
