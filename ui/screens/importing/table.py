"""The rows of the preview: one model and one delegate for any number of rows, and the head above them."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medsos_desktop.exchange.outcome import Kind, Line
from medsos_desktop.importing import sayings
from medsos_desktop.importing.facts import Facts

from ...kit import paint
from ...kit.rows import RowDelegate, RowList, RowState
from ...theme.theme import active
from .columns import Shown, laid_out

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
LEFT, RIGHT = 16, 12
_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
_TICK = 34
"""Room of the check box before an update."""


class LineModel(QAbstractListModel):
    """The lines under one head; ``wanted`` are the posts whose updates are ticked."""

    def __init__(self) -> None:
        super().__init__()
        self.facts: Facts | None = None
        self.kind = Kind.NEW
        self.lines: tuple[Line, ...] = ()
        self.wanted: set[str] = set()
        self.turn = 0

    def show_lines(self, facts: Facts, kind: Kind) -> None:
        """Other lines."""
        self.beginResetModel()
        self.facts, self.kind, self.lines = facts, kind, facts.outcome.lines[kind]
        self.turn += 1
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """As many as lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The whole line for screen readers; whether an update is ticked."""
        if not index.isValid() or self.facts is None:
            return None
        line = self.lines[index.row()]
        if role in _SPOKEN:
            return sayings.spoken(self.facts.words, self.facts.catalogue, line)
        if role == Qt.ItemDataRole.CheckStateRole and self.kind is Kind.UPDATE:
            return Qt.CheckState.Checked if line.id in self.wanted else Qt.CheckState.Unchecked
        return None

    def toggle(self, row: int) -> None:
        """Ticks an update, or unticks it."""
        self.wanted ^= {self.lines[row].id}
        index = self.index(row, 0)
        self.dataChanged.emit(index, index)

    def want(self, ids: set[str]) -> None:
        """These and no others are ticked."""
        self.wanted = ids
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, 0))


def place_width(facts: Facts, lines: tuple[Line, ...], kind: Kind) -> int:
    """The width of the longest place among the ends of the list and a few between."""
    if not lines:
        return 0
    picked = (lines[0], lines[-1], *lines[:: max(len(lines) // 50, 1)])
    metrics = active().metrics("small")
    say = facts.cell if kind in (Kind.REJECTED, Kind.WARNING) else facts.place
    longest = max(metrics.horizontalAdvance(say(line)) for line in picked)
    return min(longest + 4, active().px(150))


class LineDelegate(RowDelegate):
    """Paints a line in the columns of its head."""

    height = 36

    def __init__(self, model: LineModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._key: tuple[Kind, int, int] | None = None
        self._columns: list[tuple[Shown, int, int]] = []

    def columns(self, width: int) -> list[tuple[Shown, int, int]]:
        """(column, x, width) for rows of this width."""
        model = self._model
        key = (model.kind, width, model.turn)
        if key != self._key and model.facts is not None:
            lead = _TICK if model.kind is Kind.UPDATE else 0
            room = width - LEFT - RIGHT - lead
            place = place_width(model.facts, model.lines, model.kind)
            found = laid_out(model.facts, model.kind, room, active().px, place)
            self._columns = [(column, x + LEFT + lead, wide) for column, x, wide in found]
            self._key = key
        return self._columns

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        """Check box and cells."""
        model = self._model
        line = model.lines[index.row()]
        if model.kind is Kind.UPDATE:
            area = QRect(rect.x() + LEFT, rect.y(), 18, rect.height())
            paint.check(painter, area, on=line.id in model.wanted)
        for column, x, wide in self.columns(rect.width()):
            self._cell(painter, QRect(rect.x() + x, rect.y(), wide, rect.height() - 1), column, line)

    def _cell(self, painter: QPainter, rect: QRect, column: Shown, line: Line) -> None:
        theme, facts = active(), self._model.facts
        if facts is None:
            return
        if column.look == "monograms":
            names = facts.monograms(line)
            most = len(names)
            while most > 1 and paint.monograms_width(names, most) > rect.width():
                most -= 1
            paint.monograms(painter, rect.x(), rect, names, most=most)
            return
        said = column.text(facts, line)
        if column.look == "title":
            self._title(painter, rect, said, line)
        elif column.look == "hour":
            given = line.post is not None and line.post.timed
            paint.text(painter, rect, said, font=theme.font("body"), role="text" if given else "text-3")
        else:
            paint.text(painter, rect, said, font=theme.font(column.look), role=column.tone)

    def _title(self, painter: QPainter, rect: QRect, said: str, line: Line) -> None:
        """The title, and behind it in grey how the text begins."""
        theme = active()
        took = paint.text(painter, rect, said, font=theme.font("strong"))
        post = line.post
        rest = rect.adjusted(took + 10, 0, 0, 0)
        if post is not None and post.title and post.text and rest.width() > 40:
            text = " ".join(post.text[:300].split())
            paint.text(painter, rest, text, font=theme.font("small"), role="text-3")


class LineHead(QWidget):
    """The names of the columns above the rows."""

    def __init__(self, delegate: LineDelegate, model: LineModel) -> None:
        super().__init__()
        self._delegate, self._model = delegate, model
        self.room = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """28 high at 100 %."""
        return QSize(80, active().line("small") + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, names, line."""
        theme, painter = active(), QPainter(self)
        painter.fillRect(self.rect(), theme.colour("sunken"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        if self._model.facts is None:
            return
        for column, x, wide in self._delegate.columns(self.room or self.width()):
            said = self._model.facts.words(f"importing.column.{column.key}")
            area = QRect(x, 0, wide, self.height() - 1)
            paint.text(painter, area, said, font=theme.font("small", strong=True), role="text-2")


class LineList(RowList):
    """The list; Space or a click on the box ticks an update. ``ticked`` when one was."""

    ticked = Signal()
    moved = Signal()
    sized = Signal(int)

    def __init__(self, model: LineModel, name: str) -> None:
        super().__init__(name)
        self.lines = model
        self.delegate = LineDelegate(model, self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """The line that is looked at."""
        super().currentChanged(current, previous)
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks."""
        if event.key() == Qt.Key.Key_Space and self._can_tick():
            self.tick(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the box ticks; elsewhere it chooses the row."""
        super().mousePressEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if index.isValid() and self._can_tick() and point.x() < LEFT + _TICK:
            self.tick(index.row())

    def _can_tick(self) -> bool:
        return self.lines.kind is Kind.UPDATE and self.currentIndex().isValid()

    def tick(self, row: int) -> None:
        """Ticks or unticks a line."""
        self.lines.toggle(row)
        self.ticked.emit()

    def resizeEvent(self, event: Any) -> None:
        """The head keeps to the width of the rows."""
        super().resizeEvent(event)
        self.sized.emit(self.viewport().width())
