"""In the place of the bar: the PIN that opens the key, asked once for a batch."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from medsos_desktop.words import Words

from ...commands import on
from ...kit.boxes import column, ground, row
from ...kit.button import Button
from ...kit.fields import fill
from ...kit.labels import Label, show_if
from ...theme.theme import active


class _Secret(QLineEdit):
    """Shows dots; Escape leaves."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class PinPanel(QWidget):
    """``given(secret)`` when it was typed, ``left`` when the person thought better of it."""

    given = Signal(str)
    left = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        ground(self, "surface", "top")
        self.title = Label(words("review.pin.title"), "strong")
        self.help = Label(words("review.pin.help"), "small", "text-2", wrap=True)
        self.wrong = Label("", "small", "block", wrap=True)
        self.field = _Secret()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.field.setMinimumWidth(active().px(220))
        self.cancel = Button(words("kit.cancel"), large=True)
        self.send = Button(words("review.pin.do"), "primary", icon="kunci", large=True)
        on(self.field.returnPressed, self._give)
        on(self.send.activated, self._give)
        on(self.field.left, self._leave)
        on(self.cancel.activated, self._leave)
        self._build()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def _build(self) -> None:
        bar = row(self, gap=12, margins=(16, 12, 16, 12))
        told = column(gap=2)
        told.addWidget(self.title)
        told.addWidget(self.help)
        bar.addLayout(told, 3)
        typed = column(gap=2)
        typed.addWidget(self.field)
        typed.addWidget(self.wrong)
        bar.addLayout(typed, 2)
        bar.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignVCenter)
        bar.addWidget(self.send, 0, Qt.AlignmentFlag.AlignVCenter)
        self.wrong.hide()

    def ask(self, kind: str) -> None:
        """Asks for a PIN or, with the ``kind`` "phrase", a passphrase."""
        fill(self.field, "")
        self.field.setAccessibleName(self._words(f"review.pin.{'phrase' if kind == 'phrase' else 'field'}"))
        self.field.setPlaceholderText(self.field.accessibleName())
        self.wrong.hide()
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_wrong(self, text: str) -> None:
        """It did not open: what was typed goes, the reason stands below."""
        fill(self.field, "")
        self.wrong.setText(text)
        show_if(self.wrong, bool(text))
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_pin(self) -> None:
        """Nothing that was typed stays."""
        fill(self.field, "")
        self.hide()

    def _give(self) -> None:
        if self.field.text():
            self.given.emit(self.field.text())

    def _leave(self) -> None:
        self.close_pin()
        self.left.emit()
