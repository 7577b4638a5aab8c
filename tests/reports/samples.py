"""Sheets for tests, made without a workspace, and what a reader of a PDF sees."""

import io
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from medsos_desktop.approval.content import short_code
from medsos_desktop.reports.model import (
    Letterhead,
    Picture,
    Sheet,
    SheetFinding,
    SheetPicture,
    SheetPost,
    SheetText,
    Signer,
)
from medsos_desktop.reports.paper import PAPERS
from medsos_desktop.reports.write import write

CONTENT = "09bfc716bb4b340a9cc85cb33c0d3ac9ed03d61564273185fc89f3926b9d7675"
CAPTION = """Gotong royong Minggu pagi di RW 05 🌱👨‍👩‍👧

✓ Bawa sapu lidi dan karung ➤ kumpul di balai RW pukul 06.30 WIB.
السلام عليكم ورحمة الله
ꦱꦸꦒꦼꦁ ꦲꦺꦚ꧀ꦗꦁ

Info: https://www.contoh.go.id/layanan/gotong-royong?rw=05 atau WA 0812-0000-1122
#GotongRoyong"""


def picture(size: tuple[int, int] = (320, 400), shade: int = 200) -> Picture:
    """A plain picture."""
    out = io.BytesIO()
    Image.new("RGB", size, (shade, 120, 90)).save(out, "JPEG")
    return Picture(out.getvalue(), *size)


def post(**told: object) -> SheetPost:
    """A post with a bit of everything."""
    made = SheetPost(
        code=short_code(CONTENT),
        content=CONTENT,
        title="Gotong royong RW 05",
        when="Minggu, 20 Desember 2026, 06.30 WIB",
        channels="Instagram, WhatsApp",
        facts=(
            ("Tayang", "Minggu, 20 Desember 2026, 06.30 WIB"),
            ("Kanal", "Instagram, WhatsApp"),
            ("Penulis", "Arum"),
            ("Status", "Menunggu persetujuan"),
        ),
        texts=(
            SheetText("Instagram Feed (@cacaban) · Facebook Page (Cacaban)", (("", CAPTION),)),
            SheetText(
                "YouTube Video (@cacaban)",
                (("Judul", "Gotong royong"), ("Deskripsi", "Ayo ikut.")),
                "Tanpa gambar",
            ),
        ),
        pictures=(
            SheetPicture("1", picture(), "poster.png", "Poster: warga menyapu jalan."),
            SheetPicture(
                "1b",
                picture((400, 320)),
                "poster.png",
                "Poster: warga menyapu jalan.",
                "Untuk Facebook",
                True,
            ),
        ),
        waivers=(
            SheetFinding(
                "Blokir",
                "Pola NIK atau nomor KK",
                "di Instagram",
                "“3371 0141 0190 0000” berpola NIK.",
                "Contoh isian.",
            ),
        ),
        findings=(
            SheetFinding("Peringatan", "Keterangan belum lengkap", "", "Belum ada: kontak.", "Sudah dicek."),
        ),
        hints=("Emoji terlalu rapat", "Kalimat panjang"),
        signers=(Signer("Pemeriksa", "Wisnu", "Kasi Kesra"), Signer("Pemberi persetujuan")),
    )
    return replace(made, **told)  # type: ignore[arg-type]


def sheet(*posts: SheetPost, **told: object) -> Sheet:
    """A sheet of the office of the samples."""
    head = Letterhead("Kelurahan Cacaban (contoh)", "Kota Magelang")
    return replace(Sheet(head, posts or (post(),)), **told)  # type: ignore[arg-type]


def pdf(*posts: SheetPost, paper: str = "a4", **told: object) -> bytes:
    """The PDF of a sheet."""
    return write(sheet(*posts, **told), PAPERS[paper])


def pages(data: bytes) -> int:
    """How many pages a PDF has."""
    return len(re.findall(rb"/Type /Page\b", data))


def read(data: bytes, folder: Path, *options: str) -> str:
    """The text a reader takes out of a PDF; the test is left out where poppler is not installed."""
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext (poppler-utils)")
    file = folder / "lembar.pdf"
    file.write_bytes(data)
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", *options, str(file), "-"], capture_output=True, check=True
    )
    assert not done.stderr
    return done.stdout.decode()


def squeezed(text: str) -> str:
    """Without blanks, line ends and the marks of direction that pdftotext adds."""
    return re.sub(r"[\s\u200e\u200f\u202a-\u202e\u2066-\u2069]+", "", text)
