"""Writes a month's plans as an office might: XLSX (with cached formulas) or CSV, in many dresses."""

import csv
import io
import random
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import xlsxwriter

from tests.exchange.truth import Plan

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
SHORT = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")

NAMES: dict[str, dict[str, str]] = {
    "usual": {
        "number": "No",
        "date": "Tanggal",
        "weekday": "Hari",
        "time": "Jam",
        "channel": "Platform",
        "pillar": "Pilar Konten",
        "title": "Tema",
        "text": "Caption",
        "tags": "Tagar",
        "visual": "Visual",
        "pic": "PIC",
        "status": "Status",
        "note": "Catatan",
        "format": "Jenis Konten",
        "partner": "Mitra",
        "program": "Program",
        "document": "No. MoU",
        "beneficiaries": "Penerima Manfaat",
    },
    "short": {
        "number": "No.",
        "date": "Tgl",
        "weekday": "Hr",
        "time": "Pkl",
        "channel": "Medsos",
        "pillar": "Kategori",
        "title": "Topik",
        "text": "Naskah",
        "tags": "Hashtag",
        "visual": "Desain",
        "pic": "PJ",
        "status": "Ket. Status",
        "note": "Ket",
        "format": "Format",
        "partner": "Nama Mitra",
        "program": "Nama Program",
        "document": "MoU",
        "beneficiaries": "Penerima",
    },
    "english": {
        "number": "No",
        "date": "Date",
        "weekday": "Day",
        "time": "Time",
        "channel": "Channel",
        "pillar": "Content Pillar",
        "title": "Topic",
        "text": "Copy",
        "tags": "Hashtags",
        "visual": "Asset",
        "pic": "Owner",
        "status": "Status",
        "note": "Notes",
        "format": "Format",
        "partner": "Partner",
        "program": "Programme",
        "document": "MoU No.",
        "beneficiaries": "Beneficiaries",
    },
    "long": {
        "number": "Nomor Urut",
        "date": "Hari/Tanggal Tayang",
        "weekday": "Nama Hari",
        "time": "Waktu Upload (WIB)",
        "channel": "Kanal Media Sosial",
        "pillar": "Pilar (Konten)",
        "title": "Judul Konten",
        "text": "Takarir (Caption)",
        "tags": "Tagar / Hashtag",
        "visual": "Link Desain",
        "pic": "Penanggung\nJawab",
        "status": "Status Posting",
        "note": "Keterangan",
        "format": "Format Konten",
        "partner": "Nama Perusahaan",
        "program": "Program TJSLP",
        "document": "Nomor MoU/PKS",
        "beneficiaries": "Penerima Manfaat",
    },
    "planner": {
        "number": "#",
        "date": "TANGGAL POSTING",
        "weekday": "HARI",
        "time": "JAM TAYANG",
        "channel": "AKUN",
        "pillar": "RUBRIK",
        "title": "IDE KONTEN",
        "text": "COPYWRITING",
        "tags": "HASTAG",
        "visual": "ASET VISUAL",
        "pic": "PETUGAS",
        "status": "PROGRESS",
        "note": "REMARKS",
        "format": "BENTUK KONTEN",
        "partner": "MITRA TJSLP",
        "program": "NAMA PROGRAM",
        "document": "NO. PKS",
        "beneficiaries": "SASARAN PENERIMA",
    },
}

STATUS = {
    "usual": ("Konsep", "Menunggu", "Disetujui", "Tayang", "Dikembalikan"),
    "chat": ("draft", "tunggu acc", "ACC", "Posting", "REVISI"),
    "english": ("Draft", "In Review", "Approved", "Published", "Returned"),
    "long": ("Belum dibuat", "Menunggu persetujuan", "Sudah ACC", "Sudah tayang", "Perlu revisi"),
}
ORDER = ("draft", "in_review", "approved", "published", "returned")

WORDS = {
    "short": {
        "instagram": "IG",
        "facebook": "FB",
        "x": "X",
        "threads": "Threads",
        "tiktok": "TikTok",
        "youtube": "YT",
        "whatsapp": "WA",
        "telegram": "Tele",
    },
    "full": {
        "instagram": "Instagram",
        "facebook": "Facebook",
        "x": "Twitter",
        "threads": "Threads",
        "tiktok": "Tik Tok",
        "youtube": "YouTube",
        "whatsapp": "WhatsApp",
        "telegram": "Telegram",
    },
}


@dataclass(frozen=True)
class Dress:
    """How a file looks; each field is one trait of the pairwise table."""

    box: str = "xlsx"
    names: str = "usual"
    order: str = "usual"
    titles: int = 1
    header: str = "single"
    dates: str = "dmy"
    times: str = "dot"
    places: str = "comma"
    status: str = "usual"
    tags: str = "column"
    rows: str = "banners"
    foot: str = "legend"
    tabs: str = "one"
    joined: bool = False
    partners: bool = False
    bad: bool = True


@dataclass
class Written:
    """A file and what it must say. ``nonempty`` counts rows that hold anything, over all sheets."""

    path: Path
    posts: list[tuple[str, int, Plan]] = field(default_factory=list)
    rejected: list[tuple[str, int, str]] = field(default_factory=list)
    nonempty: int = 0


@dataclass
class Sheet:
    name: str
    rows: list[list[Any]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)

    def add(self, *cells: Any) -> int:
        self.rows.append(list(cells))
        return len(self.rows) - 1


@dataclass(frozen=True)
class Formula:
    """A formula cell with the value the spreadsheet program cached."""

    text: str
    value: Any


def write(folder: Path, name: str, dress: Dress, months: list[list[Plan]], seed: int) -> Written:
    """The file of a dress."""
    rng = random.Random(seed)
    written = Written(folder / f"{name}.{'xlsx' if dress.box == 'xlsx' else 'csv'}")
    sheets = [_sheet(dress, plans, written, rng) for plans in months]
    if dress.box == "xlsx" and dress.tabs != "one":
        sheets.append(_foreign(dress))
    written.nonempty = sum(1 for s in sheets for row in s.rows if any(_holds(cell) for cell in row))
    if dress.box == "xlsx":
        _xlsx(written.path, sheets)
    else:
        sheets[0].name = written.path.stem
        written.posts = [(written.path.stem, row, plan) for _, row, plan in written.posts]
        written.rejected = [(written.path.stem, row, value) for _, row, value in written.rejected]
        written.path.write_bytes(_csv(dress.box, sheets[0]))
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
                "date": _date(dress, date(first.year, first.month, day)),
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
    cells = {column: _cell(dress, column, plan, n) for column in columns}
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


def _cell(dress: Dress, column: str, plan: Plan, n: int) -> Any:
    if column.startswith("tick:"):
        return _tick(dress, column[5:], plan)
    if column == "number":
        return n + 1
    if column == "date":
        return _date(dress, plan.day, plan)
    if column in ("day", "month", "year"):
        assert plan.day
        if plan.bad:
            return {"day": 32, "month": MONTHS[plan.day.month - 1], "year": plan.day.year}[column]
        return {"day": plan.day.day, "month": MONTHS[plan.day.month - 1], "year": plan.day.year}[column]
    if column == "weekday":
        return "" if plan.day is None or plan.bad else DAYS[plan.day.weekday()]
    if column == "time":
        return _time(dress, plan)
    if column == "channel":
        return _places(dress, plan)
    if column == "format":
        kinds = {"ig_story": "Story", "ig_feed": "Feed"}
        return next((kinds[s] for c, s in plan.uses if c == "instagram"), "Infografis")
    if column == "text" and dress.tags == "trailing" and plan.tags and plan.text:
        return f"{plan.text}\n\n{' '.join(plan.tags)}"
    if column == "tags":
        return (
            ", ".join(tag.lstrip("#") for tag in plan.tags)
            if dress.status == "chat" and len(plan.tags) > 1
            else " ".join(plan.tags)
        )
    if column == "status":
        return STATUS[dress.status][ORDER.index(plan.status)]
    if column in ("partner", "program", "document", "beneficiaries"):
        return (
            plan.partner[("partner", "program", "document", "beneficiaries").index(column)]
            if plan.partner
            else ""
        )
    return {
        "pillar": plan.pillar,
        "title": plan.title,
        "text": plan.text,
        "pic": plan.pic,
        "visual": "Infografis 3 slide",
        "note": "",
    }[column]


def _date(dress: Dress, day: date | None, plan: Plan | None = None) -> Any:
    if day is None:
        return ""
    weekday = DAYS[day.weekday()]
    if plan and plan.bad:
        return {
            "bare": "32",
            "bare_named": "32",
            "short": "31/02",
            "named": "31 Feb 2026",
            "long": "Senin, 31 Februari 2026",
        }.get(dress.dates, "31/02/2026")
    text: Any = {
        "dmy": f"{day.day}/{day.month}/{day.year}",
        "dashes": f"{day:%d-%m-%y}",
        "named": f"{day.day} {SHORT[day.month - 1]} {day.year}",
        "long": f"{weekday}, {day.day} {MONTHS[day.month - 1]} {day.year}",
        "iso": f"{day:%Y-%m-%d}",
        "real": day,
        "bare": day.day,
        "bare_named": f"{weekday}, {day.day}",
        "short": f"{day.day} {SHORT[day.month - 1]}",
        "formula": Formula("=DATE(2026,1,1)", day),
        "dots": f"{day:%d.%m.%Y}",
    }[dress.dates]
    if (
        plan
        and dress.times == "in_date"
        and plan.minutes is not None
        and dress.dates not in ("bare", "formula")
    ):
        if dress.dates == "real":
            return datetime(day.year, day.month, day.day, plan.minutes // 60, plan.minutes % 60)
        return (
            f"{text} {plan.minutes // 60:02d}.{plan.minutes % 60:02d} WIB"
            if dress.dates != "iso"
            else f"{text}T{plan.minutes // 60:02d}:{plan.minutes % 60:02d}:00"
        )
    return text


def _time(dress: Dress, plan: Plan) -> Any:
    if plan.minutes is None:
        return ""
    hour, minute = divmod(plan.minutes, 60)
    part = "pagi" if hour < 11 else "siang" if hour < 15 else "sore" if hour < 18 else "malam"
    clock = hour if hour <= 12 else hour - 12
    return {
        "dot": f"{hour:02d}.{minute:02d}",
        "wib": f"{hour:02d}.{minute:02d} WIB",
        "colon": f"{hour}:{minute:02d}",
        "spoken": f"pukul {clock} {part}" if minute == 0 else f"pukul {clock}.{minute:02d} {part}",
        "range": f"{hour:02d}.{minute:02d}-{hour + 2:02d}.00",
        "real": time(hour, minute),
        "fraction": plan.minutes / 1440,
        "number": hour + minute / 100,
    }[dress.times]


def _places(dress: Dress, plan: Plan) -> str:
    words = WORDS["full" if dress.places in ("slash", "lines") else "short"]
    named = []
    for channel, surface in plan.uses:
        story = surface == "ig_story" and dress.places != "format"
        named.append(f"{words[channel]} Story" if story else words[channel])
    return {"slash": "/", "plus": " + ", "amp": " & ", "dan": " dan ", "lines": "\n"}.get(
        dress.places, ", "
    ).join(named)


def _tick(dress: Dress, channel: str, plan: Plan) -> Any:
    surface = dict(plan.uses).get(channel)
    if surface is None:
        return "-" if dress.places == "marks" and channel == "tiktok" else ""
    if surface == "ig_story":
        return "Story"
    return {"ticks": "v", "crosses": "x", "marks": "✓"}[dress.places]


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


def _xlsx(path: Path, sheets: list[Sheet]) -> None:
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


def _csv(box: str, sheet: Sheet) -> bytes:
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
