"""The hour a cell means: ``10.00 WIB``, ``pukul 9 pagi``, ``09.00-11.00``, an Excel fraction."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from medsos_desktop.exchange.sheets import lexicon
from medsos_desktop.exchange.sheets.model import Cell

_CLOCK = re.compile(
    r"(?<![\d.,:/-])(?P<h>\d{1,2})\s?[.:,h]\s?(?P<m>\d{2})(?:[.:](?P<s>\d{2}))?(?!\d)"
    r"|(?<![\d.,:/])(?P<h4>\d{2})(?P<m4>\d{2})(?![\d.,:/])"
    r"|(?<![\d.,:/])(?P<hd>\d{1,2})[.:](?P<md>\d)(?!\d)"
    r"|(?<![\d.,:/])(?P<ho>\d{1,2})(?!\d)"
)
_FRACTION = re.compile(r"^0?[.,]\d+$")
_WORD = re.compile(r"[^\W\d_]+")
_OFFSET = re.compile(r"\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?P<sign>[+-])(?P<h>\d{2}):?(?P<m>\d{2})$")
_RANGE = re.compile(r"^\s*(?:wib|wita|wit)?\s*(?:[-–—~]|s/?\.?d\.?|sampai(?: dengan)?|to|hingga)\s*$")
_DAY_PART = re.compile(r"\d\s*(?:wib|wita|wit)?\s*\(?\s*([a-z]+(?: hari)?)")


@dataclass(frozen=True, slots=True)
class Hour:
    """``minutes`` after midnight (`None`: not said), ``offset`` minutes ahead of UTC when a zone is named.

    ``wrong`` is the code of a refusal, ``doubt`` of a warning.
    """

    minutes: int | None = None
    offset: int | None = None
    wrong: str = ""
    doubt: str = ""


NOTHING = Hour()
_FIRST = datetime(1899, 12, 31)
"""The day from which spreadsheet programs count, as far as clock times that are no dates go."""


def read(value: Cell) -> Hour:
    """The hour of a cell of a time column."""
    if isinstance(value, str):
        return _text(lexicon.plain(value))
    if isinstance(value, bool):
        return Hour(doubt="time.unreadable")
    if isinstance(value, datetime):
        if _FIRST < value < _FIRST + timedelta(days=25):
            value -= _FIRST  # 10.05 typed into a cell of times, by a program that speaks English
            return _number(value / timedelta(days=1))
        return _seconds(value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6)
    if isinstance(value, time):
        return _seconds(value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6)
    if isinstance(value, timedelta):
        return _seconds(value.total_seconds())
    if isinstance(value, int | float):
        return _number(float(value))
    return Hour(doubt="time.unreadable")


def _seconds(total: float) -> Hour:
    """A time of day; half a second is added because Excel's fractions fall just short."""
    minutes = int(total + 0.5) // 60
    return Hour(minutes) if 0 <= minutes < 1440 else Hour(wrong="time.impossible")


def _number(value: float) -> Hour:
    """0.4375 is a fraction of a day; 10 an hour; 10.3 the ``10.30`` a spreadsheet took for a number."""
    if 0 <= value < 1:
        return _seconds(value * 86400)
    if value >= 100 and value == int(value):
        return _checked(int(value) // 100, int(value) % 100)
    hour = int(value)
    return _checked(hour, round((value - hour) * 100))


def _checked(hour: int, minute: int) -> Hour:
    return Hour(hour * 60 + minute) if hour < 24 and minute < 60 else Hour(wrong="time.impossible")


def _text(text: str) -> Hour:
    if lexicon.is_blank(text):
        return NOTHING
    if _FRACTION.match(text):
        return _seconds(float(text.replace(",", ".")) * 86400)
    found = list(_CLOCK.finditer(text))
    offset = _offset(text)
    if not found:
        return Hour(doubt="time.open" if not any(c.isdigit() for c in text) else "time.unreadable")
    first = _one(found[0])
    if first is None:
        return Hour(wrong="time.impossible")
    hour, minute = first
    part = _day_part(text, found)
    hour = _twenty_four(hour, part)
    doubt = (
        "time.several" if len(found) > 1 and not _RANGE.match(text[found[0].end() : found[1].start()]) else ""
    )
    if found[0].group("ho") and not part and len(found) > 1 and found[0].end() == len(text):
        doubt = "time.several"
    if "+" in text or text.endswith("z") or _OFFSET.search(text):
        doubt = ""
    return Hour(hour * 60 + minute, offset, doubt=doubt)


def _one(match: re.Match[str]) -> tuple[int, int] | None:
    if match["h"]:
        hour, minute = int(match["h"]), int(match["m"])
    elif match["h4"]:
        hour, minute = int(match["h4"]), int(match["m4"])
    elif match["hd"]:
        hour, minute = int(match["hd"]), int(match["md"]) * 10
    else:
        hour, minute = int(match["ho"]), 0
    return (hour, minute) if hour < 24 and minute < 60 else None


def _day_part(text: str, found: list[re.Match[str]]) -> str:
    """The kind of day part that follows the first time, or the last one of a range."""
    hours = lexicon.dates().hours
    for match in found[:2]:
        follows = _DAY_PART.match(text, max(match.end() - 1, 0))
        if follows:
            word = follows[1]
            kind = hours.get(word) or hours.get(word.split(" ")[0])
            if kind:
                return kind
            if word.startswith("dini"):
                return "morning"
    return ""


def _twenty_four(hour: int, part: str) -> int:
    if part == "morning":
        return 0 if hour == 12 else hour
    if part == "noon":
        return hour + 12 if hour <= 4 else hour
    if part == "afternoon":
        return hour + 12 if hour < 12 else hour
    if part == "night":
        return (hour + 12) % 24 if 5 <= hour <= 12 else hour
    return hour


def _offset(text: str) -> int | None:
    for word in _WORD.findall(text):
        zone = lexicon.dates().zones.get(word)
        if zone is not None:
            return zone * 60
    match = _OFFSET.search(text)
    if match:
        return (int(match["h"]) * 60 + int(match["m"])) * (1 if match["sign"] == "+" else -1)
    return 0 if text.endswith("z") and text[-2:-1].isdigit() else None
