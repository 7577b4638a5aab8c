"""From a text to lines that fit a width: at blanks, and inside what is longer than a line."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

from medsos_desktop.text import graphemes

_BREAKS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BLANK = " \u200b\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
_WORDS = re.compile(f"[^{_BLANK}]+|[{_BLANK}]+")
_RTL = frozenset({"R", "AL"})
_TAB = "    "

Measure = Callable[[str], float]
"""How wide a text is, in millimetres."""
Clean = Callable[[str], str]
"""What is printed of a paragraph."""


class Line(NamedTuple):
    """One line in the order of its characters; ``rtl``: its paragraph is read from the right."""

    text: str
    rtl: bool = False


def broken(text: str, width: float, measure: Measure, clean: Clean = str) -> list[Line]:
    """The lines of a text; an empty one where the text has one. Blanks at the end of a line are dropped."""
    found: list[Line] = []
    for paragraph in map(clean, _BREAKS.split(text.replace("\t", _TAB))):
        rtl = from_the_right(paragraph)
        found.extend(Line(line, rtl) for line in _filled(paragraph, width, measure))
    return found


def from_the_right(text: str) -> bool:
    """Whether the first letter that has a direction is read from the right."""
    if text.isascii():
        return False
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind == "L" or kind in _RTL:
            return kind in _RTL
    return False


def _filled(paragraph: str, width: float, measure: Measure) -> Iterator[str]:
    line, used = "", 0.0
    for word in _WORDS.findall(paragraph):
        wide = measure(word)
        if used + wide <= width or (line and not word.strip()):
            line, used = line + word, used + wide
            continue
        if line.strip():
            yield line.rstrip()
            line, used = "", 0.0
        if wide > width:
            *full, word = _cut(word, width, measure)
            yield from full
            wide = measure(word)
        line, used = line + word, used + wide
    yield line.rstrip()


def _cut(word: str, width: float, measure: Measure) -> Iterator[str]:
    """A word longer than a line in pieces; where its signs allow it, as an address does, after a sign."""
    piece, used = "", 0.0
    for first, last in graphemes.clusters(word):
        cluster = word[first:last]
        wide = measure(cluster)
        if piece and used + wide > width:
            at = _good_place(piece)
            yield piece[:at]
            piece = piece[at:]
            used = measure(piece) if piece else 0.0
        piece, used = piece + cluster, used + wide
    yield piece


def _good_place(piece: str) -> int:
    """Behind the last sign of an address in the latter half of ``piece``, else its end."""
    found = max(piece.rfind(sign) for sign in "/-_?&=.,")
    return found + 1 if found > len(piece) // 2 else len(piece)
