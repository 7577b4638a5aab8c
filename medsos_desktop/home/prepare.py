"""Beranda's third question, what could be prepared: gaps in the month, days ahead, the last backup.

Slower than `overview` (holidays are worked out), so windows read it after their first paint.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from medsos_desktop.calendar import almanac
from medsos_desktop.calendar.balance import PILLAR, SILENT, Finding, gravest
from medsos_desktop.calendar.holidays import Names
from medsos_desktop.home.balance import MonthBalance, of_month
from medsos_desktop.model.rows import PostRow
from medsos_desktop.model.state import State
from medsos_desktop.workspace import Workspace

DAYS_SHOWN = 3
_LOOKED_AT = 12
GAPS_SHOWN = 3
_WRITTEN_ON = frozenset({State.DRAFT, State.RETURNED})


@dataclass(frozen=True, slots=True)
class Gap:
    """A finding of the month; ``drafts`` undated posts wait for the account it is about.

    ``draft`` is the post that was begun for it ("" for none), so that nobody begins it twice.
    """

    finding: Finding
    drafts: int = 0
    draft: str = ""


@dataclass(frozen=True, slots=True)
class Ahead:
    """A day ahead with its commemorations and public holidays, and how many posts are planned on it.

    ``draft`` is the one post of that day while it is being written, "" otherwise.
    """

    day: date
    what: tuple[Names, ...]
    posts: int
    draft: str = ""


@dataclass(frozen=True, slots=True)
class Preparations:
    """``balance``: the month's findings, ``gaps`` the gravest of them; ``ahead``: next days."""

    balance: MonthBalance
    gaps: tuple[Gap, ...]
    ahead: tuple[Ahead, ...]


def preparations(workspace: Workspace, now: datetime) -> Preparations:
    """Reads the month of ``now`` (aware) and the days ahead."""
    office = workspace.directory.office()
    today = now.astimezone(ZoneInfo(office.zone)).date()
    month = of_month(workspace, today, now)
    return Preparations(
        balance=month,
        gaps=_gaps(workspace, gravest(month.findings, GAPS_SHOWN)),
        ahead=_ahead(workspace, today, office.city),
    )


def _gaps(workspace: Workspace, found: tuple[Finding, ...]) -> tuple[Gap, ...]:
    if not any(each.code in (SILENT, PILLAR) for each in found):
        return tuple(Gap(each) for each in found)
    undated = [row for row in workspace.posts.undated() if row.state in _WRITTEN_ON]
    return tuple(_gap(workspace, each, undated) for each in found)


def _gap(workspace: Workspace, found: Finding, undated: Sequence[PostRow]) -> Gap:
    """With what was begun for it: an undated draft that fits, newest first, or one on the day itself."""
    if found.code == SILENT:
        fitting = [row.id for row in undated if found.accounts[0] in row.accounts]
        return Gap(found, len(fitting), fitting[0] if len(fitting) == 1 else "")
    if found.code != PILLAR:
        return Gap(found)
    begun = [
        row
        for row in workspace.posts.rows(found.day, found.day + timedelta(days=1))
        if row.state in _WRITTEN_ON and row.pillar in ("", found.pillar)
    ]
    begun += [row for row in undated if row.pillar == found.pillar]
    return Gap(found, draft=begun[0].id if begun else "")


def _ahead(workspace: Workspace, today: date, city: str) -> tuple[Ahead, ...]:
    days: dict[date, list[Names]] = {}
    for each in almanac.upcoming(today + timedelta(days=1), _LOOKED_AT, city):
        days.setdefault(each.day, []).append(each.what.names)
    found = []
    for day, names in list(days.items())[:DAYS_SHOWN]:
        rows = workspace.posts.rows(day, day + timedelta(days=1))
        draft = rows[0].id if len(rows) == 1 and rows[0].state in _WRITTEN_ON else ""
        found.append(Ahead(day, tuple(names), len(rows), draft))
    return tuple(found)
