"""The pictures of one account as they go out: the chosen one large, the others small, the words for ears."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from medsos_desktop.review.cuts import Cut
from medsos_desktop.words import Words

from ... import icons
from ...kit import paint
from ...kit.boxes import clear, column, row
from ...kit.button import IconButton
from ...kit.labels import Label, show_if
from ...pictures import PAGE, Pictures
from ...theme.theme import active
from ...threads.pin import paint_pin, side
from .scrolls import KeyScroll

_BESIDE = 34
"""Margins and a scroll bar beside the large picture."""


def paint_picture(
    painter: QPainter, rect: QRect, picture: QPixmap | None, cut: Cut | None, radius: float
) -> None:
    """The part of a picture that goes out, filling ``rect``; an icon while it is not there."""
    theme = active()
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.fillPath(shape, theme.colour("sunken"))
    if picture is None or picture.isNull():
        icons.paint(painter, "media", rect.center().x() - 10, rect.center().y() - 10, 20, "text-3")
    else:
        painter.save()
        painter.setClipPath(shape)
        painter.drawPixmap(QRectF(rect), picture, _fill(picture, cut, rect))
        painter.restore()
    painter.setPen(theme.colour("line"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(shape)


def _fill(picture: QPixmap, cut: Cut | None, rect: QRect) -> QRectF:
    """The cut of a picture; where ``rect`` has another shape (a small square) its middle."""
    x, y, w, h = cut.box if cut else (0.0, 0.0, 1.0, 1.0)
    area = QRectF(x * picture.width(), y * picture.height(), w * picture.width(), h * picture.height())
    shape = rect.width() / max(rect.height(), 1)
    if area.width() > area.height() * shape:
        wide = area.height() * shape
        area = QRectF(area.x() + (area.width() - wide) / 2, area.y(), wide, area.height())
    else:
        high = area.width() / shape
        area = QRectF(area.x(), area.y() + (area.height() - high) / 2, area.width(), high)
    return area


Numbers = Callable[[str], Sequence[int]]
"""The numbers of the open notes about a picture."""


class _Large(QWidget):
    """The chosen picture in its own shape, with the numbers of its notes."""

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures
        self._cut: Cut | None = None
        self.numbers: Numbers = lambda _asset: ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_cut(self, cut: Cut, wide: int, most: int, said: str) -> None:
        """As wide as the column, at most ``most`` high."""
        self._cut = cut
        high = round(wide / max(cut.ratio, 0.1))
        if high > most:
            wide, high = round(most * cut.ratio), most
        self.setFixedSize(max(wide, 40), max(high, 40))
        self.setAccessibleName(said)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture."""
        if self._cut is not None:
            picture = self._pictures.find(self._cut.use.asset, PAGE)
            painter = QPainter(self)
            paint_picture(painter, self.rect(), picture, self._cut, 6)
            for at, number in enumerate(reversed(self.numbers(self._cut.use.asset)), 1):
                paint_pin(painter, self.width() - at * (side() + 4) - 4, 8, number)


class _Small(QAbstractButton):
    """One of the pictures, to choose."""

    def __init__(self, pictures: Pictures, cut: Cut, said: str) -> None:
        super().__init__()
        self._pictures, self._cut = pictures, cut
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(said)
        self.setToolTip(cut.name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(48, 60)

    def sizeHint(self) -> QSize:
        """As in the mock."""
        return QSize(48, 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, framed when chosen."""
        painter = QPainter(self)
        picture = self._pictures.find(self._cut.use.asset, PAGE)
        paint_picture(painter, self.rect().adjusted(3, 3, -3, -3), picture, self._cut, 4)
        if self.isChecked():
            paint.box(painter, self.rect(), fill=None, line="accent", radius=6, width=2)
        elif self.hasFocus():
            paint.box(painter, self.rect(), fill=None, line="focus", radius=6, width=2)


class PictureColumn(KeyScroll):
    """The left part of the sheet; hidden where there are no pictures. ``noted(asset)``: a note is wanted."""

    noted = Signal(str)

    def __init__(self, words: Words, pictures: Pictures) -> None:
        super().__init__(words("review.pictures_name"), gap=8, margins=(16, 16, 8, 16))
        self._words, self._pictures = words, pictures
        self._cuts: tuple[Cut, ...] = ()
        self._at = 0
        self._most = 250
        self._large = _Large(pictures)
        self._strip = row(gap=6)
        self._head = Label("", "label")
        self._alt = Label("", "small", "text-2", wrap=True)
        self._lost = Label("", "small", "text-3", wrap=True)
        self._small: list[_Small] = []
        self.body.addWidget(self._large)
        self.body.addLayout(self._strip)
        words_ = column(gap=2)
        self.note = IconButton("catatan", words("review.noting.picture"))
        self.note.activated.connect(self._note)
        self.note.hide()
        head = row()
        head.addWidget(self._head, 1)
        head.addWidget(self.note)
        words_.addLayout(head)
        for label in (self._alt, self._lost):
            words_.addWidget(label)
        self.body.addLayout(words_)
        self.body.addStretch(1)
        pictures.came.connect(self._came)

    def set_room(self, wide: int, most: int) -> None:
        """Width of the whole column, greatest height of the large picture."""
        self._most = most
        self.setFixedWidth(wide)
        self._choose(self._at)

    def show_cuts(self, cuts: Sequence[Cut]) -> None:
        """Other pictures; the chosen place stays where there is one."""
        self._cuts = tuple(cuts)
        show_if(self, bool(cuts))
        clear(self._strip)
        self._small = []
        if len(cuts) > 1:
            for at, cut in enumerate(cuts):
                button = _Small(self._pictures, cut, self._said(at))
                button.clicked.connect(self._chooser(at))
                self._strip.addWidget(button)
                self._small.append(button)
            self._strip.addStretch(1)
        for cut in cuts:
            self._pictures.ask(cut.use.asset, PAGE, cut.name)
        self._choose(min(self._at, max(len(cuts) - 1, 0)))

    def choose(self, at: int) -> None:
        """Shows one picture large, counted from 0."""
        self._choose(at)

    def choose_asset(self, asset: str) -> None:
        """Shows a picture large, if it is one of these."""
        for at, cut in enumerate(self._cuts):
            if cut.use.asset == asset:
                self._choose(at)
                return

    def show_notes(self, numbers: Numbers, *, may_note: bool) -> None:
        """The numbers of notes on each; ``may_note``: whether the person here can write some."""
        self._large.numbers = numbers
        self._large.update()
        show_if(self.note, may_note)
        self._hold()

    def _note(self) -> None:
        if self._cuts:
            self.noted.emit(self._cuts[self._at].use.asset)

    def _chooser(self, at: int) -> Callable[[], None]:
        return lambda: self._choose(at)

    def _said(self, at: int) -> str:
        alt = self._cuts[at].use.alt or self._words("review.no_alt")
        return f"{self._words('review.picture_of', n=at + 1, total=len(self._cuts))}: {alt}"

    def _choose(self, at: int) -> None:
        if not 0 <= at < len(self._cuts):
            return
        self._at, cut = at, self._cuts[at]
        for place, button in enumerate(self._small):
            button.setChecked(place == at)
        self._large.show_cut(cut, self.width() - _BESIDE, self._most, self._said(at))
        words = self._words
        many = len(self._cuts) > 1
        self._head.setText(
            words("review.alt_of", n=at + 1, total=len(self._cuts)) if many else words("review.alt")
        )
        self._alt.setText(cut.use.alt or words("review.no_alt"))
        self._alt.set_tone("text-2" if cut.use.alt else "warn")
        gone = cut.use.asset in self._pictures.troubles
        self._lost.setText(
            words("review.picture_gone", name=cut.name) if gone else words("review.cut", n=cut.lost)
        )
        show_if(self._lost, gone or cut.lost > 0)
        self._hold()

    def _hold(self) -> None:
        """As high as the wrapped words need; left to itself the page would press the picture together."""
        self.page.setMinimumHeight(max(self.body.totalHeightForWidth(self.viewport().width()), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap anew."""
        super().resizeEvent(event)
        self._hold()

    def _came(self, asset: str) -> None:
        if not any(cut.use.asset == asset for cut in self._cuts):
            return
        self._choose(self._at)
        for widget in (self._large, *self._small):
            widget.update()
