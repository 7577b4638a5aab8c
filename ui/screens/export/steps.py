"""Four steps in a row at the top: done, here, to come."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medsos_desktop.words import Words

from ... import icons
from ...kit import paint
from ...theme.theme import active

_ROUND, _GAP, _LINE = 24, 8, 24


class Steps(QWidget):
    """Painted only; its accessible name says which step it is."""

    def __init__(self, words: Words, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._names = words, tuple(names)
        self._here = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_here(0)

    def set_here(self, here: int) -> None:
        """The step where work goes on (from 0); one past the last means all are done."""
        self._here = here
        at = min(here, len(self._names) - 1)
        self.setAccessibleName(
            self._words("export.step.spoken", n=at + 1, total=len(self._names), name=self._names[at])
        )
        self.update()

    def _widths(self) -> list[int]:
        metrics = active().metrics("body", strong=True)
        return [metrics.horizontalAdvance(name) + 2 for name in self._names]

    def _round(self) -> int:
        return active().px(_ROUND)

    def sizeHint(self) -> QSize:
        """All in one line."""
        count = len(self._names)
        wide = sum(self._widths()) + count * (self._round() + _GAP) + (count - 1) * (_LINE + 2 * _GAP)
        return QSize(wide, self._round() + 4)

    def minimumSizeHint(self) -> QSize:
        """Names go where the room is short; the rounds stay."""
        count = len(self._names)
        return QSize(count * self._round() + (count - 1) * (12 + 2 * _GAP), self._round() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Rounds, names, lines, from the right."""
        painter, theme = QPainter(self), active()
        short = self.width() < self.sizeHint().width()
        widths = [0 if short and at != self._here else wide for at, wide in enumerate(self._widths())]
        side = self._round()
        line = 12 if short else _LINE
        total = sum(wide + (_GAP if wide else 0) for wide in widths) + len(widths) * side
        total += (len(widths) - 1) * (line + 2 * _GAP)
        x, top = max(self.width() - total, 0), (self.height() - side) // 2
        for at, (name, wide) in enumerate(zip(self._names, widths, strict=True)):
            self._paint_round(painter, QRect(x, top, side, side), at)
            x += side
            if wide:
                area = QRect(x + _GAP, 0, wide, self.height())
                here = at == self._here
                font = theme.font("body", strong=here)
                paint.text(painter, area, name, font=font, role="text" if here else "text-2")
                x += _GAP + wide
            if at < len(widths) - 1:
                x += _GAP
                painter.fillRect(QRect(x, self.height() // 2, line, 1), theme.colour("line-control"))
                x += line + _GAP

    def _paint_round(self, painter: QPainter, area: QRect, at: int) -> None:
        if at < self._here:
            paint.box(painter, area, fill="ok-bg", line="ok-line", radius=area.height() / 2)
            corner = area.x() + (area.width() - 16) / 2
            icons.paint(painter, "centang", corner, area.y() + (area.height() - 16) / 2, 16, "ok")
            return
        here = at == self._here
        fill, line = ("accent", "accent") if here else ("surface", "line-input")
        paint.box(painter, area, fill=fill, line=line, radius=area.height() / 2)
        font = active().font("small", strong=True)
        role = "on-accent" if here else "text-2"
        paint.text(painter, area, str(at + 1), font=font, role=role, align=paint.CENTRE)
