"""Fields that save themselves: each tells when the person is through with it, and takes back on Escape.

An entry is settled while it shows what is stored. What was typed and refused stays, with the reason below,
until it is mended or taken back.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QSizePolicy, QWidget

from medsos_desktop.calendar.days import day_of
from medsos_desktop.directory import editing
from medsos_desktop.words import Words

from ...commands import on
from ...kit import paint
from ...kit.boxes import column, row
from ...kit.fields import Combo, Field, NumberField, fill
from ...kit.labels import Label
from ...kit.pickers import DatePicker
from ...kit.segments import SegmentedControl
from ...kit.toggles import CheckBox, Switch
from ...theme.theme import active

_NOT_LEAVING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class Entry(Field):
    """A labelled field of a form: ``committed`` when the person is through with a changed value."""

    committed = Signal()

    def __init__(self, label: str, widget: QWidget, help: str = "") -> None:
        super().__init__(label, widget, help)
        self.label = label
        self._stored: Any = None

    def value(self) -> Any:
        """What the field says now."""
        raise NotImplementedError

    def _put(self, value: Any) -> None:
        raise NotImplementedError

    def set_read_only(self, on: bool) -> None:
        """Shown, not changed."""
        self.widget.setEnabled(not on)

    @property
    def dirty(self) -> bool:
        """Whether it says something else than what is stored."""
        return bool(self.value() != self._stored)

    def show_value(self, value: Any, *, anyway: bool = True) -> None:
        """Shows what is stored; unless ``anyway``, something being typed is left alone."""
        typing = self._stored is not None and self.dirty
        self._stored = value
        if anyway or not typing:
            self._put(value)
            self.set_error("")

    def take_back(self) -> None:
        """Escape: what is stored is shown again."""
        self._put(self._stored)
        self.set_error("")

    def finish(self) -> None:
        """Tells, if something changed."""
        if self.dirty:
            self.committed.emit()
        else:
            self.set_error("")


class _Line(QLineEdit):
    """Escape takes back what was typed; with nothing typed it goes on to whoever stands around."""

    def __init__(self) -> None:
        super().__init__()
        self.owner: Entry | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        if event.key() == Qt.Key.Key_Escape and self.owner is not None and self.owner.dirty:
            self.owner.take_back()
        else:
            super().keyPressEvent(event)


class LineEntry(Entry):
    """One line of text."""

    def __init__(self, label: str, help: str = "", placeholder: str = "") -> None:
        self.line = _Line()
        super().__init__(label, self.line, help)
        self.line.owner = self
        self.line.setPlaceholderText(placeholder)
        on(self.line.editingFinished, self.finish)

    def value(self) -> str:
        """See `Entry`."""
        return self.line.text()

    def _put(self, value: Any) -> None:
        fill(self.line, str(value or ""))

    def set_read_only(self, on: bool) -> None:
        """Can still be read and copied."""
        self.line.setReadOnly(on)


class _Lines(QPlainTextEdit):
    """A few lines; Tab goes on to the next field."""

    entered = Signal()
    left = Signal()

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.owner: Entry | None = None
        self.setProperty("bare", True)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(6)
        self.setFixedHeight(active().line("body") * rows + 16)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The border changes."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving it saves."""
        super().focusOutEvent(event)
        if event.reason() not in _NOT_LEAVING:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes back."""
        if event.key() == Qt.Key.Key_Escape and self.owner is not None and self.owner.dirty:
            self.owner.take_back()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class _LinesBox(QWidget):
    """The border around a few lines: grey, in the focus colour, or red."""

    def __init__(self, lines: _Lines) -> None:
        super().__init__()
        column(self, margins=(2, 2, 2, 2)).addWidget(lines)
        self._lines = lines
        self.setFocusProxy(lines)
        on(lines.left, self.update)
        on(lines.entered, self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box."""
        wrong, here = bool(self.property("wrong")), self._lines.hasFocus()
        line = "focus" if here else "block" if wrong else "line-input"
        width = 2 if here or wrong else 1
        paint.box(QPainter(self), self.rect(), fill="surface", line=line, radius=6, width=width)


class LinesEntry(Entry):
    """One thing a line, as a tuple of lines."""

    def __init__(self, label: str, help: str = "", rows: int = 3) -> None:
        self.lines = _Lines(rows)
        self.lines.setAccessibleName(label)
        super().__init__(label, _LinesBox(self.lines), help)
        on(self.lines.left, self.finish)
        self.lines.owner = self

    def value(self) -> tuple[str, ...]:
        """See `Entry`."""
        return editing.lines(self.lines.toPlainText())

    def _put(self, value: Any) -> None:
        self.lines.setPlainText("\n".join(value or ()))

    def set_read_only(self, on: bool) -> None:
        """Can still be read and copied."""
        self.lines.setReadOnly(on)


class _Choice(Combo):
    """Tells ``chosen`` when a value was picked from the list, or the field left after turning by keys."""

    chosen = Signal()

    def __init__(self, name: str, icon: str) -> None:
        super().__init__(name, icon=icon)
        self.owner: Entry | None = None
        self._turning = False
        on(self.activated, self._activated)

    def _activated(self) -> None:
        if not self._turning:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and letters only turn; Enter is through, Escape takes back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
        elif event.key() == Qt.Key.Key_Escape and self.owner is not None and self.owner.dirty:
            self.owner.take_back()
        else:
            self._turning = True
            super().keyPressEvent(event)
            self._turning = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving it saves; opening its own list is not leaving."""
        super().focusOutEvent(event)
        if event.reason() not in _NOT_LEAVING:
            self.chosen.emit()


class ChoiceEntry(Entry):
    """One of a list: ``choices`` are (key, words)."""

    def __init__(
        self, label: str, choices: Sequence[tuple[str, str]], help: str = "", *, icon: str = ""
    ) -> None:
        self.combo = _Choice(label, icon)
        self.combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for key, words in choices:
            self.combo.addItem(words, key)
        super().__init__(label, self.combo, help)
        on(self.combo.chosen, self.finish)
        self.combo.owner = self

    def value(self) -> str:
        """See `Entry`."""
        return str(self.combo.currentData() or "")

    def _put(self, value: Any) -> None:
        at = self.combo.findData(value)
        if at < 0 and value:
            self.combo.addItem(str(value), value)
            at = self.combo.count() - 1
        self.combo.setCurrentIndex(at)


class NumberEntry(Entry):
    """A whole number."""

    def __init__(
        self, words: Words, label: str, help: str = "", *, least: int = 0, most: int = 100, suffix: str = ""
    ) -> None:
        self.number = NumberField(words, label, least=least, most=most, suffix=suffix)
        super().__init__(label, self.number, help)
        on(self.number.committed, self.finish)

    def value(self) -> int:
        """See `Entry`."""
        return self.number.value()

    def _put(self, value: Any) -> None:
        self.number.set_value(int(value or 0))

    def set_read_only(self, on: bool) -> None:
        """Can still be read and copied."""
        self.number.set_read_only(on)


class DayEntry(Entry):
    """A day, as an ISO date ("" for none); saved at once. ``today`` is asked when the month opens.

    ``optional`` offers to empty it.
    """

    def __init__(
        self,
        words: Words,
        label: str,
        today: Callable[[], date],
        help: str = "",
        *,
        optional: bool = False,
    ) -> None:
        self.picker = DatePicker(words, today, optional=optional)
        super().__init__(label, self.picker, help)
        self.picker.setAccessibleName(label)
        on(self.picker.changed, self.finish)

    def value(self) -> str:
        """See `Entry`."""
        day = self.picker.day()
        return day.isoformat() if day else ""

    def _put(self, value: Any) -> None:
        self.picker.set_day(day_of(value or ""))

    def set_error(self, text: str) -> None:
        """The picker says the day as well as what is wrong with it."""
        super().set_error(text)
        said = " ".join(part for part in (self.picker.text(), text or self._help) if part)
        self.picker.setAccessibleDescription(said)


class SegmentEntry(Entry):
    """One of a few, all visible; saved at once."""

    def __init__(self, label: str, choices: Sequence[tuple[str, str]], help: str = "") -> None:
        self.segments = SegmentedControl(choices, label)
        super().__init__(label, self.segments, help)
        on(self.segments.chosen, self.finish)

    def value(self) -> str:
        """See `Entry`."""
        return self.segments.current()

    def _put(self, value: Any) -> None:
        self.segments.set_current(str(value))

    def focus_current(self) -> None:
        """The keyboard on the chosen one."""
        for button in self.segments.findChildren(QPushButton):
            if button.isChecked():
                button.setFocus(Qt.FocusReason.TabFocusReason)


class SwitchEntry(Entry):
    """On or off, with what it means; saved at once."""

    def __init__(self, label: str, text: str, help: str = "") -> None:
        self.switch = Switch(text)
        super().__init__(label, self.switch, help)
        self.switch.setAccessibleName(text)
        on(self.switch.clicked, self.finish)

    def value(self) -> bool:
        """See `Entry`."""
        return self.switch.isChecked()

    def _put(self, value: Any) -> None:
        self.switch.setChecked(bool(value))


class TicksEntry(Entry):
    """Any of a few, as a tuple of keys; saved at once."""

    def __init__(self, label: str, choices: Sequence[tuple[str, str]], help: str = "") -> None:
        box = QWidget()
        stack = column(box, gap=0)
        self.ticks = {key: CheckBox(words) for key, words in choices}
        for tick in self.ticks.values():
            stack.addWidget(tick)
        super().__init__(label, box, help)
        box.setFocusProxy(next(iter(self.ticks.values())))
        for tick in self.ticks.values():
            on(tick.clicked, self.finish)

    def value(self) -> tuple[str, ...]:
        """See `Entry`; keys this version does not know are kept."""
        unknown = tuple(key for key in self._stored or () if key not in self.ticks)
        return (*(key for key, tick in self.ticks.items() if tick.isChecked()), *unknown)

    @property
    def dirty(self) -> bool:
        """The order in which they were stored means nothing."""
        return set(self.value()) != set(self._stored or ())

    def _put(self, value: Any) -> None:
        for key, tick in self.ticks.items():
            tick.setChecked(key in (value or ()))


def beside(*parts: QWidget) -> QWidget:
    """Fields in one line, sharing its width; their labels stand level."""
    box = QWidget()
    line = row(box, gap=12)
    for part in parts:
        line.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
    return box


def note(text: str) -> Label:
    """A grey line of explanation."""
    return Label(text, "small", "text-2", wrap=True)
