"""The board as an item model, so that views draw it and screen readers can walk it cell by cell."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from medsos_desktop.calendar import format as spelling
from medsos_desktop.calendar.board import Board, Cell
from medsos_desktop.words import Words

from . import sayings
from .desk import Desk

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
_SAID = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class BoardModel(QAbstractTableModel):
    """Rows of seven cells of the desk's board; texts are for accessibility, painting asks `cell`."""

    def __init__(self, words: Words, desk: Desk) -> None:
        super().__init__()
        self._words, self._desk = words, desk
        self._board: Board = desk.board

    def take_board(self) -> None:
        """The desk arranged its posts anew."""
        self.beginResetModel()
        self._board = self._desk.board
        self.endResetModel()

    def cell(self, index: Index) -> Cell:
        """The cell of a valid index."""
        return self._board.rows[index.row()][index.column()]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Weeks, or rows of hours."""
        return 0 if parent.isValid() else len(self._board.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Seven days."""
        return 0 if parent.isValid() else 7

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a screen reader says."""
        if role in _SAID and index.isValid():
            return sayings.cell_text(self._words, self._desk, self.cell(index))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Weekdays across; week numbers or hours down."""
        if role not in _SAID:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return spelling.weekday(self._words, self._board.rows[0][section].day)
        first = self._board.rows[section][0]
        if first.hours is not None:
            return sayings.hours(self._words, first.hours)
        return self._words("calendar.weeks", n=first.day.isocalendar().week)
