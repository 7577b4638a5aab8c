"""The bar below the board: how the month's posts are spread over the pillars, the worst gap in words."""

from PySide6.QtCore import QEvent, QRect, QSize, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from medsos_desktop.calendar.shares import Share, worst_gap
from medsos_desktop.words import Words

from ... import icons
from ...kit import paint
from ...kit.boxes import row
from ...kit.button import Button
from ...theme.looks import pillar_role
from ...theme.theme import active
from . import sayings

HEIGHT = 36
_GAP, _LEAST = 2, 18
_LONG, _SHORT = 17, 8
"""From 17 % on a segment has its name, from 8 % on its share, below only its number."""


class ShareBar(QWidget):
    """``asked(button)``: the list of all shares is wanted. ``gaps``: the month's gaps, see `balance`."""

    asked = Signal(QWidget)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.head = Button(words("calendar.share.head"), "neutral", icon="info")
        self.head.activated.connect(lambda: self.asked.emit(self.head))
        self.strip, self.gap = Strip(words), Gap(words)
        bar = self._bar = row(self, gap=12, margins=(8, 0, 16, 0))
        bar.addWidget(self.head)
        bar.addWidget(self.strip, 1)
        bar.addWidget(self.gap)
        self.gaps = Button("", "neutral", icon="f-hint")
        self.take_gaps()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def take_gaps(self) -> None:
        """The button of the gaps stands here, behind the worst gap."""
        self._bar.addWidget(self.gaps)

    def sizeHint(self) -> QSize:
        """36 high at 100 %."""
        return QSize(200, active().px(HEIGHT))

    def show_shares(self, parts: tuple[Share, ...]) -> None:
        """Other shares."""
        self.strip.show_shares(parts)
        self.gap.show_share(worst_gap(parts), any(part.count for part in parts))
        self.head.setAccessibleDescription(sayings.shares_text(self._words, parts))


class Strip(QWidget):
    """The segments, as wide as their counts."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._parts: tuple[Share, ...] = ()
        self._rects: list[tuple[QRect, Share]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """24 high at 100 %."""
        return QSize(120, active().px(24))

    def show_shares(self, parts: tuple[Share, ...]) -> None:
        """Other shares."""
        self._parts = parts
        self.setAccessibleName(sayings.shares_text(self._words, parts))
        self.update()

    def segments(self) -> list[tuple[QRect, Share]]:
        """Where each pillar with posts stands; a small one keeps room for its number."""
        parts = [part for part in self._parts if part.count]
        if not parts:
            return []
        least = active().px(_LEAST)
        room = self.width() - _GAP * (len(parts) - 1) - least * len(parts)
        total = sum(part.count for part in parts)
        x, found = 0.0, []
        for part in parts:
            wide = least + max(room, 0) * part.count / total
            found.append((QRect(round(x), 0, round(x + wide) - round(x), self.height()), part))
            x += wide + _GAP
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """The segments, or that there is nothing yet."""
        theme = active()
        painter = QPainter(self)
        self._rects = self.segments()
        if not self._rects:
            key = "calendar.share.empty" if self._parts else "calendar.share.none"
            paint.text(painter, self.rect(), self._words(key), font=theme.font("small"), role="text-3")
            return
        last = len(self._rects) - 1
        for number, (rect, part) in enumerate(self._rects):
            self._segment(painter, rect, part, first=number == 0, last=number == last)

    def _segment(self, painter: QPainter, rect: QRect, part: Share, *, first: bool, last: bool) -> None:
        theme, role = active(), pillar_role(part.goal.number)
        painter.save()
        wider = rect.adjusted(0 if first else -8, 0, 0 if last else 8, 0)  # only outer corners are round
        painter.setClipRect(rect)
        paint.box(painter, wider, fill=f"{role}-bg", line=None, radius=4)
        painter.fillRect(rect.x(), rect.bottom() - 2, rect.width(), 3, theme.colour(role))
        painter.restore()
        area = rect.adjusted(4, 0, -2, -3)
        strong = theme.font("small", strong=True)
        number = str(part.goal.number)
        took = paint.text(painter, area, number, font=strong, role="text")
        rest = area.adjusted(took + 4, 0, 0, 0)
        words = self._label(part, rest.width())
        if words:
            paint.text(painter, rest, words, font=theme.font("small"))

    def _label(self, part: Share, room: int) -> str:
        metrics = active().metrics("small")
        long = f"{sayings.first_words(part.goal.name)} {part.percent}%"
        short = f"· {part.percent}%"
        if part.percent >= _LONG and metrics.horizontalAdvance(long) <= room:
            return long
        return short if part.percent >= _SHORT and metrics.horizontalAdvance(short) <= room else ""

    def event(self, event: QEvent) -> bool:
        """Each segment says its pillar in full."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            said = [sayings.share_line(self._words, p) for r, p in self._rects if r.contains(event.pos())]
            QToolTip.showText(event.globalPos(), said[0] if said else "", self)
            return True
        return bool(super().event(event))


class Gap(QWidget):
    """The pillar that falls shortest: triangle, number, words; or that all targets are met."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._number, self._text, self._role, self._icon = "", "", "warn", "f-warn"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_share(self, worst: Share | None, any_posts: bool) -> None:
        """Another month."""
        self.setVisible(any_posts)
        if worst is None:
            self._number, self._role, self._icon = "", "ok", "f-ok"
            self._text = self._words("calendar.share.met")
        else:
            self._number, self._role, self._icon = str(worst.goal.number), "warn", "f-warn"
            self._text = sayings.gap_line(self._words, worst)
        self.setAccessibleName(f"{self._number} {self._text}".strip())
        self.setToolTip(sayings.share_line(self._words, worst) if worst else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Icon of 16, gap, number and words."""
        theme = active()
        wide = 20 + theme.metrics("small").horizontalAdvance(self._text) + 2
        if self._number:
            wide += theme.metrics("small", strong=True).horizontalAdvance(self._number) + 4
        return QSize(wide, theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The gap."""
        theme = active()
        painter = QPainter(self)
        icons.paint(painter, self._icon, 0, (self.height() - 16) / 2, 16, self._role)
        area = self.rect().adjusted(20, 0, 0, 0)
        if self._number:
            strong = theme.font("small", strong=True)
            took = paint.text(painter, area, self._number, font=strong, role=self._role)
            area = area.adjusted(took + 4, 0, 0, 0)
        paint.text(painter, area, self._text, font=theme.font("small"), role=self._role)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()
