"""A small month to pick a day from: painted, by mouse and by keys, with its name and two arrows."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medsos_desktop.calendar import format as spell
from medsos_desktop.words import Words

from ..commands import on
from ..theme.theme import active
from . import paint
from .boxes import column, row
from .button import IconButton
from .labels import Label

_DAYS, _WEEKS = 7, 6
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class MonthGrid(QWidget):
    """Six weeks from Monday; ``picked(date)``. ``free(date)`` says whether nobody works that day (red)."""

    picked = Signal(object)
    moved = Signal(object)

    def __init__(self, words: Words, day: date, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._today, self.day = words, today, day
        self.free: Callable[[date], bool] = lambda day: day.weekday() == _DAYS - 1
        self._hover: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_day(day)

    def set_day(self, day: date) -> None:
        """Marks a day and shows its month."""
        self.day = day
        self.setAccessibleName(spell.long_date(self._words, day))
        self.moved.emit(day)
        self.update()

    def first(self) -> date:
        """The Monday at the top left."""
        start = self.day.replace(day=1)
        return start - timedelta(days=start.weekday())

    def _cell(self) -> int:
        return active().px(36)

    def sizeHint(self) -> QSize:
        """Seven columns of 36, a line of weekdays, six weeks of 32."""
        return QSize(_DAYS * self._cell(), active().px(24) + _WEEKS * active().px(32))

    def _rect(self, index: int) -> QRect:
        wide, high = self._cell(), active().px(32)
        return QRect(index % _DAYS * wide, active().px(24) + index // _DAYS * high, wide, high)

    def _at(self, x: float, y: float) -> date | None:
        line = (y - active().px(24)) // active().px(32)
        if line < 0 or line >= _WEEKS:
            return None
        return self.first() + timedelta(days=int(line * _DAYS + min(x // self._cell(), _DAYS - 1)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The day under the mouse."""
        self._hover = self._at(event.position().x(), event.position().y())
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Picks."""
        day = self._at(event.position().x(), event.position().y())
        if day is not None:
            self.picked.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move by day and week, Page keys by month, Enter picks."""
        key = event.key()
        if key in _STEPS:
            self.set_day(self.day + timedelta(days=_STEPS[Qt.Key(key)]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.set_day(month_step(self.day, 1 if key == Qt.Key.Key_PageDown else -1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self.day)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Weekdays, then days."""
        theme = active()
        painter = QPainter(self)
        for column_ in range(_DAYS):
            area = QRect(column_ * self._cell(), 0, self._cell(), theme.px(24))
            name = self._words(f"dates.weekday.short.{column_}")
            role = "holiday" if column_ == _DAYS - 1 else "text-3"
            paint.text(painter, area, name, font=theme.font("small"), role=role, align=paint.CENTRE)
        first = self.first()
        for index in range(_DAYS * _WEEKS):
            self._paint_day(painter, self._rect(index), first + timedelta(days=index))

    def _paint_day(self, painter: QPainter, rect: QRect, day: date) -> None:
        box = rect.adjusted(2, 1, -2, -1)
        on, theme = day == self.day, active()
        if on:
            paint.box(painter, box, fill="accent", line=None)
        elif day == self._hover:
            paint.box(painter, box, fill="hover", line=None)
        if day == self._today and not on:
            paint.box(painter, box, fill=None, line="accent")
        role = "text-3" if day.month != self.day.month else "holiday" if self.free(day) else "text"
        font = theme.font("body", strong=on or day == self._today)
        paint.text(
            painter, rect, str(day.day), font=font, role="on-accent" if on else role, align=paint.CENTRE
        )


def month_step(day: date, months: int) -> date:
    """The same day in another month, or that month's last."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


class MonthPicker(QWidget):
    """`MonthGrid` with the month's name and arrows above it."""

    picked = Signal(object)

    def __init__(self, words: Words, day: date, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = MonthGrid(words, day, today)
        self.grid.picked.connect(self.picked)
        self._title = Label(spell.month_title(words, day), "strong")
        self.grid.moved.connect(lambda day: self._title.setText(spell.month_title(words, day)))
        head = row(gap=4, margins=(6, 0, 0, 0))
        head.addWidget(self._title)
        head.addStretch(1)
        for icon, key, step in (("kiri", "kit.previous_month", -1), ("kanan", "kit.next_month", 1)):
            button = IconButton(icon, words(key))
            on(
                button.activated,
                lambda step=step: self.grid.set_day(month_step(self.grid.day, step)),  # type: ignore[misc]
            )
            head.addWidget(button)
        stack = column(self, gap=4)
        stack.addLayout(head)
        stack.addWidget(self.grid)
