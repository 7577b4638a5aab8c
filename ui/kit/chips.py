"""Small painted facts: a state, a severity with its count, channels, a count, a person's initial."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from medsos_desktop.model.state import State
from medsos_desktop.words import Words

from ..theme.looks import STATES
from ..theme.theme import active
from . import paint
from .labels import show_if


class _Painted(QWidget):
    """A widget of fixed size that only paints."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _changed(self, name: str) -> None:
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()


class StateChip(_Painted):
    """The state of a post by colour, shape and word."""

    def __init__(self, words: Words, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.set_state(state)

    def set_state(self, state: State, word: str = "") -> None:
        """Shows another state, by ``word`` where there is more to say than its name."""
        self._look = STATES[state]
        self._word = word or self._words(self._look.word)
        self._changed(self._word)

    def sizeHint(self) -> QSize:
        """24 high at 100 %."""
        return QSize(paint.chip_width(self._word), active().line("small") + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chip."""
        paint.chip(QPainter(self), self.rect(), self._look, self._word)


class Count(_Painted):
    """A number in a grey round; ``on`` in the accent colour."""

    def __init__(
        self, number: int = 0, name: str = "", *, on: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._on = name, on
        self.set_number(number)

    def set_number(self, number: int) -> None:
        """Hidden at 0."""
        self.number = number
        show_if(self, number > 0)
        self._changed(f"{number} {self._name}".strip())

    def sizeHint(self) -> QSize:
        """22 x 20 at least."""
        theme = active()
        wide = theme.metrics("small", strong=True).horizontalAdvance(str(self.number)) + 12
        height = theme.line("small") + 4
        return QSize(max(height + 2, wide), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The number."""
        paint.count(QPainter(self), self.width(), self.rect(), str(self.number), on=self._on)


class Avatar(_Painted):
    """A person by the first letter of the name."""

    def __init__(self, name: str = "", *, grey: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grey = grey
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Another person."""
        self._letter = name.strip()[:1].upper()
        self._changed(name)

    def sizeHint(self) -> QSize:
        """24 px round."""
        side = active().px(24)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The letter."""
        painter = QPainter(self)
        fill, role = ("pressed", "text") if self._grey else ("accent", "on-accent")
        paint.box(painter, self.rect(), fill=fill, line=None, radius=self.height() / 2)
        font = active().font("small", strong=True)
        paint.text(painter, self.rect(), self._letter, font=font, role=role, align=paint.CENTRE)
