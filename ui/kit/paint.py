"""Painting helpers in the tokens' manner: rounded boxes, elided text, state chips, monograms.

All take the painter and a rectangle in device-independent pixels and ask the theme in force, so that
delegates and widgets draw the same chip the same way.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen

from .. import icons
from ..theme.looks import Look
from ..theme.theme import active

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
_DASHES = [3.0, 2.0]


def box(
    painter: QPainter,
    rect: QRect | QRectF,
    *,
    fill: str | None,
    line: str | None,
    radius: float = 6,
    width: float = 1,
    dashed: bool = False,
) -> None:
    """A rounded box by colour roles; its outline lies wholly inside ``rect``."""
    theme = active()
    inset = width / 2 if line else 0
    area = QRectF(rect).adjusted(inset, inset, -inset, -inset)
    pen = QPen(theme.colour(line), width) if line else QPen(Qt.PenStyle.NoPen)
    if dashed:
        pen.setDashPattern(_DASHES)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(theme.colour(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area, radius - inset, radius - inset)


def fill(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """A plain area, for what the first screen shows.

    Choosing among the forms of ``fillRect`` makes Qt for Python build the names of all gradients first, 2 ms.
    """
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(rect)


def bar_left(painter: QPainter, rect: QRect, role: str, width: int = 3, radius: float = 0) -> None:
    """The bar at the left edge that says "selected", or a chip's state; follows its rounded corners."""
    painter.save()
    if radius:
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(rect), radius, radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(shape)
    fill(painter, QRect(rect.x(), rect.y(), width, rect.height()), active().colour(role))
    painter.restore()


def text(
    painter: QPainter,
    rect: QRect,
    words: str,
    *,
    font: QFont,
    role: str | QColor = "text",
    align: Qt.AlignmentFlag = LEFT,
) -> int:
    """One line of text, elided to ``rect``; returns the width it took in pixels."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.setFont(font)
    painter.setPen(role if isinstance(role, QColor) else active().colour(role))
    painter.drawText(rect, int(align) | int(Qt.TextFlag.TextSingleLine.value), shown)
    return metrics.horizontalAdvance(shown)


def chip_width(word: str) -> int:
    """The width of a state chip with this word."""
    return 8 + 14 + 6 + active().metrics("small", strong=True).horizontalAdvance(word) + 9


def chip(painter: QPainter, rect: QRect, look: Look, word: str) -> None:
    """A state by colour, shape and word; ``rect`` is 24 high at 100 %."""
    theme = active()
    box(painter, rect, fill=f"{look.role}-bg", line=f"{look.role}-line", radius=4, dashed=look.dashed)
    icons.paint(painter, look.icon, rect.x() + 8, rect.y() + (rect.height() - 14) / 2, 14, look.role)
    inner = QRect(rect.x() + 28, rect.y(), rect.width() - 28 - 6, rect.height())
    text(painter, inner, word, font=theme.font("small", strong=True), role=look.role)


def glyph_word(painter: QPainter, x: int, rect: QRect, look: Look, word: str, size: int = 14) -> int:
    """The state without its box, icon then word, in a line; returns the x after it."""
    icons.paint(painter, look.icon, x, rect.y() + (rect.height() - size) / 2, size, look.role)
    inner = QRect(x + size + 4, rect.y(), max(rect.right() - x - size - 3, 0), rect.height())
    return x + size + 4 + text(painter, inner, word, font=active().font("small", strong=True), role=look.role)


def monograms_width(names: Sequence[str], most: int = 0) -> int:
    """The width of `monograms`."""
    metrics = active().metrics("micro")
    shown = _shown(names, most)
    return sum(metrics.horizontalAdvance(name) + 5 for name in shown) - 5 if shown else 0


def monograms(
    painter: QPainter, x: int, rect: QRect, names: Sequence[str], *, most: int = 0, role: str = "text-2"
) -> int:
    """Channel monograms in a row, at most ``most`` then "+n" (0: all); returns the x after them."""
    theme = active()
    metrics = theme.metrics("micro")
    painter.setFont(theme.font("micro"))
    painter.setPen(theme.colour(role))
    for name in _shown(names, most):
        width = metrics.horizontalAdvance(name)
        painter.drawText(QRect(x, rect.y(), width + 2, rect.height()), LEFT, name)
        x += width + 5
    return x - 5 if names else x


def _shown(names: Sequence[str], most: int) -> list[str]:
    if not most or len(names) <= most:
        return list(names)
    return [*names[:most], f"+{len(names) - most}"]


def count(painter: QPainter, right: int, rect: QRect, number: str, *, on: bool = False) -> int:
    """A round count ending at ``right``, centred in ``rect``'s height; returns its left edge."""
    theme = active()
    font = theme.font("small", strong=True)
    height = theme.line("small") + 4
    width = max(height + 2, QFontMetrics(font).horizontalAdvance(number) + 12)
    area = QRect(right - width, rect.y() + (rect.height() - height) // 2, width, height)
    box(painter, area, fill="accent" if on else "pressed", line=None, radius=height / 2)
    text(painter, area, number, font=font, role="on-accent" if on else "text", align=CENTRE)
    return area.x()


def pillar(painter: QPainter, rect: QRect, number: int, role: str) -> None:
    """A pillar's number on its colour."""
    box(painter, rect, fill=role, line=None, radius=4)
    words = str(number) if number else "–"
    text(painter, rect, words, font=active().font("micro"), role="on-pillar", align=CENTRE)


def focus_inside(painter: QPainter, rect: QRect, radius: float = 0) -> None:
    """The 2 px focus frame at the inner edge of a row or cell."""
    box(painter, rect, fill=None, line="focus", radius=max(radius, 1), width=2)


def check(painter: QPainter, rect: QRect, *, on: bool, enabled: bool = True, part: bool = False) -> None:
    """A check box of 18 px in the middle of ``rect``."""
    area = QRectF(rect.x() + (rect.width() - 18) / 2, rect.y() + (rect.height() - 18) / 2, 18, 18)
    line = "line-input" if enabled else "line-control"
    if on or part:
        fill = "accent" if enabled else "text-disabled"
        box(painter, area, fill=fill, line=fill, radius=4, width=1.5)
        _tick(painter, area, part)
    else:
        box(painter, area, fill="surface" if enabled else "sunken", line=line, radius=4, width=1.5)


def _tick(painter: QPainter, area: QRectF, part: bool) -> None:
    pen = QPen(active().colour("on-accent"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    if part:
        painter.drawLine(area.center() - QPointF(4, 0), area.center() + QPointF(4, 0))
        return
    painter.drawPolyline([area.topLeft() + QPointF(x, y) for x, y in ((4.5, 9.3), (7.8, 12.6), (13.7, 5.8))])
