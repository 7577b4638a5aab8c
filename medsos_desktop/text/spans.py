"""Positions in code points (ours) and in UTF-16 code units (Qt's, JavaScript's): converted only here.

Positions count the gaps between characters, so 0 is before the first and ``len(text)`` after the last.
A UTF-16 position inside a surrogate pair means the gap before that character.
"""

import re
from bisect import bisect_left, bisect_right

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def utf16_length(text: str) -> int:
    """Length in UTF-16 code units; a lone surrogate is one unit."""
    if text.isascii():
        return len(text)
    return len(text) + sum(1 for _ in _ASTRAL.finditer(text))


def to_utf16(text: str, index: int) -> int:
    """The UTF-16 position of code point position ``index`` (clipped to the text)."""
    index = min(max(index, 0), len(text))
    return utf16_length(text[:index])


def from_utf16(text: str, index: int) -> int:
    """The code point position of UTF-16 position ``index`` (clipped to the text)."""
    if text.isascii():
        return min(max(index, 0), len(text))
    return Utf16Map(text).from_utf16(index)


class Utf16Map:
    """Both directions for many positions of one text: one pass, then a binary search each."""

    __slots__ = ("_code_points", "_length", "_units")

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._code_points = [] if text.isascii() else [found.start() for found in _ASTRAL.finditer(text)]
        self._units = [at + before for before, at in enumerate(self._code_points)]

    def to_utf16(self, index: int) -> int:
        """Code point position to UTF-16 position."""
        index = min(max(index, 0), self._length)
        return index + bisect_left(self._code_points, index)

    def from_utf16(self, index: int) -> int:
        """UTF-16 position to code point position."""
        index = min(max(index, 0), self._length + len(self._code_points))
        before = bisect_right(self._units, index - 1)  # pairs that begin before the position
        if before and self._units[before - 1] == index - 1:
            return self._code_points[before - 1]  # in the middle of that pair
        return index - before
