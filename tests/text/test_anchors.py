"""Words are found again after any edit that leaves them alone, and never mistaken for others."""

import re
from dataclasses import dataclass, replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from medsos_desktop.text.anchors import Anchor, Found, anchor, find, snapped

TEXT = "Loket buka Senin sampai Kamis, pukul 08.00 WIB.\nJumat loket tutup. Warga boleh datang sendiri."


def place(text: str, words: str) -> Anchor:
    start = text.index(words)
    return anchor(text, start, start + len(words))


def words_of(found: Found | None, text: str) -> str:
    assert found is not None
    return text[found.start : found.end]


# one edit at a time, as people make them


@pytest.mark.parametrize(
    "now",
    [
        TEXT,
        "Yth. warga. " + TEXT,
        TEXT.replace("Loket buka", "Mulai besok loket kelurahan buka"),
        TEXT.replace("Warga boleh datang sendiri.", ""),
        TEXT.replace("Senin", "Selasa").replace("Jumat", "Sabtu"),
        TEXT.replace("08.00", "09.00\nsampai 14.00"),
        TEXT.replace("\n", "\n\n"),
        "Warga boleh datang sendiri.\nLoket buka Senin sampai Kamis, pukul 08.00 WIB. Jumat loket tutup.",
        "Jumat loket tutup. Loket buka Senin sampai Kamis, pukul 08.00 WIB.",
    ],
)
def test_words_that_were_left_alone_are_found(now: str) -> None:
    found = find(place(TEXT, "Jumat loket tutup" if "Jumat" in now else "loket tutup"), now, TEXT)
    assert found is not None
    assert found.whole
    assert words_of(found, now).endswith("loket tutup")


@pytest.mark.parametrize(
    ("now", "left"),
    [
        (TEXT.replace("sampai Kamis", "sampai Rabu"), "Senin sampai"),
        (TEXT.replace("Senin sampai", "Senin sampai dengan"), "Kamis, pukul 08.00"),
        (TEXT.replace("Senin sampai Kamis, pukul", "Setiap hari pukul"), ""),
        (TEXT.replace("Senin sampai Kamis, pukul 08.00 WIB.", "setiap hari."), ""),
        ("", ""),
        ("Besok Senin libur, loket tutup sampai Kamis.", "sampai Kamis"),
        (TEXT.replace("Kamis,", "Kamis:"), "Senin sampai Kamis: pukul 08.00"),
        ("Besok libur sampai lusa.", ""),
    ],
)
def test_words_that_were_touched_shrink_or_are_lost(now: str, left: str) -> None:
    found = find(place(TEXT, "Senin sampai Kamis, pukul 08.00"), now, TEXT)
    assert (found is None) is not left
    if found is not None:
        assert not found.whole
        assert words_of(found, now) == left


def test_one_of_several_equal_words_is_not_taken_for_another() -> None:
    text = "Senin rapat. Selasa rapat. Rabu rapat."
    second = anchor(text, 20, 25)
    assert second.quote == "rapat"
    assert find(second, "Senin rapat. Selasa libur. Rabu rapat.", text) is None
    moved = find(second, "Selasa rapat. Rabu rapat.", text)
    assert moved == Found(7, 12, True)
    assert find(second, "Senin rapat. Selasa rapat.", text) == Found(20, 25, True)


def test_a_repeated_word_is_followed_by_what_stands_around_it() -> None:
    text = "a a a b"
    assert find(anchor(text, 4, 5), "a b", text) == Found(0, 1, True)
    assert find(anchor(text, 0, 1), "a b", text) == Found(0, 1, True)


def test_a_word_that_grew_is_another_word() -> None:
    assert find(place(TEXT, "Loket"), TEXT.replace("Loket", "Loketnya"), TEXT) is None


def test_other_blanks_between_the_words_are_no_edit() -> None:
    mark = place(TEXT, "buka Senin sampai")
    now = TEXT.replace("Senin sampai", "\nSenin  sampai")
    assert words_of(find(mark, now, TEXT), now) == "buka \nSenin  sampai"


def test_accents_and_joined_emoji_stay_in_one_piece() -> None:
    text = "Salam 👩‍👩‍👧 dari cafe\u0301 kami 😀"
    assert snapped(text, text.index("👩") + 1, text.index("👩") + 2) == (6, 11)
    start = text.index("cafe")
    assert snapped(text, start + 1, start + 3) == (start, start + 5)
    mark = anchor(text, start, start + 5)
    assert words_of(find(mark, f"😀😀 {text}", text), f"😀😀 {text}") == "cafe\u0301"


def test_a_selection_grows_to_words_and_lets_go_of_blanks() -> None:
    assert snapped(TEXT, 1, 8) == (0, 10)
    assert snapped(TEXT, 5, 11) == (6, 10)
    assert snapped(TEXT, 5, 6) is None
    assert snapped(TEXT, 0, 0) is None
    assert snapped("", 0, 0) is None
    assert snapped(TEXT, 37, 40) == (37, 42)


def test_without_their_text_words_are_found_between_the_same_neighbours_only() -> None:
    mark = place(TEXT, "loket tutup")
    assert find(mark, TEXT, None) == Found(mark.start, mark.end, True)
    longer = f"Pengumuman.\n{TEXT}"
    assert words_of(find(mark, longer, None), longer) == "loket tutup"
    assert find(mark, TEXT.replace("Jumat", "Sabtu"), None) is None
    assert find(mark, f"{TEXT} {TEXT}", None) is None
    assert find(mark, TEXT, "quite another text") == Found(mark.start, mark.end, True)
    assert find(Anchor(0, 0, ""), TEXT, None) is None
    assert find(place("loket tutup", "loket"), "loket", None) is None


def test_long_texts_are_followed_by_their_ends() -> None:
    text = " ".join(f"kata{at}" for at in range(4_000))
    now = "lain " * 2_000 + text[text.index("kata2000") :]
    assert words_of(find(place(text, "kata3000 kata3001"), now, text), now) == "kata3000 kata3001"
    assert find(place(text, "kata10 kata11"), now, text) is None


# any edits at all: words that know where they come from


@dataclass(frozen=True)
class Word:
    text: str
    behind: str
    origin: int
    """Its number in the old text; -1 for one that came."""


BEHIND = st.sampled_from([" ", "  ", "\n", ", ", ". ", " 😀 ", "! "])
_WHAT = st.sampled_from(["insert", "delete", "replace"])
EDITS = st.lists(
    st.tuples(_WHAT, st.integers(0, 40), st.integers(1, 4), BEHIND),
    min_size=1,
    max_size=6,
)


def joined(words: list[Word]) -> str:
    return "".join(word.text + word.behind for word in words)


def span_of(words: list[Word], first: int, last: int) -> tuple[int, int]:
    """From the word ``first`` to before ``last`` in the joined text, the last one's blank left out."""
    start = len(joined(words[:first]))
    return start, len(joined(words[:last])) - len(words[last - 1].behind)


def edited(words: list[Word], edits: list[tuple[str, int, int, str]], kept: range | None) -> list[Word]:
    """Edits by hand; those that would touch the words numbered ``kept`` are left out."""
    fresh = 0
    for kind, at, many, behind in edits:
        at %= len(words) + 1
        size = 0 if kind == "insert" else many
        if kept is not None and words:
            here = [place for place, word in enumerate(words) if word.origin in kept]
            first, last = here[0], here[-1]
            inside = first < at <= last if kind == "insert" else at <= last and at + size > first
            if inside:
                continue
        come = [] if kind == "delete" else [Word(f"baru{fresh + n}", behind, -1) for n in range(many)]
        fresh += len(come)
        words = [*words[:at], *come, *words[at + size :]]
    return words


TEXTS = st.lists(BEHIND, min_size=1, max_size=40)
SPANS = st.tuples(st.integers(0, 39), st.integers(1, 6))


@given(TEXTS, SPANS, EDITS)
def test_edits_outside_the_words_keep_them(
    blanks: list[str], span: tuple[int, int], edits: list[tuple[str, int, int, str]]
) -> None:
    old = [Word(f"kata{at}", behind, at) for at, behind in enumerate(blanks)]
    first = span[0] % len(old)
    last = min(first + span[1], len(old))
    new = edited(old, edits, range(first, last))
    mark = anchor(joined(old), *span_of(old, first, last))
    here = [at for at, word in enumerate(new) if word.origin in range(first, last)]
    assert find(mark, joined(new), joined(old)) == Found(*span_of(new, here[0], here[-1] + 1), True)


@given(TEXTS, SPANS, EDITS)
def test_edits_anywhere_never_lead_to_other_words(
    blanks: list[str], span: tuple[int, int], edits: list[tuple[str, int, int, str]]
) -> None:
    old = [Word(f"kata{at}", behind, at) for at, behind in enumerate(blanks)]
    first = span[0] % len(old)
    last = min(first + span[1], len(old))
    new = edited(old, edits, None)
    mark = anchor(joined(old), *span_of(old, first, last))
    now = joined(new)
    found = find(mark, now, joined(old))
    origins = [word.origin for word in new]
    whole = any(origins[at : at + last - first] == list(range(first, last)) for at in range(len(new)))
    if found is None:
        assert not whole
        return
    assert found.whole is whole
    numbers = [int(each) for each in re.findall(r"kata(\d+)", words_of(found, now))]
    assert "baru" not in words_of(found, now)
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    assert first <= numbers[0]
    assert numbers[-1] < last


FEW = st.lists(st.sampled_from(["a", "b", "di", "ke", " ", "\n", ".", "é", "😀"]), max_size=25).map("".join)


@given(FEW, FEW, FEW, FEW, st.booleans())
def test_one_edit_beside_words_that_repeat_keeps_the_same_words(
    left: str, words: str, right: str, come: str, before: bool
) -> None:
    words = words.strip()
    old = f"{left} {words} {right}"
    now = f"{come} {words} {right}" if before else f"{left} {words} {come}"
    mark = anchor(old, len(left) + 1, len(left) + 1 + len(words))
    found = find(mark, now, old)
    if any(each.isalnum() for each in words):
        assert found is not None
    if found is not None:  # signs alone are too little to go by once their neighbours are others
        assert found.whole
        assert words_of(found, now).split() == words.split()


@given(FEW, FEW, st.integers(0, 25), st.integers(0, 25), st.booleans())
@example("aa di aa di", "aa", 3, 5, True)
def test_whatever_is_found_is_a_part_of_what_was_marked(
    old: str, now: str, start: int, end: int, known: bool
) -> None:
    mark = anchor(old, min(start, len(old)), min(max(end, start), len(old)))
    found = find(mark, now, old if known else None)
    if found is not None:
        here = words_of(found, now)
        assert 0 <= found.start < found.end <= len(now)
        assert letters(here) in letters(mark.quote)
        assert letters(here)
        assert found.whole is ("".join(here.split()) == "".join(mark.quote.split()))


def letters(text: str) -> str:
    """The words without blanks and signs."""
    return "".join(each for each in text if each.isalnum()) or "".join(text.split())


@given(FEW, st.integers(-3, 30), st.integers(-3, 30))
def test_snapping_is_stable_and_within_the_text(text: str, start: int, end: int) -> None:
    found = snapped(text, start, end)
    if found is not None:
        assert 0 <= found[0] < found[1] <= len(text)
        assert snapped(text, *found) == found
        assert text[found[0] : found[1]].strip() == text[found[0] : found[1]]


def test_offsets_that_do_not_fit_their_text_are_no_trouble() -> None:
    mark = replace(place(TEXT, "loket tutup"), start=500, end=511)
    assert words_of(find(mark, TEXT, TEXT), TEXT) == "loket tutup"
