"""The days people export most often, as two taps fewer: whole weeks from Monday, the month, seven days."""

from datetime import date, timedelta

PERIODS = ("this-week", "next-week", "this-month", "seven-days")
"""In the order they are offered; worded by ``export.period.<this>``."""

Span = tuple[date, date]


def span(period: str, today: date) -> Span:
    """First and last day of a period of `PERIODS`, both included."""
    monday = today - timedelta(days=today.weekday())
    if period == "this-week":
        return monday, monday + timedelta(days=6)
    if period == "next-week":
        return monday + timedelta(days=7), monday + timedelta(days=13)
    if period == "this-month":
        first = today.replace(day=1)
        return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    if period == "seven-days":
        return today, today + timedelta(days=6)
    raise KeyError(period)


def named(first: date, last: date, today: date) -> str:
    """The period these days are; "" when they are none of them."""
    return next((each for each in PERIODS if span(each, today) == (first, last)), "")
