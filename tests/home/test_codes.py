"""Which queries are codes for sure, and which only may be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medsos_desktop.approval.codes import payload
from medsos_desktop.approval.content import short_code
from medsos_desktop.home import codes

HASHES = st.text("0123456789abcdef", min_size=64, max_size=64)


@given(HASHES)
def test_what_a_sheet_shows_is_always_a_code(content: str) -> None:
    code = short_code(content)
    for text in (code, code.lower(), f" {code} ", content, content.upper(), payload(content)):
        assert codes.must_be(text)
    assert codes.may_be(code.replace("-", ""))


@pytest.mark.parametrize(
    "text", ["kalender", "2026-12-20", "20261220", "rabu 0800", "pramuka", "", "a" * 5000]
)
def test_words_and_days_are_left_to_the_other_results(text: str) -> None:
    assert not codes.must_be(text)
