"""Writing begins on a day: a line opens in the cell, Enter makes a draft there."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from medsos_desktop.words import Words

from ...kit import paint
from ...kit.boxes import column
from ...kit.labels import Label
from ...theme.theme import active

WIDTH = 320


class InlineTitle(QWidget):
    """``written(title, open)``: Enter, or Ctrl+Enter to open it at once.

    Nothing typed is thrown away unasked: leaving the line makes the draft, Esc throws the words away.
    """

    written = Signal(str, bool)

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.line = _Line(self)
        self.line.setPlaceholderText(words("calendar.inline.placeholder"))
        self.line.setAccessibleName(words("calendar.inline.placeholder"))
        self.line.setMaxLength(200)
        hint = Label(words("calendar.inline.hint"), "small", "text-2")
        stack = column(self, gap=4, margins=(6, 6, 6, 6))
        stack.addWidget(self.line)
        stack.addWidget(hint)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, False)
        self.hide()

    def open_at(self, cell: QRect, text: str) -> None:
        """Opens over a cell of the parent, moved so that it stays inside."""
        self.setFixedWidth(max(active().px(WIDTH), self.sizeHint().width()))
        self.adjustSize()
        parent = self._over
        x = max(0, min(cell.x(), parent.width() - self.width()))
        y = max(0, min(cell.y() + active().px(20), parent.height() - self.height()))
        self.move(QPoint(x, y))
        self.line.setText(text)
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.end(False)

    def finish(self, *, keep: bool, open_it: bool = False) -> None:
        """Closes; with ``keep`` and words, says them."""
        if self.isHidden():
            return
        text = self.line.text().strip()
        self.hide()
        if keep and text:
            self.written.emit(text, open_it)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A white box in the accent colour."""
        paint.box(QPainter(self), self.rect(), fill="surface", line="accent", radius=6, width=2)


class _Line(QLineEdit):
    def __init__(self, owner: InlineTitle) -> None:
        super().__init__(owner)
        self._owner = owner

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, Ctrl+Enter keeps and opens, Esc drops."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._owner.finish(keep=True, open_it=control)
        elif event.key() == Qt.Key.Key_Escape:
            self._owner.finish(keep=False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere keeps what was written."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._owner.finish(keep=True)
