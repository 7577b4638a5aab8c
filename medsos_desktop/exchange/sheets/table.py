"""Reads the rows of one sheet downwards, each into a post, a refusal or a skipped row."""

from collections.abc import Callable, Mapping, Sequence

from medsos_desktop.errors import Cancelled
from medsos_desktop.exchange.sheets import assign, cells, headers, pii, rowkinds
from medsos_desktop.exchange.sheets.assign import Slot
from medsos_desktop.exchange.sheets.grid import Grid, Row, letter, own_cells
from medsos_desktop.exchange.sheets.headers import Header
from medsos_desktop.exchange.sheets.layout import Layout
from medsos_desktop.exchange.sheets.model import Cell, Column, Remark, SheetPost, Skipped, Table
from medsos_desktop.exchange.sheets.rowcells import Wrong
from medsos_desktop.exchange.sheets.rowreader import Facts, RowReader
from medsos_desktop.exchange.sheets.season import Season

Mappings = Mapping[str, Mapping[int, str]]
ANOTHER = 4.0
"""A row below the header with at least this score is the header of another block."""
_SAMPLES = 3
"""Values shown of each column, so that a person recognises it."""
Step = Callable[[], None]


class Result:
    """What has been collected so far, over all sheets of a file."""

    def __init__(self) -> None:
        self.posts: list[SheetPost] = []
        self.rejected: list[Remark] = []
        self.skipped: list[Skipped] = []
        self.warnings: list[Remark] = []
        self.tables: list[Table] = []
        self.bad_rows: list[tuple[str, int, tuple[Cell, ...]]] = []


class TableReader:
    """One sheet with its header, season and layout; `run` reads it into ``result``."""

    def __init__(
        self, grid: Grid, header: Header, mappings: Mappings, season: Season, rows: RowReader, result: Result
    ) -> None:
        self.grid, self.mappings, self.season, self.rows, self.result = grid, mappings, season, rows, result
        self.foot = False
        self._set_header(header)

    def _set_header(self, header: Header) -> None:
        self.header = header
        start = header.rows[-1] + 1
        samples = _samples(self.grid, header, start)
        slots = assign.slots(header, samples, self.mappings.get(header.fingerprint))
        self.layout = Layout.of(self.grid, header, slots, start)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The columns with their fields."""
        return self.layout.slots

    def table(self, calendar: bool) -> Table:
        """The header as it is shown in the mapping step."""
        return describe(self.grid, self.header, self.slots, calendar)

    def run(self, step: Step, cancelled: Callable[[], bool]) -> None:
        """Reads all rows. ``step`` is called for each, ``cancelled`` asked now and then."""
        self.rows.begin(self.grid, self.layout, self.season)
        first, last = self.header.rows[0], self.header.rows[-1]
        for at, row in enumerate(self.grid.rows):
            if not at % 500 and cancelled():
                raise Cancelled
            step()
            own = own_cells(row)
            if not own:
                continue
            if at < first:
                self._title(at, row, own)
            elif at <= last:
                self._skip(at, "header")
            else:
                self._body(at, row, own)
            self._flag(at, row, own)

    def _title(self, at: int, row: Row, own: Sequence[int]) -> None:
        """Titles were heard before (`season`); here they are only counted."""
        self._skip(at, "title")

    def _skip(self, at: int, why: str) -> None:
        self.result.skipped.append(Skipped(self.grid.name, at + 1, why))

    def _body(self, at: int, row: Row, own: Sequence[int]) -> None:
        if self._is_header(at, row, own):
            return
        why = self._no_post(at, row, own)
        if why:
            self._skip(at, why)
            if why in rowkinds.FOOT:
                self.foot = True
            elif why == "banner":
                self.foot = False
                self.season.hear(" ".join(cells.text(row[c]) for c in own))
            return
        try:
            post, remarks = self.rows.post()
        except Wrong as wrong:
            self.result.rejected.append(wrong.remark)
            self.result.bad_rows.append((self.grid.name, at + 1, tuple(self.grid.filled(at))))
            return
        if post.planned is not None:
            self.foot = False
        self.result.posts.append(post)
        self.result.warnings.extend(remarks)

    def _is_header(self, at: int, row: Row, own: Sequence[int]) -> bool:
        """The header printed again, or another header for the rows that follow."""
        if headers.repeats(self.header, row, own):
            self._skip(at, "header")
            self.foot = False
            return True
        again = headers.single(self.grid, at) if headers.may_begin(row[own[0]]) else None
        if again is None or again.score < ANOTHER:
            return False
        self._set_header(again)
        self.rows.begin(self.grid, self.layout, self.season)
        self._skip(at, "header")
        self.foot = False
        return True

    def _no_post(self, at: int, row: Row, own: Sequence[int]) -> str:
        """Why a row is no post; empty for a post (right or wrong)."""
        if rowkinds.numbers_columns(row, own):
            return "column_numbers"
        self.rows.look(at)
        facts = self.rows.facts(own)
        first = row[own[0]]
        kind = rowkinds.marker(first.strip()) if isinstance(first, str) and not first.isdigit() else ""
        if facts.dated and not (kind and (len(own) == 1 or facts.bare_day)):
            return "" if facts.content else "no_content"
        marked = self._marked(at, row, own, kind, facts)
        if marked:
            return marked
        if self.foot and not (facts.placed and facts.worded and (facts.numbered or facts.fields >= 4)):
            return "foot"
        if not facts.worded:
            return kind or "no_content"
        return "" if facts.fields >= 2 else "note"

    def _marked(self, at: int, row: Row, own: Sequence[int], kind: str, facts: Facts) -> str:
        """What a row says it is by a word or its shape; ``kind`` is what its first cell says."""
        if kind == "banner" and len(own) <= 2:
            return kind
        if kind == "total" and not facts.dated and rowkinds.only_counts(row, own[1:]):
            return kind
        if len(own) == 1 and rowkinds.spans(self.grid, at, own[0], len(self.header.names)):
            return kind or "banner"
        if kind in rowkinds.FOOT:
            rest = self.rows.facts(own[1:])
            if not (rest.placed and rest.worded) or str(row[own[0]]).rstrip().endswith(":"):
                return kind
        signed = any(rowkinds.marker(cells.text(row[c])) == "signature" for c in own)
        return "signature" if signed and not facts.placed else ""

    def _flag(self, at: int, row: Row, own: Sequence[int]) -> None:
        """Cells with personal data, whatever became of their row."""
        if self.rows.row == at and not pii.hinted("\n".join(self.rows.texts)):
            return
        for column in own:
            value = row[column]
            if isinstance(value, str):
                if len(value) < 9:
                    continue
            elif not isinstance(value, float | int) or value < 1e8:
                continue
            hit = pii.found(cells.text(value))
            if hit:
                self.result.warnings.append(
                    Remark(
                        self.grid.name,
                        at + 1,
                        self.layout.name(column),
                        f"{letter(column)}{at + 1}",
                        hit[1],
                        hit[0],
                    )
                )


def _samples(grid: Grid, header: Header, start: int) -> list[Row]:
    """Some rows below a header, up to the next header: what stands in its columns."""
    found: list[Row] = []
    for at in range(start, min(start + 60, len(grid.rows))):
        own = own_cells(grid.rows[at])
        if not own or headers.repeats(header, grid.rows[at], own):
            continue
        if headers.may_begin(grid.rows[at][own[0]]):
            again = headers.single(grid, at)
            if again is not None and again.score >= ANOTHER:
                break
        found.append(grid.filled(at))
    return found


def describe(grid: Grid, header: Header, slots: Sequence[Slot], calendar: bool) -> Table:
    """A header with the fields of its columns and a first value of each."""
    fields = {slot.index: slot.field for slot in slots}
    columns: list[Column] = []
    below = grid.rows[header.rows[-1] + 1 : header.rows[-1] + 40]
    for at, name in enumerate(header.names):
        values = (cells.text(row[at]) for row in below if at < len(row))
        some = tuple(dict.fromkeys(value[:60] for value in values if value))[:_SAMPLES]
        if name or some:
            columns.append(Column(at, letter(at), name, fields.get(at, ""), some[0] if some else "", some))
    above = (cell for row in grid.rows[: header.rows[0]] for cell in row)
    titles = tuple(cell.strip() for cell in above if isinstance(cell, str) and cell.strip())
    return Table(grid.name, header.fingerprint, tuple(columns), calendar, titles)
