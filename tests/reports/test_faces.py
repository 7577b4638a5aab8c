"""Every character has a font that draws it, or is written as its number."""

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medsos_desktop.reports.ink import Ink, Style
from medsos_desktop.reports.paper import PAPERS
from medsos_desktop.text.data import emoji_sequences

STYLE = Style(10)


@pytest.fixture(scope="module")
def ink() -> Ink:
    made = Ink(PAPERS["a4"], "Uji", "id")
    made.page()
    return made


def printed(ink: Ink, text: str) -> str:
    return "\n".join(line.text for line in ink.lines(text, 5000, STYLE))


@pytest.mark.parametrize(
    "text",
    [
        "Halo, Sedulur! “Loket” – 08.00 … ½ € Rp1.000 naïve Đà Žluť Ελλάδα Київ",
        "🌱 👨‍👩‍👧‍👦 👩🏽‍⚕️ 🇮🇩 1️⃣ #️⃣ ❤️ ✅ ⚠️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🫱🏻‍🫲🏿",
        "✓ ✔ ➤ ➜ ★ ☆ ● ■ ▸ → ① ☐ № ℃ ≥ ∞",
        "𝗣𝗲𝗻𝘁𝗶𝗻𝗴 𝓼𝓮𝓵𝓪𝓵𝓾 𝟘𝟙𝟚",
        "السلام عليكم ورحمة الله وبركاته ١٢٣",
        "ꦱꦸꦒꦼꦁ ꦲꦺꦚ꧀ꦗꦁ ᬳᬸᬫ᭄ ᮞᮥᮔ᮪ᮓ ᨒᨚᨈᨑ",
        "© ® ™ ‼ ↔",
    ],
)
def test_what_offices_write_is_printed_as_it_stands(ink: Ink, text: str) -> None:
    assert printed(ink, text) == text
    assert "[" not in "".join(run.text for run in ink._faces.runs(text))
    assert ink.width(text, STYLE) > 10


def test_emoji_of_today_are_drawn(ink: Ink) -> None:
    for joined in islice(sorted(emoji_sequences().joined), 0, None, 29):
        assert printed(ink, joined) == joined


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("中文", "[U+4E2D][U+6587]"),
        ("\u202eKILAB\u202c", "[U+202E]KILAB[U+202C]"),
        ("\u2066x\u2069", "[U+2066]x[U+2069]"),
        ("bel\x07", "bel[U+0007]"),
        ("sedap\u00admalam", "sedapmalam"),
        ("\U0001fae9", "[U+1FAE9]"),
        ("\ue000", "[U+E000]"),
        ("a\u0378", "a[U+0378]"),
    ],
)
def test_what_no_font_has_or_would_deceive_is_written_as_its_number(ink: Ink, text: str, told: str) -> None:
    assert printed(ink, text) == told


@given(st.text(max_size=60))
def test_any_text_is_printed(ink: Ink, text: str) -> None:
    shown = printed(ink, text)
    assert printed(ink, shown) == shown
    for line in ink.lines(text, 60, STYLE):
        ink.write(20, 20, line, STYLE, 60)
        for run in ink._faces.runs(line.text):
            assert all(ord(each) in ink._faces.letters(run.face) for each in run.text)


@given(st.text(st.sampled_from("aZ1 (-):[]\u0627ب\u0661🌱\u0301"), max_size=30), st.booleans())
def test_a_line_of_both_directions_keeps_its_characters(ink: Ink, text: str, rtl: bool) -> None:
    from medsos_desktop.reports.lines import Line

    parts = list(ink._ordered(Line(text, rtl)))
    assert sorted("".join(part for part, _ in parts)) == sorted(text)


def test_numbers_and_latin_stand_where_a_reader_from_the_right_expects_them(ink: Ink) -> None:
    from medsos_desktop.reports.lines import Line

    arabic, more = "السلام", "ومرحبا"
    line = Line(f"{arabic} dan (teks) {more}", rtl=True)
    assert [(text.strip(), right) for text, right in ink._ordered(line)] == [
        (more, True), ("dan (teks)", False), (arabic, True),
    ]  # fmt: skip
    plain = Line(f"kata {arabic} 12 {more} kata")
    assert [(text.strip(), right) for text, right in ink._ordered(plain) if text.strip()] == [
        ("kata", False), (more, True), ("12", False), (arabic, True), ("kata", False),
    ]  # fmt: skip
