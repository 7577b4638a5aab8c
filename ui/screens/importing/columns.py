"""Which columns the preview shows under each head, and how wide they are. No widgets."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from medsos_desktop.exchange.outcome import Kind, Line
from medsos_desktop.exchange.sheets.model import SheetPost
from medsos_desktop.importing import sayings
from medsos_desktop.importing.facts import Facts
from medsos_desktop.words import Words


@dataclass(frozen=True, slots=True)
class Shown:
    """A column: ``width`` at 100 %, 0 takes what is left; the greatest ``yields`` goes first.

    ``spare``: left out when no line has anything to say in it.
    """

    key: str
    width: int
    text: Callable[[Facts, Line], str]
    yields: int = 0
    spare: bool = False
    look: str = "body"
    tone: str = "text"


_LEAST = 210
"""Of the column that takes what is left."""


def _post(say: Callable[[Words, SheetPost], str]) -> Callable[[Facts, Line], str]:
    return lambda facts, line: say(facts.words, line.post) if line.post else ""


_PLACE = Shown("row", 96, lambda facts, line: facts.place(line), look="small", tone="text-2")
_DAY = Shown("day", 128, _post(sayings.day))
_HOUR = Shown("hour", 52, _post(sayings.hour), look="hour")
_CHANNELS = Shown("channels", 92, lambda facts, line: "", look="monograms")
_TITLE = Shown("title", 0, _post(sayings.title), look="title")
_STATUS = Shown(
    "status", 96, lambda _facts, line: line.post.status_word if line.post else "", 1, True, "small", "text-2"
)
_PARTNER = Shown("partner", 132, lambda _facts, line: _partner(line), 2, True, "small", "text-2")
_DIFFERS = Shown("differs", 170, lambda facts, line: facts.differs(line), look="small", tone="warn")
_CELL = Shown("cell", 96, lambda facts, line: facts.cell(line), look="small", tone="text-2")
_COLUMN = Shown("column", 120, lambda _facts, line: line.remark.column if line.remark else "", 1)
_VALUE = Shown("value", 220, lambda _facts, line: line.remark.value if line.remark else "", look="strong")
_REASON = Shown(
    "reason", 0, lambda facts, line: sayings.reason(facts.words, line.remark) if line.remark else ""
)
_WHY = Shown("why", 0, lambda facts, line: facts.words(f"sheet.skip.{line.why}"))

COLUMNS: dict[Kind, tuple[Shown, ...]] = {
    Kind.NEW: (_PLACE, _DAY, _HOUR, _CHANNELS, _TITLE, _STATUS, _PARTNER),
    Kind.UPDATE: (
        _PLACE,
        _DAY,
        replace(_HOUR, yields=2),
        replace(_CHANNELS, yields=1),
        _TITLE,
        _DIFFERS,
    ),
    Kind.SAME: (_PLACE, _DAY, _HOUR, _CHANNELS, _TITLE, _STATUS, _PARTNER),
    Kind.REJECTED: (_CELL, _COLUMN, _VALUE, _REASON),
    Kind.SKIPPED: (_PLACE, _WHY),
    Kind.WARNING: (_CELL, _COLUMN, _VALUE, _REASON),
}


def _partner(line: Line) -> str:
    return line.post.partner.name if line.post and line.post.partner else ""


GAP = 12


def laid_out(
    facts: Facts, kind: Kind, width: int, scale: Callable[[int], int], place: int
) -> list[tuple[Shown, int, int]]:
    """(column, x, width) of what fits into ``width``; ``place`` is the width the row's place needs.

    A spare column that says nothing in any line is left out.
    """
    lines = facts.outcome.lines[kind]
    columns = [c for c in COLUMNS[kind] if not c.spare or any(c.text(facts, line) for line in lines)]

    def wide(column: Shown) -> int:
        return max(place, scale(48)) if column.key in ("row", "cell") else scale(column.width)

    def left(columns: list[Shown]) -> int:
        return width - sum(wide(c) + GAP for c in columns if c.width)

    while left(columns) < scale(_LEAST):
        weakest = max(columns, key=lambda column: column.yields)
        if not weakest.yields:
            break
        columns.remove(weakest)
    made: list[tuple[Shown, int, int]] = []
    x = 0
    for column in columns:
        room = wide(column) if column.width else max(left(columns), scale(80))
        made.append((column, x, room))
        x += room + GAP
    return made
