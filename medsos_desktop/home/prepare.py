"""Beranda's third question, what could be prepared: gaps in the month, days ahead, the last backup.

Slower than `overview` (holidays are worked out), so windows read it after their first paint.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from medsos_desktop.calendar import almanac
from medsos_desktop.calendar.balance import SILENT, Finding, gravest
from medsos_desktop.calendar.holidays import Names
from medsos_desktop.home.balance import MonthBalance, of_month
from medsos_desktop.workspace import Workspace

DAYS_SHOWN = 3
_LOOKED_AT = 12
GAPS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Gap:
    """A finding of the month; ``drafts`` undated posts wait for the account it is about."""

    finding: Finding
    drafts: int = 0


@dataclass(frozen=True, slots=True)
class Ahead:
    """A day ahead with its commemorations and public holidays, and how many posts are planned on it."""

    day: date
    what: tuple[Names, ...]
    posts: int


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
    if not any(each.code == SILENT for each in found):
        return tuple(Gap(each) for each in found)
    waiting = Counter(account for row in workspace.posts.undated() for account in row.accounts)
    return tuple(Gap(each, waiting[each.accounts[0]] if each.code == SILENT else 0) for each in found)


def _ahead(workspace: Workspace, today: date, city: str) -> tuple[Ahead, ...]:
    days: dict[date, list[Names]] = {}
    for each in almanac.upcoming(today + timedelta(days=1), _LOOKED_AT, city):
        days.setdefault(each.day, []).append(each.what.names)
    found = []
    for day, names in list(days.items())[:DAYS_SHOWN]:
        rows = workspace.posts.rows(day, day + timedelta(days=1))
        found.append(Ahead(day, tuple(names), len(rows)))
    return tuple(found)
