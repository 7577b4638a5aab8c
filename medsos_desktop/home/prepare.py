"""Beranda's third question, what could be prepared: gaps in the month, days ahead, the last backup.

Slower than `overview` (holidays are worked out), so windows read it after their first paint.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from medsos_desktop.calendar import almanac, shares
from medsos_desktop.calendar.holidays import Names
from medsos_desktop.calendar.shares import Goal, Share
from medsos_desktop.model.office import Account
from medsos_desktop.model.post import State
from medsos_desktop.model.rows import PostRow
from medsos_desktop.workspace import Workspace

DAYS_SHOWN = 3
_LOOKED_AT = 12
GAPS_SHOWN = 2


@dataclass(frozen=True, slots=True)
class SilentAccount:
    """An account without any post planned or published this month; ``drafts`` undated ones wait for it."""

    id: str
    account: Account
    drafts: int


@dataclass(frozen=True, slots=True)
class Ahead:
    """A day ahead with its commemorations and public holidays, and how many posts are planned on it."""

    day: date
    what: tuple[Names, ...]
    posts: int


@dataclass(frozen=True, slots=True)
class Preparations:
    """``gaps``: pillars below their wished share of the month, worst first; ``ahead``: next days."""

    month: date
    gaps: tuple[Share, ...]
    silent: tuple[SilentAccount, ...]
    ahead: tuple[Ahead, ...]


def preparations(workspace: Workspace, now: datetime) -> Preparations:
    """Reads the month of ``now`` (aware) and the days ahead."""
    office = workspace.directory.office()
    today = now.astimezone(ZoneInfo(office.zone)).date()
    first = today.replace(day=1)
    after = (first + timedelta(days=32)).replace(day=1)
    rows = [row for row in workspace.posts.rows(first, after) if row.state is not State.WITHDRAWN]
    return Preparations(
        month=first,
        gaps=_gaps(workspace, rows),
        silent=_silent(workspace, rows),
        ahead=_ahead(workspace, today, office.city),
    )


def _gaps(workspace: Workspace, rows: list[PostRow]) -> tuple[Share, ...]:
    pillars = workspace.directory.pillars()
    goals = [Goal(id_, each.number, each.name, each.target) for id_, each in pillars.items()]
    left = list(shares.shares([row.pillar for row in rows], goals))
    found: list[Share] = []
    while len(found) < GAPS_SHOWN and (worst := shares.worst_gap(left)) is not None:
        found.append(worst)
        left.remove(worst)
    return tuple(found)


def _silent(workspace: Workspace, rows: list[PostRow]) -> tuple[SilentAccount, ...]:
    used = {account for row in rows for account in row.accounts}
    silent = {id_: each for id_, each in workspace.directory.accounts().items() if id_ not in used}
    if not silent:
        return ()
    waiting = [account for row in workspace.posts.undated() for account in row.accounts]
    return tuple(SilentAccount(id_, each, waiting.count(id_)) for id_, each in silent.items())


def _ahead(workspace: Workspace, today: date, city: str) -> tuple[Ahead, ...]:
    days: dict[date, list[Names]] = {}
    for each in almanac.upcoming(today + timedelta(days=1), _LOOKED_AT, city):
        days.setdefault(each.day, []).append(each.what.names)
    found = []
    for day, names in list(days.items())[:DAYS_SHOWN]:
        rows = workspace.posts.rows(day, day + timedelta(days=1))
        found.append(Ahead(day, tuple(names), len(rows)))
    return tuple(found)
