"""Beranda's first two questions, what is due and what must be mended, from a few quick reads."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from medsos_desktop.home import reminders
from medsos_desktop.home.reminders import Due, Near, Returned, Waiting
from medsos_desktop.model.office import Person
from medsos_desktop.model.state import State
from medsos_desktop.workspace import Workspace

LOOK_BACK = timedelta(days=14)
"""Older misses are history, not work: they stay in the calendar."""
_WEEK = 7


class WeekDay(NamedTuple):
    """A day of this week and its posts in order of time."""

    day: date
    posts: tuple[Due, ...]


class Overview(NamedTuple):
    """Everything due or wrong at ``now`` (local, aware), for the person ``who`` at the PC.

    ``missed`` passed their time, the latest first; ``near`` are not approved though their time is within the
    office's `Office.remind` days. ``waiting`` and ``returned`` are this person's, see `reminders`. ``partly``
    are told to be out on some of their accounts only, the latest first.
    """

    now: datetime
    who: Person | None
    today: tuple[Due, ...]
    tomorrow: tuple[Due, ...]
    week: tuple[WeekDay, ...]
    returned: tuple[Returned, ...]
    waiting: tuple[Waiting, ...]
    missed: tuple[Due, ...]
    near: tuple[Near, ...]
    partly: tuple[Due, ...]

    @property
    def empty(self) -> bool:
        """Nothing planned around today and nothing waiting; `following` tells what there is later."""
        week = any(day.posts for day in self.week)
        own = self.returned or self.waiting
        return not (week or self.tomorrow or own or self.missed or self.partly)


def overview(workspace: Workspace, now: datetime) -> Overview:
    """Reads Beranda at ``now`` (aware). Rows of about three weeks and those by state; no checks run."""
    office = workspace.directory.office()
    zone, ahead = office.zone, timedelta(days=office.remind)
    local = now.astimezone(ZoneInfo(zone))
    today = local.date()
    monday = today - timedelta(days=today.weekday())
    start = min(monday, today - LOOK_BACK)
    end = max(monday + timedelta(days=_WEEK), today + ahead + timedelta(days=1))
    near_rows = [reminders.due(row, now, zone) for row in workspace.posts.rows(start, end)]
    actor = workspace.directory.actor()
    who = actor[1] if actor else None
    return Overview(
        now=local,
        who=who,
        today=_on(near_rows, today),
        tomorrow=_on(near_rows, today + timedelta(days=1)),
        week=tuple(_week(near_rows, monday)),
        returned=reminders.returned(workspace, now, zone),
        waiting=reminders.waiting(workspace, now, zone),
        missed=_latest(each for each in near_rows if each.state is State.MISSED),
        near=reminders.near(workspace, near_rows, local, ahead) if ahead else (),
        partly=_latest(each for each in near_rows if each.row.untold),
    )


def following(workspace: Workspace, now: datetime) -> Due | None:
    """The next post planned within a year of ``now`` (aware)."""
    zone = workspace.directory.office().zone
    today = now.astimezone(ZoneInfo(zone)).date()
    rows = workspace.posts.rows(today, today + timedelta(days=366))
    return reminders.due(rows[0], now, zone) if rows else None


def _on(rows: Iterable[Due], day: date) -> tuple[Due, ...]:
    return tuple(each for each in rows if each.at is not None and each.at.date() == day)


def _week(rows: list[Due], monday: date) -> Iterable[WeekDay]:
    for shift in range(_WEEK):
        day = monday + timedelta(days=shift)
        yield WeekDay(day, _on(rows, day))


def _latest(rows: Iterable[Due]) -> tuple[Due, ...]:
    return tuple(sorted(rows, key=lambda each: each.row.planned, reverse=True))
