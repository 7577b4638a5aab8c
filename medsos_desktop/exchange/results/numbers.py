"""Counts as people write them: ``1.234``, ``1,234``, ``1,2 rb``, ``3,4K``, ``2 jt``; none below nothing."""

import re
from typing import NamedTuple

from medsos_desktop.exchange.results.lexicon import words
from medsos_desktop.exchange.sheets import lexicon
from medsos_desktop.exchange.sheets.model import Cell
from medsos_desktop.model.publication import MOST

_GROUPED = re.compile(r"\d{1,3}(?:([.,'])\d{3})(?:\1\d{3})*(?:[.,]0{1,2})?")
_PLAIN = re.compile(r"(\d+)(?:[.,]0{1,2})?")
_SCALED = re.compile(r"(\d{1,15})(?:[.,](\d{1,6}))?([a-z]+\+?)")
_LONGEST = 30


class Count(NamedTuple):
    """``value`` is `None` where nothing stands, or nothing that is a count (then ``wrong``).

    ``guessed``: a spreadsheet took 1.234 for a fraction, and it was read as a thousand.
    """

    value: int | None = None
    wrong: bool = False
    guessed: bool = False


_WRONG = Count(wrong=True)


def read(cell: Cell) -> Count:
    """The count of a cell."""
    if isinstance(cell, bool):
        return _WRONG
    if isinstance(cell, int | float):
        return _number(float(cell)) if isinstance(cell, float) else _within(cell)
    if not isinstance(cell, str):
        return _WRONG
    return _text(lexicon.plain(cell).replace(" ", ""))


def _within(value: int) -> Count:
    return Count(value) if 0 <= value <= MOST else _WRONG


def _number(value: float) -> Count:
    """Nobody has 1.234 likes: a program read the Indonesian thousand as a fraction."""
    if value != value or not 0 <= value <= MOST:
        return _WRONG
    if value.is_integer():
        return Count(int(value))
    thousand = round(value * 1_000)
    if 1 <= value < 1_000 and abs(value * 1_000 - thousand) < 1e-6:
        return Count(thousand, guessed=True)
    return _WRONG


def _text(text: str) -> Count:
    if lexicon.is_blank(text):
        return Count()
    if len(text) > _LONGEST or not text.isascii():
        return _WRONG
    if match := _PLAIN.fullmatch(text):
        return _within(int(match[1]))
    if _GROUPED.fullmatch(text):
        return _within(int(re.sub(r"[.,']", "", _without_cents(text))))
    if (match := _SCALED.fullmatch(text)) and match[3] in words().scales:
        scale, behind = words().scales[match[3]], match[2] or ""
        return _within((int(match[1] + behind) * scale) // 10 ** len(behind))
    return _WRONG


def _without_cents(text: str) -> str:
    """``1.234,00`` as ``1.234``: a group has three digits, what has fewer is none."""
    head, _, tail = text.rpartition("," if text.rfind(",") > text.rfind(".") else ".")
    return head if head and len(tail) != 3 and not tail.strip("0") else text
