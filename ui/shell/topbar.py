"""The bar at the top: search everywhere, the open workspace, who is at the PC."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from medsos_desktop.words import Words

from .. import icons
from ..kit import paint
from ..kit.boxes import ground, row
from ..kit.fields import SearchField
from ..kit.labels import divider
from ..theme.theme import active


class WhoButton(QPushButton):
    """A menu button without a box: an icon or an initial, a strong word, a grey word, an arrow."""

    def __init__(self, icon: str = "", most: int = 260) -> None:
        super().__init__()
        self._icon, self._most = icon, most
        self._name, self._detail = "", ""
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_words(self, name: str, detail: str = "") -> None:
        """What it says."""
        self._name, self._detail = name, detail
        self.setAccessibleName(" · ".join(part for part in (name, detail) if part))
        self.setToolTip(self.accessibleName())
        self.updateGeometry()
        self.update()

    def _parts(self) -> tuple[str, str]:
        return self._name, f" · {self._detail}" if self._detail else ""

    def sizeHint(self) -> QSize:
        """Icon, words, arrow; ``most`` px at most."""
        theme = active()
        name, detail = self._parts()
        strong = bool(detail)
        wide = theme.metrics("body", strong=strong).horizontalAdvance(name)
        wide += theme.metrics("body").horizontalAdvance(detail)
        return QSize(min(wide + 76, theme.px(self._most)), theme.control)

    def minimumSizeHint(self) -> QSize:
        """The icon and the arrow."""
        return QSize(96, active().control)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the menu."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.showMenu()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """See the class."""
        theme, painter = active(), QPainter(self)
        if self.underMouse() or self.isDown():
            paint.box(painter, self.rect(), fill="pressed" if self.isDown() else "hover", line=None)
        middle = self.height() / 2
        if self._icon:
            icons.paint(painter, self._icon, 10, middle - 10, 20, "text-2")
        else:
            self._paint_initial(painter)
        name, detail = self._parts()
        area = QRect(40, 0, self.width() - 40 - 26, self.height())
        font = theme.font("body", strong=bool(detail))
        took = paint.text(painter, area, name, font=font, role="text-2")
        rest = area.adjusted(took, 0, 0, 0)
        paint.text(painter, rest, detail, font=theme.font("body"), role="text-2")
        icons.paint(painter, "bawah", self.width() - 24, middle - 8, 16, "text-2")

    def _paint_initial(self, painter: QPainter) -> None:
        box = QRect(8, (self.height() - 24) // 2, 24, 24)
        paint.box(painter, box, fill="accent", line=None, radius=12)
        font = active().font("small", strong=True)
        paint.text(painter, box, self._name[:1].upper(), font=font, role="on-accent", align=paint.CENTRE)


class TopSearch(SearchField):
    """The search line with its key at the right end."""

    arrows = Signal(int)
    entered = Signal()
    left = Signal()
    wanted = Signal()

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder)
        self.setFixedWidth(round(400 * min(active().scale, 1.2)))
        self.setTextMargins(26, 0, self._key_width() + 4, 0)

    def _key_width(self) -> int:
        return active().metrics("small").horizontalAdvance("Ctrl+K") + 14

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, Down and Enter belong to the list of results below."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in steps:
            self.arrows.emit(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """A press opens the results, leaving closes them."""
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self.wanted.emit()
        return bool(super().event(event))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The key, while there is nothing typed."""
        super().paintEvent(event)
        if self.text():
            return
        theme, painter = active(), QPainter(self)
        words = "Ctrl+K"
        wide = self._key_width()
        high = theme.line("small") + 4
        box = QRect(self.width() - wide - 8, (self.height() - high) // 2, wide, high)
        paint.box(painter, box, fill="sunken", line="line", radius=4)
        paint.text(painter, box, words, font=theme.font("small"), role="text-2", align=paint.CENTRE)


class TopBar(QWidget):
    """Search at the left, workspace and person at the right."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        ground(self, "surface", "bottom")
        self.setFixedHeight(active().px(48))
        self.search = TopSearch(words("shell.search.placeholder"))
        self.workspace = WhoButton("folder")
        self.person = WhoButton()
        bar = row(self, margins=(16, 0, 16, 0))
        bar.addWidget(self.search)
        bar.addStretch(1)
        bar.addWidget(self.workspace)
        bar.addWidget(divider(vertical=True, length=16))
        bar.addWidget(self.person)
