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


def is_plain(reading: SheetReading) -> bool:
    """Whether nobody need look at the columns: one calendar, with posts, each of its columns known."""
    calendars = sum(table.calendar for table in reading.tables)
    return bool(reading.posts) and calendars == 1 and not reading.unknown


class Choices:
    """A person's choices so far, by header. Of two columns chosen for one field the later one has it; the
    earlier choice waits, so that running through a list by arrow keys destroys nothing.
    """

    def __init__(self) -> None:
        self._found: dict[str, dict[int, str]] = {}
        self._kept: dict[str, dict[int, str]] = {}
        self._chosen: dict[str, dict[int, str]] = {}

    @property
    def made(self) -> dict[str, dict[int, str]]:
        """The mapping of each header that is not as it was remembered."""
        mappings = {fingerprint: _effective(chosen) for fingerprint, chosen in self._chosen.items()}
        return {key: mapping for key, mapping in mappings.items() if mapping != self._kept[key]}

    def see(self, reading: SheetReading) -> None:
        """Notes what the columns were taken for before anybody chose anything."""
        for table in reading.tables:
            if table.fingerprint not in self._chosen and table.fingerprint not in self._found:
                self._found[table.fingerprint] = {c.index: shown(c) for c in table.columns}

    def choose(self, table: Table, column: int, field: str, kept: Mapping[int, str]) -> bool:
        """Column number ``column`` is ``field``; `True` when something is different now.

        ``kept`` is what was remembered for the header before. What a column was taken for from the start
        is no choice, unless another column was chosen for it.
        """
        key = table.fingerprint
        self._kept.setdefault(key, dict(kept))
        before = self._chosen.get(key, dict(kept))
        mine = {at: named for at, named in before.items() if at != column}
        if field != self._found.get(key, {}).get(column) or field in mine.values():
            mine[column] = field
        elif column in kept:
            mine[column] = kept[column]
        self._chosen[key] = mine
        return _effective(mine) != _effective(before)


def _effective(chosen: Mapping[int, str]) -> dict[int, str]:
    """The choices that hold: the last one of each field, all where several columns may share it."""
    last = {field: at for at, field in chosen.items()}
    return {at: field for at, field in chosen.items() if field in GATHERED or last[field] == at}
