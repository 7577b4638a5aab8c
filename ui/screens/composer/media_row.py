"""The cards side by side, with the tile that adds more: places, the line where a card would land."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QWidget

from medsos_desktop.composer.cards import CardFacts
from medsos_desktop.words import Words

from ... import icons
from ...kit import paint
from ...theme.theme import active
from .media_card import HIGH, LOW, MediaCard

_GAP = 8
_WIDEST, _ROOMY, _ROOMY_LOW = 240, 156, 134
"""Widths of a card at 100 %: the most, and the least with words, where cards are high and low."""


class AddTile(QPushButton):
    """The dashed tile at the end: "Tambah"."""

    activated = Signal()

    def __init__(self, text: str, name: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.clicked.connect(self._pressed)

    def _pressed(self) -> None:
        self.activated.emit()

    def wide(self, *, low: bool) -> int:
        """How much room it wants."""
        words = active().metrics("small").horizontalAdvance(self.text())
        return words + 48 if low else max(active().px(88), words + 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A plus, and the word where there is room."""
        theme, painter = active(), QPainter(self)
        fill = "hover" if self.underMouse() else None
        paint.box(painter, self.rect(), fill=fill, line="line-input", radius=8, dashed=True)
        words = theme.metrics("small").horizontalAdvance(self.text())
        font, middle = theme.font("small"), self.height() / 2
        low = self.height() < theme.px(72)
        if self.width() < words + (40 if low else 8):
            icons.paint(painter, "tambah", self.width() / 2 - 10, middle - 10, 20, "text-2")
        elif low:
            x = (self.width() - words - 24) / 2
            icons.paint(painter, "tambah", x, middle - 10, 20, "text-2")
            area = QRect(round(x) + 24, 0, words + 2, self.height())
            paint.text(painter, area, self.text(), font=font, role="text-2")
        else:
            line = theme.line("small")
            top = (self.height() - 20 - 4 - line) / 2
            icons.paint(painter, "tambah", self.width() / 2 - 10, top, 20, "text-2")
            area = QRect(0, round(top) + 24, self.width(), line)
            paint.text(painter, area, self.text(), font=font, role="text-2", align=paint.CENTRE)


class _Landing(QWidget):
    """The upright line between two cards."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Accent."""
        paint.box(QPainter(self), self.rect(), fill="accent", line=None, radius=2)


class CardRow(QScrollArea):
    """Cards as wide as the room lets them be; many become pictures only, more than that scroll."""

    placed = Signal(str, int)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._low = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._page = QWidget()
        self._page.setProperty("clear", True)
        self.setWidget(self._page)
        self._page.setAutoFillBackground(False)
        self.tile = AddTile(words("composer_media.add_short"), words("composer_media.add"), self._page)
        self._landing = _Landing(self._page)
        self.cards: list[MediaCard] = []

    # what is shown

    def show_cards(self, facts: Sequence[CardFacts]) -> list[MediaCard]:
        """The cards in this order; those that stay keep focus and picture. Returns the new ones."""
        before = {card.facts.asset: card for card in self.cards}
        shown: list[MediaCard] = []
        new: list[MediaCard] = []
        for each in facts:
            card = before.pop(each.asset, None)
            if card is None:
                card = MediaCard(self._words, each, self._page)
                card.set_low(self._low)
                card.pulled.connect(self._pulled)
                card.dropped.connect(self._dropped)
                card.given_up.connect(self._landing.hide)
                new.append(card)
            else:
                card.show_facts(each)
            shown.append(card)
        for card in before.values():
            card.hide()
            card.deleteLater()
        if shown != self.cards:
            chain: list[QWidget] = [*shown, self.tile]
            for one, other in pairwise(chain):
                QWidget.setTabOrder(one, other)
        self.cards = shown
        self._place()
        for card in new:
            card.show()
        return new

    def card(self, asset: str) -> MediaCard | None:
        """The card of a picture."""
        return next((card for card in self.cards if card.facts.asset == asset), None)

    def set_low(self, low: bool) -> None:
        """One status line instead of three."""
        if low != self._low:
            self._low = low
            for card in self.cards:
                card.set_low(low)
            self.updateGeometry()
            self._place()

    def height_wanted(self) -> int:
        """Of a card at this text size."""
        return active().px(LOW if self._low else HIGH)

    def sizeHint(self) -> QSize:
        """A card high, and the scroll bar's height more where cards scroll."""
        return QSize(300, self.height_wanted() + self._bar())

    def minimumSizeHint(self) -> QSize:
        """Never lower."""
        return QSize(120, self.height_wanted() + self._bar())

    def _bar(self) -> int:
        return self.horizontalScrollBar().sizeHint().height() if self._scrolls() else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards share the new room."""
        super().resizeEvent(event)
        self._place()

    # places

    def _widths(self) -> tuple[int, int]:
        """Of a card, and of the tile."""
        count, theme, room = len(self.cards), active(), self.viewport().width()
        tile = 0 if self.tile.isHidden() else self.tile.wide(low=self._low)
        if not count:
            return 0, tile
        each = (room - (tile + _GAP if tile else 0) - _GAP * (count - 1)) // count
        roomy = theme.px(_ROOMY_LOW if self._low else _ROOMY)
        if tile and each < roomy:
            tile = theme.px(56)
            each = (room - tile - _GAP - _GAP * (count - 1)) // count
        if each >= roomy:
            return min(each, theme.px(_WIDEST)), tile
        return self._narrow(), tile

    def _narrow(self) -> int:
        return round((self.height_wanted() - 8) * 0.8) + 8

    def _scrolls(self) -> bool:
        wide, tile = self._widths()
        return self._whole(wide, tile) > self.viewport().width()

    def _whole(self, wide: int, tile: int) -> int:
        count = len(self.cards)
        return max(count * wide + max(count - 1, 0) * _GAP + (tile + _GAP if tile else 0), 1)

    def _place(self) -> None:
        wide, tile = self._widths()
        high, x = self.height_wanted(), 0
        for card in self.cards:
            card.setGeometry(x, 0, wide, high)
            x += wide + _GAP
        if tile:
            self.tile.setGeometry(x, 0, tile, high)
        self._page.resize(self._whole(wide, tile), high)
        if self.height() != high + self._bar():
            self.updateGeometry()

    # moving a card by the mouse

    def _gap_at(self, x: int) -> int:
        """The gap (0 to count) nearest to a place of the page."""
        return sum(x > card.geometry().center().x() for card in self.cards)

    def _pulled(self, asset: str, where: QPoint) -> None:
        at = self._page.mapFromGlobal(where)
        self.ensureVisible(at.x(), 0, 40, 0)
        gap = self._gap_at(at.x())
        if gap < len(self.cards):
            x = self.cards[gap].x() - _GAP // 2
        else:
            x = self.cards[-1].geometry().right() + _GAP // 2
        self._landing.setGeometry(max(x - 2, 0), 0, 4, self.height_wanted())
        self._landing.show()
        self._landing.raise_()

    def _dropped(self, asset: str, where: QPoint) -> None:
        self._landing.hide()
        here = [card.facts.asset for card in self.cards].index(asset)
        gap = self._gap_at(self._page.mapFromGlobal(where).x())
        place = gap - 1 if gap > here else gap
        if place != here:
            self.placed.emit(asset, place)
