"""Rows of the search everywhere: how they are kept and painted."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter

from .. import icons
from ..kit import paint
from ..kit.rows import Index, RowDelegate, RowState
from ..theme.theme import active


@dataclass(frozen=True, slots=True)
class Row:
    """What can be gone to: ``run`` is what Enter does; `None` where something is only said."""

    icon: str
    title: str
    detail: str
    run: Callable[[], object] | None = None


class Rows(QAbstractListModel):
    """The rows shown right now."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []

    def set_rows(self, rows: list[Row]) -> None:
        """Other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        """Title for screen readers."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            row = self.rows[index.row()]
            return f"{row.title} {row.detail}".strip()
        return None


class Delegate(RowDelegate):
    """Icon, title, grey detail at the right."""

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self._rows = rows

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        """See the class."""
        theme, row = active(), self._rows.rows[index.row()]
        icons.paint(painter, row.icon, rect.x() + 12, rect.y() + (rect.height() - 20) / 2, 20, "text-3")
        inner = rect.adjusted(44, 0, -16, 0)
        wide = theme.metrics("small").horizontalAdvance(row.detail)
        paint.text(painter, inner.adjusted(0, 0, -min(wide + 12, inner.width() // 2), 0), row.title,
                   font=theme.font("body"))  # fmt: skip
        right = QRect(inner.right() - min(wide, inner.width() // 2) - 1, inner.y(), wide + 2, inner.height())
        paint.text(painter, right, row.detail, font=theme.font("small"), role="text-2", align=paint.RIGHT)
