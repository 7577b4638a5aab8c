"""Where something is typed or chosen: search, combo, and a field with its label, help and error."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from .. import icons
from ..theme.theme import active
from . import paint
from .labels import Label, show_if


class SearchField(QLineEdit):
    """A line with a magnifier; Escape empties it and emits `escaped`."""

    escaped = Signal()

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setTextMargins(26, 0, 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the search."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, then the magnifier on it."""
        super().paintEvent(event)
        icons.paint(QPainter(self), "cari", 9, (self.height() - 20) / 2, 20, "text-3")


class Combo(QComboBox):
    """A drop-down in the mock's style; ``icon`` stands before the value. Wheel turns only with the focus."""

    def __init__(self, name: str = "", *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def wheelEvent(self, event: object) -> None:
        """Scrolling the page must not change a value in passing."""
        getattr(event, "ignore")()  # noqa: B009 - the event class is not worth an import

    def sizeHint(self) -> QSize:
        """Wide enough for the longest value."""
        metrics = active().metrics("body")
        longest = max((metrics.horizontalAdvance(self.itemText(i)) for i in range(self.count())), default=60)
        return QSize(longest + 10 + 34 + (26 if self._icon else 0), active().control)

    def minimumSizeHint(self) -> QSize:
        """A short value at least."""
        return QSize(min(self.sizeHint().width(), 96), active().control)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Repaints with the focus."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, icon, value, arrow."""
        painter = QPainter(self)
        on = self.isEnabled()
        fill = "sunken" if not on else "hover" if self.underMouse() else "surface"
        if on and self.hasFocus():
            paint.box(painter, self.rect(), fill=fill, line="focus", radius=6, width=2)
        else:
            wrong = bool(self.property("wrong"))
            line = "block" if wrong else "line-input" if on else "line-control"
            paint.box(painter, self.rect(), fill=fill, line=line, radius=6, width=2 if wrong else 1)
        left = 34 if self._icon else 10
        middle = self.height() / 2
        if self._icon:
            icons.paint(painter, self._icon, 8, middle - 10, 20, "text-3")
        words = self.currentText() or self.placeholderText()
        role = "text-disabled" if not on else "text" if self.currentText() else "text-3"
        rect = self.rect().adjusted(left, 0, -28, 0)
        paint.text(painter, rect, words, font=active().font("body"), role=role)
        icons.paint(painter, "bawah", self.width() - 24, middle - 8, 16, "text-2" if on else "text-disabled")


class Field(QWidget):
    """A label above, the widget, and below it help or what is wrong: errors stand where they happened."""

    def __init__(self, label: str, widget: QWidget, help: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.widget = widget
        self._help = help
        self._label = Label(label, "label", "text-2")
        self._label.setBuddy(widget)
        self._below = _Below(help)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self._label, widget, self._below):
            column.addWidget(part)
        if not widget.accessibleName():
            widget.setAccessibleName(label)

    def set_error(self, text: str) -> None:
        """Shows what is wrong; "" shows the help again."""
        self._below.show_text(text or self._help, wrong=bool(text))
        self.widget.setAccessibleDescription(text or self._help)
        if bool(self.widget.property("wrong")) != bool(text):
            self.widget.setProperty("wrong", bool(text))
            self.widget.style().unpolish(self.widget)
            self.widget.style().polish(self.widget)
            self.widget.update()


class _Below(QWidget):
    """The line under a field: grey help, or red with the octagon."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._glyph = _Glyph("f-block", "block")
        self._label = Label(text, "small", "text-3", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self._glyph.hide()
        if not text:
            self.hide()

    def show_text(self, text: str, *, wrong: bool) -> None:
        """Other words."""
        self._label.setText(text)
        self._label.set_tone("block" if wrong else "text-3")
        show_if(self._glyph, wrong)
        show_if(self, bool(text))


class _Glyph(QWidget):
    """A fixed icon of 16 px."""

    def __init__(self, name: str, role: str, size: int = 16) -> None:
        super().__init__()
        self._name, self._role, self._size = name, role, size
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon."""
        painter = QPainter(self)
        corner = QPointF(0, 0)
        icons.paint(painter, self._name, corner.x(), corner.y(), self._size, self._role)


Glyph = _Glyph
"""An icon standing by itself: ``Glyph(name, colour_role, size)``."""
