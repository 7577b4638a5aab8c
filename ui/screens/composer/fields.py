"""The small fields of a surface that has several: a video's title above its description."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from medsos_desktop.composer import spelling
from medsos_desktop.composer.counters import Counter
from medsos_desktop.words import Words

from ...kit.boxes import clear, column, row
from ...kit.labels import Label, show_if
from ...theme.theme import active


class SmallField(QWidget):
    """Name, line, counter in one row; ``typed(field, text)``."""

    typed = Signal(str, str)

    def __init__(self, words: Words, field: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._field = words, field
        name = words(f"composer.field.{field}")
        self.line = QLineEdit()
        self.line.setObjectName(f"field-{field}")
        self.line.setAccessibleName(name)
        label = Label(name, "label", "text-2")
        label.setBuddy(self.line)
        self.count = Label("", "small", "text-2")
        inner = row(self, margins=(0, 0, 0, 8))
        inner.addWidget(label)
        inner.addWidget(self.line, 1)
        inner.addWidget(self.count)
        self.line.textEdited.connect(lambda text: self.typed.emit(self._field, text))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_field(self, text: str, counter: Counter, locked: bool) -> None:
        """The caret stays where it is while the words are the same."""
        if text != self.line.text():
            self.line.setText(text)
            self.line.setCursorPosition(0)
        self.line.setReadOnly(locked)
        self.count.setText(spelling.used(self._words, counter))
        self.count.set_tone("block" if counter.over else "text-2")

    def sizeHint(self) -> QSize:
        """A control and the gap below."""
        return QSize(200, active().control + 8)


class SmallFields(QWidget):
    """All fields but the main one; hidden where there is none."""

    typed = Signal(str, str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._key: tuple[str, ...] = ()
        self.fields: dict[str, SmallField] = {}
        self._stack = column(self, gap=0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_fields(self, account: str, parts: Sequence[tuple[str, Counter]], locked: bool) -> None:
        """``parts`` are (text, counter) in the surface's order."""
        key = (account, *(counter.field for _, counter in parts))
        if key != self._key:
            self._key = key
            clear(self._stack)
            self.fields = {}
            for _, counter in parts:
                made = self.fields[counter.field] = SmallField(self._words, counter.field)
                made.typed.connect(self.typed)
                self._stack.addWidget(made)
        for text, counter in parts:
            self.fields[counter.field].show_field(text, counter, locked)
        show_if(self, bool(parts))
