"""Parts of a page: an advice with its mark, an example good or bad by shape and word, a term."""

from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from medsos_desktop.guidance.pages import Example, Term
from medsos_desktop.words import Words

from ...kit.boxes import column, row
from ...kit.fields import Glyph
from ...kit.labels import Label
from ...theme.looks import NOTES

_BAD, _GOOD = "error", "ok"


def heading(text: str) -> Label:
    """The name of a section."""
    made = Label(text, "heading", wrap=True)
    made.setContentsMargins(0, 12, 0, 0)
    return made


def advice(text: str, *, tick: bool) -> QWidget:
    """A thing to do; ``tick`` shows an empty box as on paper."""
    made = QWidget()
    line = row(made, gap=10)
    mark = column(gap=0)
    mark.setContentsMargins(0, 2, 0, 0)
    mark.addWidget(Label("☐", "editor", "text-2") if tick else Glyph("centang", "accent-text", 20))
    mark.addStretch(1)
    line.addLayout(mark)
    line.addWidget(Label(text, "editor", wrap=True), 1)
    return made


def example(words: Words, shown: Example) -> QWidget:
    """The sentence that raises a finding above the one that does not."""
    made = QWidget()
    stack = column(made, gap=4)
    stack.addWidget(_sentence(_BAD, words("guidance.bad"), shown.bad))
    stack.addWidget(_sentence(_GOOD, words("guidance.good"), shown.good))
    return made


def _sentence(kind: str, name: str, text: str) -> QFrame:
    made = QFrame()
    look = NOTES[kind]
    made.setProperty("note", kind)
    made.setAccessibleName(f"{name}: {text}")
    line = row(made, gap=10, margins=(12, 8, 12, 8))
    mark = column(gap=0)
    mark.addWidget(Glyph(look.icon, look.role, 20))
    mark.addStretch(1)
    inside = column(gap=2)
    inside.addWidget(Label(name, "label", look.role))
    inside.addWidget(Label(text, "editor", wrap=True))
    line.addLayout(mark)
    line.addLayout(inside, 1)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return made


def term(shown: Term) -> QWidget:
    """A word and, below it, what it means."""
    made = QWidget()
    stack = column(made, gap=0)
    stack.addWidget(Label(shown.term, "strong", wrap=True))
    stack.addWidget(Label(shown.text, "editor", "text-2", wrap=True))
    return made
