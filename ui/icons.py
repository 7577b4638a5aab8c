"""Icons by name and colour role, from `resources/icons`; kept by name, size, colour and pixel ratio."""

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from medsos_desktop import resources

from .svgpath import Drawing, read
from .theme.theme import active

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

_KEEP = 600
_pixmaps: dict[tuple[str, int, int, float], QPixmap] = {}


@cache
def drawing(name: str) -> Drawing:
    """The shapes of an icon; an unknown name is a bug (`FileNotFoundError`)."""
    return read(resources.path("icons", f"{name}.svg").read_text(encoding="utf-8"))


def pixmap(name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a square picture, ``size`` in device-independent pixels."""
    key = (name, size, colour.rgba(), ratio)
    found = _pixmaps.get(key)
    if found is None:
        if len(_pixmaps) > _KEEP:
            _pixmaps.clear()
        found = _pixmaps[key] = _draw(name, colour, size, ratio)
    return found


def _draw(name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    drawing(name).paint(painter, QRectF(0, 0, size, size), colour)
    painter.end()
    return made


def paint(painter: QPainter, name: str, x: float, y: float, size: int, role: str) -> None:
    """Draws the icon with its top left corner at (x, y), in the colour of ``role``."""
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(QPointF(x, y), pixmap(name, active().colour(role), size, ratio))


def icon(name: str, colour_role: str = "text-2", size: int = 20) -> "QIcon":
    """The icon for Qt's own places (menus, actions), in the colours of the theme in force."""
    from PySide6.QtGui import QIcon  # brings an enumeration of 150 names, and the first picture needs none

    theme = active()
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, theme.colour(colour_role), size, ratio))
        made.addPixmap(pixmap(name, theme.colour("text-disabled"), size, ratio), QIcon.Mode.Disabled)
    return made
