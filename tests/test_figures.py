"""Numbers as each language writes them."""

import pytest

from medsos_desktop import figures
from medsos_desktop.words import Words


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        (0, "0", "0"),
        (2200, "2.200", "2,200"),
        (1_234_567, "1.234.567", "1,234,567"),
        (1.91, "1,9", "1.9"),
        (8.0, "8", "8"),
        (1200.5, "1.200,5", "1,200.5"),
    ],
)
def test_marks_follow_the_language(value: float, indonesian: str, english: str) -> None:
    assert figures.number(Words("id"), value) == indonesian
    assert figures.number(Words("en"), value) == english


def test_more_places_where_they_are_wanted() -> None:
    assert figures.number(Words("id"), 1.91, 2) == "1,91"


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (0, "1 kB"),
        (38_400, "38 kB"),
        (2_940_000, "2,9 MB"),
        (8_000_000, "8 MB"),
        (99_960_000, "100 MB"),
        (140_400_000, "140 MB"),
    ],
)
def test_sizes(size: int, said: str) -> None:
    assert figures.size(Words("id"), size) == said
