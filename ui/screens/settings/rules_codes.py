"""The list of rules at the left: families as grey heads, each rule with its severity and its marks."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from ... import icons
from ...kit import paint
from ...kit.rows import Index, RowDelegate, RowState
from ...theme.looks import SEVERITIES
from ...theme.theme import active

LINE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Shown:
    """A line: a rule, or the head of a family (``code`` ""). ``mark`` is a word at its right."""

    code: str
    name: str
    severity: str = ""
    severity_word: str = ""
    mark: str = ""
    off: bool = False

    def said(self) -> str:
        """The line in words."""
        return ", ".join(part for part in (self.name, self.severity_word, self.mark) if part)


class CodesModel(QAbstractListModel):
    """Heads and rules as they stand; heads cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Shown, ...] = ()

    def set_lines(self, lines: Sequence[Shown]) -> None:
        """Other lines."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many."""
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A head is no choice."""
        if index.isValid() and not self.lines[index.row()].code:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name, the whole line for readers, the line itself for the delegate."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        answers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: line.name,
            Qt.ItemDataRole.AccessibleTextRole: line.said(),
            Qt.ItemDataRole.ToolTipRole: line.said(),
            LINE: line,
        }
        return answers.get(role)

    def at(self, code: str) -> int:
        """The place of a rule, -1 when it is not shown."""
        return next((place for place, line in enumerate(self.lines) if code and line.code == code), -1)


class CodesDelegate(RowDelegate):
    """Severity by icon and colour, name, marks; a head on grey."""

    height = 36

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        """See the class."""
        line: Shown = index.data(LINE)
        theme = active()
        if not line.code:
            painter.fillRect(rect.adjusted(0, 0, 0, -1), theme.colour("sunken"))
            inner = rect.adjusted(12, 0, -8, 0)
            paint.text(painter, inner, line.name, font=theme.font("small", strong=True), role="text-2")
            return
        if line.severity:
            look = SEVERITIES[line.severity]
            role = "text-disabled" if line.off else look.role
            icons.paint(painter, look.icon, rect.x() + 12, rect.y() + (rect.height() - 16) / 2, 16, role)
        right = rect.right() - 10
        font = theme.font("small")
        if line.mark:
            wide = QFontMetrics(font).horizontalAdvance(line.mark) + 2
            area = QRect(right - wide, rect.y(), wide, rect.height())
            paint.text(painter, area, line.mark, font=font, role="accent-text", align=paint.RIGHT)
            right = area.x() - 8
        name = QRect(rect.x() + 36, rect.y(), max(right - rect.x() - 36, 0), rect.height())
        paint.text(painter, name, line.name, font=theme.font("body"), role="text-3" if line.off else "text")
