"""The day a cell means, in the spellings Indonesian offices use; a time in the same cell comes along."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from medsos_desktop.exchange.sheets import lexicon, times
from medsos_desktop.exchange.sheets.model import Cell
from medsos_desktop.exchange.sheets.season import Season
from medsos_desktop.exchange.sheets.times import Hour

_PREFIX = re.compile(r"^(?:(?:hari|tanggal|tgl)\b[\s:./]*)+")
_WORD_AHEAD = re.compile(r"^[\s(]*(jum'at|[a-z]+)\b[\s).,/:;-]*")
_WEEKDAY_BEHIND = re.compile(r"[\s(,/-]+(jum'at|[a-z]+)\b\)?")
_ISO = re.compile(r"^(\d{4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"^(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?('?\d{2}|\d{4})(?!\d)")
_SHORT = re.compile(r"^(\d{1,2})\s?[-/]\s?(\d{1,2})(?![\d/.-])(?!\s*[a-z]{3})")
_NAMED = re.compile(
    r"^(\d{1,2})(?:st|nd|rd|th)?[\s./,-]*([a-z]{3,})(?![a-z])[\s./,-]*(?:'?(\d{4}|\d{2})(?![\d:.]|\s?[.:]\d))?"
)
_MONTH_FIRST = re.compile(r"^([a-z]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?![\d.:])(?:[\s,]+(\d{4}))?")
_RANGE = re.compile(
    r"^(\d{1,2})\s?(?:[-–—&,/]|s/?\.?d\.?|sampai|dan|hingga)\s?(\d{1,2})\s?[-/.]?\s?(?=[a-z]{3})"
)
_BARE_RANGE = re.compile(r"^(\d{1,2})\s?([-–—&]|s/?\.?d\.?|sampai|dan|hingga)\s?(\d{1,2})(?=\s*(?:$|[(]))")
_PACKED = re.compile(r"^(\d{4})(\d{2})(\d{2})(?!\d)")
_BARE = re.compile(r"^(\d{1,2})(?:\s*(?:$|[(]))")
_ROMAN = re.compile(r"^(\d{1,2})[\s./-]+(i{1,3}|iv|vi{0,3}|ix|xi{0,2})[\s./-]+(\d{4})\b")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_JOINED = re.compile(r"^\s*(?:[-–—~]|s/?\.?d\.?|sampai|hingga|&|dan)\s*\S*\d")
_TRIED = re.compile(r"\d+\s*[-/.]\s*\d+\s*[-/.]\s*\d+|^\d{3,}$")
_TIMED = re.compile(r"\d\s?[.:]\s?\d|\b(?:pukul|pkl|jam|wib|wita|wit|pagi|siang|sore|malam|am|pm)\b")
_SERIAL = re.compile(r"^\d{5}(?:[.,]\d+)?$")
_SERIAL_DAY = date(1899, 12, 30)
YEARS = range(2000, 2101)


@dataclass(frozen=True, slots=True)
class Day:
    """A date as its cell gives it: any part may be missing and is filled in by the season.

    ``weekday`` is the name written beside it (0 is Monday). ``hour`` is a time in the same cell.
    ``wrong`` refuses the row, ``doubt`` warns.
    """

    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    hour: Hour | None = None
    wrong: str = ""
    doubt: str = ""

    @property
    def full(self) -> bool:
        """Whether nothing has to be filled in."""
        return self.day is not None and self.month is not None and self.year is not None


NOTHING = Day()


def read(value: Cell, month_first: bool = False) -> Day:
    """The date of a cell; ``month_first`` reads 12/1/2026 as 1 December (the column says so)."""
    if isinstance(value, str):
        return _text(lexicon.plain(value), month_first)
    if isinstance(value, datetime):
        hour = times.read(value) if value.time() != time() else None
        return _known(value.date(), hour)
    if isinstance(value, date):
        return _known(value)
    if isinstance(value, bool | time | timedelta):
        return Day(doubt="date.unreadable")
    return _number(float(value))


def _known(day: date, hour: Hour | None = None) -> Day:
    wrong = "" if day.year in YEARS else "date.out_of_range"
    return Day(day.day, day.month, day.year, hour=hour, wrong=wrong)


def _number(value: float) -> Day:
    """1 to 31 is a day of the sheet's month; 36526 to 73415 is Excel's count of days (2000 to 2100)."""
    if value == int(value) and 1 <= value <= 31:
        return Day(int(value))
    if 36526 <= value <= 73415:
        whole = int(value)
        hour = times.read(value - whole) if value - whole > 1e-6 else None
        return _known(_SERIAL_DAY + timedelta(days=whole), hour)
    if value == int(value) and 20000101 <= value <= 21001231:
        return _text(str(int(value)), False)
    return Day(wrong="date.impossible")


def weekday(text: str) -> int | None:
    """The weekday a cell names, 0 for Monday; `None` when it names none."""
    word = _WORD_AHEAD.match(lexicon.plain(text))
    return lexicon.dates().weekdays.get(word[1]) if word else None


def _text(text: str, month_first: bool) -> Day:
    if lexicon.is_blank(text):
        return NOTHING
    if _SERIAL.match(text):
        return _number(float(text.replace(",", ".")))
    if text in lexicon.dates().open:
        return Day(doubt="date.open")
    rest, named = _without_weekday(_PREFIX.sub("", text))
    rest = _PREFIX.sub("", rest)
    day, behind = _parts(rest, month_first)
    if day is None:
        if _TRIED.search(rest):
            return Day(weekday=named, wrong="date.impossible")
        return Day(weekday=named, doubt="date.unreadable")
    if named is None and behind:
        follows = _WEEKDAY_BEHIND.match(behind)
        named = lexicon.dates().weekdays.get(follows[1]) if follows else None
    doubt = day.doubt or ("date.range" if _JOINED.match(behind) and not _TIMED.search(behind) else "")
    hour = times.read(behind.strip(" ,;-–/()t|@")) if _TIMED.search(behind) else None
    year = day.year
    if year is None and doubt == "date.range":
        year = _year_behind(day.month, behind)
    return Day(day.day, day.month, year, named, hour, day.wrong, doubt)


def _without_weekday(text: str) -> tuple[str, int | None]:
    match = _WORD_AHEAD.match(text)
    if match:
        found = lexicon.dates().weekdays.get(match[1])
        if found is not None:
            return text[match.end() :].strip(), found
    return text, None


def _parts(text: str, month_first: bool) -> tuple[Day | None, str]:
    """Day, month and year at the start of a text, and what follows."""
    if match := _ISO.match(text):
        return _made(match[3], match[2], match[1]), text[match.end() :]
    if match := _NUMERIC.match(text):
        first, second = (match[3], match[1]) if month_first else (match[1], match[3])
        return _made(first, second, match[4].lstrip("'")), text[match.end() :]
    if match := _ROMAN.match(text):
        return _made(match[1], str(_ROMANS.index(match[2]) + 1), match[3]), text[match.end() :]
    if match := _RANGE.match(text):
        day, behind = _parts(f"{match[1]} {text[match.end() :]}", month_first)
        return (
            Day(day.day, day.month, day.year, wrong=day.wrong, doubt="date.range") if day else None
        ), behind
    if (match := _NAMED.match(text)) and match[2] in lexicon.dates().months:
        return _made(match[1], str(lexicon.dates().months[match[2]]), match[3]), text[match.end() :]
    if (match := _MONTH_FIRST.match(text)) and match[1] in lexicon.dates().months:
        return _made(match[2], str(lexicon.dates().months[match[1]]), match[3]), text[match.end() :]
    if match := _PACKED.match(text):
        return _made(match[3], match[2], match[1]), text[match.end() :]
    if (match := _BARE_RANGE.match(text)) and _are_days(match):
        day = _made(match[1], None, None)
        return Day(day.day, wrong=day.wrong, doubt="date.range"), ""
    if match := _SHORT.match(text):
        first, second = (match[2], match[1]) if month_first else (match[1], match[2])
        return _made(first, second, None), text[match.end() :]
    if match := _BARE.match(text):
        return _made(match[1], None, None), text[match.end(1) :]
    return None, text


def _are_days(match: re.Match[str]) -> bool:
    """``12-14`` are days, but ``8-9`` may be 8 September."""
    first, last = int(match[1]), int(match[3])
    return first < last <= 31 and (match[2] != "-" or last > 12)


def _made(day: str, month: str | None, year: str | None) -> Day:
    """Checks what can be checked without the season."""
    number = None if year is None else int(year) + (2000 if len(year) == 2 else 0)
    at = None if month is None else int(month)
    wrong = ""
    if number is not None and number not in YEARS:
        wrong = "date.out_of_range"
    elif not 1 <= int(day) <= 31 or (at is not None and not 1 <= at <= 12):
        wrong = "date.impossible"
    return Day(int(day), at, number, wrong=wrong)


def _year_behind(month: int | None, behind: str) -> int | None:
    """``28 Des - 3 Jan 2027``: the year of the first day, from that of the last."""
    found = re.search(r"([a-z]{3,})[\s.]*(20\d\d)", behind)
    if not found or month is None:
        return None
    last = lexicon.dates().months.get(found[1])
    return int(found[2]) - (1 if last is not None and month > last else 0)


def resolve(day: Day, season: Season) -> tuple[date | None, str, str]:
    """The calendar day with what the season adds, a refusal code, and a doubt code."""
    if day.wrong or day.day is None:
        return None, day.wrong, day.doubt
    month = day.month if day.month is not None else season.month()
    if month is None:
        return None, "", "date.no_month"
    year, doubt = day.year, day.doubt
    if year is None:
        year, said = season.year_of(month)
        if year is None:
            return None, "", "date.no_year"
        doubt = doubt or ("" if said else "date.year_assumed")
    try:
        return date(year, month, day.day), "", doubt
    except ValueError:
        return None, "date.impossible", doubt
