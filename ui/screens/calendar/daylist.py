"""The posts of one day as a list: what a chip cannot show. The chosen row opens and carries buttons."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

from medsos_desktop.calendar import format as spelling
from medsos_desktop.calendar.board import Chip
from medsos_desktop.model.post import State
from medsos_desktop.words import Words

from ... import icons
from ...kit import paint
from ...kit.boxes import row
from ...kit.button import Button, IconButton
from ...kit.rows import RowDelegate, RowList, RowState
from ...theme.looks import SEVERITIES, STATES
from ...theme.theme import active
from . import sayings
from .desk import Desk

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class ChipListModel(QAbstractListModel):
    """Posts in a list; ``chips`` is what is shown."""

    def __init__(self, words: Words, desk: Desk) -> None:
        super().__init__()
        self._words, self._desk = words, desk
        self.chips: tuple[Chip, ...] = ()

    def show_chips(self, chips: tuple[Chip, ...]) -> None:
        """Other posts; the same ones are left alone, so that the list keeps its place."""
        if chips != self.chips:
            self.beginResetModel()
            self.chips = chips
            self.endResetModel()

    def place(self, post: str) -> QModelIndex:
        """The row of a post, invalid when it is not here."""
        for at, chip in enumerate(self.chips):
            if chip.id == post:
                return self.index(at, 0)
        return QModelIndex()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """As many as posts."""
        return 0 if parent.isValid() else len(self.chips)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a screen reader says; the tool tip of a chip."""
        if not index.isValid():
            return None
        chip = self.chips[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return sayings.chip_line(self._words, self._desk, chip)
        if role == Qt.ItemDataRole.ToolTipRole:
            return sayings.chip_tip(self._words, self._desk, chip)
        return None


class DayRow(RowDelegate):
    """Time, monograms and state; below it title and findings."""

    def __init__(self, words: Words, desk: Desk, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._words, self._desk, self._view = words, desk, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """65 high; the chosen one has room for its buttons."""
        theme = active()
        height = theme.line("small") + theme.line("strong") + 29
        if index == self._view.currentIndex():
            height += theme.control + 8
        return QSize(120, height)

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, state: RowState) -> None:
        """The row's words."""
        theme, words = active(), self._words
        chip = _chip(index)
        look = STATES[State(chip.state)]
        word = sayings.state(words, chip)
        high = theme.line("small") + 8
        wide = paint.chip_width(word)
        paint.chip(painter, QRect(rect.right() - 11 - wide, rect.y() + 8, wide, high), look, word)
        line = QRect(rect.x() + 16, rect.y() + 8, rect.width() - 16 - 12 - wide - 8, high)
        clock = spelling.clock(words, chip.at) if chip.at else words("dates.undated")
        took = paint.text(painter, line, clock, font=theme.font("small", strong=True))
        self._monograms(painter, line.adjusted(took + 10, 0, 0, 0), chip)
        below = QRect(rect.x() + 16, rect.y() + high + 12, rect.width() - 28, theme.line("strong"))
        below.setRight(self._marks(painter, below, chip) - 8)
        font = theme.font("strong", strike=look.struck)
        paint.text(painter, below, sayings.title(words, chip), font=font)

    def _monograms(self, painter: QPainter, rect: QRect, chip: Chip) -> None:
        names = self._desk.names.monograms_of(chip.channels)
        most = len(names)
        while most > 0 and paint.monograms_width(names, most) > rect.width():
            most -= 1
        if most:
            paint.monograms(painter, rect.x(), rect, names, most=most)

    def _marks(self, painter: QPainter, rect: QRect, chip: Chip) -> int:
        """Findings and clashes from the right; the x where the title must end."""
        right = rect.right() + 1
        found = self._desk.known_findings(chip.id) or {}
        theme = active()
        font, metrics = theme.font("small"), theme.metrics("small")
        for severity in ("block", "warn"):
            number = found.get(severity, 0)
            if not number:
                continue
            look = SEVERITIES[severity]
            said = f"{number} {self._words(look.word)}" if severity == "block" else str(number)
            wide = metrics.horizontalAdvance(said)
            area = QRect(right - wide, rect.y(), wide + 1, rect.height())
            paint.text(painter, area, said, font=font, role=look.role)
            right -= wide + 20
            icons.paint(painter, look.icon, right, rect.y() + (rect.height() - 16) / 2, 16, look.role)
            right -= 8
            break  # the gravest is enough here; the tool tip and the editor have the rest
        if self._desk.clashes_of(chip.id):
            right -= 16
            icons.paint(painter, "jam", right, rect.y() + (rect.height() - 16) / 2, 16, "warn")
            right -= 8
        return right


def _chip(index: Index) -> Chip:
    model = index.model()
    assert isinstance(model, ChipListModel)
    return model.chips[index.row()]


class DayList(RowList):
    """``picked(post)``: another row was chosen; ``asked(command, post)``: open, move, more (buttons)."""

    picked = Signal(str)
    asked = Signal(str, str)

    def __init__(self, words: Words, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(words("calendar.panel.list"), parent)
        self.setUniformItemSizes(False)
        self.chip_model = ChipListModel(words, desk)
        self.setModel(self.chip_model)
        self.setItemDelegate(DayRow(words, desk, self))
        self.buttons = _Actions(words, self.viewport())
        self.buttons.asked.connect(lambda what: self.asked.emit(what, self.post()))
        self.opened.connect(lambda _index: self.asked.emit("open", self.post()))
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.verticalScrollBar().valueChanged.connect(self._place_actions)

    def post(self) -> str:
        """The chosen post's id, "" for none."""
        index = self.currentIndex()
        return self.chip_model.chips[index.row()].id if index.isValid() else ""

    def show_day(self, chips: tuple[Chip, ...], post: str) -> None:
        """A day's posts, with one of them open."""
        self.selectionModel().blockSignals(True)
        self.chip_model.show_chips(chips)
        self.setCurrentIndex(self.chip_model.place(post))
        self.selectionModel().blockSignals(False)
        self._open_current()

    def _current_changed(self) -> None:
        self._open_current()
        if self.post():
            self.picked.emit(self.post())

    def _open_current(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
        self._place_actions()
        self.viewport().update()

    def _place_actions(self) -> None:
        index = self.currentIndex()
        self.buttons.setVisible(index.isValid())
        if index.isValid():
            rect = self.visualRect(index)
            control = active().control
            self.buttons.setGeometry(16, rect.bottom() - control - 8, rect.width() - 28, control)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons stay in their row."""
        super().resizeEvent(event)
        self._place_actions()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same menu as on a chip."""
        if self.post():
            self.asked.emit("menu", self.post())

    def keyPressEvent(self, event: object) -> None:
        """Delete deletes; the rest as in any list."""
        assert isinstance(event, QKeyEvent)
        if event.key() == Qt.Key.Key_Delete and self.post():
            self.asked.emit("delete", self.post())
        else:
            super().keyPressEvent(event)


class _Actions(QWidget):
    """Buka, Pindahkan, and the rest in a menu; one set, carried from row to row."""

    asked = Signal(str)

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        line = row(self)
        self.open = Button(words("calendar.panel.open"), "primary")
        self.move_to = Button(words("calendar.panel.move"))
        self.more = IconButton("lainnya", words("calendar.panel.more"), "plain")
        for what, button in (("open", self.open), ("move", self.move_to), ("menu", self.more)):
            button.activated.connect(lambda what=what: self.asked.emit(what))
            line.addWidget(button)
        line.addStretch(1)
        self.hide()
