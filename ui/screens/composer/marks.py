"""How a finding looks under the words: a wave for blocks and warnings, dots for hints; paler once answered.

Waves are laid in tiles: a path for each would cost more than the text itself.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from medsos_desktop.composer.panel import Mark

from ...theme.theme import active

_LONG, _HIGH = 64, 5
_UP, _STEP = 3.0, 4.0
_PALE = 110
_KEEP = 40
_tiles: dict[tuple[int, float], QPixmap] = {}


def underline(painter: QPainter, area: QRectF, mark: Mark) -> None:
    """Draws the mark at the lower edge of ``area``."""
    colour = QColor(active().colour(mark.severity))
    if mark.answered:
        colour.setAlpha(_PALE)
    base = area.bottom() - 2
    if mark.severity == "hint":
        painter.setPen(QPen(colour, 2, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(area.left(), base), QPointF(area.right(), base))
        return
    tile = _tile(colour, painter.device().devicePixelRatio())
    painter.drawTiledPixmap(QRectF(area.left(), base - _UP, area.width(), _HIGH), tile)


def _tile(colour: QColor, ratio: float) -> QPixmap:
    key = (colour.rgba(), ratio)
    found = _tiles.get(key)
    if found is None:
        if len(_tiles) > _KEEP:
            _tiles.clear()
        found = _tiles[key] = _drawn(colour, ratio)
    return found


def _drawn(colour: QColor, ratio: float) -> QPixmap:
    made = QPixmap(round(_LONG * ratio), round(_HIGH * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    path = QPainterPath(QPointF(-_STEP, _HIGH - 1.5))
    x, up = -_STEP, True
    while x < _LONG + _STEP:
        x += _STEP
        path.lineTo(x, 1 if up else _HIGH - 1.5)
        up = not up
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.5))
    painter.drawPath(path)
    painter.end()
    return made
