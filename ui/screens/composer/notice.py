"""One line above the editor that says what is special about this post right now, with the way on."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ...kit.boxes import clear, column, row
from ...kit.button import Button
from ...kit.fields import Glyph
from ...kit.labels import Label
from ...theme.looks import NOTES

Deed = tuple[str, Callable[[], object]]


class Holder(QWidget):
    """Keeps 8 px free below a part that comes and goes; nothing is left of it while the part is hidden."""

    def __init__(self, part: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column(self, gap=0, margins=(0, 0, 0, 8)).addWidget(part)
        part.installEventFilter(self)
        self.setVisible(not part.isHidden())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Comes and goes with the part."""
        if event.type() == QEvent.Type.ShowToParent:
            self.show()
        elif event.type() == QEvent.Type.HideToParent:
            self.hide()
        return False


class Notice(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said: tuple[str, str] = ("", "")
        self._icon = column(gap=0)
        self.label = Label("", "small", wrap=True)
        self.buttons = row()
        line = row(self, margins=(12, 4, 8, 4))
        line.addLayout(self._icon)
        line.addWidget(self.label, 1)
        line.addLayout(self.buttons)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_notice(self, kind: str, text: str, deeds: Sequence[Deed] = ()) -> None:
        """``kind``: error, warn, info, hint, ok; "" as ``text`` hides it."""
        if not text:
            self._said = ("", "")
            self.hide()
            return
        if (kind, text) != self._said or len(deeds) != self.buttons.count():
            self._fill(kind, text, deeds)
        self.show()

    def _fill(self, kind: str, text: str, deeds: Sequence[Deed]) -> None:
        self._said = (kind, text)
        look = NOTES[kind]
        self.setProperty("note", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        clear(self._icon)
        self._icon.addWidget(Glyph(look.icon, look.role, 20))
        self.label.setText(text)
        self.setAccessibleName(text)
        clear(self.buttons)
        for words, deed in deeds:
            button = Button(words)
            button.activated.connect(deed)
            self.buttons.addWidget(button)

    def focus_first(self) -> None:
        """Puts the keyboard on the first button."""
        item = self.buttons.itemAt(0)
        button = item.widget() if item is not None else None
        if button is not None:
            button.setFocus()

    def text(self) -> str:
        """What is said, "" while hidden."""
        return self._said[1]
