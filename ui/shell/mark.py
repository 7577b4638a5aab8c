"""The app's mark: a speech bubble with a tick on the accent colour, drawn for this project."""

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap

from ..svgpath import path_of
from ..theme.theme import active

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

_BUBBLE = (
    "M6 7.5A1.5 1.5 0 0 1 7.5 6h9A1.5 1.5 0 0 1 18 7.5v6a1.5 1.5 0 0 1-1.5 1.5H12l-3.500 3v-3h-1"
    "A1.500 1.500 0 0 1 6 13.500z"
)


@cache
def _bubble() -> QPainterPath:
    return path_of(_BUBBLE)


def paint(painter: QPainter, x: float, y: float, size: float) -> None:
    """Draws it with its corner at (x, y), ``size`` wide."""
    theme = active()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(x, y)
    painter.scale(size / 24, size / 24)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent"))
    painter.drawRoundedRect(QRectF(0, 0, 24, 24), 6, 6)
    painter.setBrush(theme.colour("on-accent"))
    painter.drawPath(_bubble())
    pen = QPen(theme.colour("accent"), 1.75, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline([QPointF(9, 10.5), QPointF(11.1, 12.6), QPointF(15, 8.7)])
    painter.restore()


def window_icon() -> "QIcon":
    """The mark for the task bar, at the sizes systems ask for."""
    from PySide6.QtGui import QIcon  # not needed for the first picture, see `ui.icons.icon`

    made = QIcon()
    for size in (16, 24, 32, 48, 256):
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint(painter, 0, 0, size)
        painter.end()
        made.addPixmap(picture)
    return made
