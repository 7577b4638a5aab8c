"""The board on screen: walks by keyboard, carries posts by mouse, says what lies under it.

It decides nothing: what is asked for leaves as signals, the screen answers by arranging the desk anew.
"""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from medsos_desktop.calendar import board
from medsos_desktop.calendar.board import Cell, Chip
from medsos_desktop.words import Words

from . import keys, sayings
from .canvas import MORE, BoardCanvas
from .desk import Desk
from .drag import Drag


class Hit:
    """What lies under a point: the cell, and the post, `MORE` or ""."""

    __slots__ = ("cell", "index", "what")

    def __init__(self, index: QModelIndex, cell: Cell, what: str) -> None:
        self.index, self.cell, self.what = index, cell, what

    @property
    def post(self) -> str:
        """The post's id, "" for none."""
        return "" if self.what == MORE else self.what


class BoardView(BoardCanvas):
    """See the module. ``chosen(day, post, hour)``: another cell or post. ``asked(command)``: of `keys`.

    ``dropped(post, day, hour)``: a post was carried to a cell; ``undated(post)``: into the tray.
    ``typed(text)``: writing began on the chosen cell. ``menu(point, post)``: the context menu is wanted.
    """

    chosen = Signal(object, str, object)
    asked = Signal(str)
    opened = Signal(str)
    dropped = Signal(str, object, object)
    undated = Signal(str)
    typed = Signal(str)
    menu = Signal(QPoint, str)

    def __init__(self, words: Words, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(words, desk, parent)
        self.tray: QWidget | None = None

    # keyboard

    def event(self, event: QEvent) -> bool:
        """Keys of the board win over shortcuts of the window only where both mean the same thing."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and keys.command(event) in ("delete", "cut", "paste")
        ):
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Commands by table, letters begin a new post; Tab and the rest go on."""
        command = keys.command(event)
        if command == "cancel" and self._drag is not None:
            self._end_drag()
        elif command:
            self.asked.emit(command)
        elif letters := keys.typed(event):
            self.typed.emit(letters)
        else:
            event.ignore()

    # mouse

    def hit(self, point: QPoint) -> Hit | None:
        """What lies at a point of the viewport."""
        index = self.indexAt(point)
        if not index.isValid():
            return None
        cell, rect = self.board_model.cell(index), self.visualRect(index)
        art = self.art(index, cell, rect.size())
        inside = point - rect.topLeft()
        for chip in art.chips:
            if chip.rect.contains(inside):
                return Hit(index, cell, chip.id)
        return Hit(index, cell, MORE if art.more and art.more_rect.contains(inside) else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses; the left button may begin to carry."""
        hit = self.hit(event.position().toPoint())
        if hit is None:
            return
        self.chosen.emit(hit.cell.day, hit.post, _hour(hit.cell))
        chip = self._desk.chip(hit.post) if hit.post else None
        if event.button() == Qt.MouseButton.LeftButton and chip is not None and self._desk.movable(chip.id):
            self._drag = Drag(chip, event.globalPosition().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carries, or shows what is under the mouse."""
        if self._drag is not None and self._drag.moved(event.globalPosition().toPoint()):
            self.carry(self._drag, event.globalPosition().toPoint())
            return
        hit = self.hit(event.position().toPoint())
        now = (hit.index.row(), hit.index.column(), hit.what) if hit else (-1, -1, "")
        if now != self._hovered:
            self._hover(now)
            hand = Qt.CursorShape.PointingHandCursor if hit and hit.what else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(hand)

    def _hover(self, now: tuple[int, int, str]) -> None:
        """Another post is under the mouse: only the two cells concerned are drawn again."""
        for row, column, _ in (self._hovered, now):
            if row >= 0:
                self.viewport().update(self.visualRect(self.board_model.index(row, column)))
        self._hovered = now

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets a carried post go where the mouse is."""
        drag = self._drag
        if drag is not None and drag.active:
            self.let_go(drag, event.globalPosition().toPoint())
        self._end_drag()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens a post; on an empty place begins a new one."""
        hit = self.hit(event.position().toPoint())
        if hit is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._end_drag()
        if hit.post:
            self.opened.emit(hit.post)
        elif not hit.what:
            self.typed.emit("")

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse."""
        super().leaveEvent(event)
        self._hover((-1, -1, ""))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By mouse where it is, by keyboard at the chosen cell."""
        point, post = event.pos(), self._desk.post
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            point = self.visualRect(self.currentIndex()).center()
        else:
            hit = self.hit(self.viewport().mapFromGlobal(event.globalPos()))
            post = hit.post if hit else ""
        self.menu.emit(self.viewport().mapToGlobal(point), post)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tool tips by what lies under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip(event.pos()), self.viewport())
            return True
        return bool(super().viewportEvent(event))

    def tip(self, point: QPoint) -> str:
        """What the tool tip says at a point: the post in full, or what day it is."""
        hit = self.hit(point)
        if hit is None:
            return ""
        chip = self._desk.chip(hit.post) if hit.post else None
        if chip is not None:
            return sayings.chip_tip(self._words, self._desk, chip)
        if hit.what == MORE:
            return "\n".join(sayings.chip_line(self._words, self._desk, one) for one in hit.cell.chips)
        return "\n".join(sayings.day_name(self._words, item) for item in hit.cell.facts.items)

    # carrying, also from the tray

    def carry(self, drag: Drag, at: QPoint) -> None:
        """Shows where the post would land (global point)."""
        self._drag = drag
        index = self.indexAt(self.viewport().mapFromGlobal(at))
        inside = self.viewport().rect().contains(self.viewport().mapFromGlobal(at))
        target = QPersistentModelIndex(index) if inside else QPersistentModelIndex()
        over_tray = self._over_tray(at)
        shape = Qt.CursorShape.ClosedHandCursor if inside or over_tray else Qt.CursorShape.ForbiddenCursor
        self.viewport().setCursor(shape)
        if target != self._target:
            self._target = target
        self.viewport().update()

    def let_go(self, drag: Drag, at: QPoint) -> None:
        """Drops the post at a global point."""
        point = self.viewport().mapFromGlobal(at)
        index = self.indexAt(point) if self.viewport().rect().contains(point) else QModelIndex()
        self._end_drag()
        if index.isValid():
            cell = self.board_model.cell(index)
            self.dropped.emit(drag.chip.id, cell.day, _hour(cell))
        elif self._over_tray(at) and drag.chip.at is not None:
            self.undated.emit(drag.chip.id)

    def _over_tray(self, at: QPoint) -> bool:
        tray = self.tray
        return tray is not None and tray.isVisible() and tray.rect().contains(tray.mapFromGlobal(at))

    def _end_drag(self) -> None:
        self._drag = None
        self._target = QPersistentModelIndex()
        self.viewport().unsetCursor()
        self.viewport().update()

    def dragging(self) -> Chip | None:
        """The post being carried, if any."""
        return self._drag.chip if self._drag is not None and self._drag.active else None

    def hidden_here(self) -> list[str]:
        """The posts of the chosen cell that have no room there, those of "+n"."""
        index = self.currentIndex()
        cell = self.board_model.cell(index)
        shown = {chip.id for chip in self.art(index, cell, self.visualRect(index).size()).chips}
        return [chip.id for chip in cell.chips if chip.id not in shown]

    def chosen_rect(self) -> QRect:
        """Where the chosen cell stands in the viewport."""
        return self.visualRect(self.currentIndex())


def _hour(cell: Cell) -> int | None:
    return board.hour_of_drop(cell.hours) if cell.hours is not None else None
