"""No text of any kind may stop the editor, and every span must lead back to the text."""

from collections.abc import Callable

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from medsos_desktop.text import tokens, weighted
from medsos_desktop.text.clean import clean
from medsos_desktop.text.count import UNITS, count, counts, limit_index
from medsos_desktop.text.diff import words_diff
from medsos_desktop.text.emoji import find_emoji
from medsos_desktop.text.entities import entities
from medsos_desktop.text.spans import Utf16Map, from_utf16, to_utf16, utf16_length
from medsos_desktop.text.telegram import visible
from tests.examples import examples

PIECES = [
    "Halo",
    " ",
    "\n",
    "\r\n",
    ".",
    "..",
    "com",
    ".go.id",
    "http://",
    "HTTPS://",
    "t.co/",
    "@",
    "#",
    "\uff03",
    "rt",
    "_",
    "-",
    "/",
    "(",
    ")",
    "?",
    "=",
    "\u65e5\u672c",
    "\u307f\u3093\u306a",
    "\u00e9",
    "e\u0301",
    "\u0ba8\u0bbf",
    "\U0001f468\u200d\U0001f469",
    "\u200d",
    "\ufe0f",
    "\u20e3",
    "1",
    "12",
    "\U0001f1ee",
    "\U0001f1e9",
    "\U0001f3fd",
    "\ud800",
    "\udc00",
    "\0",
    "\u202e",
    "\u2066",
    "\ufeff",
    "\uffff",
    "Jumat, ",
    "4 Desember 2026",
    "4/12/26",
    "10.00",
    " WIB",
    "pukul ",
    "Rp",
    "1.250.000,00",
    "\u201c",
    "\u201d",
    '"',
    "dr. ",
    "No. ",
    "xn--",
    "\U0001f3f4\U000e0067",
    "\U000e007f",
    "\u1100",
    "\u1161",
    "\u0600",
    "\u0915\u094d",
    "**",
    "`",
    "[a](b)",
]

texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=20).map("".join),
    st.text(st.characters(exclude_categories=()), max_size=60),
)
FINDERS: list[Callable[[str], tuple[object, ...]]] = [
    tokens.sentences,
    tokens.words,
    tokens.dates,
    tokens.times,
    tokens.money,
    tokens.numbers,
    tokens.quotations,
    entities,
]


@given(texts)
@example("\ud800.com")
@examples(75)
def test_counting_never_raises_and_units_keep_their_order(text: str) -> None:
    numbers = {unit: count(text, unit) for unit in UNITS}
    assert all(number >= 0 for number in numbers.values())
    assert numbers["graphemes"] <= numbers["code_points"] <= numbers["utf16"] <= numbers["utf8_bytes"]
    assert numbers["graphemes"] == len(regex.findall(r"\X", text))
    assert counts(text).x_weighted == numbers["x_weighted"]
    assert weighted.parse(text).weighted_length == numbers["x_weighted"]
    weighted.parse(text, weighted.V2)


@given(texts)
@examples(75)
def test_spans_lead_back_to_the_text(text: str) -> None:
    for finder in FINDERS:
        last = 0
        for found in finder(text):
            start, end = found.start, found.end  # type: ignore[attr-defined]
            assert last <= start < end <= len(text), finder
            assert found.text == text[start:end]  # type: ignore[attr-defined]
            last = end
    last = 0
    for start, end in find_emoji(text):
        assert last <= start < end
        last = end


@given(texts)
@examples(50)
def test_positions_go_to_utf16_and_back(text: str) -> None:
    units = Utf16Map(text)
    for index in range(len(text) + 1):
        there = units.to_utf16(index)
        assert there == to_utf16(text, index) == utf16_length(text[:index])
        assert units.from_utf16(there) == from_utf16(text, there) == index
    assert units.from_utf16(10**9) == len(text)
    for place, sign in enumerate(text):
        if sign > "\uffff":
            assert units.from_utf16(units.to_utf16(place) + 1) == place


@given(texts, st.sampled_from(sorted(UNITS)), st.integers(0, 40))
@examples(75)
def test_what_stands_before_the_limit_fits(text: str, unit: str, limit: int) -> None:
    index = limit_index(text, unit, limit)
    assert 0 <= index <= len(text)
    assert index == len(text) or count(text, unit) > limit
    if unit not in ("x_weighted", "mastodon", "telegram") or not entities(text):
        assert (
            index == 0 or count(visible(text[:index]) if unit == "telegram" else text[:index], unit) <= limit
        )


@given(texts)
def test_cleaning_twice_changes_nothing_and_makes_utf8(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert "\0" not in once
    once.encode("utf-8")


@given(texts, texts)
@examples(40)
def test_differences_rebuild_both_texts(old: str, new: str) -> None:
    pieces = words_diff(old, new)
    assert "".join(piece.text for piece in pieces if piece.op != "add") == old
    assert "".join(piece.text for piece in pieces if piece.op != "del") == new
    assert all(piece.text for piece in pieces)


HOSTILE = [
    "a." * 50_000,
    "com." * 25_000,
    "a.co/" * 20_000,
    "a.co/(" * 20_000,
    "(" * 100_000,
    "http://" * 15_000,
    "\u3042" * 18_000 + "_" + "\u3042.com " + "\u3042" * 80_000,
    "\u3042_" * 40_000 + "\u3042.com",
    "#a" * 50_000,
    "@a" * 50_000,
    "a.co?" * 20_000,
    "a.co/" + "!" * 90_000,
    "\U0001f468\u200d" * 30_000,
    "\U0001f1ee" * 60_000,
    "e" + "\u0301" * 90_000,
    "1." * 50_000,
    "1/" * 50_000,
    "Rp1." * 20_000,
    "4 Desember " * 9_000,
    '"' * 100_000,
    "\u201c" * 100_000,
    "jam 1 " * 16_000,
    "Senin-" * 16_000,
    "." * 100_000,
    " " * 100_000,
    "a-" * 50_000 + ".com",
    "-.com" * 20_000,
    "\ud800" * 90_000,
    "\0" * 90_000,
    "xn--" * 25_000 + ".com",
    "[a](" * 25_000,
    "**a" * 30_000,
    "1 rupiah" * 10_000,
]


def work(text: str) -> None:
    """Everything that can be asked about ``text``."""
    for unit in UNITS:
        count(text, unit)
    for finder in FINDERS:
        finder(text)
    limit_index(text, "x_weighted", 280)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:8]))
def test_hostile_texts_take_no_longer_than_others(text: str) -> None:
    """Quadratic cost would take longer than the mark allows; `bench` has the figures."""
    work(text[:20_000])


@pytest.mark.long
@pytest.mark.timeout(60)
@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:8]))
def test_hostile_texts_of_100_000_characters(text: str) -> None:
    work(text)


@pytest.mark.long
def test_a_megabyte() -> None:
    text = (
        "Halo \u201cwarga\u201d \U0001f468\u200d\U0001f469 contoh.go.id #Tag @nama 4/12/26 \ud800\0\u202e"
        * 30_000
    )[:1_000_000]
    for unit in UNITS:
        assert count(text, unit) > 0
    for finder in FINDERS:
        finder(text)
