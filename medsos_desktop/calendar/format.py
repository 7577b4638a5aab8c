"""Spelling of dates and times, Indonesian and English, with the words of ``dates.toml``.

`Say` is the message catalogue (`medsos_desktop.words.Words`), given from outside, so this stays pure.
"""

from datetime import date, datetime, time
from typing import Protocol

from medsos_desktop.calendar import zones


class Say(Protocol):
    """The catalogue: a message of a key, filled with parameters."""

    def __call__(self, key: str, **params: object) -> str:
        """The message."""
        ...


def weekday(say: Say, day: date) -> str:
    """As in "Selasa"."""
    return say(f"dates.weekday.long.{day.weekday()}")


def weekday_short(say: Say, day: date) -> str:
    """As in "Sel"."""
    return say(f"dates.weekday.short.{day.weekday()}")


def month(say: Say, number: int) -> str:
    """As in "Desember" for 12."""
    return say(f"dates.month.long.{number}")


def month_short(say: Say, number: int) -> str:
    """As in "Des" for 12."""
    return say(f"dates.month.short.{number}")


def long_date(say: Say, day: date) -> str:
    """As in "Selasa, 1 Desember 2026"."""
    return say(
        "dates.pattern.long",
        weekday=weekday(say, day), day=day.day, month=month(say, day.month), year=day.year,
    )  # fmt: skip


def short_date(say: Say, day: date) -> str:
    """As in "Sel 1 Des 2026"."""
    return say(
        "dates.pattern.short",
        weekday=weekday_short(say, day), day=day.day, month=month_short(say, day.month), year=day.year,
    )  # fmt: skip


def brief_date(say: Say, day: date) -> str:
    """As in "Sel 1 Des", where the year is plain."""
    return say(
        "dates.pattern.brief",
        weekday=weekday_short(say, day), day=day.day, month=month_short(say, day.month),
    )  # fmt: skip


def day_month(say: Say, day: date) -> str:
    """As in "1 Jan", for a day of a neighbouring month."""
    return say("dates.pattern.day_month", day=day.day, month=month_short(say, day.month))


def month_title(say: Say, day: date) -> str:
    """As in "Desember 2026"."""
    return say("dates.pattern.month", month=month(say, day.month), year=day.year)


def span(say: Say, first: date, last: date) -> str:
    """As in "14–20 Desember 2026", "28 Des 2026 – 3 Jan 2027": first and last day, both included."""
    if (first.year, first.month) == (last.year, last.month):
        return say(
            "dates.pattern.span_month",
            first=first.day, last=last.day, month=month(say, last.month), year=last.year,
        )  # fmt: skip
    key = "span_year" if first.year == last.year else "span"
    return say(
        f"dates.pattern.{key}",
        first=day_month(say, first), last=day_month(say, last),
        first_year=first.year, last_year=last.year,
    )  # fmt: skip


def clock(say: Say, at: time | datetime) -> str:
    """As in "10.00" (Indonesian) or "10:00" (English)."""
    return say("dates.pattern.clock", hour=f"{at.hour:02}", minute=f"{at.minute:02}")


def clock_in(say: Say, at: time | datetime, zone: str) -> str:
    """As in "10.00 WIB"."""
    naive = at if isinstance(at, datetime) else None
    return say("dates.pattern.clock_in", clock=clock(say, at), zone=zones.short_name(zone, naive))


def moment(say: Say, at: datetime, zone: str) -> str:
    """As in "Sel 1 Des 2026, 10.00 WIB": a naive wall time in full."""
    return say("dates.pattern.moment", date=short_date(say, at.date()), clock=clock_in(say, at, zone))


def planned(say: Say, text: str | None, zone: str) -> str:
    """A planned time as stored, spelled as `moment`; without one "Tanpa tanggal"."""
    return moment(say, zones.parse(text), zone) if text else say("dates.undated")


def ago(say: Say, at: str, now: datetime) -> str:
    """A moment of a record (ISO, UTC) beside ``now``: "kemarin 16.24", "Sen 14 Des 09.10", of another year
    with that year. Told in the zone of ``now``, the office's, whatever zone the post is planned in.
    """
    moment = datetime.fromisoformat(at).astimezone(now.tzinfo)
    day, today = moment.date(), now.date()
    if abs((day - today).days) <= 1:
        said = distance(say, day, today)
    else:
        said = brief_date(say, day) if day.year == today.year else short_date(say, day)
    return say("dates.pattern.ago", day=said, clock=clock(say, moment))


def distance(say: Say, day: date, today: date) -> str:
    """As in "hari ini", "besok", "kemarin", "4 hari lagi", "3 hari lalu"."""
    days = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(days)
    if near is not None:
        return say(f"dates.distance.{near}")
    return say("dates.distance.ahead" if days > 0 else "dates.distance.ago", n=abs(days))
