"""The rows of the preview: one model and one delegate for any number, and the names of the columns above."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medsos_desktop.exchange.results.model import Kind, Line
from medsos_desktop.importing.results import ALL, Chosen

from ... import icons
from ...kit import paint
from ...kit.rows import Index, RowDelegate, RowList, RowState
from ...theme.looks import Look
from ...theme.theme import active

NOWHERE = QModelIndex()
LEFT, TICK, RIGHT = 16, 34, 12
_GAP = 12
_STATUS, _WHO, _WHEN = 158, 196, 184
_NARROW = 720
"""Below this width (at 100 %) the moment is told by the panel alone."""

KINDS: dict[Kind, Look] = {
    Kind.STOPPED: Look("results.kind.stopped", "f-block", "block"),
    Kind.DOUBT: Look("results.kind.doubt", "f-warn", "warn"),
    Kind.UPDATE: Look("results.kind.update", "versi", "accent-text"),
    Kind.NEW: Look("results.kind.new", "f-ok", "ok"),
    Kind.SAME: Look("results.kind.same", "centang", "text-2"),
    Kind.EMPTY: Look("results.kind.empty", "jam", "text-2"),
}
_LOUD = (Kind.STOPPED, Kind.DOUBT)
_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


class LineModel(QAbstractListModel):
    """The lines of a view; what is ticked stands in `chosen`."""

    def __init__(self) -> None:
        super().__init__()
        self.chosen: Chosen | None = None
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, chosen: Chosen, view: str = ALL) -> None:
        """Other lines."""
        self.beginResetModel()
        self.chosen, self.lines = chosen, chosen.lines(view)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """As many as lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The whole line for screen readers; whether it is ticked."""
        if not index.isValid() or self.chosen is None:
            return None
        line = self.lines[index.row()]
        if role in _SPOKEN:
            return self.chosen.spoken(line)
        if role == Qt.ItemDataRole.CheckStateRole and line.takes:
            ticked = line.key in self.chosen.wanted
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return None

    def told(self) -> None:
        """Other lines are ticked."""
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, 0))


def columns(width: int) -> dict[str, tuple[int, int]]:
    """(x, width) of each column in a row of this width."""
    px = active().px
    wide = width >= px(_NARROW)
    x = LEFT + TICK
    made = {"status": (x, px(_STATUS))}
    x += px(_STATUS) + _GAP
    right = width - RIGHT
    if wide:
        right -= px(_WHEN)
        made["when"] = (right, px(_WHEN))
        right -= _GAP
    who = min(px(_WHO), (right - x) * 2 // 5)
    made["who"] = (right - who, who)
    made["title"] = (x, max(right - who - _GAP - x, 0))
    return made


class LineDelegate(RowDelegate):
    """Tick, what becomes of it, title with what there is to say, account, moment."""

    height = 52

    def __init__(self, model: LineModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        """The row's words."""
        chosen = self._model.chosen
        if chosen is None:
            return
        theme, line = active(), self._model.lines[index.row()]
        if line.takes:
            area = QRect(rect.x() + LEFT, rect.y(), 18, rect.height())
            paint.check(painter, area, on=line.key in chosen.wanted)
        place = {
            name: QRect(rect.x() + x, rect.y(), wide, rect.height() - 1)
            for name, (x, wide) in columns(rect.width()).items()
        }
        look = KINDS[line.kind]
        status = place["status"]
        icons.paint(painter, look.icon, status.x(), status.center().y() - 8, 16, look.role)
        role = look.role if line.kind in _LOUD else "text"
        paint.text(
            painter,
            status.adjusted(22, 0, 0, 0),
            chosen.kind(line),
            font=theme.font("small", strong=True),
            role=role,
        )
        self._title(painter, place["title"], chosen, line)
        self._who(painter, place["who"], chosen, line)
        if "when" in place:
            moment = chosen.told(line)[0]
            paint.text(painter, place["when"], moment, font=theme.font("small"), role="text-2")

    def _title(self, painter: QPainter, rect: QRect, chosen: Chosen, line: Line) -> None:
        """Title, and below it what there is to say."""
        theme = active()
        high, low = theme.line("strong"), theme.line("small")
        top = rect.y() + (rect.height() - high - low) // 2
        title = line.title or line.code or chosen.words("results.untitled")
        faint = line.kind in (Kind.SAME, Kind.EMPTY)
        area = QRect(rect.x(), top, rect.width(), high)
        paint.text(painter, area, title, font=theme.font("strong"), role="text-2" if faint else "text")
        below = QRect(rect.x(), top + high, rect.width(), low)
        role = KINDS[line.kind].role if line.kind in _LOUD else "text-2"
        paint.text(painter, below, chosen.below(line), font=theme.font("small"), role=role)

    def _who(self, painter: QPainter, rect: QRect, chosen: Chosen, line: Line) -> None:
        names = [chosen.monogram(line)] if chosen.monogram(line) else []
        took = 0
        if names:
            paint.monograms(painter, rect.x(), rect, names)
            took = paint.monograms_width(names) + 8
        paint.text(
            painter, rect.adjusted(took, 0, 0, 0), line.who, font=active().font("small"), role="text-2"
        )


class LineHead(QWidget):
    """The names of the columns above the rows."""

    def __init__(self, model: LineModel) -> None:
        super().__init__()
        self._model = model
        self.room = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """28 high at 100 %."""
        return QSize(80, active().line("small") + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, names, line."""
        theme, painter, chosen = active(), QPainter(self), self._model.chosen
        paint.fill(painter, self.rect(), theme.colour("sunken"))
        paint.fill(painter, QRect(0, self.height() - 1, self.width(), 1), theme.colour("line"))
        if chosen is None:
            return
        for name, (x, wide) in columns(self.room or self.width()).items():
            area = QRect(x, 0, wide, self.height() - 1)
            said = chosen.words(f"results.column.{name}")
            paint.text(painter, area, said, font=theme.font("small", strong=True), role="text-2")


class LineList(RowList):
    """``ticked``: other lines are; ``moved``: another one is looked at; ``sized(width)`` of the rows."""

    ticked = Signal()
    moved = Signal()
    sized = Signal(int)

    def __init__(self, model: LineModel, name: str) -> None:
        super().__init__(name)
        self.lines = model
        self.setModel(model)
        self.delegate = LineDelegate(model, self)
        self.setItemDelegate(self.delegate)
        self.selectionModel().currentChanged.connect(lambda *_: self.moved.emit())

    def tick(self, row: int) -> None:
        """Ticks or unticks a line that can be taken."""
        chosen = self.lines.chosen
        if chosen is not None and chosen.toggle(self.lines.lines[row]):
            index = self.lines.index(row, 0)
            self.lines.dataChanged.emit(index, index)
            self.ticked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks; so does Enter."""
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in keys and plain and self.currentIndex().isValid():
            self.tick(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the box ticks."""
        super().mousePressEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if index.isValid() and point.x() < LEFT + TICK:
            self.tick(index.row())

    def resizeEvent(self, event: Any) -> None:
        """The head keeps to the width of the rows."""
        super().resizeEvent(event)
        self.sized.emit(self.viewport().width())
