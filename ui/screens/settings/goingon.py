"""This PC was set back: what is known of it, and saying so to the other PCs. Asked for in place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from medsos_desktop.words import Words

from ...kit.boxes import column, row
from ...kit.button import Button
from ...kit.fields import Field
from ...kit.labels import Label
from ...kit.notes import InlineMessage


class GoingOn(QWidget):
    """``told(note)``: the person says what happened, and the PC goes on in a new chain."""

    told = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.message, self.text = InlineMessage(), Label("", "body", "text-2", wrap=True)
        self.text.setContentsMargins(0, 8, 0, 0)
        self.line = QLineEdit()
        self.line.setMaxLength(500)
        self.go, self.stop = Button(words("settings.check.go_on"), "primary"), Button(words("kit.cancel"))
        self.form = QWidget()
        stack = column(self.form, gap=8, margins=(0, 8, 0, 0))
        stack.addWidget(Label(words("settings.check.ask"), "strong", wrap=True))
        stack.addWidget(Label(words("settings.check.ask_text"), "body", "text-2", wrap=True))
        stack.addWidget(Field(words("settings.check.note"), self.line, words("settings.check.note_help")))
        buttons = row()
        buttons.addWidget(self.go)
        buttons.addWidget(self.stop)
        buttons.addStretch(1)
        stack.addLayout(buttons)
        whole = column(self, gap=0)
        whole.addWidget(self.message)
        whole.addWidget(self.text)  # a message has no room for the story of several chains
        whole.addWidget(self.form)
        self.form.hide()
        self.go.activated.connect(self._go)
        self.line.returnPressed.connect(self._go)
        self.stop.activated.connect(self.calm)

    def show_left(self, left: tuple[str, ...], *, writable: bool) -> None:
        """What is known of each chain; hidden where there is nothing to explain."""
        self.form.hide()
        self.setVisible(bool(left))
        text = "\n".join((*left, self._words("settings.check.back_text")))
        actions = ((self._words("settings.check.explain"), self._ask),) if writable else ()
        if not writable:
            text += "\n" + self._words("settings.check.read_only")
        self.text.setText(text)
        self.message.show_message("warn", self._words("settings.check.back_title"), actions=actions)

    @property
    def explain(self) -> Button | None:
        """The button that asks; `None` where nothing can be written."""
        asks = self.message.buttons.itemAt(0)  # what was shown before still hangs on the message for a moment
        shown = asks.widget() if asks is not None else None
        return shown if isinstance(shown, Button) else None

    def _ask(self) -> None:
        self.line.clear()
        self.form.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def calm(self) -> None:
        """Not now."""
        if self.form.isHidden():
            return
        self.form.hide()
        if self.explain is not None:
            self.explain.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self) -> None:
        self.told.emit(self.line.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the question only."""
        if event.key() == Qt.Key.Key_Escape and not self.form.isHidden():
            self.calm()
        else:
            super().keyPressEvent(event)
