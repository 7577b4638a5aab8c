"""When a post went out, as its row says it: a date, a clock time, both in one cell, or neither."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from medsos_desktop.exchange.sheets import dates, times
from medsos_desktop.exchange.sheets.dates import Day
from medsos_desktop.exchange.sheets.model import Cell
from medsos_desktop.exchange.sheets.times import Hour

_NEAR, _FAR = timedelta(days=3), timedelta(days=20)
_AFTER_MIDNIGHT = re.compile(r"0[.,]([0-5][0-9])")
_HALF_A_DAY = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Moment:
    """``at`` is aware, in UTC; `None` where nothing is said or it cannot be read (then ``wrong`` is a code).

    ``rough``: the clock time, or all of it, was taken from the plan. ``swapped``: day and month were.
    """

    at: datetime | None = None
    rough: bool = False
    swapped: bool = False
    wrong: str = ""


NOTHING = Moment()


def read(day_cell: Cell, hour_cell: Cell, planned: datetime, zone: ZoneInfo) -> Moment:
    """The moment two cells say. ``planned`` is aware; what they leave out is taken from it.

    A clock time without a zone is the office's (``zone``).
    """
    day, hour = dates.read(day_cell) if day_cell != "" else dates.NOTHING, _hour(hour_cell)
    if hour.minutes is None and not hour.wrong and day.hour is not None:
        hour = day.hour
    if day.wrong or day.doubt == "date.unreadable":
        if day.day is None and (alone := _hour(day_cell)).minutes is not None:
            day, hour = dates.NOTHING, alone  # a clock time in the column of dates
        else:
            return Moment(wrong="date")
    if hour.wrong or hour.doubt in ("time.unreadable", "time.several", "time.open"):
        return Moment(wrong="time")
    if day.day is None and hour.minutes is None:
        return NOTHING
    local = planned.astimezone(zone)
    if day.day is None:
        return Moment(_near(local, hour, zone))
    found, swapped = _date(day_cell, day, local.date())
    if found is None:
        return Moment(wrong="date")
    return Moment(_at(found, hour, local, zone), rough=hour.minutes is None, swapped=swapped)


def _hour(cell: Cell) -> Hour:
    if isinstance(cell, str) and (match := _AFTER_MIDNIGHT.fullmatch(cell.strip())):
        return Hour(int(match[1]))  # 0.15 is a quarter past midnight here, and no part of a day
    return times.read(cell) if cell != "" else times.NOTHING


def _near(planned: datetime, hour: Hour, zone: ZoneInfo) -> datetime:
    """Only a clock time: on the planned day, or on the next where it would be long before the plan."""
    at = _at(planned.date(), hour, planned, zone)
    return at + timedelta(days=1) if planned - at > _HALF_A_DAY else at


def _at(day: date, hour: Hour, planned: datetime, zone: ZoneInfo) -> datetime:
    minutes = hour.minutes if hour.minutes is not None else planned.hour * 60 + planned.minute
    wall = datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)
    if hour.offset is not None:
        return wall.replace(tzinfo=UTC) - timedelta(minutes=hour.offset)
    return wall.replace(tzinfo=zone).astimezone(UTC)


def _date(cell: Cell, day: Day, planned: date) -> tuple[date | None, bool]:
    """The calendar day, and whether day and month had to change places to make sense beside the plan."""
    found = _filled(day, planned)
    if found is not None and abs(found - planned) <= _FAR:
        return found, False
    turned = dates.read(cell, month_first=True) if isinstance(cell, str) else _turned(day)
    other = None if turned.wrong else _filled(turned, planned)
    if other is not None and other != found and abs(other - planned) <= _NEAR:
        return other, True
    return found, False


def _turned(day: Day) -> Day:
    """10/12 typed into a program that speaks English is the twelfth of October there."""
    wrong = "" if day.day is not None and day.month is not None and day.day <= 12 else "date.impossible"
    return replace(day, day=day.month, month=day.day, wrong=wrong)


def _filled(day: Day, planned: date) -> date | None:
    """A day without month or year is the nearest such day to the plan."""
    assert day.day is not None
    if day.month is not None and day.year is not None:
        return _made(day.year, day.month, day.day)
    months = [(planned.year, planned.month + step) for step in (-1, 0, 1)]
    if day.month is not None:
        months = [(planned.year + step, day.month) for step in (-1, 0, 1)]
    near = [
        made
        for year, month in months
        if (made := _made(year + (month - 1) // 12, (month - 1) % 12 + 1, day.day)) is not None
    ]
    return min(near, key=lambda each: abs(each - planned), default=None)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
