"""A reason asked for in place, where a step needs one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from medsos_desktop.words import Words

from ...kit.boxes import row
from ...kit.button import Button
from ...kit.labels import Label

_LONGEST = 500


class AskNote(QWidget):
    """``answered(key, note)``; Esc or Batal closes it. Hidden until `ask`."""

    answered = Signal(str, str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._key = words, ""
        self._label = Label("", "strong")
        self.line = QLineEdit()
        self.line.setMaxLength(_LONGEST)
        self.do = Button("", "danger")
        self.cancel = Button(words("kit.cancel"))
        inner = row(self, margins=(0, 0, 0, 0))
        inner.addWidget(self._label)
        inner.addWidget(self.line, 1)
        inner.addWidget(self.do)
        inner.addWidget(self.cancel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line.textChanged.connect(self._look)
        self.line.returnPressed.connect(self._answer)
        self.do.activated.connect(self._answer)
        self.cancel.activated.connect(self.hide)
        self.hide()

    def ask(self, key: str) -> None:
        """``key``: "postpone" or "withdraw"."""
        self._key = key
        self._label.setText(self._words(f"composer.ask.{key}"))
        self.line.setAccessibleName(self._label.text())
        self.do.setText(self._words(f"composer.step.{key}"))
        self.line.clear()
        self._look()
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _look(self) -> None:
        empty = not self.line.text().strip()
        self.do.block([self._words("composer.ask.needed")] if empty else [])

    def _answer(self) -> None:
        note = self.line.text().strip()
        if note:
            self.hide()
            self.answered.emit(self._key, note)
