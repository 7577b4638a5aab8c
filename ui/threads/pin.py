"""The number of a note: on its card, beside its words, on its picture. A drop with its point at the left."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..kit import paint
from ..theme.theme import active


def side() -> int:
    """Its width and height in the theme in force."""
    return active().line("small") + 4


def paint_pin(painter: QPainter, x: float, y: float, number: int, *, on: bool = True) -> None:
    """Draws it with its upper left corner there; grey when the thread is settled."""
    theme, wide = active(), side()
    area, shape = QRectF(x, y, wide, wide), QPainterPath()
    shape.addEllipse(area)
    corner = QPainterPath()
    corner.addRoundedRect(QRectF(x, y + wide / 2, wide / 2, wide / 2), 2, 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(shape.united(corner), theme.colour("accent" if on else "pressed"))
    font = theme.font("small", strong=True)
    role = "on-accent" if on else "text-2"
    paint.text(painter, area.toRect(), str(number), font=font, role=role, align=paint.CENTRE)


def pin_at(point: QPointF, x: float, y: float) -> bool:
    """Whether a press at ``point`` meets the pin drawn at ``x``, ``y``."""
    return QRectF(x - 2, y - 2, side() + 4, side() + 4).contains(point)


class PinBadge(QWidget):
    """One as a widget."""

    def __init__(self, number: int = 0, *, on: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._on = number, on
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_number(self, number: int, *, on: bool) -> None:
        """Another number or state."""
        if (number, on) != (self._number, self._on):
            self._number, self._on = number, on
            self.update()

    def sizeHint(self) -> QSize:
        """Square."""
        return QSize(side(), side())

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The drop and its number."""
        paint_pin(QPainter(self), 0, 0, self._number, on=self._on)
