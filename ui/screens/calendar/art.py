"""What of a cell is drawn where: elided words, rectangles, once per change of size or content.

Painting a month happens often (hover, drag, scroll); breaking titles and measuring words does not have to.
"""

from dataclasses import dataclass, field

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from medsos_desktop.calendar import format as spelling
from medsos_desktop.calendar.board import Cell, Chip
from medsos_desktop.calendar.layout import CellLayout, Metrics, lay_out, monogram_count
from medsos_desktop.model.post import State
from medsos_desktop.words import Words

from ...theme.looks import STATES, Look
from ...theme.theme import Theme
from . import sayings
from .names import Names

SIDE = 4
"""Pixels between a cell's edge and its chips."""

NARROW = 120
"""Below this column width a chip names only one of three or more channels."""

_PAD_LEFT, _PAD_RIGHT, _GLYPH = 9, 6, 14
MONOGRAM_GAP = 4
"""Between monograms of a chip; a pixel less than in lists, so that two and "+1" fit beside the time."""


@dataclass(frozen=True, slots=True)
class ChipArt:
    """A chip ready to be drawn; ``rect`` is relative to its cell.

    ``monograms`` have their distance from the words' left edge; ``lines`` are the title's, broken.
    """

    id: str
    rect: QRect
    look: Look
    time: str
    monograms: tuple[tuple[int, str], ...]
    lines: tuple[str, ...]
    mark: str = ""
    faded: bool = False


@dataclass(frozen=True, slots=True)
class CellArt:
    """A cell ready to be drawn. ``more`` is "+3 lagi" at ``more_rect``, with the hidden states behind it."""

    chips: tuple[ChipArt, ...]
    more: str = ""
    more_rect: QRect = field(default_factory=QRect)
    more_looks: tuple[Look, ...] = ()


class Artist:
    """Makes art for cells of one theme and one office; forget it when either changes."""

    def __init__(self, words: Words, names: Names, theme: Theme) -> None:
        self._words, self._names, self._theme = words, names, theme
        self.metrics = Metrics.scaled(theme.scale)

    def month_cell(self, cell: Cell, width: int, height: int) -> CellArt:
        """A day of the month: as many chips as fit, then "+n lagi"."""
        over = [self._overflow(chip, self._inner(width)) for chip in cell.chips]
        return self._cell(cell, width, lay_out(over, height - 1, self.metrics))

    def hour_cell(self, cell: Cell, width: int, *, two_lines: bool) -> CellArt:
        """Hours of a day in the week view: all its chips, from the top."""
        metrics = self.metrics
        top, chips = 3, []
        for chip in cell.chips:
            tall = metrics.one
            if two_lines and self._overflow(chip, self._inner(width)) > 0:
                tall += metrics.line
            chips.append(self._chip(chip, QRect(SIDE, top, width - 2 * SIDE - 1, tall)))
            top += tall + metrics.gap
        return CellArt(tuple(chips))

    def hour_height(self, cell: Cell, width: int, *, two_lines: bool) -> int:
        """What an hour cell's chips need, 0 without any."""
        metrics = self.metrics
        if not cell.chips:
            return 0
        tall = sum(
            metrics.line for c in cell.chips if two_lines and self._overflow(c, self._inner(width)) > 0
        )
        return 3 + len(cell.chips) * (metrics.one + metrics.gap) + tall + 2

    def ghost(self, chip: Chip, width: int, top: int) -> ChipArt:
        """The dashed outline of a post that is being dragged over a cell: time and title in one line."""
        rect = QRect(SIDE, top, width - 2 * SIDE - 1, self._theme.px(26))
        clock = f"{spelling.clock(self._words, chip.at)} " if chip.at else ""
        line = self._elided(clock + sayings.title(self._words, chip), rect.width() - 16)
        return ChipArt(chip.id, rect, STATES[State(chip.state)], "", (), (line,))

    def _cell(self, cell: Cell, width: int, made: CellLayout) -> CellArt:
        inner = width - 2 * SIDE - 1
        chips = tuple(
            self._chip(cell.chips[one.index], QRect(SIDE, one.top, inner, one.height)) for one in made.placed
        )
        if not made.hidden:
            return CellArt(chips)
        hidden = cell.chips[len(made.placed) :]
        if chips and not made.more_top:  # no line is left: beside the day's number
            words = self._words("calendar.more_short", n=made.hidden)
            wide = self._theme.metrics("small", strong=True).horizontalAdvance(words) + 9
            beside = QRect(SIDE + inner - wide, 0, wide, self.metrics.head - 1)
            return CellArt(chips, words, beside)
        rect = QRect(SIDE, made.more_top, inner, self.metrics.more)
        looks = tuple(STATES[State(chip.state)] for chip in hidden[:3])
        return CellArt(chips, self._words("calendar.more", n=made.hidden), rect, looks)

    def _chip(self, chip: Chip, rect: QRect) -> ChipArt:
        look = STATES[State(chip.state)]
        room = rect.width() - _PAD_LEFT - _PAD_RIGHT
        lines = 2 if rect.height() >= self.metrics.one + self.metrics.line else 1
        clock = spelling.clock(self._words, chip.at) if chip.at else ""
        return ChipArt(
            id=chip.id,
            rect=rect,
            look=look,
            time=clock,
            monograms=self._monograms(chip, clock, rect.width()),
            lines=self._broken(sayings.title(self._words, chip), room, lines, look),
            mark="f-warn" if chip.conflict or chip.untold else "",
        )

    def _monograms(self, chip: Chip, clock: str, width: int) -> tuple[tuple[int, str], ...]:
        names = self._names.monograms_of(chip.channels)
        most = monogram_count(len(names), width + 2 * SIDE + 1 < NARROW)
        used = self._theme.metrics("small").horizontalAdvance(clock) + 6
        room = width - _PAD_LEFT - _PAD_RIGHT - _GLYPH - 2 - used
        while most > 0:
            shown = names[:most] if len(names) <= most else (*names[:most], f"+{len(names) - most}")
            placed, end = self._in_a_row(shown, used)
            if end - used <= room:
                return placed
            most -= 1
        placed, end = self._in_a_row((f"+{len(names)}",), used)
        return placed if names and end - used <= room else ()

    def _in_a_row(self, names: tuple[str, ...], x: int) -> tuple[tuple[tuple[int, str], ...], int]:
        """Each name with its place from ``x`` on, and where the last one ends."""
        micro, placed = self._theme.metrics("micro"), []
        for name in names:
            placed.append((x, name))
            x += micro.horizontalAdvance(name) + MONOGRAM_GAP
        return tuple(placed), x - MONOGRAM_GAP

    def _inner(self, width: int) -> int:
        return width - 2 * SIDE - 1 - _PAD_LEFT - _PAD_RIGHT

    def _font_metrics(self, look: Look) -> QFontMetrics:
        return self._theme.metrics("small", strong=look.strong)

    def _overflow(self, chip: Chip, room: int) -> int:
        metrics = self._font_metrics(STATES[State(chip.state)])
        return metrics.horizontalAdvance(sayings.title(self._words, chip)) - room

    def _elided(self, text: str, room: int) -> str:
        return self._theme.metrics("small").elidedText(text, Qt.TextElideMode.ElideRight, room)

    def _broken(self, text: str, room: int, lines: int, look: Look) -> tuple[str, ...]:
        """Words are measured in whole pixels, cut in fractions: one more pixel keeps what fits whole."""
        metrics = self._font_metrics(look)
        if lines == 1 or metrics.horizontalAdvance(text) <= room:
            return (metrics.elidedText(text, Qt.TextElideMode.ElideRight, room + 1),)
        words = text.split(" ")
        taken = 1
        while taken < len(words) and metrics.horizontalAdvance(" ".join(words[: taken + 1])) <= room:
            taken += 1
        first, rest = " ".join(words[:taken]), " ".join(words[taken:])
        shown = [first, rest] if rest else [first]
        return tuple(metrics.elidedText(line, Qt.TextElideMode.ElideRight, room + 1) for line in shown)
