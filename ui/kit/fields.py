"""Where something is typed or chosen: search, combo, number, and a field with its label, help and error."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from medsos_desktop.words import Words

from .. import icons
from ..theme.theme import active
from . import paint
from .labels import Label, show_if


def fill(line: QLineEdit, text: str) -> None:
    """Words put in by the program show their beginning; Qt would show the end of long ones."""
    line.setText(text)
    line.setCursorPosition(0)


class SearchField(QLineEdit):
    """A line with a magnifier; Escape empties it and emits `escaped`."""

    escaped = Signal()

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setTextMargins(26, 0, 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the search."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, then the magnifier on it."""
        super().paintEvent(event)
        icons.paint(QPainter(self), "cari", 9, (self.height() - 20) / 2, 20, "text-3")


class Combo(QComboBox):
    """A drop-down in the mock's style; ``icon`` stands before the value. Wheel turns only with the focus."""

    def __init__(self, name: str = "", *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def wheelEvent(self, event: object) -> None:
        """Scrolling the page must not change a value in passing."""
        getattr(event, "ignore")()  # noqa: B009 - the event class is not worth an import

    def sizeHint(self) -> QSize:
        """Wide enough for the longest value."""
        metrics = active().metrics("body")
        longest = max((metrics.horizontalAdvance(self.itemText(i)) for i in range(self.count())), default=60)
        return QSize(longest + 10 + 34 + (26 if self._icon else 0), active().control)

    def minimumSizeHint(self) -> QSize:
        """A short value at least."""
        return QSize(min(self.sizeHint().width(), 96), active().control)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Repaints with the focus."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, icon, value, arrow."""
        painter = QPainter(self)
        on = self.isEnabled()
        fill = "sunken" if not on else "hover" if self.underMouse() else "surface"
        if on and self.hasFocus():
            paint.box(painter, self.rect(), fill=fill, line="focus", radius=6, width=2)
        else:
            wrong = bool(self.property("wrong"))
            line = "block" if wrong else "line-input" if on else "line-control"
            paint.box(painter, self.rect(), fill=fill, line=line, radius=6, width=2 if wrong else 1)
        left = 34 if self._icon else 10
        middle = self.height() / 2
        if self._icon:
            icons.paint(painter, self._icon, 8, middle - 10, 20, "text-3")
        words = self.currentText() or self.placeholderText()
        role = "text-disabled" if not on else "text" if self.currentText() else "text-3"
        rect = self.rect().adjusted(left, 0, -28, 0)
        paint.text(painter, rect, words, font=active().font("body"), role=role)
        icons.paint(painter, "bawah", self.width() - 24, middle - 8, 16, "text-2" if on else "text-disabled")


class NumberField(QWidget):
    """A whole number between ``least`` and ``most``: typed, by arrows (Page: ten at once), or by - and +.

    ``suffix`` ("%") stands behind the number. ``changed(int)`` at every step and key; ``committed`` when the
    person is through (Enter, or leaving the field). What is empty or too large on leaving is mended to the
    last good number or the nearest end; Escape takes back what was not committed.
    """

    changed = Signal(int)
    committed = Signal()

    def __init__(
        self,
        words: Words,
        name: str = "",
        *,
        least: int = 0,
        most: int = 100,
        suffix: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self._value = self._settled = least
        self.line = _Digits(suffix, len(str(most)))
        self.line.setValidator(QIntValidator(min(least, 0), 10 ** len(str(most)) - 1, self.line))
        self.less, self.more = _Step("", words("kit.less"), self), _Step("tambah", words("kit.more"), self)
        bar = QHBoxLayout(self)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(4)
        for part in (self.less, self.line, self.more):
            bar.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.line)
        self.setAccessibleName(name)
        self.set_value(least)
        self.less.clicked.connect(lambda *_: self._step(-1))
        self.more.clicked.connect(lambda *_: self._step(1))
        self.line.stepped.connect(self._step)
        self.line.taken_back.connect(lambda: self.set_value(self._settled))
        self.line.textEdited.connect(self._typed)
        self.line.finished.connect(self._finish)

    def setAccessibleName(self, name: str) -> None:
        """Named for screen readers where the keyboard stands: in the line."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        """Help or error, read with the line."""
        super().setAccessibleDescription(description)
        self.line.setAccessibleDescription(description)

    def value(self) -> int:
        """The number shown."""
        return self._value

    def set_value(self, number: int) -> None:
        """Shows a number without a signal."""
        self._settled = min(max(number, self._least), self._most)
        self.line.settled = str(self._settled)
        self._show(self._settled)

    def set_read_only(self, on: bool) -> None:
        """Can be read and copied, not changed."""
        self.line.setReadOnly(on)
        self.less.setEnabled(not on)
        self.more.setEnabled(not on)

    def _show(self, number: int) -> None:
        self._value = number
        self.line.setText(str(number))

    def _step(self, by: int) -> None:
        number = min(max(self._value + by, self._least), self._most)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        if number != self._value:
            self._show(number)
            self.changed.emit(number)

    def _typed(self, text: str) -> None:
        number = int(text) if text.lstrip("-").isdecimal() else self._value
        if self._least <= number <= self._most and number != self._value:
            self._value = number
            self.changed.emit(number)

    def _finish(self) -> None:
        text = self.line.text()
        typed = int(text) if text.lstrip("-").isdecimal() else self._value
        before, number = self._value, min(max(typed, self._least), self._most)
        self._show(number)
        if number != before:
            self.changed.emit(number)
        if number != self._settled:
            self.set_value(number)
            self.committed.emit()


class _Digits(QLineEdit):
    """The line of a `NumberField`: as wide as its longest number, the suffix painted behind it."""

    stepped = Signal(int)
    taken_back = Signal()
    finished = Signal()  # unlike editingFinished also when the line is empty

    def __init__(self, suffix: str, digits: int) -> None:
        super().__init__()
        self._suffix, self._digits, self.settled = suffix, digits, ""
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setTextMargins(0, 0, self._behind(), 0)

    def _behind(self) -> int:
        return active().metrics("body").horizontalAdvance(f" {self._suffix}") if self._suffix else 0

    def sizeHint(self) -> QSize:
        """The longest number and the suffix between paddings of 8, borders, and room for the cursor."""
        numbers = active().metrics("body").horizontalAdvance("0" * self._digits)
        return QSize(numbers + self._behind() + 30, active().control)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and pages step, Escape takes back."""
        keys = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}
        by = keys.get(Qt.Key(event.key()))
        if by is not None and not event.modifiers() and not self.isReadOnly():
            self.stepped.emit(by)
        elif event.key() == Qt.Key.Key_Escape and self.text() != self.settled:
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.finished.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving it finishes; going to another window does not."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.finished.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, then the suffix in its margin."""
        super().paintEvent(event)
        if self._suffix:
            role = "text-2" if self.isEnabled() else "text-disabled"
            rect = self.rect().adjusted(0, 0, -10, 0)
            font = active().font("body")
            paint.text(QPainter(self), rect, self._suffix, font=font, role=role, align=paint.RIGHT)


class _Step(QPushButton):
    """The - or + beside a number: for the mouse; the keyboard has its arrows in the line."""

    def __init__(self, icon: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setAutoRepeat(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square as high as a field."""
        return QSize(active().control, active().control)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box and sign."""
        painter, on = QPainter(self), self.isEnabled()
        fill = (
            "sunken"
            if not on
            else "pressed"
            if self.isDown()
            else "hover"
            if self.underMouse()
            else "surface"
        )
        paint.box(painter, self.rect(), fill=fill, line="line-control" if on else "line", radius=6)
        role = "text-2" if on else "text-disabled"
        if self._icon:
            icons.paint(painter, self._icon, (self.width() - 20) / 2, (self.height() - 20) / 2, 20, role)
        else:
            painter.fillRect(
                QRect(self.width() // 2 - 6, self.height() // 2 - 1, 12, 2), active().colour(role)
            )


class Field(QWidget):
    """A label above, the widget, and below it help or what is wrong: errors stand where they happened."""

    def __init__(self, label: str, widget: QWidget, help: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.widget = widget
        self._help = help
        self._label = Label(label, "label", "text-2")
        self._label.setBuddy(widget)
        self._below = _Below(help)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._label)
        fixed = widget.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Fixed
        column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft if fixed else Qt.AlignmentFlag(0))
        column.addWidget(self._below)
        if not widget.accessibleName():
            widget.setAccessibleName(label)

    def set_help(self, text: str) -> None:
        """Other help, in place of an error as well."""
        self._help = text
        self.set_error("")

    def set_error(self, text: str) -> None:
        """Shows what is wrong; "" shows the help again."""
        self._below.show_text(text or self._help, wrong=bool(text))
        self.widget.setAccessibleDescription(text or self._help)
        if bool(self.widget.property("wrong")) != bool(text):
            self.widget.setProperty("wrong", bool(text))
            self.widget.style().unpolish(self.widget)
            self.widget.style().polish(self.widget)
            self.widget.update()


class _Below(QWidget):
    """The line under a field: grey help, or red with the octagon."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._glyph = _Glyph("f-block", "block")
        self._label = Label(text, "small", "text-3", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self._glyph.hide()
        if not text:
            self.hide()

    def show_text(self, text: str, *, wrong: bool) -> None:
        """Other words."""
        self._label.setText(text)
        self._label.set_tone("block" if wrong else "text-3")
        show_if(self._glyph, wrong)
        show_if(self, bool(text))


class _Glyph(QWidget):
    """A fixed icon of 16 px."""

    def __init__(self, name: str, role: str, size: int = 16) -> None:
        super().__init__()
        self._name, self._role, self._size = name, role, size
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon."""
        painter = QPainter(self)
        corner = QPointF(0, 0)
        icons.paint(painter, self._name, corner.x(), corner.y(), self._size, self._role)


Glyph = _Glyph
"""An icon standing by itself: ``Glyph(name, colour_role, size)``."""
