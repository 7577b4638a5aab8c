"""Places on the page and places in the post, where names of fields and words that are gone stand between."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from medsos_desktop.review.shown import Shown, Span, laid_out
from medsos_desktop.text.diff import words_diff

OLD, NEW = "Loket buka Senin, pukul 08.00.", "Loket buka Selasa, pukul 08.00 WIB."


def page(fields: Mapping[str, str], old: Mapping[str, str] | None = None) -> Shown:
    changed = {name: words_diff(text, fields[name]) for name, text in (old or {}).items()}
    return laid_out(fields, "text", changed, str.upper, "-")


def picked(shown: Shown, words: str) -> Span | None:
    at = shown.text.index(words)
    return shown.span(at, at + len(words))


def test_one_field_stands_as_it_is() -> None:
    shown = page({"text": NEW})
    assert shown.text == NEW
    assert picked(shown, "Selasa") == Span("text", 11, 17)
    assert shown.areas("text", 11, 17) == ((11, 17),)


def test_several_fields_have_their_names_and_empty_ones_are_left_out() -> None:
    shown = page({"title": "Jam buka", "text": NEW, "link": " "})
    assert shown.text == f"TITLE\nJam buka\n\nTEXT\n{NEW}"
    assert [run.look for run in shown.runs if run.field] == ["strong", "plain"]
    assert picked(shown, "buka\n\nTEXT\nLoket") == Span("title", 4, 8)
    assert picked(shown, "TEXT\nLoket buka") == Span("text", 0, 10)
    assert picked(shown, "TEXT") is None
    at = shown.text.index("Selasa")
    assert shown.areas("text", 11, 17) == ((at, at + 6),)
    assert page({"text": "  "}).text == "-"
    assert page({"text": ""}).span(0, 1) is None


def test_words_that_are_gone_are_nowhere_in_the_post() -> None:
    shown = page({"text": NEW}, {"text": OLD})
    assert shown.text == "Loket buka SeninSelasa, pukul 08.00 WIB."
    assert picked(shown, "Senin") is None
    assert picked(shown, "buka SeninSelasa") == Span("text", 6, 17)
    assert shown.areas("text", 6, 17) == ((6, 11), (16, 22))


TEXTS = st.text(alphabet="ab \n😀.", max_size=30)


@given(TEXTS, TEXTS, st.integers(0, 70), st.integers(0, 70))
def test_what_is_picked_stands_where_it_was_picked(old: str, new: str, one: int, two: int) -> None:
    shown = page({"title": "x", "text": new}, {"text": old})
    start, end = sorted((one, two))
    span = shown.span(start, end)
    if span is not None and span.field == "text":
        areas = shown.areas(*span)
        assert "".join(shown.text[a:b] for a, b in areas) == new[span.start : span.end]
        assert all(start <= a < b <= end for a, b in areas)
