"""A list of two-line rows, those of posts with a box to tick: what a file holds, or what one would send."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from ... import icons
from ...kit import paint
from ...kit.rows import RowDelegate, RowList, RowState
from ...theme.theme import active

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
_LEFT, _TICK, _ICON = 16, 30, 28
_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


class Line(NamedTuple):
    """``key`` of what is ticked ("" has no box); ``icon`` and its ``role`` stand before the words."""

    key: str
    title: str
    meta: str
    icon: str = ""
    role: str = "text-3"


class TickModel(QAbstractListModel):
    """The lines, and which keys are ticked."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Line, ...] = ()
        self.ticked: frozenset[str] = frozenset()

    def show_lines(self, lines: Sequence[Line], ticked: frozenset[str]) -> None:
        """Other lines."""
        self.beginResetModel()
        self.lines, self.ticked = tuple(lines), ticked
        self.endResetModel()

    def tick(self, ticked: frozenset[str]) -> None:
        """Others are ticked."""
        self.ticked = ticked
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, 0))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """As many as lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The whole line for screen readers; whether it is ticked."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role in _SPOKEN:
            return f"{line.title}, {line.meta}" if line.meta else line.title
        if role == Qt.ItemDataRole.CheckStateRole and line.key:
            return Qt.CheckState.Checked if line.key in self.ticked else Qt.CheckState.Unchecked
        return None


class _Delegate(RowDelegate):
    height = 52

    def __init__(self, model: TickModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        theme, line = active(), self._model.lines[index.row()]
        left = rect.x() + _LEFT
        if line.key:
            area = QRect(left, rect.y(), 18, rect.height())
            paint.check(painter, area, on=line.key in self._model.ticked)
            left += _TICK
        if line.icon:
            icons.paint(painter, line.icon, left, rect.y() + (rect.height() - 20) / 2, 20, line.role)
            left += _ICON
        high, low = theme.line("strong"), theme.line("small")
        wide = rect.right() - left - 12
        top = rect.y() + (rect.height() - 1 - high - (low if line.meta else 0)) // 2
        paint.text(painter, QRect(left, top, wide, high), line.title, font=theme.font("strong"))
        if line.meta:
            below = QRect(left, top + high, wide, low)
            paint.text(painter, below, line.meta, font=theme.font("small"), role="text-2")


class TickList(RowList):
    """``toggled(key)``: Space, or a press on the box; ``moved``: another line is looked at."""

    toggled = Signal(str)
    moved = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.lines = TickModel()
        self.setModel(self.lines)
        self._delegate = _Delegate(self.lines, self)
        self.setItemDelegate(self._delegate)

    def show_lines(self, lines: Sequence[Line], ticked: frozenset[str]) -> None:
        """Other lines; the first is looked at."""
        self.lines.show_lines(lines, ticked)
        if lines:
            self.setCurrentIndex(self.lines.index(0, 0))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """By key or mouse."""
        super().currentChanged(current, previous)
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the box ticks."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.position().x() < _LEFT + _TICK:
            self._toggle(index.row())

    def _toggle(self, row: int) -> None:
        if key := self.lines.lines[row].key:
            self.toggled.emit(key)
