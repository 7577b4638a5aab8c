"""A sheet as rows of cells, with what merged ranges lend to the rows below their first."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from medsos_desktop.exchange.sheets.model import Cell

Row = list[Cell]
Range = tuple[int, int, int, int]
"""First row, first column, last row, last column of a merged range; counted from 0, inclusive."""


def letter(index: int) -> str:
    """The spreadsheet's name of a column: 0 is A, 26 is AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def own_cells(row: Row) -> list[int]:
    """Columns of a row that hold something themselves."""
    return [
        at for at, value in enumerate(row) if value != "" and not (isinstance(value, str) and value.isspace())
    ]


@dataclass(frozen=True, slots=True)
class Grid:
    """``rows`` from the sheet's first row on; ``lent[row][column]`` is the row whose value serves here."""

    name: str
    rows: list[Row]
    merges: tuple[Range, ...] = ()
    hidden: bool = False
    lent: Mapping[int, Mapping[int, int]] = field(default_factory=dict)

    def value(self, row: int, column: int) -> Cell:
        """A cell, or what the merged range above it says; empty beyond the edge."""
        cells = self.rows[row]
        own = cells[column] if column < len(cells) else ""
        if own != "" or not self.lent:
            return own
        source = self.lent.get(row, {}).get(column)
        if source is None:
            return own
        above = self.rows[source]
        return above[column] if column < len(above) else ""

    def filled(self, row: int) -> Row:
        """A whole row with what merged ranges lend it."""
        lent = self.lent.get(row)
        if not lent:
            return self.rows[row]
        cells = list(self.rows[row])
        for column, source in lent.items():
            while len(cells) <= column:
                cells.append("")
            if cells[column] == "" and column < len(self.rows[source]):
                cells[column] = self.rows[source][column]
        return cells


def make(name: str, rows: list[Row], merges: list[Range], hidden: bool = False) -> Grid:
    """A grid whose vertical merges lend downwards; ranges are cut to the rows that exist."""
    lent: dict[int, dict[int, int]] = {}
    for top, left, bottom, _ in merges:
        for row in range(top + 1, min(bottom + 1, len(rows))):
            lent.setdefault(row, {})[left] = top
    return Grid(name, rows, tuple(merges), hidden, lent)
