"""The lines of a word list: each word, its better wording, and whose it is."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter

from medsos_desktop.checks.packfile import Row
from medsos_desktop.checks.rulelines import Line
from medsos_desktop.words import Words

from ...kit import paint
from ...kit.rows import Index, RowDelegate, RowList, RowState
from ...theme.theme import active

LINE = Qt.ItemDataRole.UserRole
_TASTE = 32
"""Letters of a list's first word that tell it from others of the same kind."""


def list_name(words: Words, found: Row, among: Sequence[Row] = ()) -> str:
    """What a list is called: its role in words, and its first word where several have the same role."""
    key = f"rulebook.role.{found.role}"
    name = found.role if words.find(key) is None else words(key)
    if sum(1 for one in among if one.role == found.role) > 1:
        first = next(iter((*found.terms, *(old for old, _ in found.pairs), found.pattern)))
        name = f"{name}: {first[:_TASTE]}"
    return name


class LinesModel(QAbstractListModel):
    """Words and exceptions of a list, whole or filtered; painted as far as they are seen.

    ``rule_name(code)`` is what a rule is called: a list may hold codes, which say nothing to a person.
    """

    def __init__(self, words: Words, rule_name: Callable[[str], str] = str) -> None:
        super().__init__()
        self._words, self._rule_name = words, rule_name
        self.holds_codes = False
        self.lines: tuple[Line, ...] = ()

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Other lines."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many."""
        return 0 if parent.isValid() else len(self.lines)

    def note(self, line: Line) -> str:
        """What stands at the right of a line."""
        state = self._words(f"rulebook.words.state_{line.state}")
        if line.kind == "term":
            return state
        return f"{self._words(f'rulebook.words.kind_{line.kind}')} · {state}"

    def better(self, line: Line) -> str:
        """What stands beside the word: its better wording, or the name of the rule it is the code of."""
        if not self.holds_codes:
            return f"→ {line.better}" if line.better else ""
        name = self._rule_name(line.text)
        return name if name != line.text else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The word; the whole line for readers and where it is cut; the line itself."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ", ".join(
                part for part in (line.text, self.better(line).removeprefix("→ "), self.note(line)) if part
            )
        return line.text if role == Qt.ItemDataRole.DisplayRole else None


class LinesDelegate(RowDelegate):
    """The word, its better wording, whose it is; what was taken out is struck."""

    height = 32

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        """See the class."""
        model = index.model()
        assert isinstance(model, LinesModel)
        line: Line = index.data(LINE)
        theme = active()
        inner = rect.adjusted(16, 0, -12, 0)
        role = "accent-text" if line.state in ("office", "removed") else "text-2"
        note = model.note(line)
        took = paint.text(painter, inner, note, font=theme.font("small"), role=role, align=paint.RIGHT)
        rest = inner.adjusted(0, 0, -took - 12, 0)
        font = QFont(theme.font("strong" if line.state == "office" else "body"))
        font.setStrikeOut(line.state == "removed")
        tone = "text-3" if line.state == "removed" else "text-2" if line.kind != "term" else "text"
        better = model.better(line)
        if not better:
            paint.text(painter, rest, line.text, font=font, role=tone)
            return
        half = QRect(rest.x(), rest.y(), rest.width() * 11 // 20, rest.height())
        wide = paint.text(painter, half, line.text, font=font, role=tone)
        after = rest.adjusted(wide + 10, 0, 0, 0)
        paint.text(painter, after, better, font=theme.font("body"), role="text-2")


class LinesList(RowList):
    """``removed()`` by Delete."""

    removed = Signal()

    def sizeHint(self) -> QSize:
        """As low as it may be: it takes what the fields around it leave."""
        return QSize(200, self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)
