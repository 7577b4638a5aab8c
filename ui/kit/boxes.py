"""What holds other things: cards with a head, section heads, bars at a page's top and foot."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ..theme.theme import active
from . import paint
from .button import Button
from .chips import Count
from .fields import Glyph
from .labels import ElidedLabel, Label, show_if


def column(
    parent: QWidget | None = None, *, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QVBoxLayout:
    """A vertical layout with the tokens' spaces; margins are left, top, right, bottom."""
    made = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    made.setContentsMargins(*margins)
    made.setSpacing(gap)
    return made


def row(
    parent: QWidget | None = None, *, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QHBoxLayout:
    """A horizontal layout with the tokens' spaces."""
    made = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    made.setContentsMargins(*margins)
    made.setSpacing(gap)
    return made


def centred(inner: QWidget | QLayout, share: int = 0) -> QHBoxLayout:
    """With the same room at both sides; ``share`` is how much of the row it takes against them."""
    made = row()
    made.addStretch(1)
    if isinstance(inner, QWidget):
        made.addWidget(inner, share)
    else:
        made.addLayout(inner, share)
    made.addStretch(1)
    return made


def clear(layout: QLayout) -> None:
    """Empties a layout and lets its widgets go."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:  # cannot be, but the binding says it may
            return
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def ground(widget: QWidget, name: str, edge: str = "") -> QWidget:
    """Fills a widget with ``canvas``, ``surface``, ``sunken`` or ``rail``, with a line at one edge."""
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    widget.setProperty("ground", name)
    if edge:
        widget.setProperty("edge", edge)
    return widget


class Card(QFrame):
    """A white box with a head of 40: title, count, and a widget at the right. Fill `body` (a QVBoxLayout)."""

    def __init__(
        self, title: str = "", *, count: int = 0, right: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAccessibleName(title)
        outer = column(self, gap=0, margins=(1, 1, 1, 1))
        self.body = column(gap=0)
        if title:
            self.title = Label(title, "strong")
            head = QWidget()
            head.setFixedHeight(active().px(40))
            line = row(head, margins=(15, 0, 11, 0))
            line.addWidget(self.title)
            line.addWidget(Count(count))
            line.addStretch(1)
            if right is not None:
                line.addWidget(right)
            outer.addWidget(head)
            outer.addWidget(_line())
        outer.addLayout(self.body)


def _line() -> QFrame:
    made = QFrame()
    made.setProperty("rule", "h")
    return made


class SectionHead(QWidget):
    """A grey bar of 28 with a small strong word, between groups of rows; ``icon`` and ``right`` optional."""

    def __init__(
        self,
        text: str,
        *,
        right: str = "",
        icon: str = "",
        role: str = "text-2",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text, self._right, self._icon, self._role = text, right, icon, role
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def set_text(self, text: str, right: str = "") -> None:
        """Other words."""
        self._text, self._right = text, right
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:
        """28 high at 100 %."""
        return QSize(80, active().line("small") + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, words, line."""
        from .. import icons

        theme = active()
        painter = QPainter(self)
        paint.fill(painter, self.rect(), theme.colour("sunken"))
        paint.fill(painter, QRect(0, self.height() - 1, self.width(), 1), theme.colour("line"))
        x = 16
        if self._icon:
            icons.paint(painter, self._icon, x, (self.height() - 16) / 2, 16, self._role)
            x += 22
        inner = self.rect().adjusted(x, 0, -16, -1)
        font = theme.font("small", strong=True)
        paint.text(painter, inner, self._text, font=font, role=self._role)
        if self._right:
            small = theme.font("small")
            paint.text(painter, inner, self._right, font=small, role="text-2", align=paint.RIGHT)


class PageBar(QWidget):
    """The bar of 48 at the top of a screen: add widgets to `left` and `right`; one title a screen."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.left, self.right = row(), row()
        self.title = Label(title, "title")
        show_if(self.title, bool(title))
        bar = row(self, margins=(16, 0, 16, 0))
        bar.addWidget(self.title)
        bar.addLayout(self.left)
        bar.addStretch(1)
        bar.addLayout(self.right)

    def sizeHint(self) -> QSize:
        """48 high at 100 %."""
        return QSize(super().sizeHint().width(), active().px(48))


class ActionBar(QWidget):
    """The bar of 56 at the foot of a screen: one primary button that names the next step.

    `set_reasons([(severity, words, jump), ...])`: why it cannot be pressed, each a button that jumps there;
    none: the button works and emits `activated`. Add further buttons to `extra` (left of the primary one).
    """

    activated = Signal()

    def __init__(
        self, primary: str = "", *, icon: str = "", lead: str = "", parent: QWidget | None = None
    ) -> None:
        """``lead`` stands before the reasons ("Belum bisa diajukan:")."""
        super().__init__(parent)
        ground(self, "surface", "top")
        self.setProperty("foot", True)  # the toast stays clear of it
        self.primary = Button(primary, "primary", icon=icon, large=True)
        self.primary.activated.connect(self.activated)
        self.note = ElidedLabel("", "body", "text-2")
        self.extra, self._reasons = row(), row()
        self._lead = Label(lead, "strong")
        self._lock = Glyph("kunci", "text", 20)
        bar = row(self, margins=(16, 8, 16, 7))
        for part in (self._lock, self._lead):
            bar.addWidget(part)
            part.hide()
        bar.addLayout(self._reasons)
        bar.addWidget(self.note, 1)
        bar.addLayout(self.extra)
        bar.addWidget(self.primary)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """56 high at 100 %."""
        return QSize(super().sizeHint().width(), active().control_large + 16)

    def set_reasons(self, reasons: Sequence[tuple[str, str, Callable[[], object]]]) -> None:
        """Why not yet: ("block" | "warn" | "plain", words, what happens when pressed)."""
        clear(self._reasons)
        for severity, words, jump in reasons:
            icon = {"block": "f-block", "warn": "f-warn"}.get(severity, "")
            button = Button(words, severity, icon=icon)
            button.activated.connect(jump)
            self._reasons.addWidget(button)
        show_if(self._lock, bool(reasons))
        show_if(self._lead, bool(reasons) and bool(self._lead.text()))
        self.primary.block([words for _, words, _ in reasons])


class Scroll(QScrollArea):
    """A page that scrolls up and down inside its own bars; put widgets into `body` (a QVBoxLayout)."""

    def __init__(
        self,
        *,
        margins: tuple[int, int, int, int] = (16, 0, 16, 16),
        gap: int = 12,
        even: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``even``: the right margin holds from the edge: cards end there whether it scrolls or not."""
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.page = QWidget()
        self.page.setProperty("clear", True)
        self.body = column(self.page, gap=gap, margins=margins)
        self.setWidget(self.page)
        self._bar = False
        if even:
            self.verticalScrollBar().rangeChanged.connect(self._make_room)
        self.page.setAutoFillBackground(False)  # the sheet leaves the ground to what lies below

    def _make_room(self, _least: int, most: int) -> None:
        """The bar takes its width out of the right margin."""
        margins = self.body.contentsMargins()
        bar = self.verticalScrollBar().sizeHint().width()
        if self._bar != bool(most):
            self._bar = bool(most)
            margins.setRight(margins.right() + (-bar if most else bar))
            self.body.setContentsMargins(margins)
