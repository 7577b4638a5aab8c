"""Parts of a page: an advice with its mark, an example good or bad by shape and word, a term, an answer."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medsos_desktop.guidance.pages import Example, Term
from medsos_desktop.words import Words

from ...kit import paint
from ...kit.boxes import Card, column, row
from ...kit.button import Button
from ...kit.fields import Glyph
from ...kit.labels import Label, divider
from ...theme.theme import active

_TERM = 168
"""Width of the words of the glossary at 100 %."""


def heading(text: str, *, first: bool = False) -> Label:
    """The name of a section."""
    made = Label(text, "heading", wrap=True)
    made.setContentsMargins(0, 0 if first else 10, 0, 0)
    return made


def advice(text: str, *, tick: bool) -> QWidget:
    """A thing to do; ``tick`` shows an empty box as on paper."""
    made = QWidget()
    line = row(made, gap=10)
    if tick:
        line.addLayout(_at_top(_Box()))
    else:
        line.addLayout(_at_top(Glyph("centang", "accent-text", 20)))
    line.addWidget(Label(text, "editor", wrap=True), 1)
    return made


class _Box(QWidget):
    """The empty box of a check list."""

    def __init__(self) -> None:
        super().__init__()
        side = active().px(18)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A square like that of a check box."""
        paint.box(
            QPainter(self), self.rect().adjusted(1, 1, -1, -1), fill="surface", line="line-input", radius=3
        )


def _at_top(mark: QWidget, above: int = 1) -> QVBoxLayout:
    made = column(gap=0, margins=(0, above, 0, 0))
    made.addWidget(mark)
    made.addStretch(1)
    return made


def example(words: Words, shown: Example) -> QWidget:
    """The sentence that raises a finding above the one that does not, in one box."""
    made = Card()
    made.setAccessibleName(words("guidance.examples"))
    bad, good = words("guidance.bad"), words("guidance.good")
    metrics = active().metrics("small", strong=True)
    wide = max(metrics.horizontalAdvance(name) for name in (bad, good)) + 8
    made.body.addWidget(_sentence(("tutup", "block", bad), wide, shown.bad))
    made.body.addWidget(divider())
    made.body.addWidget(_sentence(("f-ok", "ok", good), wide, shown.good))
    return made


def _sentence(kind: tuple[str, str, str], wide: int, text: str) -> QWidget:
    icon, role, name = kind
    made = QWidget()
    made.setAccessibleName(f"{name}: {text}")
    line = row(made, gap=8, margins=(12, 7, 12, 7))
    named = Label(name, "label", role)
    named.setFixedWidth(wide)
    said = Label(text, "editor", wrap=True)
    said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    line.addLayout(_at_top(Glyph(icon, role, 16), 2))
    line.addLayout(_at_top(named, 2))
    line.addWidget(said, 1)
    return made


def term(shown: Term, *, narrow: bool) -> QWidget:
    """A word beside what it means (below it where the page is ``narrow``)."""
    made = QWidget()
    word, text = Label(shown.term, "strong", wrap=True), Label(shown.text, "body", wrap=True)
    if narrow:
        stack = column(made, gap=0, margins=(0, 4, 0, 4))
        stack.addWidget(word)
        stack.addWidget(text)
        return made
    line = row(made, gap=16, margins=(0, 5, 0, 5))
    word.setFixedWidth(active().px(_TERM))
    word.setAlignment(Qt.AlignmentFlag.AlignTop)
    text.setAlignment(Qt.AlignmentFlag.AlignTop)
    line.addWidget(word)
    line.addWidget(text, 1)
    return made


def answer(words: Words, shown: Term, copy: Callable[[], object]) -> QWidget:
    """A ready answer under the case it is for, with a button that copies it."""
    made = Card()
    line = row(gap=12, margins=(12, 8, 8, 8))
    inside = column(gap=2)
    inside.addWidget(Label(shown.term, "strong", wrap=True))
    said = Label(shown.text, "body", wrap=True)
    said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    inside.addWidget(said)
    button = Button(words("guidance.copy"), icon="salin")
    button.setAccessibleName(words("guidance.copy_of", what=shown.term))
    button.activated.connect(copy)
    line.addLayout(inside, 1)
    line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    made.body.addLayout(line)
    return made
