"""Heads of the board: weekdays across (with dates in the week view), hours down."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from medsos_desktop.calendar import format as spelling
from medsos_desktop.calendar.board import Cell
from medsos_desktop.words import Words

from ...kit import paint
from ...theme.theme import active
from . import cell_paint, sayings
from .desk import WEEK, Desk

HOURS_WIDTH = 52
"""Width of the column of hours at 100 %."""


class DayHeader(QHeaderView):
    """Weekday names; in the week view with the date, today's pill and what day it is."""

    def __init__(self, words: Words, desk: Desk, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._words, self._desk = words, desk
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(40)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def sizeHint(self) -> QSize:
        """24 high in the month, 44 in the week."""
        theme = active()
        return QSize(100, theme.px(44 if self._desk.view == WEEK else 24) + 1)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """One weekday."""
        theme = active()
        painter.save()
        painter.fillRect(rect, theme.colour("canvas"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        cell = self._desk.board.rows[0][section]
        if self._desk.view == WEEK:
            self._week_head(painter, rect.adjusted(0, 0, 0, -1), cell)
        else:
            role = "holiday" if section == 6 else "text-2"
            font = theme.font("small", strong=True)
            words = spelling.weekday(self._words, cell.day)
            paint.text(painter, rect.adjusted(8, 0, -4, -1), words, font=font, role=role)
        painter.restore()

    def _week_head(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        theme = active()
        if cell.day == self._desk.day:
            painter.fillRect(QRect(rect.x(), rect.bottom() - 1, rect.width(), 2), theme.colour("accent"))
        top = QRect(rect.x() + 8, rect.y() + 3, rect.width() - 12, theme.px(20))
        role = "holiday" if cell.red else "text-2"
        took = paint.text(
            painter, top, spelling.weekday(self._words, cell.day),
            font=theme.font("small", strong=True), role=role,
        )  # fmt: skip
        top.setLeft(top.x() + took + 6)
        if cell.today:
            cell_paint.today_pill(painter, top, str(cell.day.day), theme)
        else:
            role = "holiday" if cell.red else "text"
            paint.text(painter, top, str(cell.day.day), font=cell_paint.number_font(theme), role=role)
        below = QRect(rect.x() + 8, rect.y() + theme.px(23), rect.width() - 12, theme.px(17))
        role = "holiday" if cell.facts.off else "text-2"
        paint.text(painter, below, sayings.day_short(self._words, cell), font=theme.font("small"), role=role)


class HourHeader(QHeaderView):
    """The hours of the week view."""

    def __init__(self, words: Words, desk: Desk, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._words, self._desk = words, desk
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(16)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        """A fixed column."""
        return QSize(active().px(HOURS_WIDTH), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground under the sections, too."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), active().colour("canvas"))
        painter.end()
        super().paintEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """As in "07.00" at the top of its hour; a folded night as "20–24"."""
        theme = active()
        painter.save()
        painter.fillRect(rect, theme.colour("canvas"))
        line = theme.colour("line")
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, line)
        painter.fillRect(rect.right(), rect.y(), 1, rect.height(), line)
        hours = self._desk.board.rows[section][0].hours
        if hours is not None:
            single = hours[1] - hours[0] == 1
            words = sayings.hours(self._words, hours) if single else f"{hours[0]:02}–{hours[1]:02}"
            area = QRect(rect.x(), rect.y() + 3, rect.width() - 8, theme.line("small"))
            role = "text-2" if single else "text-3"
            paint.text(painter, area, words, font=theme.font("small"), role=role, align=paint.RIGHT)
        painter.restore()
