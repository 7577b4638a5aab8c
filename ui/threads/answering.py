"""The line under a card in which one replies, or says why a suggestion is declined."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from medsos_desktop.model.notes import NoteAction
from medsos_desktop.words import Words

from ..kit.boxes import column, row
from ..kit.button import Button

_MOST = 500


class _Line(QLineEdit):
    """Enter, with or without Ctrl, is its own: it must not reach the button of the whole screen."""

    sent = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Keeps Ctrl+Enter from the shortcuts around."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _enter(event):
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter sends, Escape leaves."""
        if _enter(event):
            self.sent.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class AnswerBox(QWidget):
    """``sent(action, words)`` when it holds some; ``left()`` when given up. Half a sentence stays in it."""

    sent = Signal(str, str)
    left = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self.action = words, NoteAction.REPLY
        self.line = _Line()
        self.line.setMaxLength(_MOST)
        self.line.textChanged.connect(self._typed)
        self.line.sent.connect(self._send)
        self.line.left.connect(self.left)
        self.send = Button("", "primary")
        self.send.activated.connect(self._send)
        cancel = Button(words("kit.cancel"))
        cancel.activated.connect(self.left)
        stack = column(self, gap=6)
        stack.addWidget(self.line)
        buttons = row()
        buttons.addWidget(self.send)
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        stack.addLayout(buttons)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def ask(self, action: NoteAction) -> None:
        """Opens for a reply or a reason."""
        self.action = action
        name = self._words(f"notes.ask.{action.value}")
        self.line.setPlaceholderText(name)
        self.line.setAccessibleName(name)
        self.send.setText(self._words(f"notes.send.{action.value}"))
        self.send.updateGeometry()
        self._typed()
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self) -> None:
        """It was sent."""
        self.line.clear()
        self.hide()

    def _typed(self) -> None:
        empty = not self.line.text().strip()
        self.send.block([self._words("notes.needed")] if empty else [])

    def _send(self) -> None:
        if self.line.text().strip():
            self.sent.emit(self.action.value, self.line.text().strip())


def _enter(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
