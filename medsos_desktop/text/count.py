"""The one place that counts a text, for editor, list, checker and exporter alike.

Units are those of the channel catalogue; their source is the platform survey of 2026-11-24.
"""

from collections.abc import Callable
from dataclasses import dataclass

from medsos_desktop.text import graphemes, mastodon, telegram, weighted
from medsos_desktop.text.spans import from_utf16, utf16_length


@dataclass(frozen=True, slots=True)
class Counts:
    """One text in every unit that a counter shows at once."""

    x_weighted: int
    utf16: int
    code_points: int
    graphemes: int
    utf8_bytes: int
    threads_mixed: int


def x_weighted(text: str) -> int:
    """Weighted characters of X: links 23, emoji 2, see `weighted`."""
    return weighted.measure(text).weight // weighted.V3.scale


def utf8_bytes(text: str) -> int:
    """Bytes as UTF-8; a lone surrogate, which UTF-8 cannot hold, as the three of U+FFFD."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


UNITS: dict[str, Callable[[str], int]] = {
    "x_weighted": x_weighted,
    "utf16": utf16_length,
    "code_points": len,
    "graphemes": graphemes.count,
    "utf8_bytes": utf8_bytes,
    "threads_mixed": graphemes.count_mixed,
    "mastodon": mastodon.count,
    "telegram": telegram.count,
    "undocumented": utf16_length,  # never smaller than code points or graphemes
}
"""Counting function of each unit."""


def count(text: str, unit: str) -> int:
    """Length of ``text`` in ``unit`` (a key of `UNITS`, else `KeyError`); never raises on any text."""
    return UNITS[unit](text)


def counts(text: str) -> Counts:
    """All counts of one text."""
    return Counts(
        x_weighted=x_weighted(text),
        utf16=utf16_length(text),
        code_points=len(text),
        graphemes=graphemes.count(text),
        utf8_bytes=utf8_bytes(text),
        threads_mixed=graphemes.count_mixed(text),
    )


def limit_index(text: str, unit: str, limit: int) -> int:
    """The code point position after which ``text`` is too long: ``len(text)`` when all of it fits.

    What stands before it fits, and it never lies inside a grapheme cluster, nor, on X, inside a link.
    """
    if count(text, unit) <= limit:
        return len(text)
    if unit == "x_weighted":
        measured = weighted.measure(text)
        index = measured.fits_up_to(limit * measured.config.scale)
        return graphemes.floor(text, weighted.original_position(text, measured, index))
    if unit == "code_points":
        return graphemes.floor(text, limit)
    if unit in ("utf16", "undocumented"):
        return graphemes.floor(text, from_utf16(text, limit))
    counter = UNITS[unit]
    if unit in ("mastodon", "telegram", "utf8_bytes"):
        return _largest(text, counter, limit)
    used = 0
    for start, end in graphemes.clusters(text):
        used += counter(text[start:end])
        if used > limit:
            return start
    return len(text)


def _largest(text: str, counter: Callable[[str], int], limit: int) -> int:
    """For units that do not add up by clusters, or need not: the longest beginning that fits, by halving."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if counter(text[:middle]) <= limit else (low, middle - 1)
    return graphemes.floor(text, low)
