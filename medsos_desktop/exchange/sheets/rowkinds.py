"""Tells rows that are no posts by how they look: banners, totals, legends, signatures, column numbers."""

import re
from collections.abc import Sequence
from functools import lru_cache

from medsos_desktop.exchange.sheets import cells, lexicon, season
from medsos_desktop.exchange.sheets.grid import Grid
from medsos_desktop.exchange.sheets.model import Cell

FOOT = frozenset({"total", "legend", "note", "signature"})
"""After such a row, only rows with a date (or numbered ones with channel and title) are posts."""

_PLACE_DATE = re.compile(
    r"^([^\W\d_]+)(?: [^\W\d_]+){0,2}\s*,\s*(?:\d{1,2}|[.… ]+)\s+([a-z]{3,})\s+(?:\d{4}|[.…]+)$"
)
_NIP = re.compile(r"^nip[\s.:]*[\d .]*$")
_COLUMN_NUMBER = re.compile(r"^\(?(\d{1,2})\)?\.?$")
_WEEK = re.compile(
    r"^(?:minggu|pekan|week)\s*(?:ke)?[\s.-]*(?:\d|[ivx]+\b|pertama|kedua|ketiga|keempat|kelima)"
)
_COUNT = re.compile(r"^\d+(?:[.,]\d+)?(?: ?%| [a-z]+(?: \d+)?)?$")
_DOTS = re.compile(r"^[\s(]*[.…_]{4,}[\s)]*$")


@lru_cache(maxsize=4096)
def marker(text: str) -> str:
    """What a row that begins with this text is: "total", "legend", "note", "signature", "banner", or ""."""
    plain = lexicon.plain(text)
    if _WEEK.match(plain):
        return "banner"
    if season.only_months(plain):
        return "banner"
    place = _PLACE_DATE.match(plain)
    if place and place[1] not in lexicon.dates().weekdays and place[2] in lexicon.dates().months:
        return "signature"
    if _NIP.match(plain) or _DOTS.match(plain):
        return "signature"
    for kind, beginnings in lexicon.row_starts():
        if kind != "title" and lexicon.starts_with_word(plain, beginnings):
            return kind
    return ""


def numbers_columns(row: Sequence[Cell], own: Sequence[int]) -> bool:
    """The row "1 2 3 4" or "(1) (2) (3)" that office tables have below their header."""
    if len(own) < 3:
        return False
    found: list[int] = []
    for at in own:
        match = _COLUMN_NUMBER.match(cells.text(row[at]))
        if not match:
            return False
        found.append(int(match[1]))
    return found == list(range(found[0], found[0] + len(found))) and found[0] <= 2


def only_counts(row: Sequence[Cell], columns: Sequence[int]) -> bool:
    """Whether cells hold counts and nothing else ("4", "12 konten", "3 dari 5"): a row of sums."""
    return all(not isinstance(row[at], str) or _COUNT.match(lexicon.plain(str(row[at]))) for at in columns)


def spans(grid: Grid, row: int, column: int, width: int) -> bool:
    """Whether a cell is merged over at least three columns, or half of the table."""
    return any(
        top == row and left == column and right - left + 1 >= min(3, max(width // 2, 2))
        for top, left, _, right in grid.merges
    )
