"""The board drawn: a table view whose rows share the height, whose delegate draws whole cells."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QFrame,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

from medsos_desktop.calendar import layout
from medsos_desktop.calendar.board import Cell
from medsos_desktop.words import Words

from ...theme.theme import Theme, active
from . import sayings
from .art import Artist, CellArt
from .cell_paint import CellLook, CellPainter
from .desk import MONTH, WEEK, Desk
from .drag import Drag
from .headers import DayHeader, HourHeader
from .model import BoardModel

_MINUTE_MS = 60_000
MORE = "+"
"""What a hit on "+n lagi" gives instead of a post id."""

_HOUR_LOW = 24


class BoardCanvas(QTableView):
    """Shows the desk's board, its chosen cell and post, and a post being carried; reacts to nothing."""

    def __init__(self, words: Words, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._desk = words, desk
        self.board_model = BoardModel(words, desk)
        self._painter = CellPainter(words)
        self._artist = Artist(words, desk.names, active())
        self._theme: Theme = active()
        self._art: dict[tuple[int, int], CellArt] = {}
        self._two_lines: frozenset[int] = frozenset()
        self._hovered: tuple[int, int, str] = (-1, -1, "")
        self._drag: Drag | None = None
        self._target = QPersistentModelIndex()
        self._set_up()
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self.viewport().update)
        self._minute.start()

    def _set_up(self) -> None:
        self.setAccessibleName(self._words("calendar.grid"))
        self.setModel(self.board_model)
        self.setItemDelegate(CellDelegate(self))
        self.setHorizontalHeader(DayHeader(self._words, self._desk, self))
        self.setVerticalHeader(HourHeader(self._words, self._desk, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self._hide_corner()
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _hide_corner(self) -> None:
        """Qt's corner button would be a white box beside the heads; the page's ground shows instead."""
        self.setCornerButtonEnabled(False)
        self.setProperty("clear", True)
        corner = self.findChild(QAbstractButton)
        if corner is not None:
            corner.setFixedSize(0, 0)
            corner.hide()

    # showing

    def show_board(self, *, scroll: bool = False) -> None:
        """Takes the desk's board; ``scroll`` brings the office's hours into sight."""
        week = self._desk.view == WEEK
        self._artist = Artist(self._words, self._desk.names, active())
        self._hovered = (-1, -1, "")
        self.board_model.take_board()
        self.verticalHeader().setVisible(week)
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if week else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        self.updateGeometries()
        self._measure()
        self.show_choice()
        if scroll and week:
            self._scroll_to_choice()

    def show_choice(self) -> None:
        """Follows the desk's chosen day and post."""
        place = self._place()
        if place is None:
            return
        index = self.board_model.index(*place)
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        if self.hasFocus() and self._desk.post:
            self._announce(self._desk.post)
        self.viewport().update()
        self.horizontalHeader().viewport().update()

    def _place(self) -> tuple[int, int] | None:
        desk = self._desk
        if desk.post:
            place = desk.board.find(desk.post)
            if place is not None:
                return place
        hour = desk.hour if desk.hour is not None else self._first_hour()
        return desk.board.locate(desk.day, hour if desk.view == WEEK else None)

    def _first_hour(self) -> int:
        chips = self._desk.board.chips_of(self._desk.day)
        return chips[0].at.hour if chips and chips[0].at else self._desk.default_time().hour

    def _announce(self, post: str) -> None:
        chip = self._desk.chip(post)
        if chip is not None and QAccessible.isActive():
            said = sayings.chip_line(self._words, self._desk, chip)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _scroll_to_choice(self) -> None:
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)

    # measuring

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows share the height anew."""
        super().resizeEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme or text scale needs other art."""
        super().changeEvent(event)
        if (
            event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange)
            and active() is not self._theme
        ):
            self._theme = active()
            self._artist = Artist(self._words, self._desk.names, active())
            self.updateGeometries()
            self._measure()

    def _measure(self) -> None:
        """Row heights: equal weeks, or hours as high as their busiest day needs."""
        self._art.clear()
        rows, height = self._desk.board.rows, self.viewport().height()
        if height < 1 or self.board_model.rowCount() != len(rows):
            return
        heights = (
            layout.shared_heights(height, len(rows)) if self._desk.view == MONTH else self._hours(height)
        )
        header = self.verticalHeader()
        for row, tall in enumerate(heights):
            if header.sectionSize(row) != tall:
                header.resizeSection(row, tall)
        self.viewport().update()

    def _hours(self, height: int) -> tuple[int, ...]:
        """Hours as high as their busiest day needs; long titles get two lines from the top while they fit."""
        rows, low = self._desk.board.rows, active().px(_HOUR_LOW)
        one, two = (
            [max(low, *self._needs(cells, two_lines=lines)) for cells in rows] for lines in (False, True)
        )
        self._two_lines = layout.upgraded(one, two, height)
        wanted = [two[row] if row in self._two_lines else one[row] for row in range(len(rows))]
        empty = [cells[0].quiet and not any(cell.chips for cell in cells) for cells in rows]
        return layout.hour_rows(wanted, empty, height, low)

    def _needs(self, cells: tuple[Cell, ...], *, two_lines: bool) -> list[int]:
        return [
            self._artist.hour_height(cell, self.columnWidth(at), two_lines=two_lines)
            for at, cell in enumerate(cells)
        ]

    def art(self, index: QModelIndex | QPersistentModelIndex, cell: Cell, size: QSize) -> CellArt:
        """What to draw in a cell, kept until something changes."""
        key = (index.row(), index.column())
        found = self._art.get(key)
        if found is None:
            if cell.hours is None:
                found = self._artist.month_cell(cell, size.width(), size.height())
            else:
                found = self._artist.hour_cell(cell, size.width(), two_lines=index.row() in self._two_lines)
            self._art[key] = found
        return found

    # drawing

    def paint_cell(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """One cell, for the delegate."""
        cell = self.board_model.cell(index)
        art = self._with_fades(self.art(index, cell, rect.size()))
        ghost = None
        if self._drag is not None and self._drag.active and self._target == index:
            top = active().px(23) if cell.hours is None else 3
            ghost = self._artist.ghost(self._drag.chip, rect.width(), top)
            art = CellArt(tuple(chip for chip in art.chips if not chip.rect.intersects(ghost.rect)))
        self._painter.paint(painter, rect, cell, art, self._look(index, cell, rect, ghost is not None), ghost)

    def _with_fades(self, art: CellArt) -> CellArt:
        carried = self._drag.chip.id if self._drag is not None and self._drag.active else ""
        gone = {post for post in (carried, self._desk.cut) if post}
        if not gone or all(chip.id not in gone for chip in art.chips):
            return art
        return replace(art, chips=tuple(replace(chip, faded=chip.id in gone) for chip in art.chips))

    def _look(
        self, index: QModelIndex | QPersistentModelIndex, cell: Cell, rect: QRect, target: bool
    ) -> CellLook:
        row, column, what = self._hovered
        here = (row, column) == (index.row(), index.column())
        chosen = index == self.currentIndex()
        now = -1
        if cell.hours is not None and cell.today:
            now = _now_offset(cell, self._desk.now(), rect.height())
        return CellLook(
            chosen=chosen,
            focused=chosen and self.hasFocus(),
            target=target,
            post=self._desk.post if chosen else "",
            hovered=what if here else "",
            more=here and what == MORE,
            last_column=index.column() == 6,
            now=now,
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus frame appears."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The focus frame goes."""
        super().focusOutEvent(event)
        self.viewport().update()


class CellDelegate(QStyledItemDelegate):
    """Hands each cell to the view's painter."""

    def __init__(self, view: BoardCanvas) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: object, index: QModelIndex | QPersistentModelIndex) -> None:
        """The cell."""
        painter.save()
        self._view.paint_cell(painter, QRect(option.rect), index)  # type: ignore[attr-defined]
        painter.restore()


def _now_offset(cell: Cell, now: datetime, height: int) -> int:
    first, end = cell.hours or (0, 24)
    if not first <= now.hour < end:
        return -1
    minutes = (now.hour - first) * 60 + now.minute
    return int(height * minutes / ((end - first) * 60))
