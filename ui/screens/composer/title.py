"""The title, edited where it stands: looks like a heading until one points at it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from medsos_desktop.text.spans import utf16_length
from medsos_desktop.words import Words

from ...kit import paint
from ...theme.theme import active

_LONGEST = 200
"""What may be typed, as Qt counts it."""


class TitleField(QLineEdit):
    """A line as wide as its words; Enter or Esc leaves it."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bare", True)
        self.setFont(active().font("title"))
        self.setPlaceholderText(words("composer.title_hint"))
        self.setAccessibleName(words("composer.title_name"))
        self.setMaxLength(_LONGEST)
        self.setTextMargins(8, 0, 8, 0)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.updateGeometry)

    def show_title(self, text: str) -> None:
        """Another title, from its beginning; the one being written is left alone."""
        if text != self.text():
            self.setMaxLength(max(_LONGEST, utf16_length(text)))  # one from a sheet stays whole
            self.setText(text)
            self.setCursorPosition(0)

    def sizeHint(self) -> QSize:
        """The words and a little room."""
        words = self.text() or self.placeholderText()
        return QSize(active().metrics("title").horizontalAdvance(words) + 28, active().control)

    def minimumSizeHint(self) -> QSize:
        """Long titles give way to what stands beside them."""
        return QSize(min(self.sizeHint().width(), active().px(160)), active().control)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Shows the beginning again."""
        super().focusOutEvent(event)
        self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the text."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape) and not event.modifiers():
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, and a box while it is pointed at or written in."""
        super().paintEvent(event)
        if self.hasFocus() and not self.isReadOnly():
            paint.box(QPainter(self), self.rect(), fill=None, line="focus", radius=6, width=2)
        elif self.underMouse() and not self.isReadOnly():
            paint.box(QPainter(self), self.rect(), fill=None, line="line-control", radius=6)
