"""The month-level checks of an open workspace: what it holds, and the office's own rules, put together."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from medsos_desktop.calendar import balance, grid
from medsos_desktop.calendar.balance import Finding, Plan
from medsos_desktop.calendar.leading import Leaders
from medsos_desktop.calendar.shares import Goal
from medsos_desktop.model.office import Rulebook
from medsos_desktop.model.rows import PostRow
from medsos_desktop.workspace import Workspace


@dataclass(frozen=True, slots=True)
class MonthBalance:
    """A month's findings; ``checked`` are the codes that could run (none: nothing can be said).

    ``accounts`` are the names of the office's accounts by id.
    """

    month: date
    findings: tuple[Finding, ...]
    checked: tuple[str, ...]
    accounts: Mapping[str, str]

    @property
    def known(self) -> bool:
        """Whether there is anything to compare the month with: targets or accounts, or a finding."""
        return bool(self.findings) or any(code != balance.LEADERS for code in self.checked)


@dataclass(frozen=True, slots=True)
class _Rules:
    leaders: Leaders
    off: frozenset[str]


def of_month(workspace: Workspace, day: date, now: datetime) -> MonthBalance:
    """The month of ``day``, seen at ``now`` (aware). One read of its rows; no text is opened."""
    return of_rows(workspace, workspace.posts.rows(*grid.month_span(day)), day, now)


def of_rows(workspace: Workspace, rows: list[PostRow], day: date, now: datetime) -> MonthBalance:
    """The same of ``rows`` already read: all posts of the month of ``day``."""
    directory = workspace.directory
    accounts = {id_: one.name or one.handle for id_, one in directory.accounts().items()}
    goals = tuple(Goal(id_, one.number, one.name, one.target) for id_, one in directory.pillars().items())
    today = now.astimezone(ZoneInfo(directory.office().zone)).date()
    gap = timedelta(minutes=directory.office().gap)
    plan = Plan(day, today, rows, goals, tuple(accounts), gap)
    rules = _rules(workspace)
    checked = tuple(code for code in balance.checked(plan, rules.leaders) if code not in rules.off)
    found = balance.findings(plan, rules.leaders, lambda code: code not in rules.off)
    return MonthBalance(plan.first, found, checked, accounts)


_kept: dict[Rulebook, _Rules] = {}
"""The rules of the workspace last looked at: reading the whole pack takes longer than the checks."""


def _rules(workspace: Workspace) -> _Rules:
    book = workspace.directory.rulebook()
    found = _kept.get(book)
    if found is None:
        pack = workspace.pack
        words = (pack.values(balance.LEADERS, role) for role in ("title", "verb", "passive", "head", "thing"))
        off = frozenset(code for code in balance.CODES if not pack.runs(code))
        if not pack.runs("schedule.clash"):
            off |= {balance.CLASH}
        found = _Rules(Leaders(*words), off)
        _kept.clear()
        _kept[book] = found
    return found
