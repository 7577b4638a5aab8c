"""Under the editor: how much of the limit is used, hashtags, and a small counter for each other account."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from medsos_desktop import figures
from medsos_desktop.composer import spelling
from medsos_desktop.composer.counters import Counter
from medsos_desktop.words import Words

from ... import icons
from ...kit import paint
from ...kit.boxes import clear, row
from ...kit.labels import show_if
from ...theme.theme import active

_BAR = 96


class MainCount(QWidget):
    """Number, bar with the fold, hashtags: painted, as it changes with every key."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._counter: Counter | None = None
        self._fold = 0.0
        self._number = self._rest = self._tags = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counter(self, counter: Counter, fold: float = 0.0) -> None:
        """``fold``: where readers must tap, as a share of the limit; 0 for nowhere."""
        if (counter, fold) == (self._counter, self._fold):
            return
        self._counter, self._fold = counter, fold
        said = spelling.used(self._words, counter)
        self._number = figures.number(self._words, counter.used)
        self._rest = said.removeprefix(self._number)
        self._tags = spelling.hashtags(self._words, counter)
        over = self._words("composer.count.over", n=counter.over) if counter.over else ""
        self.setAccessibleName(". ".join(part for part in (said, over, self._tags) if part))
        self.setToolTip(over)
        self.update()

    def text(self) -> str:
        """As in "518 dari 2.200"."""
        return self._number + self._rest

    def tags(self) -> str:
        """As in "Tagar 3 dari 5"."""
        return self._tags

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(280, active().px(32))

    def minimumSizeHint(self) -> QSize:
        """The number at least."""
        return QSize(active().metrics("body").horizontalAdvance(self.text()) + 8, active().px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Number, limit, bar, hashtags; where the room is short the bar goes first."""
        counter = self._counter
        if counter is None:
            return
        theme, painter = active(), QPainter(self)
        role = "block" if counter.over else "text"
        x = 0
        if counter.over:
            icons.paint(painter, "f-block", 0, (self.height() - 16) / 2, 16, "block")
            x = 20
        strong, small = theme.font("strong"), theme.font("small")
        x += paint.text(painter, self._from(x), self._number, font=strong, role=role)
        x += paint.text(
            painter, self._from(x), self._rest, font=small, role="block" if counter.over else "text-2"
        )
        many = counter.hashtags_max is not None and counter.hashtags > counter.hashtags_max
        wide = theme.metrics("small").horizontalAdvance(self._tags) + 12
        room = self.width() - x
        if counter.limit and (room > _BAR + 12 + wide or wide > room > _BAR + 12):
            self._paint_bar(painter, x + 12, counter.used / counter.limit, counter.over > 0)
            x += 12 + _BAR
        if self.width() - x > wide:
            tone = "block" if many else "text-2"
            paint.text(painter, self._from(x + 12), self._tags, font=small, role=tone)

    def _from(self, x: int) -> QRect:
        return QRect(x, 0, max(self.width() - x, 0), self.height())

    def _paint_bar(self, painter: QPainter, x: int, share: float, over: bool) -> None:
        area = QRectF(x, (self.height() - 8) / 2, _BAR, 8)
        paint.box(painter, area, fill="pressed", line=None, radius=4)
        wide = min(share, 1.0) * _BAR
        if wide >= 1:
            filled = QRectF(x, area.y(), max(wide, 8), 8)
            paint.box(painter, filled, fill="block" if over else "accent", line=None, radius=4)
        if self._fold:
            at = x + round(self._fold * _BAR)
            painter.fillRect(QRectF(at, area.y() - 3, 2, 14), active().colour("text-2"))


class SmallCount(QPushButton):
    """A counter of another account; pressed, it goes there."""

    def __init__(self, words: Words, account: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self.account = words, account
        self._mono = self._said = ""
        self._over = False
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_counter(self, short: str, name: str, counter: Counter) -> None:
        """As in "FB 518", or "X 318 dari 280" where it is over."""
        number = figures.number(self._words, counter.used)
        whole = spelling.used(self._words, counter)
        said, over = (whole, True) if counter.over else (number, False)
        if (short, said, over) == (self._mono, self._said, self._over):
            return
        self._mono, self._said, self._over = short, said, over
        self.setAccessibleName(f"{name}: {whole}")
        self.setToolTip(f"{name}: {whole}")
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """As painted."""
        return f"{self._mono} {self._said}"

    def sizeHint(self) -> QSize:
        """Monogram and number, in a target of a control's height."""
        theme = active()
        wide = theme.metrics("micro").horizontalAdvance(self._mono) + 4
        wide += theme.metrics("small", strong=True).horizontalAdvance(self._said) + 1
        return QSize(max(wide + (20 if self._over else 0), 32), theme.control)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Octagon where over, monogram, number."""
        theme, painter = active(), QPainter(self)
        role = "block" if self._over else "text" if self.underMouse() else "text-2"
        x = 0
        if self._over:
            icons.paint(painter, "f-block", 0, (self.height() - 16) / 2, 16, "block")
            x = 20
        area = QRect(x, 0, self.width() - x, self.height())
        x += paint.text(painter, area, self._mono, font=theme.font("micro"), role=role) + 4
        font = theme.font("small", strong=self._over)
        paint.text(painter, QRect(x, 0, self.width() - x, self.height()), self._said, font=font, role=role)


class CounterBar(QWidget):
    """``chosen(account)`` when a small counter is pressed."""

    chosen = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.main = MainCount(words)
        self.small: dict[str, SmallCount] = {}
        line = row(self, gap=12)
        line.addWidget(self.main, 1)
        self._others = row(gap=12)
        line.addLayout(self._others)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counters(
        self, main: Counter, fold: float, small: Sequence[tuple[str, str, Counter]], account: str
    ) -> None:
        """``small`` are (short name, name, counter) of all accounts; that of ``account`` is the main one."""
        self.main.show_counter(main, fold)
        wanted = [counter.account for _, _, counter in small]
        if wanted != list(self.small):
            clear(self._others)
            self.small = {}
            for each in wanted:
                made = self.small[each] = SmallCount(self._words, each)
                made.clicked.connect(self._pressed)
                self._others.addWidget(made)
        for short, name, counter in small:
            button = self.small[counter.account]
            button.show_counter(short, name, counter)
            show_if(button, counter.account != account)

    def _pressed(self) -> None:
        sender = self.sender()
        if isinstance(sender, SmallCount):
            self.chosen.emit(sender.account)
