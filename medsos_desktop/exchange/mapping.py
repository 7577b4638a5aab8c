"""Which column is what: the choices a person has, what follows from one, and what a sheet still lacks."""

from collections.abc import Mapping
from dataclasses import dataclass

from medsos_desktop.exchange.sheets.assign import fields
from medsos_desktop.exchange.sheets.labels import GATHERED
from medsos_desktop.exchange.sheets.model import Column, SheetReading, Table

NOTED, LEFT_OUT = "other", "ignored"
"""A column kept in the note with its name, and one that is not used at all."""


@dataclass(frozen=True, slots=True)
class Group:
    """Sheets with the same header (twelve months): a choice holds for all of them."""

    table: Table
    sheets: tuple[str, ...]


def groups(reading: SheetReading) -> tuple[Group, ...]:
    """The tables of a file by their headers, calendars first, else in the file's order."""
    found: dict[tuple[str, bool], list[Table]] = {}
    for table in reading.tables:
        found.setdefault((table.fingerprint, table.calendar), []).append(table)
    made = [Group(tables[0], tuple(table.sheet for table in tables)) for tables in found.values()]
    return tuple(sorted(made, key=lambda group: not group.table.calendar))


def shown(column: Column) -> str:
    """The field of a column as it comes out: an unknown one goes into the note if it has a name."""
    return column.field or (NOTED if column.name else LEFT_OUT)


def options(column: Column) -> tuple[str, ...]:
    """What a column can be; what it is now is always among it."""
    offered = (*fields(), NOTED, LEFT_OUT)
    now = shown(column)
    return offered if now in offered else (now, *offered)


def lacking(table: Table) -> str:
    """What a sheet misses to be read as a calendar: ``wording``, ``date``, ``place``; "" when it is one.

    ``figures``: nothing is missing, but its columns hold results rather than a plan.
    """
    if table.calendar:
        return ""
    have = {column.field for column in table.columns}
    if not have & {"text", "title"}:
        return "wording"
    if "date" not in have:
        return "date"
    return "place" if not have & {"channel", "tick", "metric"} else "figures"


class Choices:
    """A person's choices so far, by header. ``kept`` is what was remembered for a header before."""

    def __init__(self) -> None:
        self.made: dict[str, dict[int, str]] = {}
        self._found: dict[str, dict[int, str]] = {}

    def see(self, reading: SheetReading) -> None:
        """Notes what the columns were taken for before anybody chose anything."""
        for table in reading.tables:
            if table.fingerprint not in self.made and table.fingerprint not in self._found:
                self._found[table.fingerprint] = {c.index: shown(c) for c in table.columns}

    def choose(self, table: Table, column: int, field: str, kept: Mapping[int, str]) -> bool:
        """Column number ``column`` is ``field``; `True` when something is different now.

        Another column that was chosen for the same field is let go, unless several may share it. What was
        taken from the start is no choice, so that going back to it leaves nothing behind.
        """
        before = dict(self.made.get(table.fingerprint, kept))
        mine = dict(before)
        if field == self._found.get(table.fingerprint, {}).get(column):
            mine.pop(column, None)
            if column in kept:
                mine[column] = kept[column]
        else:
            mine[column] = field
        if field not in GATHERED:
            mine = {at: named for at, named in mine.items() if at == column or named != field}
        if mine == dict(kept):
            self.made.pop(table.fingerprint, None)
        else:
            self.made[table.fingerprint] = mine
        return mine != before
