"""The tray of posts without a date: carried from here onto a day, or dropped here to lose their date."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from medsos_desktop.calendar.board import Chip
from medsos_desktop.model.post import State
from medsos_desktop.words import Words

from ... import icons
from ...kit import paint
from ...kit.boxes import SectionHead, column
from ...kit.labels import Label, show_if
from ...kit.rows import RowDelegate, RowList, RowState
from ...theme.looks import STATES
from ...theme.theme import active
from . import keys, sayings
from .daylist import ChipListModel
from .desk import Desk
from .drag import Drag

ROW = 32
_MOST = 3


class TrayRow(RowDelegate):
    """Handle, title, channels, state."""

    height = ROW

    def __init__(self, words: Words, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._desk = words, desk

    def paint_row(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex, state: RowState
    ) -> None:
        """The row's words."""
        theme = active()
        model = index.model()
        assert isinstance(model, ChipListModel)
        chip = model.chips[index.row()]
        look = STATES[State(chip.state)]
        names = self._desk.names.monograms_of(chip.channels)
        middle = rect.y() + (rect.height() - 14) / 2
        icons.paint(painter, "seret", rect.x() + 8, rect.y() + (rect.height() - 16) / 2, 16, "text-3")
        icons.paint(painter, look.icon, rect.right() - 25, middle, 14, look.role)
        wide = paint.monograms_width(names, 2)
        paint.monograms(painter, rect.right() - 33 - wide, rect, names, most=2)
        line = rect.adjusted(30, 0, -42 - wide, 0)
        role = "text-3" if chip.id == self._desk.cut else "text"
        paint.text(painter, line, sayings.title(self._words, chip), font=theme.font("body"), role=role)


class TrayList(RowList):
    """``dragged(drag, point)``, ``let_go(drag, point)``: a row is carried; ``asked(command, post)``."""

    dragged = Signal(object, object)
    let_go = Signal(object, object)
    asked = Signal(str, str)

    def __init__(self, words: Words, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(words("calendar.panel.tray"), parent)
        self.chip_model = ChipListModel(words, desk)
        self.setModel(self.chip_model)
        self.setItemDelegate(TrayRow(words, desk, self))
        self._drag: Drag | None = None
        self.opened.connect(lambda _index: self.asked.emit("open", self.post()))

    def post(self) -> str:
        """The chosen post's id, "" for none."""
        index = self.currentIndex()
        return self.chip_model.chips[index.row()].id if index.isValid() else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses; may begin to carry."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            chip: Chip = self.chip_model.chips[index.row()]
            self._drag = Drag(chip, event.globalPosition().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carries."""
        if self._drag is not None and self._drag.moved(event.globalPosition().toPoint()):
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(self._drag, event.globalPosition().toPoint())
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets go where the mouse is."""
        drag, self._drag = self._drag, None
        self.viewport().unsetCursor()
        if drag is not None and drag.active:
            self.let_go.emit(drag, event.globalPosition().toPoint())
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: object) -> None:
        """Enter opens, Ctrl+X cuts, Delete deletes."""
        assert isinstance(event, QKeyEvent)
        command = keys.command(event)
        if command in ("cut", "delete") and self.post():
            self.asked.emit(command, self.post())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: object) -> None:
        """The same menu as on a chip."""
        if self.post():
            self.asked.emit("menu", self.post())


class Tray(QWidget):
    """Head with the count, up to three rows (more scroll), or what may be put here."""

    def __init__(self, words: Words, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.head = SectionHead(words("calendar.panel.tray"))
        self.rows = TrayList(words, desk)
        self.hint = Label(words("calendar.panel.tray_hint"), "small", "text-3", wrap=True)
        self.hint.setContentsMargins(16, 6, 12, 6)
        stack = column(self, gap=0)
        for part in (self.head, self.rows, self.hint):
            stack.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_chips(self, chips: tuple[Chip, ...]) -> None:
        """The undated posts."""
        self.rows.chip_model.show_chips(chips)
        self.head.set_text(self._words("calendar.panel.tray"), str(len(chips)) if chips else "")
        show_if(self.rows, bool(chips))
        show_if(self.hint, not chips)
        self.rows.setFixedHeight(min(len(chips), _MOST) * active().px(ROW))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as what is shown."""
        return QSize(120, super().sizeHint().height())
