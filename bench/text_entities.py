"""What the checks look for in a text: sentences, dates, times, money, quotations; growth with length."""

from collections.abc import Callable, Iterator

from bench.harness import Row, absolute, each
from bench.texts import texts
from medsos_desktop.text import tokens

FINDERS: tuple[Callable[[str], object], ...] = (
    tokens.sentences,
    tokens.words,
    tokens.dates,
    tokens.times,
    tokens.money,
    tokens.numbers,
    tokens.quotations,
)


def rows(quick: bool) -> Iterator[Row]:
    """All tokens of texts of three sizes."""
    for size in (1_000, 10_000) if quick else (1_000, 10_000, 100_000):
        some = list(texts(5, size, seed=size))
        _all(some[0])
        times = each(_all, some)
        per = times.median * 1e6 / size
        yield absolute(
            f"text: all tokens, {size:,} characters", times.median * 1e3, None, f"{per:.3f} us each"
        )


def _all(text: str) -> None:
    for finder in FINDERS:
        finder(text)
