from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from medsos_desktop.calendar import grid

DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))


def test_december_2026_has_five_weeks_from_30_november() -> None:
    weeks = grid.month_weeks(2026, 12)
    assert (len(weeks), weeks[0][0], weeks[-1][-1]) == (5, date(2026, 11, 30), date(2027, 1, 3))


def test_shortest_and_longest_month() -> None:
    assert len(grid.month_weeks(2027, 2)) == 4
    assert len(grid.month_weeks(2026, 8)) == 6


@given(DAYS)
def test_weeks_cover_the_month_and_nothing_more_than_its_weeks(day: date) -> None:
    weeks = grid.month_weeks(day.year, day.month)
    flat = [each for week in weeks for each in week]
    assert all(later - earlier == timedelta(days=1) for earlier, later in pairwise(flat))
    first, end = grid.month_span(day)
    assert first in weeks[0]
    assert end - timedelta(days=1) in weeks[-1]
    assert all(week[0].weekday() == 0 and len(week) == 7 for week in weeks)


@given(DAYS, st.integers(-30, 30))
def test_month_steps_go_back_to_the_same_month(day: date, months: int) -> None:
    there = grid.step_month(day, months)
    assert grid.step_month(there, -months).replace(day=1) == day.replace(day=1)
    assert there.day <= day.day


def test_step_lowers_the_day_where_the_month_is_short() -> None:
    assert grid.step_month(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert grid.step_month(date(2026, 1, 15), -1) == date(2025, 12, 15)
