"""In the place of the bar: what is written, be it the reason of a decision, a note, or other words."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from medsos_desktop.review.notes import Notes
from medsos_desktop.words import Words

from ...kit.boxes import column, ground, row
from ...kit.button import Button
from ...kit.labels import ElidedLabel, Label, show_if
from ...theme.theme import active

_QUIET_MS = 1500
"""Pause in typing after which the note is kept."""


class _Note(QPlainTextEdit):
    """Ctrl+Enter is the screen's; Tab moves on, Escape leaves."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class NotePanel(QWidget):
    """In the place of the bar while a reason is written. ``sent(action, note)``, ``left``."""

    sent = Signal(str, str)
    left = Signal()

    def __init__(self, words: Words, notes: Notes) -> None:
        super().__init__()
        self._words, self._notes = words, notes
        self.action = self._key = self._person = self._start = ""
        self._may_be_empty = False
        self._quiet = QTimer(self, interval=_QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(self.keep)
        ground(self, "surface", "top")
        self.title = ElidedLabel("", "strong")
        self.help = Label("", "small", "text-2", wrap=True)
        self.wrong = Label("", "small", "block", wrap=True)
        self.field = _Note()
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(active().px(76))
        self.field.left.connect(self._leave)
        self.field.textChanged.connect(self._typed)
        self.cancel = Button(words("kit.cancel"), large=True)
        self.cancel.activated.connect(self._leave)
        self.send = Button("", "primary", large=True)
        self.send.activated.connect(self.submit)
        self.send.refused.connect(self.submit)
        self._build()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _build(self) -> None:
        bar = row(self, gap=12, margins=(16, 12, 16, 12))
        told = column(gap=4)
        told.addWidget(self.title)
        told.addWidget(self.help)
        told.addStretch(1)
        bar.addLayout(told, 2)
        typed = column(gap=2)
        typed.addWidget(self.field)
        typed.addWidget(self.wrong)
        bar.addLayout(typed, 3)
        bar.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignBottom)
        bar.addWidget(self.send, 0, Qt.AlignmentFlag.AlignBottom)
        self.wrong.hide()

    def ask(
        self, action: str, key: str, title: str, person: str, *, start: str = "", may_be_empty: bool = False
    ) -> None:
        """Asks for the words of ``action``; what ``person`` typed for it under ``key`` (a post, a place in
        it) before is still there, else ``start``.
        """
        self.keep()
        self.action, self._key, self._person = action, key, person
        self._start, self._may_be_empty = start, may_be_empty
        self.title.set_text(self._words(f"review.note.{action}.title", title=title))
        self.help.setText(self._words(f"review.note.{action}.help"))
        self.send.setText(self._words(f"review.note.{action}.send"))
        self.send.updateGeometry()
        self.field.setAccessibleName(self.title.text())
        self.field.setPlainText(self._notes.get(person, action, key) or start)
        self.wrong.hide()
        self._typed()
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)

    def submit(self) -> None:
        """Sends it, or says that a word is needed."""
        note = self.field.toPlainText().strip()
        if not note and not self._may_be_empty:
            self.say_wrong(self._words("review.note.needed"))
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self.sent.emit(self.action, note)

    def say_wrong(self, text: str) -> None:
        """What is missing, under the field."""
        self.wrong.setText(text)
        show_if(self.wrong, bool(text))
        self.field.setAccessibleDescription(text)

    def done(self) -> None:
        """It was sent: nothing of it is kept here."""
        self.field.clear()
        self.keep()
        self.close_note()

    def keep(self) -> None:
        """What was typed stays for when the person comes back."""
        self._quiet.stop()
        if self.action:
            text = self.field.toPlainText()
            self._notes.keep(self._person, self.action, self._key, "" if text == self._start else text)

    def close_note(self) -> None:
        """Nothing is written any more; what was typed is kept."""
        self.keep()
        self.action = self._key = self._start = ""
        self.hide()

    def _leave(self) -> None:
        self.close_note()
        self.left.emit()

    def _typed(self) -> None:
        self._quiet.start()
        empty = not (self._may_be_empty or self.field.toPlainText().strip())
        self.send.block([self._words("review.note.needed")] if empty else [])
        if not empty:
            self.say_wrong("")
