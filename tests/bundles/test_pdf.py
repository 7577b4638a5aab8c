"""``jadwal.pdf`` read by a reader that is not ours; its bytes are proved with the whole ZIP's."""

import csv
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from medsos_desktop.bundles.formats import pdf
from medsos_desktop.bundles.material import Material
from medsos_desktop.bundles.model import Bundle, BundleItem
from medsos_desktop.words import Words
from tests.bundles.samples import HOSTILE, delivery, item
from tests.bundles.tools import posts, tool_bundle
from tests.reports.samples import read, squeezed


def made(*items: BundleItem, **changes: object) -> bytes:
    """The PDF of these posts."""
    bundle: Bundle = replace(tool_bundle("buffer", items=items), **changes)  # type: ignore[arg-type]
    material = Material(bundle, Words(bundle.language), lambda _picture: pytest.fail("rendered"))
    (entry,) = pdf.entries(material)
    assert entry.pieces is not None
    return b"".join(entry.pieces())


def test_every_post_stands_in_it_with_its_accounts(tmp_path: Path) -> None:
    text = squeezed(read(made(*posts()), tmp_path))
    for each in posts():
        for told in (each.code, each.title, *(one.who for one in each.deliveries)):
            assert squeezed(told) in text
    for told in ("Selasa, 1 Desember 2026", "10.00 WIB", "07.00 WITA", "3 gambar", "Halaman 2 dari 2"):
        assert squeezed(told) in text


def test_what_is_begun_says_so_and_hostile_text_is_text(tmp_path: Path) -> None:
    long = item("aaaa000000000001", "2026-12-01T10:00", HOSTILE, delivery("x", "kata " * 400 + "akhir"))
    text = read(made(long), tmp_path)
    assert "Takarir di sini hanya permulaannya" in text
    assert "kata…" in text.replace("kata …", "kata…")
    assert "akhir" not in text
    assert squeezed("</script><script>alert(1)</script>") in squeezed(text)
    assert "[U+202E]" in text


def test_a_konsep_says_so_on_every_page(tmp_path: Path) -> None:
    days = [f"2026-12-{n // 2 + 1:02}T10:00" for n in range(60)]
    many = [item(f"{n:016}", day, "Satu", delivery("x", "Isi")) for n, day in enumerate(days)]
    text = read(made(*many, draft=True, tools=()), tmp_path)
    pages = text.count("Halaman ")
    assert pages > 1
    assert text.count("KONSEP: belum disetujui, jangan diunggah") >= pages
    assert f"dari {pages}" in text


def test_the_file_names_nobody_and_no_day() -> None:
    data = made(*posts())
    assert data.startswith(b"%PDF")
    assert b"/Author" not in data
    assert b"D:2000" in data
    pdf._drawn.cache_clear()
    assert made(*posts()) == data


def test_english(tmp_path: Path) -> None:
    assert "Tick the box at the left" in read(made(*posts(), language="en"), tmp_path)


def test_it_says_of_every_delivery_what_the_list_says(zipped: Path, tmp_path: Path) -> None:
    """The two files of one bundle, each by a reader that is not ours."""
    with zipfile.ZipFile(zipped) as archive:
        text = squeezed(read(archive.read("jadwal.pdf"), tmp_path))
        table = archive.read("jadwal.csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table, newline=""), strict=True))
    assert rows
    for row in rows:
        clock = f"{row['Jam'].replace(':', '.')} {row['Zona']}"
        for told in (row["Hari"], clock, row["Akun"], row["Kode"]):
            assert squeezed(told.removeprefix("'")) in text, told  # the table's guard against formulas
