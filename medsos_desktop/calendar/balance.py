"""The month as a whole: is it in balance, and where are its gaps. Hints only, nothing here stops anybody.

Withdrawn posts count nowhere; postponed ones do not go out on their day, so they fill no channel's silence.
What is wholly past is not told, since nobody can change it any more; a month that is over is told in full.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise

from medsos_desktop.calendar import clashes, grid, shares
from medsos_desktop.calendar.clashes import Slot
from medsos_desktop.calendar.leading import Leaders
from medsos_desktop.calendar.shares import Goal
from medsos_desktop.model.rows import PostRow
from medsos_desktop.model.state import State

PILLAR, SILENT, CLASH = "balance.pillar-under-target", "balance.silent-channel", "balance.clash"
LEADERS, CROWDED = "balance.leaders", "balance.crowded-day"
CODES = (PILLAR, SILENT, CLASH, LEADERS, CROWDED)
"""In the order in which they are told."""

ENOUGH_POSTS = 10
"""Below ten posts a single one moves every share by more than ten points: too few to speak of shares."""

LEADERS_MOST = 30
"""Percent of posts that may put an official in front; the office's content plan, no rule of law."""

SILENT_DAYS = 14
"""Days without a post after which a channel counts as silent; the content plan again."""

CROWDED_LEAST, USUAL_FROM = 3, 5
"""A day is crowded from three posts on one account; "usual" needs five days with posts to be known."""

Params = Mapping[str, int | str]

_ONE_DAY = timedelta(days=1)
_NOT_OUT = frozenset({State.WITHDRAWN, State.POSTPONED})


@dataclass(frozen=True, slots=True)
class Finding:
    """What is out of balance. ``params`` are plain numbers and names for the words of ``code``.

    ``day`` is where to go on from in the calendar, ``last`` the end of a span (else the day itself);
    ``post``, ``accounts`` and ``pillar`` are ids, empty where there are none.
    """

    code: str
    day: date
    last: date
    params: Params = field(default_factory=dict)
    post: str = ""
    accounts: tuple[str, ...] = ()
    pillar: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A month to look at: ``rows`` of its posts, the office's pillars and account ids, today there.

    ``gap`` is the least time between two posts of one account.
    """

    month: date
    today: date
    rows: Sequence[PostRow]
    goals: tuple[Goal, ...] = ()
    accounts: tuple[str, ...] = ()
    gap: timedelta = clashes.MIN_GAP

    @property
    def first(self) -> date:
        """Its first day."""
        return grid.month_span(self.month)[0]

    @property
    def last(self) -> date:
        """Its last day."""
        return grid.month_span(self.month)[1] - _ONE_DAY

    @property
    def since(self) -> date:
        """From when on something can still be done; the first day of a month that is over."""
        return self.today if self.first <= self.today <= self.last else self.first


def checked(plan: Plan, leaders: Leaders | None = None) -> tuple[str, ...]:
    """The codes whose context is there: targets, accounts, words for officials."""
    found = {PILLAR} if any(goal.target for goal in plan.goals) else set()
    if plan.accounts:
        found |= {SILENT, CLASH, CROWDED}
    if leaders is not None and leaders.known:
        found.add(LEADERS)
    return tuple(code for code in CODES if code in found)


def findings(
    plan: Plan, leaders: Leaders | None = None, runs: Callable[[str], bool] = lambda code: True
) -> tuple[Finding, ...]:
    """What is out of balance, in the order of `CODES`, the gravest of each code first.

    ``runs`` says whether the office lets a code run.
    """
    within = f"{plan.first:%Y-%m}-"
    counted = [
        row for row in plan.rows if row.planned.startswith(within) and row.state is not State.WITHDRAWN
    ]
    known = frozenset(plan.accounts)
    slots = [
        Slot(row.id, tuple(one for one in row.accounts if one in known), datetime.fromisoformat(row.planned))
        for row in counted
        if row.state not in _NOT_OUT
    ]
    found: list[Finding] = []
    for code in checked(plan, leaders):
        if not runs(code):
            continue
        if code == PILLAR:
            found += under_target(plan, counted)
        elif code == SILENT:
            found += silent(plan, slots)
        elif code == CLASH:
            found += close_posts(plan, slots)
        elif code == CROWDED:
            found += crowded(plan, slots)
        elif leaders is not None:
            found += in_front(plan, counted, leaders)
    return tuple(found)


def gravest(found: Iterable[Finding], most: int) -> tuple[Finding, ...]:
    """The few that matter most: the first of each code before the second of any."""
    place: Counter[str] = Counter()
    ranked = []
    for each in found:
        ranked.append((place[each.code], CODES.index(each.code), each))
        place[each.code] += 1
    return tuple(each for _, _, each in sorted(ranked, key=lambda one: one[:2])[:most])


def under_target(plan: Plan, counted: Sequence[PostRow]) -> list[Finding]:
    """Pillars below their target, the worst by `shares.worst_gap` first; ``n`` posts would mend it.

    Told only where a share means something: `ENOUGH_POSTS` in the month, and so many that the target
    asks for one whole post (10 % of ten posts). Before that, a pillar "at 0 %" is only not yet planned.
    """
    total = len(counted)
    if total < ENOUGH_POSTS:
        return []
    left = [
        part
        for part in shares.shares([row.pillar for row in counted], plan.goals)
        if part.goal.target * total >= 100
    ]
    found = []
    day = emptiest(plan, counted)
    while (worst := shares.worst_gap(left)) is not None:
        left.remove(worst)
        goal = worst.goal
        params: Params = {
            "pillar": goal.name, "percent": worst.percent, "target": goal.target,
            "n": _missing(worst.count, total, goal.target),
        }  # fmt: skip
        found.append(Finding(PILLAR, day, day, params, pillar=goal.id))
    return found


def _missing(count: int, total: int, target: int) -> int:
    """How many further posts of a pillar bring it to its target (they count in the whole, too)."""
    if target >= 100:
        return total - count
    return max(1, -(-(target * total - 100 * count) // (100 - target)))


def emptiest(plan: Plan, counted: Iterable[PostRow]) -> date:
    """The earliest of the days still to come with the fewest posts: where a new one does most good."""
    posts = Counter(row.planned[:10] for row in counted)
    days = [day for day in _days(plan) if day > plan.today] or [plan.since]
    return min(days, key=lambda day: (posts[day.isoformat()], day))


def silent(plan: Plan, slots: Iterable[Slot]) -> list[Finding]:
    """Accounts without a post for `SILENT_DAYS` or more in a row within the month, the longest first.

    One finding an account: its longest silence (the earliest of equal ones) that is not over yet.
    """
    busy: dict[str, set[date]] = {account: set() for account in plan.accounts}
    for slot in slots:
        for account in slot.accounts:
            busy[account].add(slot.at.date())
    found = []
    for account, days in busy.items():
        marks = [plan.first - _ONE_DAY, *sorted(days), plan.last + _ONE_DAY]
        spans = [(first + _ONE_DAY, after - _ONE_DAY) for first, after in pairwise(marks)]
        told = [
            (first, last)
            for first, last in spans
            if (last - first).days + 1 >= SILENT_DAYS and last >= plan.since
        ]
        if told:
            first, last = max(told, key=lambda span: span[1] - span[0])
            params: Params = {
                "n": (last - first).days + 1,
                "first": first.isoformat(),
                "last": last.isoformat(),
            }
            day = max(first, plan.since)
            found.append(Finding(SILENT, day, last, params, accounts=(account,)))
    return sorted(found, key=lambda one: -int(one.params["n"]))


def close_posts(plan: Plan, slots: Iterable[Slot]) -> list[Finding]:
    """Posts that compete for the same readers, by time; the same two on several accounts are one finding."""
    slots = list(slots)
    at = {slot.post: slot.at for slot in slots}
    out = {row.id for row in plan.rows if row.state is State.PUBLISHED}
    titles = {row.id: row.title or row.excerpt for row in plan.rows}
    pairs: dict[tuple[str, str], tuple[str, ...]] = {}
    for clash in clashes.clashes(slots, plan.gap):
        pair = (clash.first, clash.second)
        if at[clash.second].date() >= plan.since and not out.issuperset(pair):
            pairs[pair] = (*pairs.get(pair, ()), clash.account)
    found = []
    for (first, second), accounts in pairs.items():
        gap = at[second] - at[first]
        params: Params = {"n": gap // timedelta(minutes=1), "one": titles[first], "other": titles[second]}
        day, post = at[second].date(), first if second in out else second
        found.append(Finding(CLASH, day, day, params, post, accounts))
    return found


def in_front(plan: Plan, counted: Sequence[PostRow], leaders: Leaders) -> list[Finding]:
    """More than `LEADERS_MOST` percent of the posts put an official in front (by words, an estimate).

    Needs `ENOUGH_POSTS`. Leads to the first such post that can still be changed.
    """
    total = len(counted)
    if total < ENOUGH_POSTS:
        return []
    theirs = [row for row in counted if leaders.in_front(row.title, row.excerpt)]
    if 100 * len(theirs) <= LEADERS_MOST * total:
        return []
    since = plan.since.isoformat()
    open_ = [row for row in theirs if row.state is not State.PUBLISHED and row.planned >= since]
    row = min(open_ or theirs, key=lambda one: (one.planned, one.id))
    percent = (200 * len(theirs) + total) // (2 * total)
    params: Params = {"n": len(theirs), "total": total, "percent": percent, "most": LEADERS_MOST}
    day = date.fromisoformat(row.planned[:10])
    return [Finding(LEADERS, day, day, params, row.id)]


def crowded(plan: Plan, slots: Iterable[Slot]) -> list[Finding]:
    """Days with many more posts on one account than this account has otherwise, the fullest first.

    Usual is the (lower) median over the account's days with posts this month (at least `USUAL_FROM` of them);
    crowded is more than double that, and `CROWDED_LEAST` at least. So an office that posts twice every
    day is not told off for it, and a month that has hardly begun says nothing.
    """
    counts: dict[str, Counter[date]] = {account: Counter() for account in plan.accounts}
    for slot in slots:
        for account in slot.accounts:
            counts[account][slot.at.date()] += 1
    found = []
    for account, days in counts.items():
        if len(days) < USUAL_FROM:
            continue
        usual = sorted(days.values())[(len(days) - 1) // 2]
        for day in sorted(day for day in days if day >= plan.since):
            if days[day] >= CROWDED_LEAST and days[day] > 2 * usual:
                params: Params = {"n": days[day], "usual": usual}
                found.append(Finding(CROWDED, day, day, params, accounts=(account,)))
    return sorted(found, key=lambda one: (-int(one.params["n"]), one.day))


def _days(plan: Plan) -> Iterable[date]:
    return (plan.first + timedelta(days=n) for n in range((plan.last - plan.first).days + 1))
