"""Which post stands in which cell: the month as weeks of days, the week as hours of days. No pixels here."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol, TypeVar

from medsos_desktop.calendar import almanac, grid, zones
from medsos_desktop.calendar.almanac import DayFacts
from medsos_desktop.calendar.hours import QUIET, QuietHours


class Row(Protocol):
    """What is read of a post's row (`medsos_desktop.model.rows.PostRow`)."""

    @property
    def id(self) -> str:
        """Entity id."""
        ...

    @property
    def title(self) -> str:
        """Title, may be empty."""
        ...

    @property
    def planned(self) -> str:
        """``YYYY-MM-DDTHH:MM`` or empty."""
        ...

    @property
    def accounts(self) -> tuple[str, ...]:
        """Account ids in the office's order."""
        ...

    @property
    def channels(self) -> tuple[str, ...]:
        """Channel families in catalogue order."""
        ...

    @property
    def pillar(self) -> str:
        """Pillar id, may be empty."""
        ...

    @property
    def pic(self) -> str:
        """Person id, may be empty."""
        ...

    @property
    def has_draft(self) -> bool:
        """Whether something typed here is not sealed yet."""
        ...

    @property
    def conflict(self) -> bool:
        """Whether two PCs changed it differently."""
        ...

    @property
    def excerpt(self) -> str:
        """Beginning of the text."""
        ...

    @property
    def untold(self) -> tuple[str, ...]:
        """Accounts of a post that is out of which nobody told yet."""
        ...


AnyRow = TypeVar("AnyRow", bound=Row)


@dataclass(frozen=True, slots=True)
class Chip:
    """A post as the calendar shows it. ``state`` is the shown state's code, missed ones computed."""

    id: str
    at: datetime | None
    title: str
    channels: tuple[str, ...]
    state: str
    pillar: str = ""
    pic: str = ""
    unsaved: bool = False
    conflict: bool = False
    accounts: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of the grid: a day, in the week view one or several hours of it (``hours`` half-open)."""

    day: date
    chips: tuple[Chip, ...]
    inside: bool = True
    today: bool = False
    facts: DayFacts = almanac.PLAIN
    hours: tuple[int, int] | None = None
    quiet: bool = False

    @property
    def weekend(self) -> bool:
        """Saturday or Sunday."""
        return grid.is_weekend(self.day)

    @property
    def red(self) -> bool:
        """Red in print: Sundays and days off."""
        return self.day.weekday() == 6 or self.facts.off


@dataclass(frozen=True, slots=True)
class Board:
    """Rows of seven cells. ``first`` and ``end`` (half-open) bound the posts it shows."""

    rows: tuple[tuple[Cell, ...], ...]
    first: date
    end: date
    count: int

    def find(self, post: str) -> tuple[int, int] | None:
        """Row and column of the cell that holds a post."""
        for row, cells in enumerate(self.rows):
            for column, cell in enumerate(cells):
                if any(chip.id == post for chip in cell.chips):
                    return row, column
        return None

    def locate(self, day: date, hour: int | None = None) -> tuple[int, int] | None:
        """Row and column of a day (and hour, in a week)."""
        for row, cells in enumerate(self.rows):
            for column, cell in enumerate(cells):
                if cell.day == day and (
                    hour is None or cell.hours is None or cell.hours[0] <= hour < cell.hours[1]
                ):
                    return row, column
        return None

    def chips_of(self, day: date) -> tuple[Chip, ...]:
        """All posts of a day, by time."""
        return tuple(chip for cells in self.rows for cell in cells if cell.day == day for chip in cell.chips)


def chip_of(row: Row, state: str) -> Chip:
    """A row as a chip; a post without a title shows the beginning of its text."""
    return Chip(
        id=row.id,
        at=zones.parse(row.planned) if row.planned else None,
        title=row.title or row.excerpt,
        channels=row.channels,
        state=state,
        pillar=row.pillar,
        pic=row.pic,
        unsaved=row.has_draft,
        conflict=row.conflict,
        accounts=row.accounts,
        untold=row.untold,
    )


def chips_of(rows: Iterable[AnyRow], shown: Callable[[AnyRow], str]) -> tuple[Chip, ...]:
    """Rows as chips, by time, then title, then id, so that equal input always looks the same."""
    chips = [chip_of(row, shown(row)) for row in rows]
    return tuple(sorted(chips, key=lambda chip: (chip.at or datetime.max, chip.title, chip.id)))


def month_board(day: date, chips: Iterable[Chip], today: date, city: str = "") -> Board:
    """The month of ``day``. Posts of neighbouring months are left out: their days only complete the weeks."""
    first, end = grid.month_span(day)
    by_day = _by_day(chips)
    weeks = grid.month_weeks(day.year, day.month)
    rows = tuple(
        tuple(
            Cell(
                day=each,
                chips=tuple(by_day.get(each, ())) if first <= each < end else (),
                inside=first <= each < end,
                today=each == today,
                facts=almanac.of_day(each, city),
            )
            for each in week
        )
        for week in weeks
    )
    count = sum(len(some) for each, some in by_day.items() if first <= each < end)
    return Board(rows, first, end, count)


def week_board(
    day: date, chips: Iterable[Chip], today: date, city: str = "", quiet: QuietHours = QUIET
) -> Board:
    """The week of ``day``, a row per hour; quiet hours without a post are folded into one row."""
    days = grid.week(day)
    by_slot: dict[tuple[date, int], list[Chip]] = {}
    for chip in chips:
        if chip.at is not None and chip.at.date() in days:
            by_slot.setdefault((chip.at.date(), chip.at.hour), []).append(chip)
    used = {hour for _, hour in by_slot}
    rows = tuple(
        tuple(_hour_cell(each, band, by_slot, today, city, quiet) for each in days)
        for band in hour_bands(used, quiet)
    )
    return Board(
        rows, days[0], days[0] + timedelta(days=grid.WEEK), sum(len(some) for some in by_slot.values())
    )


def hour_bands(used: set[int], quiet: QuietHours) -> tuple[tuple[int, int], ...]:
    """Half-open hour ranges of the rows of a week: single hours, but empty quiet ones in one band."""
    bands: list[tuple[int, int]] = []
    foldable = False
    for hour in range(24):
        fold = quiet.covers_hour(hour) and hour not in used
        if fold and foldable:
            bands[-1] = (bands[-1][0], hour + 1)
        else:
            bands.append((hour, hour + 1))
        foldable = fold
    return tuple(bands)


def hour_of_drop(band: tuple[int, int]) -> int:
    """The hour a post gets when put on a band: in the night before morning the last, else the first."""
    return band[1] - 1 if band[0] == 0 else band[0]


def _hour_cell(
    day: date,
    band: tuple[int, int],
    by_slot: dict[tuple[date, int], list[Chip]],
    today: date,
    city: str,
    quiet: QuietHours,
) -> Cell:
    chips = tuple(chip for hour in range(*band) for chip in by_slot.get((day, hour), ()))
    return Cell(
        day=day,
        chips=chips,
        today=day == today,
        facts=almanac.of_day(day, city),
        hours=band,
        quiet=quiet.covers_hour(band[0]),
    )


def _by_day(chips: Iterable[Chip]) -> dict[date, list[Chip]]:
    table: dict[date, list[Chip]] = {}
    for chip in chips:
        if chip.at is not None:
            table.setdefault(chip.at.date(), []).append(chip)
    return table


def neighbours(chips: Sequence[Chip], post: str) -> tuple[str | None, str | None]:
    """The post before and after one in its cell, for walking through a day by keyboard."""
    ids = [chip.id for chip in chips]
    if post not in ids:
        return None, ids[0] if ids else None
    at = ids.index(post)
    return (ids[at - 1] if at else None), (ids[at + 1] if at + 1 < len(ids) else None)
