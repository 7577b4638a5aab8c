"""Weeks and months as the Indonesian wall calendar has them: Monday first, Sunday last and red."""

from calendar import monthrange
from datetime import date, timedelta

WEEK = 7


def monday(day: date) -> date:
    """The Monday of the week of ``day``."""
    return day - timedelta(days=day.weekday())


def week(day: date) -> tuple[date, ...]:
    """The seven days of the week of ``day``, Monday first."""
    first = monday(day)
    return tuple(first + timedelta(days=shift) for shift in range(WEEK))


def month_weeks(year: int, month: int) -> tuple[tuple[date, ...], ...]:
    """The four to six weeks that touch a month, each with its seven days."""
    first = date(year, month, 1)
    last = date(year, month, monthrange(year, month)[1])
    count = ((last - monday(first)).days) // WEEK + 1
    return tuple(week(first + timedelta(days=WEEK * number)) for number in range(count))


def month_span(day: date) -> tuple[date, date]:
    """First day of the month of ``day`` and first day of the next one (half-open)."""
    first = day.replace(day=1)
    return first, step_month(first, 1)


def step_month(day: date, months: int) -> date:
    """``day`` moved by whole months, its number lowered where the month is shorter (31 Jan -> 28 Feb)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def is_weekend(day: date) -> bool:
    """Saturday or Sunday: offices have a five-day week (Perpres 21/2023)."""
    return day.weekday() >= 5
