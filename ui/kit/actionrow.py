"""A row with one action, for short cards: real buttons, so that Tab and screen readers find them."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from .. import icons
from ..theme.theme import active
from . import paint
from .button import Button


class ActionRow(QWidget):
    """A row of a short card: something painted at the left, one button at the right.

    ``lead`` paints a fixed column before the words (``lead_width`` px; a time, a day); ``meta`` paints the
    line under the title and gets (painter, rect). A double click anywhere presses the button.
    """

    Meta = Callable[[QPainter, QRect], object]

    def __init__(
        self,
        title: str,
        meta: "ActionRow.Meta | str" = "",
        *,
        lead: "ActionRow.Meta | None" = None,
        lead_width: int = 0,
        button: Button | None = None,
        last: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title, self._meta, self._lead, self._lead_width = title, meta, lead, active().px(lead_width)
        self.button, self._last = button, last
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{title}, {meta}" if isinstance(meta, str) and meta else title)
        if button is not None:
            button.setParent(self)
            button.setAccessibleDescription(title)

    def sizeHint(self) -> QSize:
        """56 high at 100 %."""
        theme = active()
        return QSize(200, max(theme.line("strong") + theme.line("small") + 18, theme.control + 16) + 2)

    def minimumSizeHint(self) -> QSize:
        """Narrow is fine: words give way."""
        return QSize(120, self.sizeHint().height())

    def set_last(self) -> None:
        """No line below it."""
        self._last = True
        self.update()

    def resizeEvent(self, event: object) -> None:
        """The button stands at the right."""
        if self.button is not None:
            hint = self.button.sizeHint()
            x, y = self.width() - hint.width() - 12, (self.height() - hint.height()) // 2
            self.button.setGeometry(x, y, hint.width(), hint.height())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens like the button."""
        if self.button is not None:
            self.button.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lead, title, meta, line."""
        theme = active()
        painter = QPainter(self)
        if not self._last:
            paint.fill(painter, QRect(0, self.height() - 1, self.width(), 1), theme.colour("line"))
        left = 16
        if self._lead is not None:
            self._lead(painter, QRect(left, 0, self._lead_width, self.height() - 1))
            left += self._lead_width + 8
        right = self.width() - 12 if self.button is None else self.button.x() - 8
        high, low = theme.line("strong"), theme.line("small")
        top = (self.height() - 1 - high - (low if self._meta else 0)) // 2
        area = QRect(left, top, max(right - left, 0), high)
        paint.text(painter, area, self._title, font=theme.font("strong"))
        below = QRect(left, top + high, area.width(), low)
        if callable(self._meta):
            self._meta(painter, below)
        elif self._meta:
            paint.text(painter, below, self._meta, font=theme.font("small"), role="text-2")


def meta_icon(name: str, role: str, words: str, after: str = "") -> ActionRow.Meta:
    """A meta line of an icon, strong words in its colour, and grey words behind."""

    def draw(painter: QPainter, rect: QRect) -> None:
        theme = active()
        icons.paint(painter, name, rect.x(), rect.y() + (rect.height() - 14) / 2, 14, role)
        inner = rect.adjusted(19, 0, 0, 0)
        took = paint.text(painter, inner, words, font=theme.font("small", strong=True), role=role)
        if after:
            rest = inner.adjusted(took + 6, 0, 0, 0)
            paint.text(painter, rest, after, font=theme.font("small"), role="text-2")

    return draw
