"""The list of what goes in and what stays out; a press on "Buka" or Enter leads to where it is mended."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from medsos_desktop.export.lines import Line, spoken
from medsos_desktop.words import Words

from ... import icons
from ...kit import paint
from ...kit.rows import RowDelegate, RowList, RowState
from ...theme.looks import SEVERITIES, STATES
from ...theme.theme import active

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
_LEFT, _RIGHT, _GAP = 16, 12, 8


class ContentsModel(QAbstractListModel):
    """The lines; heads cannot be chosen."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.lines: list[Line] = []

    def show_lines(self, lines: list[Line]) -> None:
        """Others."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def replace(self, line: Line) -> None:
        """One post's line is other now; nothing moves."""
        for at, each in enumerate(self.lines):
            if each.post == line.post:
                self.lines[at] = line
                self.dataChanged.emit(self.index(at), self.index(at))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Heads and posts."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a screen reader says, and the tool tip."""
        said = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        if index.isValid() and role in said:
            return spoken(self._words, self.lines[index.row()])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads are skipped by the keys."""
        if not index.isValid() or self.lines[index.row()].is_head:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class ContentsRow(RowDelegate):
    """Time, title, then channels and pictures, or the reason and the way there."""

    height = 32

    def __init__(self, words: Words, model: ContentsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._model = words, model

    def link_rect(self, rect: QRect) -> QRect:
        """Where "Buka" stands in a row."""
        wide = active().metrics("small").horizontalAdvance(self._words("export.list.open"))
        return QRect(rect.right() - _RIGHT - wide, rect.y(), wide + 1, rect.height())

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        """The line."""
        line = self._model.lines[index.row()]
        if line.is_head:
            self._paint_head(painter, rect, line)
            return
        theme = active()
        small = theme.font("small")
        time = QRect(rect.x() + _LEFT, rect.y(), self._time_width(), rect.height())
        paint.text(painter, time, line.when, font=small, role="text-2")
        rest = QRect(rect)
        rest.setLeft(time.right() + _GAP)
        rest.setRight(rect.right() - _RIGHT)
        end = self._paint_why(painter, rect, rest, line) if line.why else self._paint_to(painter, rest, line)
        rest.setRight(end - _GAP)
        paint.text(painter, rest, line.text, font=theme.font("body"))

    def _time_width(self) -> int:
        metrics = active().metrics("small")
        return 4 + max((metrics.horizontalAdvance(line.when) for line in self._model.lines), default=0)

    def _paint_head(self, painter: QPainter, rect: QRect, line: Line) -> None:
        theme = active()
        painter.fillRect(rect.adjusted(0, 0, 0, -1), theme.colour("sunken"))
        icons.paint(painter, line.icon, rect.x() + _LEFT, rect.y() + (rect.height() - 16) / 2, 16, line.role)
        inner = rect.adjusted(_LEFT + 24, 0, -_RIGHT, 0)
        paint.text(painter, inner, line.text, font=theme.font("small", strong=True))

    def _paint_to(self, painter: QPainter, rest: QRect, line: Line) -> int:
        """Channels at the right, pictures before them; the x where the title must end."""
        wide = paint.monograms_width(line.monograms, 4)
        x = rest.right() - wide
        paint.monograms(painter, x, rest, line.monograms, most=4)
        if line.pictures:
            theme = active()
            said = str(line.pictures)
            took = theme.metrics("small").horizontalAdvance(said)
            x -= took + 14
            area = QRect(x, rest.y(), took + 1, rest.height())
            paint.text(painter, area, said, font=theme.font("small"), role="text-2")
            x -= 18
            icons.paint(painter, "media", x, rest.y() + (rest.height() - 14) / 2, 14, "text-3")
        return x

    def _paint_why(self, painter: QPainter, rect: QRect, rest: QRect, line: Line) -> int:
        """The state's mark, the reason and the link; the x where the title must end."""
        theme = active()
        link = self.link_rect(rect)
        word = self._words("export.list.open")
        took = paint.text(painter, link, word, font=theme.font("small"), role="accent-text")
        base = rect.y() + (rect.height() + theme.metrics("small").capHeight()) // 2 + 2
        painter.fillRect(QRect(link.x(), base, took, 1), theme.colour("accent-text"))
        wide = min(theme.metrics("small").horizontalAdvance(line.why) + 1, int(rest.width() * 0.48))
        why = QRect(link.x() - 12 - wide, rest.y(), wide, rest.height())
        paint.text(painter, why, line.why, font=theme.font("small"), role="text-2")
        x = why.x() - 8
        if line.unmet:  # a post stands here once for each account: this tells them apart
            x -= paint.monograms_width(line.monograms, 1)
            paint.monograms(painter, x, rest, line.monograms, most=1)
        elif line.state is not None:
            x -= 12
            look = SEVERITIES["block"] if line.blocked else STATES[line.state]
            icons.paint(painter, look.icon, x, rest.y() + (rest.height() - 14) / 2, 14, look.role)
        return x


class Contents(RowList):
    """``wanted(screen, post)``: a post is to be opened there."""

    wanted = Signal(str, str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words("export.list.name"), parent)
        self.lines_model = ContentsModel(words)
        self.row_delegate = ContentsRow(words, self.lines_model, self)
        self.setModel(self.lines_model)
        self.setItemDelegate(self.row_delegate)
        self.opened.connect(self._open)

    def show_lines(self, lines: list[Line]) -> None:
        """Others; the chosen post stays chosen where it is still there."""
        before = self.post()
        self.lines_model.show_lines(lines)
        if before:
            same = (at for at, line in enumerate(lines) if line.post == before)
            self.setCurrentIndex(self.lines_model.index(next(same, -1)))

    def post(self) -> str:
        """The chosen post; "" for none."""
        index = self.currentIndex()
        return self.lines_model.lines[index.row()].post if index.isValid() else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End stop at a post: the first line is a head, which Qt would not leave for."""
        key = event.key()
        rows = [at for at, line in enumerate(self.lines_model.lines) if not line.is_head]
        if rows and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.setCurrentIndex(self.lines_model.index(rows[0 if key == Qt.Key.Key_Home else -1]))
            if key == Qt.Key.Key_Home:
                self.scrollToTop()
        else:
            super().keyPressEvent(event)

    def choose_held(self) -> None:
        """The first that is held back: where work goes on when nothing goes in."""
        for at, line in enumerate(self.lines_model.lines):
            if line.why and not line.unmet:
                self.setCurrentIndex(self.lines_model.index(at))
                break
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, index: QModelIndex) -> None:
        line = self.lines_model.lines[index.row()]
        if not line.is_head:
            self.wanted.emit(line.screen, line.post)

    def _link_at(self, event: QMouseEvent) -> QModelIndex:
        at = event.position().toPoint()
        index = self.indexAt(at)
        if not index.isValid() or not self.lines_model.lines[index.row()].why:
            return QModelIndex()
        area = self.row_delegate.link_rect(self.visualRect(index)).adjusted(-8, 0, _RIGHT, 0)
        return index if area.contains(at) else QModelIndex()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over the link."""
        over = self._link_at(event).isValid()
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press on "Buka"."""
        super().mouseReleaseEvent(event)
        index = self._link_at(event)
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._open(index)
