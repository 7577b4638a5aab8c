"""The door: a spreadsheet file in, everything it says out. Writes nothing and needs no workspace."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from medsos_desktop.exchange.sheets import assign, cells, dates, headers, pii
from medsos_desktop.exchange.sheets.grid import Grid, letter, own_cells
from medsos_desktop.exchange.sheets.headers import Header
from medsos_desktop.exchange.sheets.model import Cell, Remark, SheetReading, Skipped
from medsos_desktop.exchange.sheets.opening import open_grids
from medsos_desktop.exchange.sheets.rowreader import RowReader
from medsos_desktop.exchange.sheets.season import Season, mentions
from medsos_desktop.exchange.sheets.table import Mappings, Result, TableReader, describe

Progress = Callable[[int, int, str], None]


def _quiet(n: int, total: int, what: str) -> None:
    """Nobody is watching."""


def read_sheet(
    path: Path,
    *,
    zone: str = "Asia/Jakarta",
    year_hint: int | None = None,
    default_hour: str = "09:00",
    mapping: Mappings | None = None,
    progress: Progress = _quiet,
    cancelled: Callable[[], bool] = lambda: False,
) -> SheetReading:
    """Reads every sheet of ``path``.

    ``zone`` is the office's IANA zone, ``default_hour`` (``HH:MM``) is taken where a row gives no time,
    ``year_hint`` where nothing in the file tells the year (with a warning). ``mapping`` holds what a
    person chose before: fingerprint of a header -> {column index: field, "" to leave it out}.
    ``progress(n, total, what)`` counts rows. Raises `UserError` ``sheet.*`` for a file that cannot be
    read, `Cancelled` when ``cancelled()`` says so.
    """
    ZoneInfo(zone)
    grids = open_grids(path, cancelled)
    reader = _FileReader(
        path, grids, zone, year_hint, default_hour, {} if mapping is None else mapping, progress, cancelled
    )
    return reader.run()


class _FileReader:
    def __init__(
        self, path: Path, grids: Sequence[Grid], zone: str, year_hint: int | None, default_hour: str,
        mappings: Mappings, progress: Progress, cancelled: Callable[[], bool],
    ) -> None:  # fmt: skip
        self.path, self.grids, self.year_hint, self.mappings = path, grids, year_hint, mappings
        self.rows = RowReader(zone, default_hour)
        self.progress, self.cancelled = progress, cancelled
        self.total, self.done = sum(len(grid.rows) for grid in grids), 0
        self.result = Result()
        self.named = [pair for grid in grids for pair in _named(grid)]

    def run(self) -> SheetReading:
        """All sheets in order; when none plans posts, a bare list of captions will do."""
        found = [(grid, headers.find(grid)) for grid in self.grids]
        readers = [self._table(grid, header) for grid, header in found]
        fits = [reader is not None and self._fits(reader, False) for reader in readers]
        if not any(fits):
            fits = [reader is not None and self._fits(reader, True) for reader in readers]
        for (grid, header), reader, fit in zip(found, readers, fits, strict=True):
            if reader is not None and fit and not grid.hidden:
                self.result.tables.append(reader.table(True))
                reader.run(self._step, self.cancelled)
            else:
                self._leave_out(grid, header, reader)
        self.progress(self.total, self.total, "sheet.progress")
        r = self.result
        return SheetReading(
            self.path.name,
            self.rows.zone.key,
            tuple(r.posts),
            tuple(r.rejected),
            tuple(r.skipped),
            tuple(r.warnings),
            tuple(r.tables),
            tuple(r.bad_rows),
        )

    def _step(self) -> None:
        self.done += 1
        if self.done % 250 == 0:
            self.progress(self.done, self.total, "sheet.progress")

    def _table(self, grid: Grid, header: Header | None) -> TableReader | None:
        header = header or headers.guess(grid)
        if header is None:
            return None
        season = _season(grid, header, self.path.stem, self.year_hint)
        season.beside.update(self.named)
        reader = TableReader(grid, header, self.mappings, season, self.rows, self.result)
        season.learn(lambda: _months(grid, reader))
        return reader

    def _fits(self, reader: TableReader, loose: bool) -> bool:
        chosen = reader.header.fingerprint in self.mappings
        return assign.is_calendar(reader.slots, reader.layout.tab_uses, loose or chosen)

    def _leave_out(self, grid: Grid, header: Header | None, reader: TableReader | None) -> None:
        """A sheet that plans no posts: each row is named as such, and its header offered for mapping."""
        if reader is not None:
            self.result.tables.append(describe(grid, reader.header, reader.slots, False))
        why = "hidden_sheet" if grid.hidden else "not_calendar"
        for at, row in enumerate(grid.rows):
            self._step()
            own = own_cells(row)
            if own:
                self.result.skipped.append(Skipped(grid.name, at + 1, why))
                self.result.warnings.extend(_personal(grid, at, row, own))


def _personal(grid: Grid, at: int, row: Sequence[Cell], own: Sequence[int]) -> list[Remark]:
    """Personal data in a sheet that is left out: the file still carries it."""
    hits = [(column, pii.found(cells.text(row[column]))) for column in own]
    return [
        Remark(grid.name, at + 1, letter(c), f"{letter(c)}{at + 1}", hit[1], hit[0])
        for c, hit in hits
        if hit is not None
    ]


def _named(grid: Grid) -> list[tuple[int, int]]:
    """(year, month) pairs of a sheet's tab and its first rows."""
    texts = [grid.name, *(str(cell) for row in grid.rows[:5] for cell in row if isinstance(cell, str))]
    pairs = (pair for text in texts if len(text) < 120 for pair in mentions(text))
    return [(year, month) for month, year in pairs if year is not None]


def _season(grid: Grid, header: Header, stem: str, year_hint: int | None) -> Season:
    season = Season(file_hint=stem, year_hint=year_hint)
    for row in grid.rows[: header.rows[0]]:
        for cell in row:
            if isinstance(cell, str) and cell:
                season.hear(cell)
    season.hear(grid.name)
    return season


def _months(grid: Grid, reader: TableReader) -> Iterator[tuple[int, int | None, int]]:
    """(day, year or `None`, month) of the dates of a table that name a month."""
    column = reader.layout.at.get("date")
    for row in grid.rows[reader.header.rows[-1] + 1 :] if column is not None else ():
        value = row[column] if column is not None and column < len(row) else ""
        if value != "":
            day = dates.read(value, reader.layout.month_first)
            if day.day is not None and day.month is not None and not day.wrong:
                yield day.day, day.year, day.month
