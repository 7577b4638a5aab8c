"""Money and numbers as Indonesian posts write them: ``Rp1.250.000,00``, ``2,5 juta``, ``12 persen``."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from medsos_desktop.text import scan

SCALES = {
    "ribu": 10**3,
    "rb": 10**3,
    "juta": 10**6,
    "jt": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
    "m": 10**9,
    "triliun": 10**12,
    "trilyun": 10**12,
    "t": 10**12,
}


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in whole rupiah (cents cut off)."""

    start: int
    end: int
    amount: int
    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its value; ``percent`` when "%" or "persen" follows, ``scaled`` after "juta" etc."""

    start: int
    end: int
    value: Decimal
    percent: bool
    text: str


_FIGURE = r"\d{1,15}(?:[.,]\d{3}){0,4}(?:[.,]\d{1,2})?(?!\d)"


@cache
def _money() -> re.Pattern[str]:
    names = "|".join(sorted(SCALES, key=len, reverse=True))
    scales = [rf"(?:\s{{0,2}}(?P<scale{n}>{names})\b)?" for n in (1, 2)]
    return re.compile(
        rf"\b(?:Rp\.?|IDR)\s{{0,2}}(?P<first>{_FIGURE}){scales[0]}(?:,-)?"
        rf"|(?<![\w.,])(?P<second>{_FIGURE}){scales[1]}\s{{1,2}}rupiah\b",
        re.IGNORECASE,
    )


def money(text: str) -> tuple[Money, ...]:
    """All amounts of money in rupiah, in order."""
    found = []
    for match in _money().finditer(text):
        scale = match["scale1"] or match["scale2"]
        value = parse_number(match["first"] or match["second"]) * SCALES.get(scan.plain(scale or ""), 1)
        found.append(Money(*match.span(), int(value), match[0]))
    return tuple(found)


@cache
def _number() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,:/#@-])(?P<figure>{_FIGURE})(?:\s{{1,2}}(?P<scale>ribu|juta|miliar|milyar|triliun)\b)?"
        r"(?P<percent>\s{0,2}(?:%|persen\b))?(?![\w/]|[.,:-]\d)",
        re.IGNORECASE,
    )


def numbers(text: str) -> tuple[Number, ...]:
    """All numbers that stand alone, in order; parts of dates, times, money and links may be among them."""
    found = []
    for match in _number().finditer(text):
        value = parse_number(match["figure"]) * SCALES.get(scan.plain(match["scale"] or ""), 1)
        found.append(Number(*match.span(), value, bool(match["percent"]), match[0]))
    return tuple(found)


def parse_number(figure: str) -> Decimal:
    """The value of ``1.250.000,50`` (or with English signs): the last sign before one or two digits is
    the decimal one, any sign before three digits groups thousands."""
    whole, cents = figure, ""
    match = re.fullmatch(r"(.*)[.,](\d{1,2})", figure, re.DOTALL)
    if match:
        whole, cents = match.groups()
    return Decimal(re.sub(r"[.,]", "", whole) + (f".{cents}" if cents else ""))
