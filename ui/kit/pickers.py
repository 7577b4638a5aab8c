"""Picking a day or an hour from a drop-down that opens below its field button."""

from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget

from medsos_desktop.calendar import format as spell
from medsos_desktop.words import Words

from ..commands import on
from . import paint
from .boxes import column, row
from .button import Button, LinkButton
from .labels import restyle
from .month import MonthPicker


class Popup(QWidget):
    """A drop-down: a white box under a button, closed by Escape or a press elsewhere. Fill ``body``."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.body = column(self, gap=8, margins=(12, 12, 12, 12))

    def show_below(self, owner: QWidget) -> None:
        """Opens at the owner's lower left corner, or above it where the screen ends."""
        self.adjustSize()
        corner = owner.mapToGlobal(QPoint(0, owner.height() + 4))
        screen = owner.screen().availableGeometry()
        if corner.y() + self.height() > screen.bottom():
            corner.setY(max(owner.mapToGlobal(QPoint(0, 0)).y() - self.height() - 4, screen.top()))
        corner.setX(max(min(corner.x(), screen.right() - self.width()), screen.left()))
        self.move(corner)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box."""
        paint.box(QPainter(self), QRectF(self.rect()), fill="surface", line="line-control", radius=8)


class DatePicker(Button):
    """A day, or none: shows "Min 20 Des 2026"; ``changed(date | None)`` when the person picked."""

    changed = Signal(object)

    def __init__(
        self,
        words: Words,
        today: Callable[[], date],
        *,
        optional: bool = False,
        empty: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """``today`` is asked when it opens; ``optional`` offers to empty it; ``empty`` stands for no day."""
        super().__init__("", "field", icon="kalender", after="bawah", parent=parent)
        self._words, self._today, self._optional = words, today, optional
        self._empty = empty or words("kit.no_date")
        self._day: date | None = None
        self.free: Callable[[date], bool] | None = None
        self.setAccessibleName(words("kit.pick_date"))
        self.activated.connect(self._open)
        self.set_day(None)

    def day(self) -> date | None:
        """The day shown."""
        return self._day

    def set_day(self, day: date | None) -> None:
        """Shows a day without a signal."""
        self._day = day
        text = spell.short_date(self._words, day) if day else self._empty
        self.setText(text)
        self.setAccessibleDescription(text)
        self.updateGeometry()

    def _open(self) -> None:
        popup = Popup(self)
        today = self._today()
        month = MonthPicker(self._words, self._day or today, today)
        if self.free is not None:
            month.grid.free = self.free
        month.picked.connect(lambda day: self._pick(popup, day))
        popup.body.addWidget(month)
        foot = row(margins=(6, 0, 6, 0))
        now = LinkButton(self._words("kit.today"))
        on(now.activated, lambda: self._pick(popup, today))
        foot.addWidget(now)
        foot.addStretch(1)
        if self._optional:
            empty = LinkButton(self._words("kit.clear_date"))
            on(empty.activated, lambda: self._pick(popup, None))
            foot.addWidget(empty)
        popup.body.addLayout(foot)
        popup.show_below(self)
        month.grid.setFocus(Qt.FocusReason.PopupFocusReason)

    def _pick(self, popup: Popup, day: date | None) -> None:
        popup.close()
        if day != self._day:
            self.set_day(day)
            self.changed.emit(day)


class TimePicker(Button):
    """An hour of the day: shows "07.00 WIB"; ``changed(time)``. Half hours to pick, any minute to type."""

    changed = Signal(object)

    def __init__(self, words: Words, zone: str = "", parent: QWidget | None = None) -> None:
        """``zone`` is the IANA name whose short form stands behind the hour ("" for none)."""
        super().__init__("", "field", icon="jam", after="bawah", parent=parent)
        self._words, self.zone = words, zone
        self._time: time | None = None
        self.usual: tuple[time, ...] = ()
        self.setAccessibleName(words("kit.pick_time"))
        self.activated.connect(self._open)
        self.set_time(None)

    def at(self) -> time | None:
        """The hour shown."""
        return self._time

    def set_time(self, at: time | None) -> None:
        """Shows an hour without a signal."""
        self._time = at
        self.setText(self._spell(at) if at else self._words("kit.no_time"))
        self.setAccessibleDescription(self.text())
        self.updateGeometry()

    def _spell(self, at: time) -> str:
        return spell.clock_in(self._words, at, self.zone) if self.zone else spell.clock(self._words, at)

    def _open(self) -> None:
        popup = Popup(self)
        typed = QLineEdit(spell.clock(self._words, self._time) if self._time else "")
        typed.setPlaceholderText(self._words("kit.time_hint"))
        typed.setAccessibleName(self._words("kit.time_hint"))
        typed.selectAll()
        hours = [*self.usual, *(time(half // 2, half % 2 * 30) for half in range(48))]
        choices = QListWidget()
        choices.setAccessibleName(self._words("kit.pick_time"))
        choices.setFixedSize(max(self.width() - 24, 176), 232)
        for at in hours:
            choices.addItem(spell.clock(self._words, at))
        near = self._time or time(8)
        choices.setCurrentRow(len(self.usual) + near.hour * 2 + near.minute // 30)
        choices.scrollToItem(choices.currentItem(), QListWidget.ScrollHint.PositionAtCenter)
        choices.itemActivated.connect(lambda item: self._pick(popup, hours[choices.row(item)]))
        choices.itemClicked.connect(lambda item: self._pick(popup, hours[choices.row(item)]))
        on(typed.returnPressed, lambda: self._typed(popup, typed))
        for part in (typed, choices):
            popup.body.addWidget(part)
        popup.show_below(self)
        typed.setFocus(Qt.FocusReason.PopupFocusReason)

    def _typed(self, popup: Popup, line: QLineEdit) -> None:
        at = read_time(line.text())
        if at is not None:
            self._pick(popup, at)
        else:
            line.setProperty("wrong", True)
            restyle(line)

    def _pick(self, popup: Popup, at: time) -> None:
        popup.close()
        if at != self._time:
            self.set_time(at)
            self.changed.emit(at)


def read_time(text: str) -> time | None:
    """An hour as people type it: 9, 0930, 9.30, 09:30; `None` when it is none."""
    digits = text.strip().replace(":", ".").replace(",", ".")
    hours, dot, minutes = digits.partition(".")
    if not dot and len(digits) > 2:
        hours, minutes = digits[:-2], digits[-2:]
    if not (hours.isdecimal() and (minutes or "0").isdecimal() and len(minutes) in (0, 2)):
        return None
    hour, minute = int(hours), int(minutes or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
