"""A row of a table taken up: its cells by field, as values and as text, and remarks about them."""

from medsos_desktop.exchange.sheets import cells, limits
from medsos_desktop.exchange.sheets.grid import Grid, letter
from medsos_desktop.exchange.sheets.layout import Layout
from medsos_desktop.exchange.sheets.model import Cell, Remark
from medsos_desktop.exchange.sheets.season import Season


class Wrong(Exception):
    """The row cannot be a post; ``remark`` names the cell."""

    def __init__(self, remark: Remark) -> None:
        super().__init__(remark.reason)
        self.remark = remark


class RowCells:
    """The row at hand; ``texts`` are its cells as text ("" for nothing or a dash), short ones read once."""

    def __init__(self) -> None:
        self._short: dict[str, str] = {}

    def begin(self, grid: Grid, layout: Layout, season: Season) -> None:
        """The sheet whose rows come next."""
        self.grid, self.layout, self.season = grid, layout, season
        self.row = -1

    def look(self, row: int) -> None:
        """Takes up a row: its cells with what merges lend them, and each as text ("" for a dash)."""
        self.row, self.cells, self.remarks = row, self.grid.filled(row), list[Remark]()
        self.too_long: int | None = None
        known = self._short
        texts: list[str] = []
        for value in self.cells:
            if value == "":
                texts.append("")
            elif isinstance(value, str) and len(value) <= 40:
                text = known.get(value)
                if text is None:
                    text = known[value] = cells.said(value)
                texts.append(text)
            else:
                text = cells.said(value)
                texts.append(text)
                if len(text) > limits.CELL_CHARS:
                    self.too_long = len(texts) - 1
        self.texts = texts

    def _raw(self, field: str) -> Cell:
        at = self.layout.at.get(field)
        return self.cells[at] if at is not None and at < len(self.cells) else ""

    def _said(self, field: str) -> str:
        at = self.layout.at.get(field)
        return self.texts[at] if at is not None and at < len(self.texts) else ""

    def _text(self, column: int) -> str:
        return self.texts[column] if column < len(self.texts) else ""

    def _remark(self, field: str, reason: str, column: int | None = None) -> Remark:
        at = self.layout.at.get(field) if column is None else column
        value = cells.text(self.cells[at]) if at is not None and at < len(self.cells) else ""
        name = self.layout.name(at) if at is not None else ""
        cell = f"{letter(at)}{self.row + 1}" if at is not None else ""
        return Remark(self.grid.name, self.row + 1, name, cell, value[:200], reason)

    def _doubt(self, field: str, reason: str, column: int | None = None) -> None:
        self.remarks.append(self._remark(field, reason, column))
