"""Small parts of the findings panel: counts by severity, heads of groups."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medsos_desktop.words import Words

from ... import icons
from ...kit import paint
from ...theme.looks import SEVERITIES, Look
from ...theme.theme import active

GROUP_LOOKS: dict[str, Look] = {
    **SEVERITIES,
    "answered": Look("composer_right.group.answered", "f-ok", "ok"),
}


class Counts(QWidget):
    """How many are open, by severity: shape, number, and the word where there is room."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._counts: Mapping[str, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """By severity; zeros left out."""
        if dict(counts) != dict(self._counts):
            self._counts = dict(counts)
            said = ", ".join(self._said(name, number) for name, number in counts.items())
            self.setAccessibleName(said)
            self.setToolTip(said)
            self.updateGeometry()
            self.update()

    def _said(self, severity: str, number: int) -> str:
        return f"{number} {self._words(SEVERITIES[severity].word)}"

    def _width(self, long: bool) -> int:
        metrics = active().metrics("small", strong=True)
        shown = [self._said(*item) if long else str(item[1]) for item in self._counts.items()]
        return sum(20 + metrics.horizontalAdvance(text) + 10 for text in shown)

    def sizeHint(self) -> QSize:
        """With all words."""
        return QSize(self._width(True), active().line("small") + 4)

    def minimumSizeHint(self) -> QSize:
        """Shapes and numbers."""
        return QSize(self._width(False), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """One after the other."""
        painter = QPainter(self)
        long = self._width(True) <= self.width()
        x = 0
        for severity, number in self._counts.items():
            look = SEVERITIES[severity]
            icons.paint(painter, look.icon, x, (self.height() - 16) / 2, 16, look.role)
            area = QRect(x + 20, 0, max(self.width() - x - 20, 0), self.height())
            text = self._said(severity, number) if long else str(number)
            font = active().font("small", strong=True)
            x += 30 + paint.text(painter, area, text, font=font, role=look.role)


class GroupHead(QWidget):
    """The grey bar above a group; one that folds has an arrow, takes the focus and emits ``pressed`` and,
    for the arrow keys, ``walked(step)``.
    """

    pressed = Signal()
    walked = Signal(int)

    def __init__(self, look: Look, *, folds: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self.folds, self.unfolded = look, folds, not folds
        self._text = self._note = ""
        self._ring = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if folds else Qt.FocusPolicy.NoFocus)
        if folds:
            self.setAttribute(Qt.WidgetAttribute.WA_Hover)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_group(self, text: str, note: str, unfolded: bool) -> None:
        """Words at left and right; whether its rows are shown."""
        if (text, note, unfolded) != (self._text, self._note, self.unfolded):
            self._text, self._note, self.unfolded = text, note, unfolded
            self.setAccessibleName(f"{text}, {note}")
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press folds."""
        if self.folds and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space fold, arrows walk on."""
        if self.folds and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.walked.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        """28 high, 32 where it can be pressed."""
        return QSize(80, active().line("small") + (16 if self.folds else 12))

    def minimumSizeHint(self) -> QSize:
        """Words give way."""
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, shape, words, note, arrow."""
        theme, painter = active(), QPainter(self)
        hovered = self.folds and self.underMouse()
        painter.fillRect(self.rect(), theme.colour("hover" if hovered else "sunken"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        middle = self.height() / 2
        icons.paint(painter, self._look.icon, 16, middle - 8, 16, self._look.role)
        right = 16
        if self.folds:
            arrow = "bawah" if self.unfolded else "kanan"
            icons.paint(painter, arrow, self.width() - 28, middle - 8, 16, "text-2")
            right = 34
        inner = self.rect().adjusted(38, 0, -right, -1)
        font = theme.font("small", strong=True)
        took = paint.text(painter, inner, self._text, font=font, role=self._look.role)
        rest = inner.adjusted(took + 8, 0, 0, 0)
        paint.text(painter, rest, self._note, font=theme.font("small"), role="text-2", align=paint.RIGHT)
        if self._ring:
            paint.focus_inside(painter, self.rect())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Repaints, with a frame for whoever uses the keyboard."""
        super().focusInEvent(event)
        self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """And without."""
        super().focusOutEvent(event)
        self._ring = False
        self.update()
