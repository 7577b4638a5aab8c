"""Where one is in the wizard: four numbered steps in the page's bar; those behind can be gone back to."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from medsos_desktop.importing.way import FILE, STEPS
from medsos_desktop.words import Words

from ... import icons
from ...kit import paint
from ...kit.boxes import row
from ...kit.labels import divider
from ...theme.theme import active


class _Step(QPushButton):
    """A round with a number or a tick, and its word."""

    def __init__(self, number: int, word: str) -> None:
        super().__init__(word)
        self._number = number
        self.now = self.past = False
        self.setAutoDefault(True)  # Enter presses it, like Space
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for the strong word, so that nothing moves."""
        theme = active()
        wide = theme.metrics("body", strong=True).horizontalAdvance(self.text())
        return QSize(theme.px(24) + 8 + wide + 2, theme.control)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Filled: here; ticked: behind; hollow: ahead."""
        theme, painter = active(), QPainter(self)
        side = theme.px(24)
        round_ = QRect(0, (self.height() - side) // 2, side, side)
        if self.now:
            paint.box(painter, round_, fill="accent", line=None, radius=side / 2)
        elif self.past:
            paint.box(painter, round_, fill="ok-bg", line="ok-line", radius=side / 2)
        else:
            paint.box(painter, round_, fill="surface", line="line-control", radius=side / 2)
        if self.past:
            icons.paint(painter, "centang", round_.center().x() - 7, round_.center().y() - 7, 16, "ok")
        else:
            role = "on-accent" if self.now else "text-2"
            number, font = str(self._number), theme.font("small", strong=True)
            paint.text(painter, round_, number, font=font, role=role, align=paint.CENTRE)
        words = self.rect().adjusted(side + 8, 0, 0, 0)
        hot = self.past and self.isEnabled() and self.underMouse()
        role = "text" if self.now else "accent-text" if hot else "text-2"
        paint.text(painter, words, self.text(), font=theme.font("body", strong=self.now), role=role)


class Steps(QWidget):
    """``asked(step)``: a step behind the present one was pressed."""

    asked = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        line = row(self, gap=8)
        self.buttons: dict[str, _Step] = {}
        for number, key in enumerate(STEPS, 1):
            if number > 1:
                line.addWidget(divider(length=24))
            button = self.buttons[key] = _Step(number, words(f"importing.step.{key}"))
            button.clicked.connect(lambda _on=False, key=key: self.asked.emit(key))
            line.addWidget(button)
        self.show_step(FILE, frozenset())

    def show_step(self, now: str, reachable: frozenset[str]) -> None:
        """``now`` is filled; ``reachable`` ones can be pressed."""
        place = STEPS.index(now)
        for at, (key, button) in enumerate(self.buttons.items()):
            button.now, button.past = key == now, at < place
            open_ = key in reachable and key != now
            button.setEnabled(open_)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if open_ else Qt.FocusPolicy.NoFocus)
            shape = Qt.CursorShape.PointingHandCursor if open_ else Qt.CursorShape.ArrowCursor
            button.setCursor(shape)
            state = "now" if button.now else "past" if button.past else "ahead"
            said = self._words(f"importing.step_{state}", n=at + 1, step=button.text())
            button.setAccessibleName(said)
            button.update()
