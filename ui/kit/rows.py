"""Rows of long lists: the base of every delegate, and the list itself."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ..theme.theme import active
from . import paint

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class RowState:
    """How a row stands right now."""

    selected: bool
    hovered: bool
    focused: bool
    enabled: bool


class RowDelegate(QStyledItemDelegate):
    """Draws ground, selection bar, line and focus; override `paint_row` (and `height`)."""

    height = 40

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        """The row's own words; ``rect`` is the whole row."""
        font = active().font("body")
        paint.text(painter, rect.adjusted(16, 0, -12, 0), str(index.data() or ""), font=font)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are `height` at 100 %."""
        return QSize(120, active().px(self.height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, then `paint_row`, then line and focus."""
        state = _state(option)
        rect = QRect(option.rect)
        theme = active()
        painter.save()
        if state.selected:
            painter.fillRect(rect, theme.colour("selected"))
            paint.bar_left(painter, rect, "accent")
        elif state.hovered:
            painter.fillRect(rect, theme.colour("hover"))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), theme.colour("line"))
        self.paint_row(painter, rect, index, state)
        if state.focused:
            paint.focus_inside(painter, rect)
        painter.restore()


def _state(option: QStyleOptionViewItem) -> RowState:
    flags = option.state
    flag = QStyle.StateFlag
    view = option.widget
    keyboard = view is not None and view.hasFocus()
    return RowState(
        bool(flags & flag.State_Selected),
        bool(flags & flag.State_MouseOver),
        bool(flags & flag.State_HasFocus) and keyboard,
        bool(flags & flag.State_Enabled),
    )


class RowList(QListView):
    """A list of equal rows: no frame, smooth scrolling, hover; Enter or double click: `opened(index)`."""

    opened = Signal(QModelIndex)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self.opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
