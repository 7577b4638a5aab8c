"""The rail at the left: where one can go, which of it waits."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from medsos_desktop.words import Words

from .. import icons
from ..kit import paint
from ..kit.boxes import ground
from ..kit.labels import divider
from ..theme.theme import active, is_narrow
from . import mark
from .places import FOOT, Place, in_rail

WIDTH, NARROW = 176, 56


class Brand(QWidget):
    """The app's mark and name."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(active().px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark, then name where there is room."""
        painter = QPainter(self)
        mark.paint(painter, 8, (self.height() - 22) / 2, 22)
        if not is_narrow():
            rect = self.rect().adjusted(37, 0, 0, 0)
            paint.text(painter, rect, "Medsos Desktop", font=active().font("strong"))


class NavItem(QPushButton):
    """One place: icon, word, how much waits there."""

    def __init__(self, place: Place, words: Words) -> None:
        super().__init__()
        self.setText(words(place.word))
        self.place, self._words = place, words
        self.waiting = 0
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_waiting(0)

    def set_waiting(self, number: int) -> None:
        """The badge; 0 has none."""
        self.waiting = number
        said = self._words("shell.waiting", n=number) if number else ""
        self.setAccessibleDescription(said)
        self.setToolTip(", ".join(filter(None, (self.text(), said))) if is_narrow() else "")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there; arrows move along the rail."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """40 high at 100 %."""
        return QSize(40, active().line("body") + 20)

    def minimumSizeHint(self) -> QSize:
        """As narrow as its icon."""
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, bar, icon, word, badge."""
        theme, on = active(), self.isChecked()
        painter = QPainter(self)
        rect = self.rect()
        if on:
            paint.box(painter, rect, fill="selected", line=None)
            paint.box(painter, QRect(0, 8, 3, rect.height() - 16), fill="accent", line=None, radius=1.5)
        elif self.underMouse():
            paint.box(painter, rect, fill="pressed" if self.isDown() else "hover", line=None)
        role = "accent-text" if on else "text-2"
        size = theme.px(20)
        x, y = (rect.width() - size) // 2 if is_narrow() else 12, (rect.height() - size) // 2
        icons.paint(painter, self.place.icon, x, y, size, role)
        if is_narrow():
            self._paint_dot(painter, x + size, y)
            return
        right = rect.right() - 5
        if self.waiting:
            number = "99+" if self.waiting > 99 else str(self.waiting)
            right = paint.count(painter, right, rect, number, on=on) - 4
        area = QRect(22 + size, 0, max(right - 22 - size, 0), rect.height())
        paint.text(painter, area, self.text(), font=theme.font("body", strong=on), role=role)

    def _paint_dot(self, painter: QPainter, right: int, top: int) -> None:
        """At the icon's shoulder, where a number would hide the icon; the number is in the tip."""
        if self.waiting:
            dot = QRect(right - 7, top - 3, 10, 10)
            paint.box(painter, dot, fill="accent", line="rail", radius=5)


class Rail(QWidget):
    """All places; `chosen(key)` when one was pressed."""

    chosen = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        ground(self, "rail", "right")
        self.setAccessibleName(words("shell.rail"))
        self.setFixedWidth(NARROW if is_narrow() else WIDTH)
        self._items: dict[str, NavItem] = {}
        stack = QVBoxLayout(self)
        stack.setContentsMargins(8, 0, 8, 4)
        stack.setSpacing(0)
        stack.addWidget(Brand())
        self._add([place for place in in_rail() if place.group != FOOT], stack, words)
        stack.addStretch(1)
        self._add([place for place in in_rail() if place.group == FOOT], stack, words)

    def _add(self, places: Sequence[Place], stack: QVBoxLayout, words: Words) -> None:
        group = places[0].group if places else 0
        for place in places:
            if place.group != group:
                stack.addWidget(divider())
                stack.addSpacing(4)
            group = place.group
            stack.addWidget(self._item(place, words))
            stack.addSpacing(4)

    def _item(self, place: Place, words: Words) -> NavItem:
        item = NavItem(place, words)
        item.clicked.connect(lambda *_: self._press(place.key))
        self._items[place.key] = item
        return item

    def _press(self, key: str) -> None:
        self._items[key].setChecked(True)
        self.chosen.emit(key)

    def set_current(self, key: str) -> None:
        """Marks where the person is; a screen outside the rail marks none."""
        for name, item in self._items.items():
            item.setChecked(name == key)
            item.setAccessibleName(item.text())

    def here(self) -> QWidget | None:
        """Where the person is, for the keyboard; `None` on a screen outside the rail."""
        return next((item for item in self._items.values() if item.isChecked()), None)

    def set_waiting(self, key: str, number: int) -> None:
        """The badge of a place; one that is not in the rail has none."""
        if key in self._items:
            self._items[key].set_waiting(number)
