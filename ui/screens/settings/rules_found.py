"""What a tried sentence raises: findings in words, and waves under the places they stand at."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from medsos_desktop.checking import Placed
from medsos_desktop.checks.finding import Finding
from medsos_desktop.checks.rulelines import first_of
from medsos_desktop.telling import said
from medsos_desktop.text.spans import Utf16Map
from medsos_desktop.words import Words

from ... import icons
from ...kit import paint
from ...kit.rows import Index, RowDelegate, RowState
from ...theme.looks import SEVERITIES
from ...theme.theme import active, is_narrow

FOUND = Qt.ItemDataRole.UserRole


class FoundModel(QAbstractListModel):
    """Findings, those of the rule ``code`` first."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.found: tuple[Finding, ...] = ()
        self.code = ""

    def show_found(self, found: Sequence[Finding], code: str) -> None:
        """Other findings."""
        self.beginResetModel()
        self.found, self.code = first_of(found, code), code
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many."""
        return 0 if parent.isValid() else len(self.found)

    def part(self, finding: Finding, part: str) -> str:
        """Title, what, why or todo of a finding."""
        return said(self._words, Placed(finding, (), None), part)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title; everything for readers and in the tip; the finding itself."""
        if not index.isValid():
            return None
        finding = self.found[index.row()]
        if role == FOUND:
            return finding
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            grave = self._words(SEVERITIES[finding.severity].word)
            parts = (self.part(finding, part) for part in ("title", "what", "why", "todo"))
            return "\n".join((grave, *parts))
        return self.part(finding, "title") if role == Qt.ItemDataRole.DisplayRole else None


class FoundDelegate(RowDelegate):
    """Severity and title; what was found below."""

    height = 44

    def __init__(self, here: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._here = here

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        """See the class."""
        model = index.model()
        assert isinstance(model, FoundModel)
        finding: Finding = index.data(FOUND)
        theme, look = active(), SEVERITIES[finding.severity]
        high, low = theme.line("strong"), theme.line("small")
        top = rect.y() + (rect.height() - 1 - high - low) // 2
        icons.paint(painter, look.icon, rect.x() + 12, top + (high - 16) / 2, 16, look.role)
        inner = QRect(rect.x() + 36, top, rect.width() - 48, high)
        if finding.code == model.code:
            font = theme.font("small")
            wide = QFontMetrics(font).horizontalAdvance(self._here) + 2
            paint.text(painter, inner, self._here, font=font, role="accent-text", align=paint.RIGHT)
            inner = inner.adjusted(0, 0, -wide - 8, 0)
        paint.text(painter, inner, str(index.data()), font=theme.font("strong"))
        below = QRect(rect.x() + 36, top + high, rect.width() - 48, low)
        paint.text(painter, below, model.part(finding, "what"), font=theme.font("small"), role="text-2")


class TriedText(QTextEdit):
    """Plain text with waves under what was found; Tab goes on."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(10)

    def minimumSizeHint(self) -> QSize:
        """Two lines, with large text one: the rest of the page is high enough."""
        return QSize(160, active().line("body") * (1 if is_narrow() else 2) + 20)

    def mark(self, text: str, found: Sequence[Finding], code: str) -> None:
        """Underlines every finding, and grounds those of the rule in front."""
        places, marks = Utf16Map(text), []
        for finding in reversed(found):
            if finding.span is None:
                continue
            look = QTextCharFormat()
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            look.setUnderlineColor(active().colour(finding.severity))
            if finding.code == code:
                look.setBackground(active().colour(f"{finding.severity}-bg"))
            mark = QTextEdit.ExtraSelection()
            mark.cursor = self._cursor(places, finding.span)
            mark.format = look
            marks.append(mark)
        self.setExtraSelections(marks)

    def choose(self, span: tuple[int, int]) -> None:
        """Selects what was found."""
        self.setTextCursor(self._cursor(Utf16Map(self.toPlainText()), span))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cursor(self, places: Utf16Map, span: tuple[int, int]) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(places.to_utf16(span[0]))
        cursor.setPosition(places.to_utf16(span[1]), QTextCursor.MoveMode.KeepAnchor)
        return cursor
