"""Draws one cell of the board: ground, lines, head with number and what day it is, chips, marks."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QFont, QPainter

from medsos_desktop.calendar import format as spelling
from medsos_desktop.calendar.board import Cell
from medsos_desktop.words import Words

from ... import icons
from ...kit import paint
from ...theme.theme import Theme, active
from . import sayings
from .art import CellArt, ChipArt
from .chip_paint import ChipPainter


@dataclass(frozen=True, slots=True)
class CellLook:
    """How a cell stands right now. ``hovered`` and ``post`` are post ids; ``more`` is hovered "+n"."""

    chosen: bool = False
    focused: bool = False
    target: bool = False
    post: str = ""
    hovered: str = ""
    more: bool = False
    last_column: bool = False
    now: int = -1


class CellPainter:
    """Draws cells of both views."""

    def __init__(self, words: Words) -> None:
        self._words, self._chips = words, ChipPainter()

    def paint(
        self, painter: QPainter, rect: QRect, cell: Cell, art: CellArt, look: CellLook, ghost: ChipArt | None
    ) -> None:
        """The whole cell; ``rect`` includes the line at its right and bottom."""
        theme = active()
        painter.setClipRect(rect)
        self._ground(painter, rect, cell, look, theme)
        if cell.hours is None:
            beside = art.more_rect.width() if art.more and not art.more_rect.top() else 0
            self._head(painter, rect.adjusted(0, 0, -beside, 0), cell, theme)
        corner = rect.topLeft()
        for chip in art.chips:
            chosen = look.focused and chip.id == look.post
            self._chips.chip(painter, corner, chip, hovered=chip.id == look.hovered, chosen=chosen)
        if art.more:
            self._chips.more(painter, corner, art, hovered=look.more)
        if look.now >= 0:
            _now_line(painter, rect, look.now, theme)
        if ghost is not None:
            self._chips.ghost(painter, corner, ghost)
        if look.chosen or look.target:
            self._frame(painter, rect, art, look)
        painter.setClipping(False)

    def _ground(self, painter: QPainter, rect: QRect, cell: Cell, look: CellLook, theme: Theme) -> None:
        role = "surface"
        if look.target:
            role = "selected"
        elif not cell.inside:
            role = "outside"
        elif cell.facts.off:
            role = "holiday-bg"
        elif cell.quiet:
            role = "sunken"
        elif cell.weekend:
            role = "weekend"
        painter.fillRect(rect, theme.colour(role))
        line = theme.colour("line")
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, line)
        if not look.last_column:
            painter.fillRect(rect.right(), rect.y(), 1, rect.height(), line)

    def _frame(self, painter: QPainter, rect: QRect, art: CellArt, look: CellLook) -> None:
        inner = rect.adjusted(0, 0, 0 if look.last_column else -1, -1)
        paint.box(painter, inner, fill=None, line="accent", radius=1, width=2)
        hidden = look.post and all(chip.id != look.post for chip in art.chips)
        if look.focused and (not look.post or hidden):  # the keyboard is on the day itself
            ring = QRectF(inner).adjusted(3, 3, -3, -3)
            paint.box(painter, ring, fill=None, line="focus", radius=3, width=1)

    def _head(self, painter: QPainter, rect: QRect, cell: Cell, theme: Theme) -> None:
        height = theme.px(20)
        x = rect.x() + 6
        line = QRect(x, rect.y(), rect.right() - x - 4, height)
        if not cell.inside:
            words = spelling.day_month(self._words, cell.day)
            paint.text(painter, line, words, font=number_font(theme, strong=False), role="text-3")
            return
        x = self._number(painter, line, cell, theme)
        line.setLeft(x)
        _facts(painter, line, sayings.day_short(self._words, cell), cell, theme)

    def _number(self, painter: QPainter, line: QRect, cell: Cell, theme: Theme) -> int:
        font = number_font(theme)
        number = str(cell.day.day)
        if not cell.today:
            took = paint.text(painter, line, number, font=font, role="holiday" if cell.red else "text")
            return line.x() + max(took, 16) + 4
        words = self._words("calendar.today_head", day=number)
        return today_pill(painter, line, words, theme) + 4


def number_font(theme: Theme, *, strong: bool = True) -> QFont:
    """Day numbers: 13 px, between small and body."""
    font = QFont(theme.font("small", strong=strong))
    font.setPixelSize(theme.px(13))
    return font


def today_pill(painter: QPainter, line: QRect, words: str, theme: Theme) -> int:
    """Today's number on the accent colour; returns the x after it."""
    font = number_font(theme)
    painter.setFont(font)
    wide = painter.fontMetrics().horizontalAdvance(words) + 14
    pill = QRect(line.x() - 1, line.y(), min(wide, line.width()), line.height())
    paint.box(painter, pill, fill="accent", line=None, radius=pill.height() / 2)
    paint.text(painter, pill, words, font=font, role="on-accent", align=paint.CENTRE)
    return pill.right() + 1


def _facts(painter: QPainter, line: QRect, words: str, cell: Cell, theme: Theme) -> None:
    if not words or line.width() < 24:
        return
    role = "holiday" if cell.facts.off else "text-2"
    if not cell.facts.off:
        icons.paint(painter, "bendera", line.x(), line.y() + (line.height() - 14) / 2, 14, "text-2")
        line = line.adjusted(18, 0, 0, 0)
    paint.text(painter, line, words, font=theme.font("small"), role=role)


def _now_line(painter: QPainter, rect: QRect, down: int, theme: Theme) -> None:
    colour = theme.colour("danger")
    top = rect.y() + down
    painter.fillRect(rect.x(), top, rect.width(), 2, colour)
    dot = QPoint(rect.x() + 4, top + 1)
    painter.setBrush(colour)
    painter.setPen(colour)
    painter.drawEllipse(dot, 3, 3)
