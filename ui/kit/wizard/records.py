"""Rows with a box to tick: a model and a delegate for any number of rows, and the names of the columns."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...theme.theme import active
from .. import paint
from ..rows import Index, RowDelegate, RowList, RowState

NOWHERE = QModelIndex()
LEFT, TICK, RIGHT = 16, 34, 12
"""Room at the left of a row, of its box, and at the right."""

_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)

L = TypeVar("L")


class RecordModel(QAbstractListModel, Generic[L]):
    """The lines of a list; override what one says (`spoken`) and how its box stands (`ticked`, `toggle`)."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[L, ...] = ()

    def spoken(self, line: L) -> str:
        """The whole line for screen readers."""
        raise NotImplementedError

    def ticked(self, line: L) -> bool | None:
        """Whether it is ticked; `None`: it has no box."""
        raise NotImplementedError

    def toggle(self, line: L) -> None:
        """Ticks it, or unticks it."""
        raise NotImplementedError

    def put(self, lines: Sequence[L]) -> None:
        """Other lines."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def told(self) -> None:
        """Other lines are ticked."""
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
            return self.spoken(line)
        if role == Qt.ItemDataRole.CheckStateRole and (on := self.ticked(line)) is not None:
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        return None


class RecordDelegate(RowDelegate, Generic[L]):
    """Draws the box of a line that has one; override `paint_line` for its words."""

    def __init__(self, model: RecordModel[L], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = model

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        """Box and words."""
        line = self.lines.lines[index.row()]
        on = self.lines.ticked(line)
        if on is not None:
            paint.check(painter, QRect(rect.x() + LEFT, rect.y(), 18, rect.height()), on=on)
        self.paint_line(painter, rect.adjusted(0, 0, 0, -1), line)

    def paint_line(self, painter: QPainter, rect: QRect, line: L) -> None:
        """The words; ``rect`` is the whole row without the rule below it."""
        raise NotImplementedError


class Column(NamedTuple):
    """Where the cells of a column stand in a row: pixels from its left edge."""

    name: str
    x: int
    width: int


class RecordList(RowList):
    """``ticked(row)``: a box was pressed, by Space or the mouse; ``moved``: another line is looked at;
    ``sized(width)`` of the rows. With ``tick_by_enter`` the Enter key ticks, too.
    """

    ticked = Signal(int)
    moved = Signal()
    sized = Signal(int)

    def __init__(
        self,
        name: str,
        model: RecordModel[Any],
        delegate: RecordDelegate[Any],
        *,
        tick: int = TICK,
        tick_by_enter: bool = False,
    ) -> None:
        super().__init__(name)
        self.lines, self.delegate, self._box = model, delegate, LEFT + tick
        self._enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter) if tick_by_enter else ()
        delegate.setParent(self)
        self.setModel(model)
        self.setItemDelegate(delegate)

    def tick(self, row: int) -> None:
        """Ticks or unticks a line that has a box."""
        line = self.lines.lines[row]
        if self.lines.ticked(line) is not None:
            self.lines.toggle(line)
            index = self.lines.index(row, 0)
            self.lines.dataChanged.emit(index, index)
            self.ticked.emit(row)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """By key or mouse."""
        super().currentChanged(current, previous)
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks."""
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier  # Ctrl+Enter is the page's
        ticks = event.key() == Qt.Key.Key_Space or (event.key() in self._enter and plain)
        if ticks and self.currentIndex().isValid():
            self.tick(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the box ticks; elsewhere it chooses the row."""
        super().mousePressEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if index.isValid() and point.x() < self._box:
            self.tick(index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The head keeps to the width of the rows."""
        super().resizeEvent(event)
        self.sized.emit(self.viewport().width())


class RecordHead(QWidget):
    """The names of the columns above the rows of ``list_``; ``columns(width)`` where they stand."""

    def __init__(self, list_: RecordList, columns: Callable[[int], Sequence[Column]]) -> None:
        super().__init__()
        self._columns = columns
        self.room = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        list_.sized.connect(self._sized)

    def _sized(self, width: int) -> None:
        self.room = width
        self.update()

    def sizeHint(self) -> QSize:
        """28 high at 100 %."""
        return QSize(80, active().line("small") + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, names, line."""
        theme, painter = active(), QPainter(self)
        paint.fill(painter, self.rect(), theme.colour("sunken"))
        paint.fill(painter, QRect(0, self.height() - 1, self.width(), 1), theme.colour("line"))
        for name, x, width in self._columns(self.room or self.width()):
            area = QRect(x, 0, width, self.height() - 1)
            paint.text(painter, area, name, font=theme.font("small", strong=True), role="text-2")


def two_lines(painter: QPainter, rect: QRect, title: str, meta: str, roles: tuple[str, str]) -> None:
    """A title and what there is to say below it, in the middle of ``rect``; ``roles`` are their colours."""
    theme = active()
    high, low = theme.line("strong"), theme.line("small")
    top = rect.y() + (rect.height() - high - (low if meta else 0)) // 2
    area = QRect(rect.x(), top, rect.width(), high)
    paint.text(painter, area, title, font=theme.font("strong"), role=roles[0])
    if meta:
        below = QRect(rect.x(), top + high, rect.width(), low)
        paint.text(painter, below, meta, font=theme.font("small"), role=roles[1])
