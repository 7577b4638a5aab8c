"""The list of a roster: rows of 40, moved by Alt+arrows or by the mouse where their order means something."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame

from ... import icons
from ...kit import paint
from ...kit.rows import Index, RowDelegate, RowList, RowState
from ...theme.theme import active

Lead = Callable[[QPainter, QRect], object]
ROW = Qt.ItemDataRole.UserRole
CARD_EDGES = 4
"""What a card needs above and below a list that fills it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line: ``lead`` paints the square at its left, ``meta`` stands grey at its right, ``mark`` strong.

    ``off`` is the word for one that is no longer used ("" while it is).
    """

    id: str
    name: str
    lead: Lead
    meta: str = ""
    mark: str = ""
    off: str = ""

    def said(self) -> str:
        """The line in words."""
        return ", ".join(part for part in (self.name, self.meta, self.mark, self.off) if part)


class RosterModel(QAbstractListModel):
    """The rows as they stand."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name, the whole line for readers, the row itself for the delegate."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        answers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: row.name,
            Qt.ItemDataRole.AccessibleTextRole: row.said(),
            Qt.ItemDataRole.ToolTipRole: row.said(),
            ROW: row,
        }
        return answers.get(role)

    def at(self, id: str) -> int:
        """The place of a row, -1 when it is not there."""
        return next((place for place, row in enumerate(self.rows) if row.id == id), -1)


class RosterDelegate(RowDelegate):
    """Square, name, meta, mark."""

    grips = False
    """Whether rows show the handle by which they are dragged."""

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        """See the class; an unused one is grey and says so."""
        row: Row = index.data(ROW)
        theme = active()
        left = rect.x() + 12
        if self.grips:
            if not row.off:
                icons.paint(painter, "seret", left - 4, rect.y() + (rect.height() - 16) / 2, 16, "text-3")
            left += 18
        side = theme.px(24)
        lead = max(side, theme.metrics("micro").horizontalAdvance("MM") + 8)
        row.lead(painter, QRect(left, rect.y() + (rect.height() - 1 - side) // 2, lead, side))
        left += lead + 10
        right = rect.right() - 12
        strong = "body" if row.off else "strong"
        needs = theme.metrics(strong).horizontalAdvance(row.name) + 14
        least = left + min(needs, (right - left) * 2 // 3)
        for words, role, font in (
            (row.off, "text-2", theme.font("small", strong=True)),
            (row.mark, "accent-text", theme.font("small", strong=True)),
            (row.meta, "text-2", theme.font("small")),
        ):
            if words:
                need = QFontMetrics(font).horizontalAdvance(words) + 2
                wide = min(need, max(right - least, 0))
                if wide < min(need, theme.px(48)):
                    continue  # three letters and dots say nothing
                area = QRect(right - wide, rect.y(), wide, rect.height())
                paint.text(painter, area, words, font=font, role=role, align=paint.RIGHT)
                right = area.x() - 12
        name = QRect(left, rect.y(), max(right - left, 0), rect.height())
        role = "text-3" if row.off else "text"
        paint.text(painter, name, row.name, font=theme.font(strong), role=role)


class RosterList(RowList):
    """``nudged(+-1)`` by Alt+arrows; ``dropped(from, to)`` by the mouse; ``removed()`` by Delete."""

    nudged = Signal(int)
    dropped = Signal(int, int)
    removed = Signal()

    def __init__(self, name: str, *, sortable: bool) -> None:
        super().__init__(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.sortable = sortable
        self.last_sortable = 0
        """How many rows, from the top, have an order of their own."""
        self._taken = -1
        self._target = -1
        self._press: QPoint | None = None
        delegate = RosterDelegate(self)
        delegate.grips = sortable
        self.setItemDelegate(delegate)

    def fit(self) -> None:
        """No higher than its rows."""
        self.setMaximumHeight(max(self.model().rowCount(), 1) * active().px(RosterDelegate.height))

    def sizeHint(self) -> QSize:
        """Wide enough for a name; the height is what there is."""
        return QSize(320, self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        """Three rows."""
        return QSize(200, min(self.maximumHeight(), 3 * active().px(RosterDelegate.height)))

    def keyPressEvent(self, event: object) -> None:
        """Alt+arrows carry the row, Delete takes it out."""
        assert isinstance(event, QKeyEvent)
        keys = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        by = keys.get(Qt.Key(event.key()))
        if by is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.nudged.emit(by)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A row may be taken along."""
        super().mousePressEvent(event)
        at = self.indexAt(event.position().toPoint()).row()
        if self.sortable and event.button() == Qt.MouseButton.LeftButton and at < self.last_sortable:
            self._taken = at
            self._press = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Shows where it would go."""
        if self._taken < 0 or self._press is None:
            super().mouseMoveEvent(event)
            return
        here = event.position().toPoint()
        if self._target < 0 and (here - self._press).manhattanLength() < QApplication.startDragDistance():
            return
        height = active().px(RosterDelegate.height)
        gap = (here.y() + self.verticalScrollBar().value() + height // 2) // height
        self._target = min(max(gap, 0), self.last_sortable)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets it go there."""
        super().mouseReleaseEvent(event)
        taken, target = self._taken, self._target
        self._taken = self._target = -1
        self._press = None
        self.viewport().update()
        if taken >= 0 and target >= 0 and target not in (taken, taken + 1):
            self.dropped.emit(taken, target - 1 if target > taken else target)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and the line between two of them while one is carried."""
        super().paintEvent(event)
        if self._target >= 0:
            painter = QPainter(self.viewport())
            y = self._target * active().px(RosterDelegate.height) - self.verticalScrollBar().value()
            painter.fillRect(QRect(0, max(y - 1, 0), self.viewport().width(), 3), active().colour("accent"))
