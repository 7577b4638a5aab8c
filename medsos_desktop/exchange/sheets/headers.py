"""Finds the header of a sheet: one row or two, below titles, whatever the order of its columns."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from medsos_desktop.exchange.sheets import labels, lexicon
from medsos_desktop.exchange.sheets.grid import Grid, own_cells
from medsos_desktop.exchange.sheets.labels import Meaning
from medsos_desktop.exchange.sheets.model import Cell

DEPTH = 40
"""Rows of a sheet in which its header is looked for."""
_LEAST = 2.0
_VALUE = re.compile(r"\s*\d{1,4}\s?[./:-]\s?\d")
"""How dates and hours written as text begin; no column is called so."""


@dataclass(frozen=True, slots=True)
class Header:
    """``rows`` are the indices it takes; per column its ``names`` and ``meanings``."""

    rows: tuple[int, ...]
    names: tuple[str, ...]
    meanings: tuple[Meaning, ...]
    score: float

    @property
    def fingerprint(self) -> str:
        """Names this set of headers, in their order: 16 hex digits. Columns that we added ourselves to a
        sheet of refused rows do not count, so that what was chosen for the sheet holds for it, too.
        """
        pairs = zip(self.names, self.meanings, strict=True)
        own = ("" if (0, "ignored") in meaning.candidates else lexicon.label(name) for name, meaning in pairs)
        said = "\x1f".join(own).rstrip("\x1f")
        return hashlib.sha256(said.encode()).hexdigest()[:16]


def find(grid: Grid, start: int = 0) -> Header | None:
    """The best header in the first rows; the upper one of equals. `None` when no row looks like one."""
    best: Header | None = None
    for row in range(start, min(start + DEPTH, len(grid.rows))):
        if len(own_cells(grid.rows[row])) < 2:
            continue
        for found in (single(grid, row), double(grid, row)):
            if found and (best is None or found.score > best.score + 0.3):
                best = found
    return best if best and best.score >= _LEAST else None


def guess(grid: Grid) -> Header | None:
    """For a sheet whose names say nothing: the first row with at least three short texts and no value."""
    for row in range(min(DEPTH, len(grid.rows))):
        own = own_cells(grid.rows[row])
        if (
            len(own) >= 3
            and _plausible(grid.rows[row])
            and all(_short_text(grid.rows[row][at]) for at in own)
        ):
            names = [_name(cell) for cell in grid.rows[row]]
            return Header((row,), tuple(names), tuple(labels.meaning(name) for name in names), 0.0)
    return None


def single(grid: Grid, row: int) -> Header | None:
    """A row read as a header of one row."""
    cells = grid.rows[row]
    if not _plausible(cells):
        return None
    names = tuple(_name(cell) for cell in cells)
    meanings = tuple(labels.meaning(name) for name in names)
    return Header((row,), names, meanings, _score(names, meanings))


def double(grid: Grid, row: int) -> Header | None:
    """A row and the next read as group names and names; only where that says more than either alone."""
    if row + 1 >= len(grid.rows) or not own_cells(grid.rows[row + 1]):
        return None
    upper, lower = grid.rows[row], grid.rows[row + 1]
    if not _plausible(upper) or not _plausible(lower):
        return None
    tops, subs = _tops(grid, row), [_name(cell) for cell in lower]
    width = max(len(tops), len(subs))
    tops += [""] * (width - len(tops))
    subs += [""] * (width - len(subs))
    meanings = tuple(labels.below(top, sub) for top, sub in zip(tops, subs, strict=True))
    names = tuple(
        _joined(top, sub, at < len(upper) and upper[at] != "")
        for at, (top, sub) in enumerate(zip(tops, subs, strict=True))
    )
    score = _score(names, meanings)
    alone = max((h.score for h in (single(grid, row), single(grid, row + 1)) if h), default=0.0)
    return Header((row, row + 1), names, meanings, score) if score > alone + 0.3 else None


def _tops(grid: Grid, row: int) -> list[str]:
    """Group names spread over the columns they stand above."""
    cells, lower = grid.rows[row], grid.rows[row + 1]
    width = max(len(cells), len(lower))
    tops = [_name(cells[at]) if at < len(cells) else "" for at in range(width)]
    covered = {
        at: left
        for top, left, bottom, right in grid.merges
        if top <= row <= bottom
        for at in range(left, min(right + 1, width))
    }
    spread = ""
    for at in range(width):
        if tops[at]:
            spread = tops[at]
        elif at in covered:
            tops[at] = tops[covered[at]]
        elif at < len(lower) and lower[at] != "":
            tops[at] = spread
    return tops


def _joined(top: str, sub: str, own_top: bool) -> str:
    if not sub:
        return top if own_top else ""
    return f"{top} {sub}" if top and top != sub else sub


def _name(cell: Cell) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) else ""


def _short_text(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell) <= 60 and not cell.strip().isdigit()


def _plausible(cells: Sequence[Cell]) -> bool:
    """A header has no dates, hours or long texts, and hardly a number."""
    numbers = 0
    for cell in cells:
        if isinstance(cell, date | time | timedelta | bool):
            return False
        if isinstance(cell, int | float):
            numbers += 1
        elif len(cell) > 120 or _VALUE.match(cell):
            return False
    return numbers <= 1


def _score(names: Sequence[str], meanings: Sequence[Meaning]) -> float:
    """How many columns speak; a field named twice counts half, unknown names cost a little."""
    score, seen = 0.0, set[str]()
    for name, meaning in zip(names, meanings, strict=True):
        strength = meaning.strength
        field = meaning.candidates[0][1] if meaning.candidates else ""
        if field and field in seen:
            strength *= 0.5
        seen.add(field)
        score += strength if strength or not name else -0.15
    return score if len(seen - {"", "other", "metric", "number"}) >= 2 else min(score, _LEAST - 0.1)


def repeats(header: Header, cells: Sequence[Cell], own: Sequence[int] | None = None) -> bool:
    """Whether a row lower down is the header again (printed on each page, or one a week).

    ``own`` are the columns that hold something. The first text decides quickly for most rows.
    """
    columns = own_cells(list(cells)) if own is None else own
    first = next((at for at in columns if isinstance(cells[at], str)), None)
    if first is None or not _same(str(cells[first]), header, first):
        return False
    texts = [at for at in columns if isinstance(cells[at], str)]
    same = sum(1 for at in texts if _same(str(cells[at]), header, at))
    return same >= 2 and same >= 0.6 * len(texts)


def _same(cell: str, header: Header, at: int) -> bool:
    if len(cell) > 80 or at >= len(header.names):
        return False
    label, name = lexicon.label(cell), lexicon.label(header.names[at])
    if not label or label == name:
        return bool(label)
    return f" {name}".endswith(f" {label}") or f"{name} ".startswith(f"{label} ")  # one row of two


def may_begin(cell: Cell) -> bool:
    """Whether a cell can be the first of a header: a short text that names a field or a channel."""
    return isinstance(cell, str) and len(cell) <= 60 and labels.meaning(_name(cell)).strength > 0
