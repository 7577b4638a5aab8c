"""What the calendar shows and does, without a window: what is loaded, chosen, counted, moved. No Qt."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from medsos_desktop.calendar import almanac, board, clashes, grid, hours, shares, zones
from medsos_desktop.calendar.board import Board, Chip
from medsos_desktop.calendar.clashes import Clash, Slot
from medsos_desktop.calendar.filters import Filter
from medsos_desktop.calendar.shares import Goal, Share
from medsos_desktop.clock import Clock
from medsos_desktop.model.post import State
from medsos_desktop.model.rows import PostRow
from medsos_desktop.posts.due import shown_state
from medsos_desktop.workspace import Workspace

from . import names
from .names import Names

MONTH, WEEK = "month", "week"
VIEWS = (MONTH, WEEK)

GONE_OUT = frozenset({State.PUBLISHED})
"""States whose date is history: moving such a post would rewrite what happened."""

_NO_SLOT = frozenset({State.WITHDRAWN, State.POSTPONED})


@dataclass(frozen=True, slots=True)
class Counts:
    """Posts shown and posts there are, in the span of the view."""

    shown: int
    total: int


class Desk:
    """The state of the calendar screen. ``day`` is the chosen day, ``post`` the chosen post or ""."""

    def __init__(self, workspace: Workspace, clock: Clock) -> None:
        self.workspace, self._clock = workspace, clock
        self.names: Names = names.NOTHING
        self.loads = 0
        self.view = MONTH
        self.filter = Filter()
        self.day = self.today()
        self.hour: int | None = None
        self.post = ""
        self.cut = ""
        self._rows: dict[str, PostRow] = {}
        self._chips: tuple[Chip, ...] = ()
        self._by_id: dict[str, Chip] = {}
        self.undated: tuple[Chip, ...] = ()
        self.board: Board = board.month_board(self.day, (), self.day)
        self._clashes: Mapping[str, tuple[Clash, ...]] = {}
        self._findings: dict[tuple[str, str], Counter[str]] = {}
        self._near: dict[str, Counter[str]] = {}

    def today(self) -> date:
        """The office's date now."""
        return self.now().date()

    def now(self) -> datetime:
        """The office's wall time now, naive."""
        return zones.to_local(self._clock.now(), self.names.office.zone)

    # reading

    def load(self) -> None:
        """Reads the weeks of the chosen month, the tray, and the office's tables; then arranges them."""
        self.loads += 1
        self._near.clear()
        self.names = names.read(self.workspace)
        weeks = grid.month_weeks(self.day.year, self.day.month)
        rows = self.workspace.posts.rows(weeks[0][0], weeks[-1][-1] + timedelta(days=1))
        undated = self.workspace.posts.undated()
        cut = [self.workspace.posts.row(self.cut)] if self.cut else []  # may lie in another month
        self._rows = {row.id: row for row in (*cut, *rows, *undated)}
        now, zone = self._clock.now(), self.names.office.zone

        def shown(row: PostRow) -> str:
            return shown_state(row, now, zone)

        self._chips = board.chips_of(rows, shown)
        self.undated = board.chips_of(undated, shown)
        self._by_id = {chip.id: chip for chip in (*board.chips_of(cut, shown), *self._chips, *self.undated)}
        self._clashes = clashes.by_post(
            clashes.clashes(
                (Slot(c.id, c.accounts, c.at) for c in self._chips if c.at and c.state not in _NO_SLOT),
                timedelta(minutes=self.names.office.gap),
            )
        )
        self.arrange()

    def arrange(self) -> None:
        """Puts what is loaded into cells: after a change of view, day within the month, or filter."""
        chips, city = self.filter.only(self._chips), self.names.office.city
        make = board.month_board if self.view == MONTH else board.week_board
        self.board = make(self.day, chips, self.today(), city)
        if self.post and self.chip(self.post) is None:
            self.post = ""

    def chip(self, post: str) -> Chip | None:
        """A loaded post, dated or not; the one that was cut, too."""
        return self._by_id.get(post)

    def row(self, post: str) -> PostRow | None:
        """A loaded post's row."""
        return self._rows.get(post)

    def of_day(self, day: date) -> tuple[Chip, ...]:
        """The posts of a day that the filter lets through."""
        return self.filter.only(chip for chip in self._chips if chip.at and chip.at.date() == day)

    def tray(self) -> tuple[Chip, ...]:
        """The undated posts that the filter lets through."""
        return self.filter.only(self.undated)

    def facts(self, day: date) -> almanac.DayFacts:
        """Holidays and commemorations of a day at the office's place."""
        return almanac.of_day(day, self.names.office.city)

    def clashes_of(self, post: str) -> tuple[Clash, ...]:
        """Posts on the same account within an hour of this one."""
        return self._clashes.get(post, ())

    def findings(self, post: str) -> Mapping[str, int]:
        """Open findings of a post by severity; kept until the post shows something else."""
        row = self._rows.get(post)
        if row is None:
            return {}
        key = (row.id, row.revision)
        if key not in self._findings:
            placed = self.workspace.checks.apart(self.workspace.posts.get(post).post)
            self._findings[key] = Counter(one.finding.severity for one in placed if one.open)
        return self._findings[key] + self._among(post)

    def _among(self, post: str) -> Counter[str]:
        """What other posts have a say in: counted anew after each `load`, since they may have moved."""
        if post not in self._near:
            placed = self.workspace.checks.among(self.workspace.posts.get(post).post, post)
            self._near[post] = Counter(one.finding.severity for one in placed if one.open)
        return self._near[post]

    def forget_findings(self) -> None:
        """Posts are held against other things now (rules, contacts): what was counted is out of date."""
        self._findings.clear()
        self._near.clear()

    def known_findings(self, post: str) -> Mapping[str, int] | None:
        """The same if they were counted already, `None` otherwise: quick enough to paint with."""
        row = self._rows.get(post)
        known = self._findings.get((row.id, row.revision)) if row else None
        return None if known is None else known + self._among(post)

    def counts(self) -> Counts:
        """For "37 unggahan" or "5 dari 37"."""
        first, end = self.board.first, self.board.end
        total = sum(1 for chip in self._chips if chip.at and first <= chip.at.date() < end)
        return Counts(self.board.count, total)

    def shares(self) -> tuple[Share, ...]:
        """Pillars of the chosen month, filters or not: a share of a selection would mislead."""
        first, end = grid.month_span(self.day)
        counted = [
            chip.pillar
            for chip in self._chips
            if chip.at and first <= chip.at.date() < end and chip.state != State.WITHDRAWN
        ]
        goals = [
            Goal(id_, pillar.number, pillar.name, pillar.target) for id_, pillar in self.names.pillars.items()
        ]
        return shares.shares(counted, goals)

    # choosing

    def choose(self, day: date, post: str = "", hour: int | None = None) -> bool:
        """Chooses a day and perhaps a post; `True` when another month had to be loaded."""
        other = (day.year, day.month) != (self.day.year, self.day.month)
        other_week = grid.monday(day) != grid.monday(self.day)
        self.day, self.post, self.hour = day, post, hour
        if other:
            self.load()
        elif self.view == WEEK and other_week:
            self.arrange()
        return other

    def step(self, count: int) -> None:
        """One view further: a month or a week."""
        if self.view == MONTH:
            self.choose(grid.step_month(self.day, count))
        else:
            self.choose(self.day + timedelta(days=grid.WEEK * count))

    def show(self, view: str) -> None:
        """Month or week."""
        self.view = view if view in VIEWS else MONTH
        self.arrange()

    def set_filter(self, wanted: Filter) -> None:
        """Another selection of posts."""
        self.filter = wanted
        self.arrange()

    # where a post would go

    def default_time(self) -> time:
        """The hour a post without one gets."""
        return hours.first_hour(self.names.office.hours)

    def on_day(self, post: str, day: date, hour: int | None = None) -> str | None:
        """The planned time of a post put on a day (and hour); `None` when it may not move or stays put."""
        row = self._rows.get(post)
        if row is None or row.state in GONE_OUT:
            return None
        if hour is None:
            wanted = hours.put_on(row.planned, day, self.default_time())
        else:
            wanted = hours.put_at_hour(row.planned, day, hour)
        return wanted if wanted != row.planned else None

    def shifted(self, post: str, *, days: int = 0, minutes: int = 0) -> str | None:
        """The planned time of a dated post moved by days or minutes; `None` when it may not move."""
        row = self._rows.get(post)
        if row is None or not row.planned or row.state in GONE_OUT:
            return None
        return zones.spell(zones.parse(row.planned) + timedelta(days=days, minutes=minutes))

    def movable(self, post: str) -> bool:
        """Whether its date may still change."""
        row = self._rows.get(post)
        return row is not None and row.state not in GONE_OUT

    def planned_at(self, day: date, hour: int | None = None) -> str:
        """The planned time of a new post on a day, in the week view at the chosen hour."""
        at = self.default_time() if hour is None else time(hour)
        return zones.spell(datetime.combine(day, at))
