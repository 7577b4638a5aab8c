"""The findings panel when there is none: what was looked for, and that it is no promise."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from medsos_desktop.words import Words

from ...kit.boxes import column
from ...kit.fields import Glyph
from ...kit.labels import Label


class CleanState(QWidget):
    """Says how much was checked; without an account nothing was."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        stack = column(self, gap=8, margins=(24, 32, 24, 24))
        self._glyph = Glyph("cari", "text-3", 28)
        self._title = Label("", "strong", wrap=True)
        self._text = Label("", "body", "text-2", wrap=True)
        stack.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            stack.addWidget(label)

    def show_state(self, rules: int, *, accounts: int) -> None:
        """``rules`` is how many kinds of findings were looked for, ``accounts`` on how many accounts."""
        words = self._words
        if accounts:
            self._title.setText(words("composer_right.clean.title"))
            self._text.setText(words("composer_right.clean.text", rules=rules))
        else:
            self._title.setText(words("composer_right.unchecked.title"))
            self._text.setText(words("composer_right.unchecked.text"))
        self.setAccessibleName(f"{self._title.text()} {self._text.text()}")
