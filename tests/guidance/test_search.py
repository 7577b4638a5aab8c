"""Pages are found by words people type: beginnings, no capitals or accents, the title first."""

import pytest

from medsos_desktop.guidance.pages import load
from medsos_desktop.guidance.search import plain, search

GUIDE = load()


def keys(query: str) -> list[str]:
    return [page.key for page in search(GUIDE, query)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("nik", "personal-data"),
        ("NIK", "personal-data"),
        ("bansos", "links"),
        ("hoaks", "hoaxes"),
        ("miskin", "dignity"),
        ("cacat", "disability"),
        ("pemilu", "election"),
        ("caption", "glossary"),
        ("tagar", "channel-limits"),
        ("balasan", "reply-kit"),
        ("teks alternatif", "alt-text"),
        ("izin foto", "photos"),
        ("rasio", "picture-limits"),
        ("dikecualikan", "excluded"),
        ("daftar periksa", "photo-list"),
        ("pii.phone", "personal-data"),
        ("  balance.leaders ", "balance"),
    ],
)
def test_what_is_sought_stands_first(query: str, first: str) -> None:
    assert keys(query)[0] == first


def test_every_word_must_be_there() -> None:
    assert set(keys("foto anak")) <= set(keys("foto"))
    assert keys("foto xylofon") == []


def test_nothing_typed_finds_all_in_order() -> None:
    assert keys("") == keys(" ?! ") == [page.key for page in GUIDE.pages]


def test_strange_input_is_harmless() -> None:
    for query in ("\x00", "(((", "a" * 10_000, "🩸", "\ud800", "%_*[", "﷽" * 500):
        search(GUIDE, query)
    assert plain("Teks-Alternatif é") == "teks alternatif e"


def test_every_page_is_found_by_its_own_title() -> None:
    for language in ("id", "en"):
        guide = load(language)
        for page in guide.pages:
            assert page in search(guide, page.title)[:2], page.key
