"""Finds the header of a sheet of results and what its columns are: by name, else by what stands in them."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from medsos_desktop.exchange.results import links
from medsos_desktop.exchange.results.lexicon import words
from medsos_desktop.exchange.sheets import cells, lexicon
from medsos_desktop.exchange.sheets.grid import Grid
from medsos_desktop.exchange.sheets.model import Cell

_DEPTH = 40
_SAMPLE = 200
_MOST_TOKENS = 4
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Table:
    """``at`` maps a field to its column; the rows below ``header`` (an index) are deliveries."""

    grid: Grid
    header: int
    at: Mapping[str, int]

    def cell(self, row: int, field: str) -> Cell:
        """What stands there; "" where the sheet has no such column."""
        column = self.at.get(field)
        return "" if column is None else self.grid.value(row, column)

    def text(self, row: int, field: str) -> str:
        """The same as a person reads it; "" for the dashes that stand for nothing."""
        return cells.said(self.cell(row, field))


def find(grid: Grid, codes: Collection[str]) -> Table | None:
    """The table of a sheet; ``codes`` are those of the office's posts. `None` where there is none.

    A sheet counts when it names at least three of our columns, or has a column full of codes.
    """
    best: tuple[int, int, dict[str, int]] | None = None
    for row in range(min(_DEPTH, len(grid.rows))):
        named = _named(grid.rows[row])
        if best is None or len(named) > best[0]:
            best = (len(named), row, named)
    if best is None:
        return None
    known, header, at = best
    free = [column for column in range(_width(grid)) if column not in at.values()]
    if "code" not in at and (column := _fullest(grid, header, free, lambda text: code(text) in codes)) >= 0:
        at["code"] = column
        free.remove(column)
    if (
        "link" not in at
        and (column := _fullest(grid, header, free, lambda text: bool(links.read(text).url))) >= 0
    ):
        at["link"] = column
    if "code" not in at or (known < _LEAST and not _has_codes(grid, header, at["code"], codes)):
        return None
    return Table(grid, header, at)


def code(text: str) -> str:
    """A code as it is compared: capitals, without what people put around it."""
    return text.strip().strip("#'[]()").upper()


def _named(row: list[Cell]) -> dict[str, int]:
    """Fields by the names of a row. A whole name goes before one that only begins or ends so."""
    exact: dict[str, int] = {}
    loose: dict[str, int] = {}
    columns = words().columns
    for at, cell in enumerate(row):
        if not isinstance(cell, str) or not 0 < len(cell) <= 60:
            continue
        label = lexicon.label(cell)
        if label in columns:
            exact.setdefault(columns[label], at)
        elif (field := _near(label)) is not None:
            loose.setdefault(field, at)
    taken = set(exact.values())
    return exact | {field: at for field, at in loose.items() if field not in exact and at not in taken}


def _near(label: str) -> str | None:
    """``tautan (link) unggahan ig`` is still the link: the longest of our names within."""
    parts = label.split()
    if len(parts) < 2:
        return None
    columns = words().columns
    for size in range(min(_MOST_TOKENS, len(parts)), 0, -1):
        found = {
            columns[name]
            for at in range(len(parts) - size + 1)
            if (name := " ".join(parts[at : at + size])) in columns
        }
        if len(found) == 1:
            return found.pop()
    return None


def _width(grid: Grid) -> int:
    return max((len(row) for row in grid.rows[: _DEPTH + _SAMPLE]), default=0)


def _fullest(grid: Grid, header: int, columns: list[int], holds: Callable[[str], bool]) -> int:
    """The column most of whose cells are so; -1 for none."""
    found: Counter[int] = Counter()
    filled: Counter[int] = Counter()
    for row in grid.rows[header + 1 : header + 1 + _SAMPLE]:
        for column in columns:
            text = cells.text(row[column]) if column < len(row) else ""
            if text:
                filled[column] += 1
                found[column] += holds(text)
    good = [column for column in found if found[column] * 2 > filled[column]]
    return max(good, key=lambda column: found[column], default=-1)


def _has_codes(grid: Grid, header: int, column: int, codes: Collection[str]) -> bool:
    rows = grid.rows[header + 1 : header + 1 + _SAMPLE]
    return any(code(cells.text(row[column])) in codes for row in rows if column < len(row))
