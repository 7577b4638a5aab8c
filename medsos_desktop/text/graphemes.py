"""Extended grapheme clusters (UAX 29, what a reader calls one character), counted quickly.

Only a few kinds of characters ever join others. Where none of them stands, each character is a
cluster; the full algorithm (``regex``'s ``\\X``) looks only at the stretches around them.
"""

import re
from collections.abc import Iterator
from functools import cache

from medsos_desktop.text import unicode
from medsos_desktop.text.emoji import find_emoji
from medsos_desktop.text.memory import remember

_LONERS = (
    "\x00-\x0c\x0e-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u200b\u200e-\u20cf\u2100-\u2cee\u3001-\u3029"
    "\u3030-\u3098\u309b-\u30ff\u3400-\u9fff\ufeff-\uff9d\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa"
    "\U0001f400-\U0001faff"
)
"""Ranges of usual characters none of which joins a neighbour by itself (a test holds them to Unicode)."""


@cache
def _joining() -> re.Pattern[str]:
    return re.compile(f"[^{_LONERS}]+")


@cache
def _flags() -> re.Pattern[str]:
    """Long runs of regional indicators: the engine looks back to the run's beginning at each of them."""
    return re.compile("[\U0001f1e6-\U0001f1ff]{8,}")


@remember
def count(text: str) -> int:
    """Number of grapheme clusters."""
    if text.isascii():
        return len(text) - text.count("\r\n")
    if _flags().search(text):
        return sum(1 for _ in clusters(text))
    total, start, end = len(text), 0, 0
    for found in _joining().finditer(text):
        first, last = found.span()
        if first > end:  # a neighbour on each side may join; two loners side by side never do
            total += _joined(text, start, end)
            start = first - 1
        end = last + 1
    return total + _joined(text, start, end)


def _joined(text: str, start: int, end: int) -> int:
    """What joining takes away from the number of characters of a stretch."""
    if end <= start:
        return 0
    stretch = text[start:end]
    return len(unicode.clusters().findall(stretch)) - len(stretch)


def count_mixed(text: str) -> int:
    """Threads' unit: a cluster counts 1, an emoji counts its UTF-8 bytes (Meta's documentation)."""
    total = count(text)
    for start, end in find_emoji(text):
        total += len(text[start:end].encode("utf-8", "surrogatepass")) - 1
    return total


def clusters(text: str) -> Iterator[tuple[int, int]]:
    """Spans of all clusters in order. Linear: of a long run of flags the pairs between its ends are given."""
    at = 0
    for run in _flags().finditer(text):
        first = run.start() + 2
        last = run.end() - 2 - (run.end() - run.start()) % 2
        yield from _plain(text, at, first)
        for start in range(first, last, 2):
            yield start, start + 2
        at = last
    yield from _plain(text, at, len(text))


def _plain(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for found in unicode.clusters().finditer(text[start:end]):
        yield start + found.start(), start + found.end()


def floor(text: str, index: int) -> int:
    """The nearest cluster boundary at or before code point position ``index``."""
    if index <= 0 or index >= len(text):
        return min(max(index, 0), len(text))
    start = index
    while start and _joining().search(text, start - 1, start + 1):
        start -= 1  # back to where two loners meet: a boundary for certain
    last = start
    for first, _ in clusters(text[start : index + 1]):
        last = start + first
    return last
