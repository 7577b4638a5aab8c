"""Draws chips, grounds kept as pictures by look and size; words are drawn live, so they stay sharp."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from ... import icons
from ...kit import paint
from ...theme.looks import Look
from ...theme.theme import Theme, active
from .art import CellArt, ChipArt

_KEEP = 400
_FADED = 0.45
_SINGLE = int(paint.LEFT) | int(Qt.TextFlag.TextSingleLine.value)


class ChipPainter:
    """Keeps the grounds of one theme; another theme empties it."""

    def __init__(self) -> None:
        self._grounds: dict[tuple[Look, int, int, float, bool], QPixmap] = {}
        self._theme: Theme | None = None

    def chip(self, painter: QPainter, cell: QPoint, art: ChipArt, *, hovered: bool, chosen: bool) -> None:
        """One chip of the cell whose top left corner is ``cell``."""
        theme = active()
        rect = art.rect.translated(cell)
        if art.faded:
            painter.setOpacity(_FADED)
        painter.drawPixmap(rect.topLeft(), self._ground(painter, art.look, rect, hovered))
        line = theme.px(15)
        self._first_line(painter, art, QRect(rect.x() + 9, rect.y() + 1, rect.width() - 15, line), theme)
        look = art.look
        painter.setFont(theme.font("small", strong=look.strong, strike=look.struck))
        painter.setPen(theme.colour("text"))
        for number, words in enumerate(art.lines):
            top = rect.y() + 1 + line * (number + 1)
            painter.drawText(QRect(rect.x() + 9, top, rect.width() - 12, line), _SINGLE, words)
        if art.faded:
            painter.setOpacity(1)
        if chosen:
            paint.box(
                painter, QRectF(rect).adjusted(-1, -1, 1, 1), fill=None, line="focus", radius=5, width=2
            )

    def _first_line(self, painter: QPainter, art: ChipArt, rect: QRect, theme: Theme) -> None:
        painter.setPen(theme.colour("text-2"))
        painter.setFont(theme.font("small"))
        painter.drawText(rect, _SINGLE, art.time)
        painter.setFont(theme.font("micro"))
        for x, name in art.monograms:
            painter.drawText(QRect(rect.x() + x, rect.y(), rect.width() - x, rect.height()), _SINGLE, name)
        top = rect.y() + (rect.height() - 14) / 2
        if art.mark:
            icons.paint(painter, art.mark, rect.right() - 30, top, 14, "warn")
        icons.paint(painter, art.look.icon, rect.right() - 13, top, 14, art.look.role)

    def _ground(self, painter: QPainter, look: Look, rect: QRect, hovered: bool) -> QPixmap:
        theme = active()
        if theme is not self._theme or len(self._grounds) > _KEEP:
            self._grounds.clear()
            self._theme = theme
        ratio = painter.device().devicePixelRatio()
        key = (look, rect.width(), rect.height(), ratio, hovered)
        found = self._grounds.get(key)
        if found is None:
            found = self._grounds[key] = _draw_ground(look, rect, ratio, hovered)
        return found

    def more(self, painter: QPainter, cell: QPoint, art: CellArt, *, hovered: bool) -> None:
        """As in "+3 lagi" and the shapes of the first three that are hidden."""
        theme = active()
        rect = art.more_rect.translated(cell).adjusted(4, 0, -4, 0)
        font = theme.font("small", strong=True)
        x = rect.x() + paint.text(painter, rect, art.more, font=font, role="accent-text")
        if hovered:
            painter.fillRect(QRect(rect.x(), rect.bottom(), x - rect.x(), 1), theme.colour("accent-text"))
        for look in art.more_looks:
            x += 6
            if x + 12 > rect.right():
                break
            icons.paint(painter, look.icon, x, rect.y() + (rect.height() - 12) / 2, 12, look.role)
            x += 12

    def ghost(self, painter: QPainter, cell: QPoint, art: ChipArt) -> None:
        """Where a dragged post would go."""
        rect = art.rect.translated(cell)
        paint.box(painter, rect, fill="surface", line="accent", radius=4, dashed=True)
        paint.text(
            painter, rect.adjusted(8, 0, -6, 0), art.lines[0],
            font=active().font("small"), role="accent-text",
        )  # fmt: skip


def _draw_ground(look: Look, rect: QRect, ratio: float, hovered: bool) -> QPixmap:
    made = QPixmap(round(rect.width() * ratio), round(rect.height() * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    area = QRect(0, 0, rect.width(), rect.height())
    inside = QPainter(made)
    line = look.role if hovered else f"{look.role}-line"
    paint.box(inside, area, fill=f"{look.role}-bg", line=line, radius=4, dashed=look.dashed)
    paint.bar_left(inside, area, look.role, 3, 4)
    inside.end()
    return made
