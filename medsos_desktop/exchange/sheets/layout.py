"""Where the fields of a table stand, and what only its whole columns tell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from medsos_desktop.exchange.sheets import cells, channels, lexicon
from medsos_desktop.exchange.sheets.assign import Slot
from medsos_desktop.exchange.sheets.grid import Grid, letter
from medsos_desktop.exchange.sheets.headers import Header

_TWO_NUMBERS = re.compile(r"\s*(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?\d{2}")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the fields of a table stand.

    ``at`` maps a field to its column. ``month_first``: dates are written 12/1/2026 for 1 December.
    ``cross_is_no``: an "x" in a tick column means no. ``tab_uses`` are (channel, kind) of a sheet about
    one channel, ``all_channels`` every channel the sheet names, for rows that say "semua".
    """

    slots: tuple[Slot, ...]
    at: dict[str, int]
    ticks: tuple[Slot, ...]
    texts: tuple[Slot, ...]
    gathered: dict[str, tuple[Slot, ...]]
    names: tuple[str, ...]
    field_of: dict[int, str]
    month_first: bool
    cross_is_no: bool
    tab_uses: tuple[tuple[str, str], ...]
    all_channels: tuple[str, ...]

    def name(self, column: int) -> str:
        """The header of a column, its letter where there is none."""
        said = self.names[column] if column < len(self.names) else ""
        return said or letter(column)

    @classmethod
    def of(cls, grid: Grid, header: Header, slots: Sequence[Slot], start: int) -> "Layout":
        """Sorts the slots and looks through the rows for what only the whole column tells."""
        at = {s.field: s.index for s in slots if s.field not in ("tick", "status_tick", "text")}
        texts = tuple(sorted((s for s in slots if s.field == "text"), key=lambda s: s.channel != ""))
        ticks = tuple(s for s in slots if s.field == "tick")
        known = {s.index for s in slots}
        rest = tuple(Slot(i, n, "rest") for i, n in enumerate(header.names) if i not in known and n)
        gathered = {
            field: tuple(s for s in slots if s.field == field)
            for field in ("note", "link", "source", "status_tick")
        }
        gathered["rest"] = rest + tuple(s for s in slots if s.field in ("visual", "other"))
        if "channel" in at or ticks:
            tab = channels.of_tab(grid.name)
        else:
            titles = [cells.text(c) for row in grid.rows[: header.rows[0]] for c in row if c != ""]
            tab = channels.of_tab(grid.name) or channels.in_title(" ".join(titles))
        every = (*_named(grid, at.get("channel"), start), *(s.channel for s in ticks))
        return cls(
            tuple(slots), at, ticks, texts, gathered, header.names, {s.index: s.field for s in slots},
            _month_first(grid, at.get("date"), start), _cross_is_no(grid, ticks, at.get("date"), start), tab,
            tuple(dict.fromkeys(every)),
        )  # fmt: skip


def _month_first(grid: Grid, column: int | None, start: int) -> bool:
    """Whether a column can only be month-first: never a first number over 12, at least twice a second one."""
    turned = 0
    for row in grid.rows[start:] if column is not None else ():
        value = row[column] if column is not None and column < len(row) else ""
        match = _TWO_NUMBERS.match(value) if isinstance(value, str) and value else None
        if match:
            first, second = int(match[1]), int(match[2])
            if 12 < first <= 31 and second <= 12:
                return False
            turned += first <= 12 < second <= 31
    return turned >= 2


def _cross_is_no(grid: Grid, ticks: Sequence[Slot], column: int | None, start: int) -> bool:
    """Whether "x" means no: only where other marks say yes and no tick cell of a dated row is left empty."""
    marks: set[str] = set()
    for row in grid.rows[start:] if ticks and column is not None else ():
        if column is not None and column < len(row) and row[column] != "":
            marks |= {lexicon.plain(cells.text(row[s.index])) if s.index < len(row) else "" for s in ticks}
            if "" in marks:
                return False
    return "x" in marks and bool(marks & {"v", "✓", "✔", "√", "ya", "y"})


def _named(grid: Grid, column: int | None, start: int) -> tuple[str, ...]:
    """Every channel that a column names."""
    if column is None:
        return ()
    texts = {row[column] for row in grid.rows[start:] if column < len(row) and isinstance(row[column], str)}
    return tuple(c for text in sorted(map(str, texts)) for c in channels.read(text).channels)
