"""Dates as Indonesian posts write them: ``Jumat, 4 Desember 2026``, ``4/12/26``, ``besok``.

Day before month before year; two-digit years belong to 2000-2099. Only dates that can be read in one
way are taken: a day and month in digits need a year or a weekday beside them.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from medsos_desktop.text import scan

WEEKDAYS = {
    "senin": 0,
    "selasa": 1,
    "rabu": 2,
    "kamis": 3,
    "jumat": 4,
    "jum'at": 4,
    "jum\u2019at": 4,
    "sabtu": 5,
    "minggu": 6,
    "ahad": 6,
}
"""Monday is 0, as in `datetime.date.weekday`."""
_SPOKEN = (
    "senen sanayan sen",
    "slasa seloso selaso salasa salaso sel",
    "rebo rabo raba'a rabaa rab",
    "kemis kamih kam",
    "jumuah jemuah jemuwah jumaah juma'ah jumaik jumah jumaat jum",
    "setu septu sebtu saptu satu sab",
    "mingu ngahad akaik ahaik mgg",
)
DAY_NAMES = WEEKDAYS | {name: number for number, names in enumerate(_SPOKEN) for name in names.split()}
"""Also spoken, Javanese and short weekdays: read only beside a date, since alone some mean other things."""

_MONTHS = (
    "januari jan",
    "februari pebruari feb peb",
    "maret mar mrt",
    "april apr",
    "mei may",
    "juni jun",
    "juli jul",
    "agustus agu ags agt agst aug",
    "september sep sept",
    "oktober okt oct",
    "november nopember nov nop",
    "desember des dec",
)
MONTHS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
RELATIVE = {"hari ini": 0, "malam ini": 0, "besok": 1, "esok": 1, "lusa": 2, "kemarin": -1}


Day = date
"""The same under a name that the field ``date`` does not hide."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text. ``weekday`` is the one that is written, ``date`` what the numbers say.

    ``date`` is `None` for a day that does not exist (``impossible``), for a date without year or a
    relative one when no ``today`` was given, and where only a weekday stands. Of a range, ``date``
    is the first day and ``until`` the last (``weekday_until`` if written).
    """

    start: int
    end: int
    weekday: int | None
    date: date | None
    text: str
    day: int | None = None
    month: int | None = None
    year: int | None = None
    until: Day | None = None
    weekday_until: int | None = None
    relative: int | None = None
    impossible: bool = False


@cache
def _pattern() -> re.Pattern[str]:
    weekday, months = scan.choice(DAY_NAMES), scan.choice(MONTHS)
    to = r"\s{0,2}(?:-|\u2013|\u2014|s\.?\s?/?d\.?|sampai(?:\sdengan)?|hingga|dan|&)\s{0,2}"
    part = r"(?:\s(?:pagi|siang|sore|malam|besok|depan|ini|legi|pahing|paing|pon|wage|kliwon)\b){0,2}"
    gap = part + r"\.?[\s,]{0,3}\(?\s?(?:(?:tanggal|tgl\.?)\s{1,2})?"
    short = r"2\d(?=\s*(?:$|[\n,.;)]))"  # "4 Des 26", but not "4 Des 26 orang"
    relative = r"hari\sini|malam\sini|besok|esok|lusa|kemarin"
    return re.compile(
        rf"(?<![\w/])(?=[\dabehjklmnrs])(?:(?:(?P<weekday>{weekday})(?:{to}(?P<weekday2>{weekday}))?\b)(?P<gap>{gap}))?"
        rf"(?:(?<![\d.,:/-])(?P<day>\d{{1,2}})(?:(?:\s(?P<month1>{months})\b\.?)?{to}(?P<day2>\d{{1,2}}))?"
        rf"\s{{1,2}}(?P<month>{months})\b\.?(?:[\s,]{{1,2}}(?P<year>(?:19|20)\d\d|[\u2019']\d\d|{short})(?!\d|[.,]\d))?"
        r"|(?<![\d.,:/-])(?P<nday>\d{1,2})(?P<sep>[/.-])(?P<nmonth>\d{1,2})"
        r"(?:(?P=sep)(?P<nyear>(?:19|20)\d\d|\d\d))?(?![\d/]|[.,:-]\d)"
        r"|(?<![\d.,:/-])(?P<iyear>(?:19|20)\d\d)-(?P<imonth>\d\d)-(?P<iday>\d\d)(?![\d/]|-\d)"
        rf"|(?P<relative>(?:{relative})\b))"
        rf"(?:\s?\((?P<after>{weekday})\)|,?\shari\s(?P<later>{weekday})\b)?",
        re.IGNORECASE,
    )


@cache
def _lone() -> re.Pattern[str]:
    """A weekday without a date; "minggu" also means week, so it needs "hari" or a word after it."""
    others = scan.choice(name for name in WEEKDAYS if name != "minggu")
    return re.compile(
        rf"\b(?=[ahjkmrs])(?:(?:hari\s)?(?P<weekday>{others})|hari\s(?P<sunday>minggu)|(?P<capital>(?-i:Minggu))"
        r"(?=\s(?:pagi|siang|sore|malam|ini|besok)))\b",
        re.IGNORECASE,
    )


def dates(text: str, today: date | None = None) -> tuple[DateMention, ...]:
    """All dates of ``text`` in order.

    ``today`` gives relative days their date, and dates without year the year that brings them nearest.
    """
    found: list[DateMention] = []
    if any(sign in text for sign in "0123456789") or _has_relative(text):
        for match in _pattern().finditer(text):
            mention = _mention(text, match, today)
            if mention is not None:
                found.append(mention)
    found.extend(_lone_weekdays(text, found))
    found.sort(key=lambda mention: mention.start)
    return tuple(found)


def _has_relative(text: str) -> bool:
    low = text.lower()
    return any(word in low for word in ("ini", "esok", "lusa", "kemarin"))


def _lone_weekdays(text: str, found: list[DateMention]) -> list[DateMention]:
    taken = [(mention.start, mention.end) for mention in found]
    lone, at = [], 0
    for match in _lone().finditer(text):
        while at < len(taken) and taken[at][1] <= match.start():
            at += 1
        if at < len(taken) and taken[at][0] < match.end():
            continue
        name = match["weekday"] or match["sunday"] or match["capital"]
        lone.append(DateMention(*match.span(), WEEKDAYS[scan.plain(name)], None, match[0]))
    return lone


def _weekday(name: str | None) -> int | None:
    return DAY_NAMES[scan.plain(name)] if name else None


def _month(name: str | None) -> int | None:
    return MONTHS[scan.plain(name)] if name else None


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _year(digits: str | None) -> int | None:
    if not digits:
        return None
    year = int(digits.strip("\u2019'"))
    return 2000 + year if year < 100 else year


def _mention(text: str, match: re.Match[str], today: date | None) -> DateMention | None:
    weekday = _weekday(match["weekday"] or match["after"] or match["later"])
    if match["relative"]:
        return _relative(match, weekday, today)
    if match["nday"] and not _readable(match, weekday):
        return None
    day = _number(match["day"] or match["nday"] or match["iday"])
    month = (
        MONTHS[scan.plain(match["month"])] if match["month"] else _number(match["nmonth"] or match["imonth"])
    )
    year = _year(match["year"] or match["nyear"] or match["iyear"])
    first_month = _month(match["month1"]) or month
    if day is None or month is None or first_month is None:
        return None
    found = _date(day, first_month, year, today)
    last = _number(match["day2"])
    end = match.end()
    if "(" in (match["gap"] or "") and text[end : end + 1] == ")":
        end += 1
    return DateMention(
        start=match.start(),
        end=end,
        weekday=weekday,
        date=found,
        text=text[match.start() : end],
        day=day,
        month=first_month,
        year=year,
        until=_date(last, month, found.year if found else year, today) if last else None,
        weekday_until=_weekday(match["weekday2"]),
        impossible=not _exists(day, first_month, year),
    )


def _readable(match: re.Match[str], weekday: int | None) -> bool:
    """Digits alone are a date only with a plausible day and month, and a year or a weekday."""
    if not (1 <= int(match["nday"]) <= 31 and 1 <= int(match["nmonth"]) <= 12):
        return False
    if match["nyear"]:
        return match["sep"] == "/" or len(match["nyear"]) == 4
    return weekday is not None and match["sep"] == "/"


def _relative(match: re.Match[str], weekday: int | None, today: date | None) -> DateMention:
    days = RELATIVE[" ".join(scan.plain(match["relative"]).split())]
    return DateMention(
        start=match.start(),
        end=match.end(),
        weekday=weekday,
        date=today + timedelta(days) if today else None,
        text=match[0],
        relative=days,
    )


def _exists(day: int, month: int, year: int | None) -> bool:
    try:
        date(year or 2024, month, day)  # a leap year, so that 29 February may be
    except ValueError:
        return False
    return True


def _date(day: int, month: int, year: int | None, today: date | None) -> date | None:
    """The date, its year the one nearest to ``today`` when none is written."""
    if year is not None:
        return date(year, month, day) if _exists(day, month, year) else None
    if today is None:
        return None
    near = [
        date(y, month, day) for y in (today.year - 1, today.year, today.year + 1) if _exists(day, month, y)
    ]
    return min(near, key=lambda one: abs(one - today), default=None)
