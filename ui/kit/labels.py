"""Words on a ground: labels by type and tone, elided ones, keys, tags, rules."""

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ..theme.theme import active
from . import paint

_LONG = re.compile(r"(\S{16})(?=\S)")


def breakable(text: str) -> str:
    """``text`` with places to break in words that no line holds: what comes from elsewhere may have such."""
    return _LONG.sub("\\1\u200b", text)


def show_if(widget: QWidget, on: bool) -> None:
    """Shows or hides a part; one without a parent is left alone, since showing would make it a window."""
    if not on:
        widget.hide()
    elif widget.parentWidget() is not None:
        widget.show()


def restyle(widget: QWidget) -> None:
    """A property that the style sheet asks for is another; nothing to do before the widget was ever shown.

    (Asking for a widget's style makes the binding learn all of `QStyle`: 6 ms the start can do without.)
    """
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class Label(QLabel):
    """Plain text by ``type`` (small, label, body, strong, heading, title, figure, editor) and ``tone``.

    ``tone``: "" (text), text-2, text-3, disabled, accent, block, warn, hint, ok, holiday.
    ``wrap`` breaks lines.
    """

    def __init__(
        self,
        text: str = "",
        type: str = "body",
        tone: str = "",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("type", type)
        if tone:
            self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        self.setText(text)

    def set_tone(self, tone: str) -> None:
        """Another colour, by role."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            restyle(self)


class ElidedLabel(QWidget):
    """One line that gives way: cut with an ellipsis where the room is short, whole in the tool tip."""

    def __init__(
        self, text: str = "", type: str = "body", tone: str = "text", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text, self._type, self._tone = text, type, tone
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Other words."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.updateGeometry()
            self._tip()
            self.update()

    def set_tone(self, tone: str) -> None:
        """Another colour, by role."""
        self._tone = tone
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tool tip holds the text only when it is cut."""
        self._tip()

    def _tip(self) -> None:
        cut = active().metrics(self._type).horizontalAdvance(self._text) > self.width()
        self.setToolTip(self._text if cut else "")

    def sizeHint(self) -> QSize:
        """The whole line."""
        theme = active()
        return QSize(theme.metrics(self._type).horizontalAdvance(self._text) + 2, theme.line(self._type))

    def minimumSizeHint(self) -> QSize:
        """A few letters at least."""
        return QSize(40, active().line(self._type))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text."""
        paint.text(QPainter(self), self.rect(), self._text, font=active().font(self._type), role=self._tone)


def key(text: str) -> QLabel:
    """A key of the keyboard ("Ctrl+K")."""
    return _kind(text, "key")


def tag(text: str, *, estimate: bool = False) -> QLabel:
    """A small grey word in a box; ``estimate`` is dashed ("perkiraan")."""
    return _kind(text, "estimate" if estimate else "tag")


def _kind(text: str, kind: str) -> QLabel:
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("kind", kind)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def divider(*, vertical: bool = False, length: int = 0) -> QFrame:
    """A line of 1 px; ``length`` 0 takes all the room."""
    made = QFrame()
    made.setProperty("rule", "v" if vertical else "h")
    if length:
        (made.setFixedHeight if vertical else made.setFixedWidth)(length)
    return made
