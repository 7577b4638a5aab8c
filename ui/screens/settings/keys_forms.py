"""The small forms of the keys' page: each asks for one thing and says what is wrong below the field."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from medsos_desktop.errors import UserError
from medsos_desktop.words import Words

from ...commands import on
from ...kit.boxes import column, row
from ...kit.button import Button
from ...kit.fields import Field
from ...kit.labels import Label
from ...kit.notes import error_words
from .entries import DayEntry
from .keys_show import breakable

_FIELDS = {
    "keys.pin-wrong": "old", "keys.phrase-wrong": "old", "keydesk.differ": "again",
    "keydesk.no-folder": "place", "keys.cannot-write": "place", "keys.file-there": "place",
    "keys.why-empty": "why", "keydesk.end-past": "day",
}  # fmt: skip
_BEGINNINGS = {"keys.pin-": "secret", "keys.phrase-": "secret", "keys.words-": "told", "keys.qr-": "told"}
"""Under which field an error stands, by its code or by how the code begins."""


class KeyForm(QWidget):
    """``accepted`` when the person is through, ``cancelled`` by Batal or Escape. Enter goes on."""

    accepted = Signal()
    cancelled = Signal()

    def __init__(self, words: Words, name: str, kind: str = "primary") -> None:
        """``name`` is the part of the words: ``keydesk.<name>.title``, ``text``, ``go``."""
        super().__init__()
        self.words, self.name = words, name
        self.fields: dict[str, Field] = {}
        title = words(f"keydesk.{name}.title")
        self.setAccessibleName(title)
        self.go, self.stop = Button(words(f"keydesk.{name}.go"), kind), Button(words("kit.cancel"))
        self.stack = column(self, gap=12)
        self.stack.addWidget(Label(title, "heading", wrap=True))
        self.whose = Label("", "strong", wrap=True)
        self.whose.hide()
        self.stack.addWidget(self.whose)
        self.stack.addWidget(Label(words(f"keydesk.{name}.text"), "body", "text-2", wrap=True))
        on(self.go.activated, self.accepted.emit)
        on(self.stop.activated, self.cancelled.emit)

    def say_whose(self, *about: str) -> None:
        """Names the key's owner, below the title."""
        self.whose.setText(breakable(" · ".join(part for part in about if part)))
        self.whose.show()

    def add(self, key: str, field: Field) -> None:
        """One more field; Enter in its line goes to the next one, from the last it goes on."""
        self.fields[key] = field
        self.stack.addWidget(field)
        if isinstance(field.widget, QLineEdit):
            on(field.widget.returnPressed, lambda: self._entered(key))

    def finish(self) -> None:
        """The buttons, below everything."""
        line = row()
        line.addWidget(self.go)
        line.addWidget(self.stop)
        line.addStretch(1)
        self.stack.addLayout(line)

    def _entered(self, key: str) -> None:
        names = [name for name, field in self.fields.items() if isinstance(field.widget, QLineEdit)]
        after = names[names.index(key) + 1 :]
        if after:
            self.fields[after[0]].widget.setFocus(Qt.FocusReason.TabFocusReason)
        elif not self.go.reasons and self.go.isEnabled():
            self.accepted.emit()

    def text(self, key: str) -> str:
        """What stands in a line."""
        line = self.fields[key].widget
        assert isinstance(line, QLineEdit)
        return line.text()

    def focus_first(self) -> None:
        """The keyboard on the first field."""
        next(iter(self.fields.values())).widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, error: UserError) -> bool:
        """Below the field that it is about, and the keyboard there; false when it is about none."""
        key = _FIELDS.get(error.code) or _beginning(error.code)
        for each in self.fields.values():
            each.set_error("")
        field = self.fields.get(key)
        if field is None:
            return False
        field.set_error(" ".join(error_words(self.words, error)).strip())
        field.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field.widget, QLineEdit):
            field.widget.selectAll()
        return True

    def set_busy(self, busy: bool) -> None:
        """While a job works nothing can be pressed twice."""
        for each in (self.go, self.stop, *self.fields.values()):
            each.setEnabled(not busy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape cancels."""
        if event.key() == Qt.Key.Key_Escape and self.stop.isEnabled():
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


def _beginning(code: str) -> str:
    return next((key for start, key in _BEGINNINGS.items() if code.startswith(start)), "")


def line_field(words: Words, key: str, *, help: str = "", secret: bool = False) -> Field:
    """A labelled line; ``secret`` shows dots."""
    line = QLineEdit()
    if secret:
        line.setEchoMode(QLineEdit.EchoMode.Password)
    return Field(words(f"keydesk.field.{key}"), line, help)


class CompareForm(KeyForm):
    """What the owner reads out, or what the QR says."""

    def __init__(self, words: Words) -> None:
        super().__init__(words, "compare")
        self.add("told", line_field(words, "told", help=words("keydesk.told_help")))
        self.finish()


class RevokeForm(KeyForm):
    """Why, and from which day on."""

    def __init__(self, words: Words, today: date) -> None:
        super().__init__(words, "revoke", "danger")
        self.add("why", line_field(words, "why", help=words("keydesk.why_help")))
        help = words("keydesk.since_help")
        self.day = DayEntry(words, words("keydesk.since"), lambda: today, help, optional=True)
        self.add("day", self.day)
        self.finish()


class EndForm(KeyForm):
    """The last day on which the key counts."""

    def __init__(self, words: Words, today: date) -> None:
        super().__init__(words, "end")
        self.day = DayEntry(words, words("keydesk.last_day"), lambda: today)
        self.day.show_value(today.isoformat())
        self.add("day", self.day)
        self.finish()


def chosen_day(entry: DayEntry) -> date | None:
    """The day that a field shows, `None` when it is empty."""
    return date.fromisoformat(entry.value()) if entry.value() else None
