"""What can be done with chosen words: a small bar beside them, for the mouse and for Tab."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from medsos_desktop.words import Words

from ...kit import paint
from ...kit.boxes import row
from ...kit.button import Button

_GAP = 4


class PickBar(QWidget):
    """``chosen(kind)``: "note" or "suggest"; ``left()``: Escape."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.note = Button(words("review.noting.note"), "quiet", icon="catatan")
        self.suggest = Button(words("review.noting.suggest"), "quiet", icon="naskah")
        self.note.setToolTip(words("review.noting.note_tip"))
        self.suggest.setToolTip(words("review.noting.suggest_tip"))
        self.note.activated.connect(lambda: self.chosen.emit("note"))
        self.suggest.activated.connect(lambda: self.chosen.emit("suggest"))
        line = row(self, gap=0, margins=(3, 3, 3, 3))
        line.addWidget(self.note)
        line.addWidget(self.suggest)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()

    def show_at(self, words: QRect, room: QRect) -> None:
        """Below the words where there is room, else above them; out of sight with them."""
        self.setVisible(words.intersects(room))
        size = self.sizeHint()
        x = min(max(words.left(), room.left()), max(room.right() - size.width(), room.left()))
        y = words.bottom() + _GAP
        if y + size.height() > room.bottom():
            y = words.top() - _GAP - size.height()
        y = min(max(y, room.top()), room.bottom() - size.height())
        self.setGeometry(QRect(QPoint(x, y), size))
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the text."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A box that stands out from the text."""
        paint.box(QPainter(self), self.rect(), fill="surface", line="line-control", radius=8)
