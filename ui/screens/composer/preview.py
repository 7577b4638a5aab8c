"""How the post will look on a phone: our own drawing, an estimate, light in both themes."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...theme.theme import active
from .preview_text import DIM, INK, PAPER, TAG, Line, lines_of

_PAD, _HEAD = 12, 52
_ASIDE, _NIGHT = QColor("#E8E4DD"), QColor("#211F1B")
_SHAPES = (0.5, 2.0)
"""Frames narrower or wider than this are drawn as this: a phone shows no pole and no ribbon."""


@dataclass(frozen=True, slots=True)
class CardLook:
    """What a card shows besides its words; see `medsos_desktop.composer.phone.PhonePost`."""

    manner: str = "picture"
    title: str = ""
    ratio: float = 0.0
    number: int = 1
    count: int = 0
    dotted: bool = False


class PhoneCard(QWidget):
    """One account's card: head, picture in the export frame, text up to the fold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = self._text = self._more = self._note = ""
        self._look = CardLook()
        self._picture: QPixmap | None = None
        self._made: tuple[object, list[Line]] = ((), [])
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_post(self, name: str, text: str, more: str, *, ratio: float, count: int) -> None:
        """``text`` is cut at the fold already, ``more`` follows it; ``ratio`` is width by height."""
        self.show_card(name, text, more, CardLook(ratio=ratio, count=count))

    def show_card(self, name: str, text: str, more: str, look: CardLook) -> None:
        """The same in another manner."""
        self._name, self._text, self._more, self._look = name, text, more, look
        self.setAccessibleName(". ".join(part for part in (name, look.title, f"{text}{more}") if part))
        self.updateGeometry()
        self.update()

    def show_picture(self, picture: QPixmap | None, note: str = "") -> None:
        """What stands in the frame; ``note`` says why while there is none."""
        self._picture, self._note = picture, note
        self.update()

    # sizes

    def hasHeightForWidth(self) -> bool:
        """Yes."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its parts at this width."""
        look = self._look
        if look.manner in ("tall", "story"):
            return self._frame_height(width)
        words = self._words_height(width)
        head = 0 if look.manner == "video" else _HEAD
        return head + self._frame_height(width) + words + 2 * _PAD

    def sizeHint(self) -> QSize:
        """At the present width."""
        width = max(self.width(), 240)
        return QSize(240, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The card is never cut; the column scrolls."""
        return QSize(160, self.heightForWidth(max(self.width(), 160)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another height."""
        self.updateGeometry()

    def _frame_height(self, width: int) -> int:
        look = self._look
        if look.manner in ("tall", "story", "video"):
            return round(width / (look.ratio or 9 / 16))
        if not look.count:
            return 0
        low, high = _SHAPES
        return round(width / min(max(look.ratio or 1.0, low), high))

    def _words_height(self, width: int) -> int:
        lines = self._lines(width - 2 * _PAD)
        return max(len(lines), 1) * self._line_height()

    def _line_height(self) -> int:
        return active().line("small") + 2

    def _lines(self, width: int) -> list[Line]:
        theme = active()
        key = (self._name, self._look, self._text, self._more, width, theme.scale)
        if self._made[0] != key:
            lead = self._name if self._look.manner == "picture" else ""
            made = lines_of(self._look.title, "", width, lead="") if self._look.title else []
            made = [[(word, INK, True) for word, _colour, _strong in line] for line in made]
            if self._text or self._more or not made:
                made += lines_of(self._text, self._more, width, lead=lead, dotted=self._look.dotted)
            self._made = (key, made)
        return self._made[1]

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.fillPath(shape, PAPER)
        painter.setClipPath(shape)
        {"tall": self._paint_full, "story": self._paint_full, "video": self._paint_video}.get(
            self._look.manner, self._paint_feed
        )(painter)
        painter.setClipping(False)
        painter.setPen(active().colour("line-control"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)

    def _paint_feed(self, painter: QPainter) -> None:
        self._paint_head(painter, INK)
        high = self._frame_height(self.width())
        words = self._words_height(self.width())
        if self._look.manner == "text":
            self._paint_words(painter, _HEAD - 4)
            self._paint_picture(painter, QRect(0, _HEAD + words + 2 * _PAD, self.width(), high))
        else:
            self._paint_picture(painter, QRect(0, _HEAD, self.width(), high))
            self._paint_words(painter, _HEAD + high + (_PAD if high else -4))

    def _paint_video(self, painter: QPainter) -> None:
        high = self._frame_height(self.width())
        self._paint_picture(painter, QRect(0, 0, self.width(), high))
        self._paint_words(painter, high + _PAD)

    def _paint_full(self, painter: QPainter) -> None:
        area = self.rect()
        painter.fillRect(area, _NIGHT)
        self._paint_picture(painter, area, whole=True)
        shade = QLinearGradient(0, 0, 0, _HEAD * 1.6)
        shade.setColorAt(0, QColor(20, 18, 16, 190))
        shade.setColorAt(1, QColor(20, 18, 16, 0))
        painter.fillRect(QRect(0, 0, self.width(), round(_HEAD * 1.6)), shade)
        self._paint_head(painter, PAPER)
        if self._look.manner == "tall":
            self._paint_over(painter)

    def _paint_over(self, painter: QPainter) -> None:
        """A few lines of the caption over the picture's foot."""
        lines = self._lines(self.width() - 2 * _PAD)[:6]
        high = len(lines) * self._line_height() + 2 * _PAD
        top = self.height() - high
        shade = QLinearGradient(0, top - 40, 0, top + _PAD)
        shade.setColorAt(0, QColor(20, 18, 16, 0))
        shade.setColorAt(1, QColor(20, 18, 16, 225))
        painter.fillRect(QRect(0, top - 40, self.width(), high + 40), shade)
        self._paint_words(painter, top + _PAD, lines, over=True)

    def _paint_words(
        self, painter: QPainter, y: int, lines: Sequence[Line] | None = None, *, over: bool = False
    ) -> None:
        theme, high = active(), self._line_height()
        for line in self._lines(self.width() - 2 * _PAD) if lines is None else lines:
            x = _PAD
            for word, colour, strong in line:
                painter.setFont(theme.font("small", strong=strong))
                painter.setPen(PAPER if over else colour)
                painter.drawText(QRect(x, y, self.width(), high), Qt.AlignmentFlag.AlignVCenter, word)
                x += theme.metrics("small", strong=strong).horizontalAdvance(word)
            y += high

    def _paint_head(self, painter: QPainter, colour: QColor) -> None:
        theme = active()
        painter.setBrush(TAG)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(_PAD, 11, 30, 30)
        painter.setPen(PAPER)
        painter.setFont(theme.font("micro"))
        letters = "".join(part[:1] for part in self._name.replace(".", " ").split()[:2]).upper()
        painter.drawText(QRect(_PAD, 11, 30, 30), Qt.AlignmentFlag.AlignCenter, letters)
        painter.setPen(colour)
        painter.setFont(theme.font("small", strong=True))
        room = QRect(_PAD + 38, 0, self.width() - 2 * _PAD - 38, _HEAD)
        name = theme.metrics("small", strong=True).elidedText(
            self._name, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_picture(self, painter: QPainter, frame: QRect, *, whole: bool = False) -> None:
        if frame.height() <= 0:
            return
        if not whole:
            painter.fillRect(frame, _ASIDE)
        picture = self._picture
        if picture is not None and not picture.isNull():
            if whole:
                painter.drawPixmap(_contained(picture.size(), frame), picture)
            else:
                painter.drawPixmap(frame, picture, _cover(picture.size(), frame.size()))
        elif self._note:
            painter.setPen(PAPER if whole else DIM)
            painter.setFont(active().font("small"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(frame.adjusted(16, 8, -16, -8), flags, self._note)
        if self._look.count > 1:
            self._paint_count(painter, frame)

    def _paint_count(self, painter: QPainter, frame: QRect) -> None:
        theme = active()
        text = f"{self._look.number}/{self._look.count}"
        wide = theme.metrics("small", strong=True).horizontalAdvance(text) + 16
        top = frame.y() + 8 + (_HEAD if self._look.manner in ("tall", "story") else 0)
        badge = QRectF(frame.right() - wide - 8, top, wide, theme.line("small") + 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(20, 18, 16, 210))
        painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2)
        painter.setPen(PAPER)
        painter.setFont(theme.font("small", strong=True))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)


def _cover(size: QSize, frame: QSize) -> QRect:
    """The middle of a picture that fills the frame; the picture is cut as the export does already."""
    wide = min(size.width(), round(size.height() * frame.width() / max(frame.height(), 1)))
    high = min(size.height(), round(size.width() * frame.height() / max(frame.width(), 1)))
    return QRect((size.width() - wide) // 2, (size.height() - high) // 2, wide, high)


def _contained(size: QSize, frame: QRect) -> QRect:
    """The whole picture in the middle of the frame."""
    fitted = size.scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
    left = frame.x() + (frame.width() - fitted.width()) // 2
    return QRect(left, frame.y() + (frame.height() - fitted.height()) // 2, fitted.width(), fitted.height())
