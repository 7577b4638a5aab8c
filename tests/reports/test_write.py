"""The PDF of a sheet: what stands on it, on which page, and that nothing crashes it."""

import os
import pickle
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medsos_desktop.approval.codes import asked, payload
from medsos_desktop.reports.gallery import _MOST
from medsos_desktop.reports.model import Letterhead, SheetFinding, SheetPicture, SheetText, Signer
from medsos_desktop.reports.paper import PAPERS
from tests.examples import examples
from tests.reports.samples import CAPTION, CONTENT, pages, pdf, picture, post, read, sheet, squeezed

ROOT = Path(__file__).resolve().parents[2]
ARABIC = re.compile("[\u0600-\u06ff]")
GOLDEN = Path(__file__).with_name("golden.txt")


@pytest.fixture(scope="module")
def plain() -> bytes:
    """The PDF of the sample."""
    return pdf()


def test_the_text_a_reader_takes_out_is_the_golden_one(tmp_path: Path, plain: bytes) -> None:
    """Run with MEDSOS_GOLDEN=1 to write it anew, and look at what changed."""
    text = "\n".join(line.rstrip() for line in read(plain, tmp_path, "-raw").splitlines()) + "\n"
    if os.environ.get("MEDSOS_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8")
    # Letters of what is read from the right come in the order that a reader takes them for.
    assert ARABIC.sub("", squeezed(text)) == ARABIC.sub("", squeezed(GOLDEN.read_text(encoding="utf-8")))


def test_the_post_is_found_again_in_the_pdf(tmp_path: Path, plain: bytes) -> None:
    shown = squeezed(read(plain, tmp_path, "-raw"))
    for line in CAPTION.splitlines():
        if "السلام" not in line:  # read from the right: the order of a PDF's words is the reader's matter
            assert squeezed(line) in shown
    made = post()
    told = [made.title, made.code, *(value for fact in made.facts for value in fact)]
    told += [each.alt for each in made.pictures] + [each.name for each in made.pictures]
    for each in (*made.waivers, *made.findings):
        told += [each.title, each.where, each.what, each.answer]
    for text in (*told, *made.hints, CONTENT):
        assert squeezed(text) in shown


def test_every_page_bears_the_code_and_its_number(tmp_path: Path) -> None:
    long = post(texts=(SheetText("Instagram", (("", "Satu kalimat yang panjang sekali.\n\n" * 90),)),))
    data = pdf(long, post(title="Kedua"))
    told = read(data, tmp_path, "-layout").split("\f")[:-1]
    assert len(told) == pages(data) > 4
    first = len(told) - 1 - sum("Lembar 1 dari 1" in page or "Kedua" in page for page in told[1:])
    for number, page in enumerate(told, 1):
        assert f"Halaman {number} dari {len(told)}" in page
        assert number == 1 or f"Kode {post().code}" in page
    for number in range(1, first + 1):
        assert f"Lembar {number} dari {first}" in told[number]
        assert ("Lanjutan: Gotong royong" in told[number]) == (number > 1)
        assert ("Keputusan" in told[number]) == (number == first)
    assert "Gotong royong RW 05" in told[0]
    assert "2 unggahan" in told[0]


def test_one_post_has_no_list_in_front_and_counts_once(tmp_path: Path, plain: bytes) -> None:
    text = read(plain, tmp_path)
    assert "Halaman" not in text
    assert "Lembar 1 dari 2" in text


@pytest.mark.parametrize("paper", PAPERS)
def test_the_paper_is_what_was_asked_for(tmp_path: Path, paper: str) -> None:
    if shutil.which("pdfinfo") is None:
        pytest.skip("needs pdfinfo (poppler-utils)")
    file = tmp_path / "lembar.pdf"
    file.write_bytes(pdf(paper=paper))
    told = subprocess.run(["pdfinfo", str(file)], capture_output=True, text=True, check=True).stdout
    size = next(line for line in told.splitlines() if line.startswith("Page size"))
    width, height = (float(part) * 25.4 / 72 for part in size.split()[2:5:2])
    assert (round(width), round(height)) == (PAPERS[paper].width, PAPERS[paper].height)
    assert not [line for line in told.splitlines() if "Date" in line and "2000" not in line]


@pytest.mark.parametrize("number", [0, 1, 2, 10, 31])
def test_any_number_of_pictures(number: int) -> None:
    shown = tuple(
        SheetPicture(str(at), picture((40 + 9 * at, 60)), f"{at}.png", "Uraian.")
        for at in range(1, number + 1)
    )
    data = pdf(post(pictures=shown))
    assert data.count(b"/Subtype /Image") == number


def test_a_picture_that_cannot_be_shown_says_so(tmp_path: Path) -> None:
    data = pdf(post(pictures=(SheetPicture("1", None, "hilang.png"),)))
    text = squeezed(read(data, tmp_path, "-raw"))
    assert squeezed("Gambar ini tidak bisa dicetak.") in text
    assert squeezed("Teks alternatif: belum ada") in text


def test_a_long_alternative_text_stands_below_in_full(tmp_path: Path) -> None:
    words = " ".join(f"kata{at}" for at in range(_MOST * 40))
    pictures = (
        SheetPicture("1", picture(), "a.png", words),
        SheetPicture("2", picture(), "b.png", "Pendek."),
    )
    text = squeezed(read(pdf(post(pictures=pictures)), tmp_path, "-raw"))
    assert squeezed("Teks alternatif: di bawah.") in text
    for at in (0, _MOST * 20, _MOST * 40 - 1):
        assert f"kata{at}" in text


def test_english(tmp_path: Path) -> None:
    text = read(pdf(language="en"), tmp_path)
    for told in (
        "Content approval sheet",
        "Decision",
        "Sheet 1 of 2",
        "I approve",
        "Returned (needs revision)",
    ):
        assert told in text


def test_the_qr_is_printed_as_it_was_made(tmp_path: Path) -> None:
    """Every module is looked up in the rendered page, so that a camera reads what `payload` says."""
    if shutil.which("pdftoppm") is None:
        pytest.skip("needs pdftoppm (poppler-utils)")
    import segno
    from PIL import Image

    from medsos_desktop.reports.ink import Ink
    from medsos_desktop.reports.square import qr

    ink = Ink(PAPERS["a4"], "QR", "id")
    ink.page()
    qr(ink, 20, 20, 33, CONTENT)
    (tmp_path / "qr.pdf").write_bytes(ink.bytes())
    subprocess.run(["pdftoppm", "-r", "254", "-gray", "-png", "qr.pdf", "qr"], cwd=tmp_path, check=True)
    image = Image.open(next(tmp_path.glob("qr*.png"))).convert("L")
    code = segno.make_qr(payload(CONTENT), error="m", mode="alphanumeric", boost_error=False)
    rows = [list(row) for row in code.matrix]
    assert len(rows) == 33  # version 4: 0.74 mm a module on paper
    seen = [
        [int(image.getpixel((200 + column * 10 + 5, 200 + row * 10 + 5)) < 128) for column in range(33)]  # type: ignore[operator]
        for row in range(33)
    ]
    assert seen == rows
    assert asked(payload(CONTENT)).binds


def test_nothing_of_this_pc_gets_in(plain: bytes) -> None:
    data = plain
    assert b"medsos_desktop" not in data
    assert str(Path.home()).encode() not in data
    assert b"/Author" not in data
    assert b"D:2000" in data
    assert data == pdf()


CHILD = """
import pickle, sys
from pathlib import Path
from medsos_desktop.reports.paper import PAPERS
from medsos_desktop.reports.write import write
sheet = pickle.loads(Path(sys.argv[1]).read_bytes())
Path(sys.argv[2]).write_bytes(write(sheet, PAPERS["a4"]))
sys.exit("PySide6" in sys.modules)
"""


def test_the_same_bytes_in_two_processes_anywhere(tmp_path: Path, plain: bytes) -> None:
    given_ = tmp_path / "lembar.pickle"
    given_.write_bytes(pickle.dumps(sheet()))
    children = []
    for number, told in enumerate((
        {"TZ": "Pacific/Kiritimati", "LANG": "C", "PYTHONHASHSEED": "1", "HOME": "/"},
        {"TZ": "America/St_Johns", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "77", "HOME": str(tmp_path)},
    )):  # fmt: skip
        target = tmp_path / f"{number}.pdf"
        command = [sys.executable, "-c", CHILD, str(given_), str(target)]
        environment = {**os.environ, **told}
        children.append((subprocess.Popen(command, env=environment, cwd=tmp_path), target))
    for child, target in children:
        assert child.wait(60) == 0
        assert target.read_bytes() == plain


HOSTILE = (
    "", " ", "\n\n", "a" * 900, "🌱" * 200, "\u202e\u2066{nb}\x07%PDF", "السلام " * 60, "kata " * 300,
    "\u0301" * 50, "(\\)<>[]/", "中" * 90,
)  # fmt: skip


def crammed(text: Callable[[], str], signers: int = 3) -> bytes:
    """A PDF with a text of the caller's wherever there is room for one."""
    finding = [SheetFinding(text()[:20], text(), text(), text(), text()) for _ in range(2)]
    made = post(
        title=text(),
        when=text(),
        channels=text(),
        facts=((text()[:30], text()), (text()[:30], text())),
        notices=(text(), text()),
        texts=(SheetText(text(), (("", text()), (text()[:50], text())), text()),),
        pictures=tuple(SheetPicture("1", picture(), text(), text(), text()) for _ in range(3)),
        waivers=(finding[0],),
        findings=(finding[1],),
        hints=(text(),),
        signers=(Signer(text(), text(), text(), text()),) * signers,
    )
    head = Letterhead(text(), text(), picture())
    return pdf(made, replace(made, title=text()), letterhead=head, period=text())


def test_hostile_texts_in_every_place() -> None:
    given_ = cycle(HOSTILE)
    made = crammed(lambda: next(given_))
    assert made.startswith(b"%PDF-")
    assert pages(made) > 10


@pytest.mark.long
@examples(25)
@given(st.data())
def test_any_text_in_any_place(data: st.DataObject) -> None:
    texts = st.sampled_from(HOSTILE) | st.text()
    made = crammed(lambda: data.draw(texts), data.draw(st.integers(0, 5)))
    assert made.startswith(b"%PDF-")
    assert pages(made) >= 3


def test_an_empty_post_is_a_sheet_all_the_same() -> None:
    bare = post(facts=(), texts=(), pictures=(), waivers=(), findings=(), hints=(), signers=(), title="")
    assert pages(pdf(bare)) == 1
    assert pages(pdf(bare, bare)) == 3
    assert sheet(bare).posts == (bare,)
