"""The strip of this week: seven days, each with the shapes of its posts; pressed, a day opens."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from medsos_desktop.calendar import format as spell
from medsos_desktop.home.overview import WeekDay
from medsos_desktop.words import Words

from ... import icons
from ...kit import paint
from ...kit.boxes import row
from ...theme.looks import STATES
from ...theme.theme import active

_GLYPH, _GAP = 14, 3
_SUNDAY = 6


class DayButton(QPushButton):
    """One day: weekday, number, states."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.day: WeekDay | None = None
        self._today = self._red = False
        self.setAutoDefault(True)  # Enter presses it, like Space
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_day(self, day: WeekDay, *, today: bool, red: bool = False) -> None:
        """Shows a day; ``red`` for a day off."""
        self.day, self._today, self._red = day, today, red or day.day.weekday() == _SUNDAY
        count = self._words("home.posts", n=len(day.posts))
        self.setAccessibleName(f"{spell.long_date(self._words, day.day)}, {count}")
        self.setToolTip(self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:
        """72 high at 100 %."""
        theme = active()
        return QSize(44, theme.line("small") + theme.line("strong") + 36)

    def minimumSizeHint(self) -> QSize:
        """Narrow weeks keep their shapes."""
        return QSize(36, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """See the class."""
        if self.day is None:
            return
        theme, painter = active(), QPainter(self)
        fill = "selected" if self._today else "hover" if self.underMouse() else "surface"
        paint.box(painter, self.rect(), fill=fill, line="accent" if self._today else "line")
        name = spell.weekday_short(self._words, self.day.day)
        top = QRect(0, 5, self.width(), theme.line("small"))
        paint.text(painter, top, name, font=theme.font("small"), role="text-2", align=paint.CENTRE)
        number = QRect(0, top.bottom() + 1, self.width(), theme.line("strong"))
        role = "holiday" if self._red else "text"
        words = str(self.day.day.day)
        paint.text(painter, number, words, font=theme.font("strong"), role=role, align=paint.CENTRE)
        self._paint_states(painter, number.bottom() + 8)

    def _paint_states(self, painter: QPainter, y: int) -> None:
        posts = self.day.posts if self.day else ()
        most = 2 if len(posts) <= 2 else 1
        shown = [STATES[each.state] for each in posts[:most]]
        rest = f"+{len(posts) - most}" if len(posts) > most else ""
        wide = active().metrics("small").horizontalAdvance(rest) + _GAP if rest else 0
        total = len(shown) * (_GLYPH + _GAP) - _GAP + wide
        x = (self.width() - total) / 2
        for look in shown:
            icons.paint(painter, look.icon, x, y, _GLYPH, look.role)
            x += _GLYPH + _GAP
        if rest:
            area = QRect(round(x), y - 1, wide + 2, _GLYPH + 2)
            paint.text(painter, area, rest, font=active().font("small"), role="text-2")


class WeekStrip(QWidget):
    """Seven `DayButton`; ``picked(date)``."""

    picked = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        line = row(self, gap=4, margins=(12, 8, 12, 12))
        self._buttons = [DayButton(words) for _ in range(7)]
        for button in self._buttons:
            button.clicked.connect(lambda *_, button=button: self._press(button))
            line.addWidget(button)

    def _press(self, button: DayButton) -> None:
        if button.day is not None:
            self.picked.emit(button.day.day)

    def set_week(self, days: Sequence[WeekDay], today: object) -> None:
        """Shows a week from Monday."""
        for button, day in zip(self._buttons, days, strict=True):
            button.set_day(day, today=day.day == today)
