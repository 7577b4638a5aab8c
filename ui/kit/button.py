"""Buttons: one filled button per screen (the next step), plain ones, quiet ones, and a pill for filters."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from .. import icons
from ..theme.theme import active
from . import paint

_PLAIN = ("surface", "line-control", "text")
_KINDS: dict[str, tuple[str | None, str | None, str]] = {
    "plain": _PLAIN,
    "primary": ("accent", "accent", "on-accent"),
    "quiet": (None, None, "accent-text"),
    "neutral": (None, None, "text-2"),
    "danger": ("surface", "danger", "danger"),
    "pill": ("surface", "line-control", "text-2"),
    "field": ("surface", "line-input", "text"),
    "block": ("block-bg", "block-line", "block"),
    "warn": ("warn-bg", "warn-line", "warn"),
}
_SQUARE = ("field", "block", "warn", "pill")  # words of normal weight


class Button(QPushButton):
    """A button painted from the tokens.

    ``kind``: primary, plain, quiet (accent words), neutral (grey words), danger, pill (filter), field (a
    drop-down value), block / warn (a reason to jump to). ``icon`` stands before, ``after`` behind the words.
    While `block` has given reasons it looks off, keeps the focus, says them, and emits `refused` only.
    Connect to `activated` (no argument).
    """

    activated = Signal()
    refused = Signal()

    def __init__(
        self,
        text: str = "",
        kind: str = "plain",
        *,
        icon: str = "",
        after: str = "",
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setText(text)  # the other constructor asks for `QIcon` first, see `ui.icons.icon`
        self.kind, self.icon_name, self.after_name, self.large = kind, icon, after, large
        self.reasons: tuple[str, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.clicked.connect(self._clicked)

    def set_kind(self, kind: str) -> None:
        """Changes the look; the place stays."""
        self.kind = kind
        self.update()

    def set_icon(self, name: str) -> None:
        """Changes the icon before the words ("" for none)."""
        self.icon_name = name
        self.updateGeometry()
        self.update()

    def block(self, reasons: Sequence[str]) -> None:
        """Why it cannot be pressed now; an empty sequence makes it usable again."""
        self.reasons = tuple(reasons)
        self.setAccessibleDescription("; ".join(reasons))
        self.setToolTip("\n".join(reasons))
        self.setCursor(Qt.CursorShape.ArrowCursor if reasons else Qt.CursorShape.PointingHandCursor)
        self.update()

    def _clicked(self) -> None:
        (self.refused if self.reasons else self.activated).emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press on a blocked button says why, and goes no further."""
        if self.reasons:
            self.refused.emit()
        else:
            super().mouseReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A blocked button does not sink in."""
        if not self.reasons:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a button like Space does."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.reasons and (enter or event.key() == Qt.Key.Key_Space):
            self.refused.emit()
        elif enter:
            self.click() if self.menu() is None else self.showMenu()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """A new style (text scale) needs a new size. Not in `event`, which Qt calls for everything."""
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    def _after(self) -> str:
        return self.after_name or ("bawah" if self.menu() is not None else "")

    def _heavy(self) -> bool:
        return self.kind not in _SQUARE or (self.kind == "pill" and self.isChecked())

    def sizeHint(self) -> QSize:
        """As wide as its words and icons."""
        theme = active()
        height = theme.control_large if self.large else theme.control
        if not self.text():
            return QSize(height, height)
        width = theme.metrics("body", strong=self._heavy()).horizontalAdvance(self.text()) + 2
        pad = 16 if self.large else 12
        width += 2 * pad + (22 if self.icon_name else 0)
        width += 16 if self._after() else 0
        return QSize(width, height)

    def minimumSizeHint(self) -> QSize:
        """Words are not cut unless the layout says so by a fixed width."""
        return self.sizeHint()

    def _colours(self) -> tuple[str | None, str | None, str]:
        fill, line, words = _KINDS[self.kind]
        if self.reasons or not self.isEnabled():
            off = None if fill is None else "sunken"
            return off, None if line is None else "line", "text-disabled"
        if self.isChecked():
            return "selected", "accent", "accent-text"
        if self.kind == "primary":
            fill = "accent-pressed" if self.isDown() else "accent-hover" if self.underMouse() else fill
            return fill, fill, words
        if self.kind in ("block", "warn"):
            return fill, words if self.underMouse() else line, words
        if self.isDown():
            return "pressed", line, words
        return ("hover" if self.underMouse() else fill), line, words

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, icon, words, icon."""
        fill, line, role = self._colours()
        painter = QPainter(self)
        radius = self.height() / 2 if self.kind == "pill" else 6
        paint.box(painter, self.rect(), fill=fill, line=line, radius=radius)
        if self.text():
            self._paint_words(painter, role)
        elif self.icon_name:
            side = (self.height() - 20) / 2
            icons.paint(painter, self.icon_name, (self.width() - 20) / 2, side, 20, role)

    def _paint_words(self, painter: QPainter, role: str) -> None:
        theme = active()
        font = theme.font("body", strong=self._heavy())
        wide = theme.metrics("body", strong=self._heavy()).horizontalAdvance(self.text()) + 1
        left = 26 if self.icon_name else 0
        behind = 20 if self._after() else 0
        room = self.width() - left - behind
        start = self._start(room, wide)
        middle = self.height() / 2
        if self.icon_name:
            icons.paint(painter, self.icon_name, start, middle - 10, 20, self._icon_role(role))
        width = min(wide, room - 12)
        rect = QRect(round(start) + left, 0, width, self.height())
        paint.text(painter, rect, self.text(), font=font, role=role)
        if behind:
            x = self.width() - 26 if self.kind == "field" else rect.right() + 5
            icons.paint(painter, self._after(), x, middle - 8, 16, role)

    def _start(self, room: int, wide: int) -> float:
        if self.kind == "field":
            return 8 if self.icon_name else 10
        return max((room - wide) / 2, 6 if self.icon_name else 8)

    def _icon_role(self, role: str) -> str:
        return "text-3" if self.kind == "field" and role == "text" else role


class IconButton(Button):
    """A square button of 32 px with an icon only; ``name`` is its accessible name and its tool tip."""

    def __init__(self, icon: str, name: str, kind: str = "neutral", *, parent: QWidget | None = None) -> None:
        super().__init__("", kind, icon=icon, parent=parent)
        self.setAccessibleName(name)
        self.setToolTip(name)


class LinkButton(QPushButton):
    """A word in the accent colour, underlined, that can be pressed; 32 px high target by its margins."""

    activated = Signal()

    def __init__(self, text: str = "", *, small: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self._role = "small" if small else "body"
        self.tone = "accent-text"
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.clicked.connect(lambda *_: self.activated.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """The words, in a target of a control's height."""
        theme = active()
        return QSize(theme.metrics(self._role).horizontalAdvance(self.text()) + 2, theme.control)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words and a thin line 2 px below them."""
        theme = active()
        painter = QPainter(self)
        role = self.tone if self.isEnabled() else "text-disabled"
        width = paint.text(painter, self.rect(), self.text(), font=theme.font(self._role), role=role)
        base = (self.height() + theme.metrics(self._role).capHeight()) // 2 + 2
        thick = 2 if self.underMouse() else 1
        paint.fill(painter, QRect(0, base, width, thick), theme.colour(role))
