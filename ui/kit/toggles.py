"""On or off: check box, radio button, switch."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QRadioButton, QWidget

from ..theme.theme import active
from . import paint


class _Row:
    """Room for mark and words, never cut; the whole row is the target."""

    mark = 20
    """Width of what is painted before the words."""

    if TYPE_CHECKING:

        def text(self) -> str:
            """The button's words."""

    def sizeHint(self) -> QSize:
        """Mark, gap, words."""
        theme, text = active(), self.text()
        words = theme.metrics("body").horizontalAdvance(text) + 10 if text else 0
        return QSize(self.mark + words, theme.control)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        """Everywhere."""
        return True


class CheckBox(_Row, QCheckBox):
    """A tick with words."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box and words."""
        painter = QPainter(self)
        state = self.checkState()
        paint.check(
            painter,
            QRect(0, 0, 20, self.height()),
            on=state == Qt.CheckState.Checked,
            part=state == Qt.CheckState.PartiallyChecked,
            enabled=self.isEnabled(),
        )
        _words(painter, self, 28)


class RadioButton(_Row, QRadioButton):
    """One of several."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ring and words."""
        painter = QPainter(self)
        area = QRectF(1, (self.height() - 18) / 2, 18, 18)
        if self.isChecked():
            line = "accent" if self.isEnabled() else "text-disabled"
            paint.box(painter, area, fill="surface", line=line, radius=9, width=5.5)
        else:
            paint.box(painter, area, fill="surface", line="line-input", radius=9, width=1.5)
        _words(painter, self, 28)


class Switch(_Row, QCheckBox):
    """On or off at once, without a save button; words stand to its right."""

    mark = 38

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track, knob, words."""
        painter = QPainter(self)
        track = QRectF(1, (self.height() - 20) / 2, 36, 20)
        on = self.isChecked()
        fill, line = ("accent", "accent") if on else ("surface", "line-input")
        if not self.isEnabled():
            fill, line = ("text-disabled", "text-disabled") if on else ("sunken", "line-control")
        paint.box(painter, track, fill=fill, line=line, radius=10, width=1.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(active().colour("on-accent" if on else line))
        painter.drawEllipse(QPointF(track.x() + (25.5 if on else 9.5), track.center().y()), 5.5, 5.5)
        _words(painter, self, 46)


def _words(painter: QPainter, button: QCheckBox | QRadioButton, left: int) -> None:
    rect = button.rect().adjusted(left, 0, 0, 0)
    role = "text" if button.isEnabled() else "text-disabled"
    paint.text(painter, rect, button.text(), font=active().font("body"), role=role)
