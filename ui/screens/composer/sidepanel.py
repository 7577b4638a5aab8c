"""A panel beside the editor, in the place of findings and preview: a head with a cross, and what is below."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medsos_desktop.words import Words

from ...commands import shortcut
from ...kit.boxes import column, ground, row
from ...kit.button import IconButton
from ...kit.labels import Label, divider
from ...theme.theme import active


class SidePanel(QWidget):
    """``closed()`` by the cross or Esc. Fill ``body``."""

    closed = Signal()

    def __init__(self, words: Words, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ground(self, "surface")
        self.setAccessibleName(title)
        self.body: QVBoxLayout = column(gap=0)
        self.title = Label(title, "strong")
        head = QWidget()
        head.setFixedHeight(active().px(40) - 1)
        line = row(head, margins=(16, 0, 8, 0))
        line.addWidget(self.title, 1)
        close = IconButton("tutup", words("kit.close"))
        close.activated.connect(self.closed)
        line.addWidget(close)
        stack = column(self, gap=0, margins=(0, 0, 0, 0))
        stack.addWidget(head)
        stack.addWidget(divider())
        stack.addLayout(self.body, 1)
        shortcut(self, "Escape", self.closed.emit)
