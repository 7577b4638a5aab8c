"""Where chips stand inside a cell and how high hours are: whole pixels at 100 %, times the text scale.

The numbers are the design's delegate numbers: day head 20+1, chip 32 with one title line and 47 with two,
gap 2, "+n lagi" 16; two chips, then "+n"; second title lines go to the longest titles while there is room.
"""

from collections.abc import Sequence
from dataclasses import dataclass

TALL_CELL = 150
"""From this height on (a big screen) a cell shows as many chips as fit; below it, two."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """Heights in pixels, already scaled."""

    head: int = 21
    one: int = 32
    line: int = 15
    gap: int = 2
    more: int = 16
    tall: int = TALL_CELL

    @classmethod
    def scaled(cls, scale: float) -> "Metrics":
        """The numbers for a text scale (1.0 = 100 %)."""
        return cls(
            round(20 * scale) + 1, round(32 * scale), round(15 * scale), 2, round(16 * scale),
            round(TALL_CELL * scale),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Placed:
    """A chip by its index in the cell: top (from the cell's top), height, title lines (1 or 2)."""

    index: int
    top: int
    height: int
    lines: int


@dataclass(frozen=True, slots=True)
class CellLayout:
    """The chips shown, and of how many others "+n" speaks (from ``more_top`` down).

    Where one chip leaves no line below it, ``more_top`` is 0: "+n" stands at the right end of the day's head.
    """

    placed: tuple[Placed, ...]
    hidden: int = 0
    more_top: int = 0


def lay_out(overflow: Sequence[int], height: int, metrics: Metrics) -> CellLayout:
    """Chips of one day in a cell ``height`` pixels high.

    ``overflow`` tells for each chip by how many pixels its title is longer than one line (<= 0: it fits).
    """
    total = len(overflow)
    room = height - metrics.head
    shown = _shown(total, room, height >= metrics.tall, metrics)
    hidden = total - shown
    if total > 1 and not shown and metrics.one <= room:
        lines = second_lines(overflow[:1], room - metrics.one, metrics.line)
        tall = metrics.one + metrics.line * (lines[0] - 1)
        return CellLayout((Placed(0, metrics.head, tall, lines[0]),), total - 1, 0)
    spare = room - _needed(shown, hidden, metrics)
    lines = second_lines(overflow[:shown], spare, metrics.line)
    placed: list[Placed] = []
    top = metrics.head
    for index, count in enumerate(lines):
        tall = metrics.one + metrics.line * (count - 1)
        placed.append(Placed(index, top, tall, count))
        top += tall + metrics.gap
    return CellLayout(tuple(placed), hidden, top)


def second_lines(overflow: Sequence[int], spare: int, line: int) -> tuple[int, ...]:
    """One or two title lines per chip: second ones to the longest titles first while ``spare`` lasts."""
    lines = [1] * len(overflow)
    wanting = sorted((index for index, over in enumerate(overflow) if over > 0), key=lambda i: -overflow[i])
    for index in wanting:
        if spare < line:
            break
        lines[index] = 2
        spare -= line
    return tuple(lines)


def _needed(shown: int, hidden: int, metrics: Metrics) -> int:
    chips = shown * (metrics.one + metrics.gap)
    return chips + metrics.more if hidden else max(0, chips - metrics.gap)


def _shown(total: int, room: int, tall: bool, metrics: Metrics) -> int:
    most = total if tall else min(total, 2)
    for shown in range(most, 0, -1):
        if _needed(shown, total - shown, metrics) <= room:
            return shown
    return 0


def hour_rows(wanted: Sequence[int], empty: Sequence[bool], height: int, minimum: int) -> tuple[int, ...]:
    """Heights of the rows of a week view.

    ``wanted`` is what the busiest day's chips of each row take (0 without), ``empty`` marks folded quiet
    rows, which never grow; the rest shares what ``height`` leaves.
    """
    heights = [max(minimum, need) for need in wanted]
    growing = [index for index, quiet in enumerate(empty) if not quiet]
    spare = height - sum(heights)
    if spare <= 0 or not growing:
        return tuple(heights)
    each, rest = divmod(spare, len(growing))
    for place, index in enumerate(growing):
        heights[index] += each + (1 if place < rest else 0)
    return tuple(heights)


def upgraded(low: Sequence[int], high: Sequence[int], height: int) -> frozenset[int]:
    """The rows that may take their ``high`` instead of their ``low`` height within ``height``, first come."""
    spare = height - sum(low)
    chosen = set()
    for row, (small, large) in enumerate(zip(low, high, strict=True)):
        if small < large <= small + spare:
            spare -= large - small
            chosen.add(row)
    return frozenset(chosen)


def shared_heights(height: int, rows: int) -> tuple[int, ...]:
    """Month rows of equal height, the pixels left over given to the first ones."""
    each, rest = divmod(height, rows)
    return tuple(each + (1 if index < rest else 0) for index in range(rows))


def monogram_count(channels: int, narrow: bool) -> int:
    """How many channels a chip names before "+n": two; a narrow one only one of three or more."""
    if channels <= 2:
        return channels
    return 1 if narrow else 2
