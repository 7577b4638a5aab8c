"""Beranda's first two questions, what is due and what must be mended, from a few quick reads."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from medsos_desktop.approval.waits import waiting_here
from medsos_desktop.model.office import Person, Role
from medsos_desktop.model.rows import PostRow
from medsos_desktop.model.state import State
from medsos_desktop.posts.due import shown_state
from medsos_desktop.workspace import Workspace

LOOK_BACK = timedelta(days=14)
"""Older misses are history, not work: they stay in the calendar."""
NEAR = timedelta(hours=48)
"""A post that is not approved this short before its time is "mepet"."""
_UNREADY = frozenset({State.DRAFT, State.IN_REVIEW, State.IN_APPROVAL, State.RETURNED})
_WEEK = 7


class Due(NamedTuple):
    """A post and the state it shows now (`State.MISSED` included). ``at`` is local wall time, or `None`."""

    row: PostRow
    state: State
    at: datetime | None


class Returned(NamedTuple):
    """A post sent back, with what the approver wrote and who it was ("" when unknown)."""

    due: Due
    note: str
    by: str


class WeekDay(NamedTuple):
    """A day of this week and its posts in order of time."""

    day: date
    posts: tuple[Due, ...]


class Overview(NamedTuple):
    """Everything due or wrong at ``now`` (local, aware), for the person ``who`` at the PC.

    ``missed`` passed their time, the latest first; ``near`` are within `NEAR` and not approved.
    ``waiting`` waits for this person's decision by role: approval or review; ``returned`` for a writer.
    """

    now: datetime
    who: Person | None
    today: tuple[Due, ...]
    tomorrow: tuple[Due, ...]
    week: tuple[WeekDay, ...]
    returned: tuple[Returned, ...]
    waiting: tuple[Due, ...]
    missed: tuple[Due, ...]
    near: tuple[Due, ...]

    @property
    def empty(self) -> bool:
        """Nothing planned around today and nothing waiting; `following` tells what there is later."""
        week = any(day.posts for day in self.week)
        return not (week or self.tomorrow or self.returned or self.waiting or self.missed)


def overview(workspace: Workspace, now: datetime) -> Overview:
    """Reads Beranda at ``now`` (aware). Rows of about three weeks and those by state; no checks run."""
    zone = workspace.directory.office().zone
    local = now.astimezone(ZoneInfo(zone))
    today = local.date()
    monday = today - timedelta(days=today.weekday())
    start = min(monday, today - LOOK_BACK)
    end = max(monday + timedelta(days=_WEEK), today + NEAR + timedelta(days=1))
    near_rows = [_due(row, now, zone) for row in workspace.posts.rows(start, end)]
    actor = workspace.directory.actor()
    who = actor[1] if actor else None
    return Overview(
        now=local,
        who=who,
        today=_on(near_rows, today),
        tomorrow=_on(near_rows, today + timedelta(days=1)),
        week=tuple(_week(near_rows, monday)),
        returned=_returned(workspace, now, zone) if _writes(who) else (),
        waiting=_waiting(workspace, now, zone),
        missed=_missed(near_rows),
        near=_near(near_rows, local),
    )


def following(workspace: Workspace, now: datetime) -> Due | None:
    """The next post planned within a year of ``now`` (aware)."""
    zone = workspace.directory.office().zone
    today = now.astimezone(ZoneInfo(zone)).date()
    rows = workspace.posts.rows(today, today + timedelta(days=366))
    return _due(rows[0], now, zone) if rows else None


def _due(row: PostRow, now: datetime, zone: str) -> Due:
    at = datetime.fromisoformat(row.planned) if row.planned else None
    return Due(row, shown_state(row, now, zone), at)


def _on(rows: Iterable[Due], day: date) -> tuple[Due, ...]:
    return tuple(each for each in rows if each.at is not None and each.at.date() == day)


def _week(rows: list[Due], monday: date) -> Iterable[WeekDay]:
    for shift in range(_WEEK):
        day = monday + timedelta(days=shift)
        yield WeekDay(day, _on(rows, day))


def _missed(rows: Iterable[Due]) -> tuple[Due, ...]:
    missed = [each for each in rows if each.state is State.MISSED]
    return tuple(sorted(missed, key=lambda each: each.row.planned, reverse=True))


def _near(rows: Iterable[Due], local: datetime) -> tuple[Due, ...]:
    naive = local.replace(tzinfo=None)
    return tuple(
        each
        for each in rows
        if each.at is not None and naive <= each.at <= naive + NEAR and each.state in _UNREADY
    )


def _writes(who: Person | None) -> bool:
    """Somebody who only reviews or approves has nothing to mend; nobody at the PC sees everything."""
    return who is None or not who.roles or Role.WRITER.value in who.roles


def _returned(workspace: Workspace, now: datetime, zone: str) -> tuple[Returned, ...]:
    people = workspace.directory.people()
    found = []
    for row in workspace.posts.by_state(State.RETURNED):
        decisions = workspace.records.decisions(row.id)
        last = decisions[-1] if decisions else None
        person = people.get(last.author) if last else None
        name = person.name if person else ""
        found.append(Returned(_due(row, now, zone), last.note if last else "", name))
    return tuple(found)


def _waiting(workspace: Workspace, now: datetime, zone: str) -> tuple[Due, ...]:
    waiting = [_due(row, now, zone) for row in waiting_here(workspace.posts, workspace.directory)]
    waiting.sort(key=lambda each: each.row.planned or "9999")
    return tuple(waiting)
