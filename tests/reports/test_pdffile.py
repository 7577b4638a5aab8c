"""The file around the pages: its table points at the objects, its letters keep their meaning and place."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medsos_desktop.reports.embedding import Embedding
from medsos_desktop.reports.pdffile import PdfFile
from medsos_desktop.reports.typeface import typeface
from tests.reports.samples import pdf


def test_the_table_points_at_every_object() -> None:
    data = pdf()
    start = int(data[data.rindex(b"startxref") :].split()[1])
    assert data[start:].startswith(b"xref\n0 ")
    places = [int(row) for row in re.findall(rb"(\d{10}) 00000 n ", data[start:])]
    for number, place in enumerate(places, 1):
        assert data[place:].startswith(b"%d 0 obj\n" % number)
    assert b"/Size %d " % (len(places) + 1) in data[start:]


def test_streams_say_how_long_they_are() -> None:
    for told, body in re.findall(rb"/Length (\d+) >>\nstream\n(.*?)\nendstream\nendobj", pdf(), re.DOTALL):
        assert len(body) == int(told)


def _moved(shown: str, widths: list[int]) -> float:
    """Where the pen stands behind what a TJ shows, in thousandths."""
    at = 0.0
    for letters, shift in re.findall(r"<([0-9A-F]*)>|(?:\] TJ \S+ Ts \[)|(-?\d+)", shown):
        at += sum(widths[int(letters[n : n + 4], 16) - 1] for n in range(0, len(letters), 4))
        at -= int(shift or 0)
    return at


@pytest.mark.parametrize(
    ("name", "text", "rtl"),
    [
        ("NotoSans-Regular", "AVATAR Tata fi e\u0301 Wa.", False),
        ("NotoSans-Bold", "", False),
        ("NotoSansArabic-Regular", "السَّلامُ عليكم", True),
        ("NotoSansJavanese-Regular", "ꦱꦸꦒꦼꦁ", False),
        ("NotoEmoji-Regular", "👨\u200d👩\u200d👧1\ufe0f\u20e3", False),
    ],
)
def test_the_pen_ends_where_the_text_does(name: str, text: str, rtl: bool) -> None:
    """Kerning, marks and joined pictures: what the reader adds up is what we measured."""
    face = typeface(name)
    font = Embedding(face, "F1")
    shown, wide = font.shown(text, 10, rtl=rtl)
    widths = [face.width(glyph) for glyph, _ in font._numbers]
    assert _moved(shown, widths) == pytest.approx(wide * 100, abs=1)
    file = PdfFile(100, 100)
    assert font.written(file) == len(file._objects)


@given(st.text(st.sampled_from("aAVTo.fi \u0301")))
def test_no_letter_is_lost_in_shaping(text: str) -> None:
    glyphs = typeface("NotoSans-Regular").shaped(text, rtl=False)
    assert "".join(each.text for each in glyphs) == text


def test_a_part_of_a_font_has_only_what_is_drawn() -> None:
    face = typeface("NotoSans-Regular")
    few = {each.id for each in face.shaped("Aé", rtl=False)} | {0}
    data, places = face.cut(few)
    assert set(places) == few
    assert places[0] == 0
    assert len(data) < 20_000
    assert face.cut(few) == (data, places)
