"""A sheet of many rows up to its preview, against openpyxl's bare read-only pass over the same file.

Ours reads, understands and compares with an empty workspace; the baseline only looks at each value.
"""

import random
import resource
import tempfile
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import xlsxwriter

from bench.harness import Row, compared, interleave
from medsos_desktop.workspace import Workspace

SIZES = (1_000, 10_000, 40_000)
HEADER = (
    "No",
    "Tanggal",
    "Hari",
    "Jam",
    "Platform",
    "Pilar Konten",
    "Tema",
    "Caption",
    "Tagar",
    "Visual",
    "PIC",
    "Status",
    "Catatan",
)
WORDS = (
    *("warga", "datang", "ke", "balai", "membawa", "berkas", "asli", "untuk", "layanan", "gratis", "tanpa"),
    *("pungutan", "di", "kelurahan", "kami", "setiap", "hari", "kerja"),
)
PLACES = ("IG, FB", "WA", "IG", "IG Story, WA", "FB/IG", "TikTok", "X")
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def rows(quick: bool) -> Iterable[Row]:
    """Preview of an office sheet at growing sizes."""
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES[:1] if quick else SIZES:
            file = Path(folder) / f"{size}.xlsx"
            _write(file, size)
            with Workspace.open(Path(folder) / f"ws{size}", create=True, home=Path(folder) / "home") as ws:
                plan = ws.sheets.preview(file)
                assert len(plan.new) == size, len(plan.new)
                times = interleave(
                    lambda ws=ws, file=file: ws.sheets.preview(file),
                    lambda file=file: _bare(file),
                    3 if size > 20_000 else 7,
                )
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            yield compared(f"import {size:,} rows to preview", *times, 1.0, f"peak {peak} MB")


def _bare(file: Path) -> int:
    """What a program without us would do at the very least."""
    book = openpyxl.load_workbook(file, read_only=True, data_only=True)
    seen = sum(
        1 for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None
    )
    book.close()
    return seen


def _write(file: Path, size: int) -> None:
    rng = random.Random(7)
    book = xlsxwriter.Workbook(str(file), {"constant_memory": False})
    sheet = book.add_worksheet("Kalender")
    date = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row(0, 0, ("KALENDER KONTEN 2026",))
    sheet.write_row(1, 0, HEADER)
    first = datetime(2026, 1, 1)
    for n in range(size):
        day = first + timedelta(days=n // 30)
        line = n + 2
        sheet.write_number(line, 0, n + 1)
        if n % 2:
            sheet.write_datetime(line, 1, day, date)
        else:
            sheet.write_string(line, 1, f"{day.day}/{day.month}/{day.year}")
        caption = " ".join(rng.choices(WORDS, k=rng.randint(12, 45)))
        cells = (
            DAYS[day.weekday()],
            f"{7 + n % 12:02d}.00 WIB",
            PLACES[n % 7],
            f"Pilar {n % 6}",
            f"Judul nomor {n}",
            f"{caption}.",
            "#Layanan #Warga",
            "Infografis 3 slide",
            f"Orang {n % 9}",
            ("Draft", "ACC", "Tayang")[n % 3],
            "" if n % 4 else "cek lagi",
        )
        sheet.write_row(line, 2, cells)
    book.close()
