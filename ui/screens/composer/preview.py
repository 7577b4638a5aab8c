"""How the post will look on a phone: our own drawing, an estimate, light in both themes."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from medsos_desktop.text.entities import entities

from ...theme.theme import active

_PAPER, _INK, _DIM, _TAG = "#FFFFFF", "#211F1B", "#625D55", "#0A5A67"
_PAD = 12


class PhoneCard(QWidget):
    """One account's card: head, picture in the export frame, text up to the fold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = self._text = self._more = ""
        self._ratio, self._count = 0.0, 0
        self._picture: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_post(self, name: str, text: str, more: str, *, ratio: float, count: int) -> None:
        """``text`` is cut at the fold already, ``more`` follows it; ``ratio`` is width by height."""
        self._name, self._text, self._more, self._ratio, self._count = name, text, more, ratio, count
        self.setAccessibleName(f"{name}: {text}{more}")
        self.updateGeometry()
        self.update()

    def show_picture(self, picture: QPixmap | None) -> None:
        """The first picture; `None` while there is none."""
        self._picture = picture
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its parts at this width."""
        width = max(self.width(), 240)
        return QSize(240, 52 + self._picture_height(width) + self._text_height(width) + 2 * _PAD)

    def minimumSizeHint(self) -> QSize:
        """The card is never cut; the column scrolls."""
        return self.sizeHint()

    def resizeEvent(self, event: object) -> None:
        """Another width, another height."""
        self.updateGeometry()

    def _picture_height(self, width: int) -> int:
        return round(width / self._ratio) if self._count and self._ratio else 0

    def _text_height(self, width: int) -> int:
        return sum(height for _line, height in self._lines(width - 2 * _PAD)) or 20

    def _lines(self, width: int) -> list[tuple[list[tuple[str, str]], int]]:
        """Lines of coloured words, wrapped by hand so that tags keep their colour."""
        theme = active()
        measure, high = theme.metrics("small"), theme.line("small") + 2
        lines: list[tuple[list[tuple[str, str]], int]] = []
        for paragraph in (self._text + self._more).split("\n"):
            lines += [(line, high) for line in _wrap(_coloured(paragraph, self._more), measure, width)]
        return lines

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card."""
        theme, painter = active(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(edge, 8, 8)
        painter.fillPath(shape, QColor(_PAPER))
        painter.setClipPath(shape)
        self._paint_head(painter)
        y = 52 + self._paint_picture(painter) + _PAD
        painter.setFont(theme.font("small"))
        for line, high in self._lines(self.width() - 2 * _PAD):
            x = _PAD
            for word, colour in line:
                painter.setPen(QColor(colour))
                painter.drawText(QRect(x, y, self.width(), high), Qt.AlignmentFlag.AlignVCenter, word)
                x += theme.metrics("small").horizontalAdvance(word)
            y += high
        painter.setClipping(False)
        painter.setPen(theme.colour("line-control"))
        painter.drawPath(shape)

    def _paint_head(self, painter: QPainter) -> None:
        theme = active()
        painter.setBrush(QColor(_TAG))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(_PAD, 11, 30, 30)
        painter.setPen(QColor(_PAPER))
        painter.setFont(theme.font("small", strong=True))
        letters = "".join(part[:1] for part in self._name.replace(".", " ").split()[:2]).upper()
        painter.drawText(QRect(_PAD, 11, 30, 30), Qt.AlignmentFlag.AlignCenter, letters)
        painter.setPen(QColor(_INK))
        room = QRect(_PAD + 38, 0, self.width() - 2 * _PAD - 38, 52)
        name = theme.metrics("small", strong=True).elidedText(
            self._name, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_picture(self, painter: QPainter) -> int:
        high = self._picture_height(self.width())
        if not high:
            return 0
        frame = QRect(0, 52, self.width(), high)
        painter.fillRect(frame, QColor("#E8E4DD"))
        if self._picture is not None and not self._picture.isNull():
            painter.drawPixmap(frame, self._picture, _cover(self._picture.size(), frame.size()))
        if self._count > 1:
            badge = QRectF(frame.right() - 42, frame.y() + 8, 34, 22)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(20, 18, 16, 210))
            painter.drawRoundedRect(badge, 11, 11)
            painter.setPen(QColor(_PAPER))
            painter.setFont(active().font("small", strong=True))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, f"1/{self._count}")
        return high


def _cover(size: QSize, frame: QSize) -> QRect:
    """The middle of a picture that fills the frame, as the export crops it."""
    wide = min(size.width(), round(size.height() * frame.width() / max(frame.height(), 1)))
    high = min(size.height(), round(size.width() * frame.height() / max(frame.width(), 1)))
    return QRect((size.width() - wide) // 2, (size.height() - high) // 2, wide, high)


def _coloured(text: str, more: str) -> list[tuple[str, str]]:
    """Words with their colours; blanks stay with the word before them."""
    tagged = [False] * len(text)
    for entity in entities(text):
        tagged[entity.start : entity.end] = [True] * (entity.end - entity.start)
    dim = len(text) - len(more) if more and text.endswith(more) else len(text)
    words: list[tuple[str, str]] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or (text[at - 1] == " " and text[at] != " ") or at == dim:
            colour = _DIM if start >= dim else _TAG if tagged[start] else _INK
            words.append((text[start:at], colour))
            start = at
    return words


def _wrap(words: Sequence[tuple[str, str]], measure: object, width: int) -> list[list[tuple[str, str]]]:
    lines: list[list[tuple[str, str]]] = [[]]
    used = 0
    for word, colour in words:
        wide = measure.horizontalAdvance(word.rstrip())  # type: ignore[attr-defined]
        if used and used + wide > width:
            lines.append([])
            used = 0
        lines[-1].append((word, colour))
        used += measure.horizontalAdvance(word)  # type: ignore[attr-defined]
    return lines
