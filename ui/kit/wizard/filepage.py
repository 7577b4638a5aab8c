"""The first page: choose a file, by button or by dragging; what is wrong with it is said in place."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLayout, QWidget

from medsos_desktop.words import Words

from ...theme.theme import active
from ..boxes import Scroll, centred, column, row
from ..dropzone import DropZone
from ..fields import Glyph
from ..labels import Label, show_if
from ..notes import InlineMessage, ProgressRow

MARGINS = (16, 24, 16, 24)
"""Of a page with one column."""
_WIDTH = 720


@dataclass(frozen=True, slots=True)
class FileAsked:
    """What the page says: an icon, what is wanted, the button, the kinds of files for the system's dialog
    (``"Excel (*.xlsx)"``), and the sentence while ``name`` is read.
    """

    icon: str
    title: str
    text: str
    button: str
    kinds: str
    reading: Callable[[str], str]


class FilePage(Scroll):
    """``picked(path)``: this file; ``stopped``: reading is to end.

    Its parts are laid out by the page itself: `message`, `zone` and `progress` (`choice`), of which the zone
    gives way to the progress while a file is read; what is in `asleep` cannot be pressed meanwhile.
    """

    picked = Signal(str)
    stopped = Signal()

    def __init__(self, words: Words, asked: FileAsked, margins: tuple[int, int, int, int] = MARGINS) -> None:
        super().__init__(margins=margins)
        self._words, self._asked = words, asked
        self.folder = ""
        self.message = InlineMessage()
        self.message.hide()
        self.zone = DropZone(asked.icon, asked.title, asked.text, asked.button)
        self.progress = ProgressRow(words)
        self.progress.hide()
        self.choice: tuple[QWidget, ...] = (self.message, self.zone, self.progress)
        self.asleep: list[QWidget] = []
        self.zone.button.activated.connect(self.ask)
        self.progress.cancelled.connect(self.stopped)

    def ask(self) -> None:
        """The system's own dialog, in the folder used last."""
        start = self.folder or str(Path.home())
        name, _ = QFileDialog.getOpenFileName(self, self._asked.title, start, self._asked.kinds)
        if name:
            self.picked.emit(name)

    def set_busy(self, name: str) -> None:
        """Reading ``name``; "" when it is over."""
        busy = bool(name)
        show_if(self.progress, busy)
        show_if(self.zone, not busy)
        for each in self.asleep:
            each.setEnabled(not busy)
        if busy:
            self.message.hide()
            self.progress.set_progress(0, 0, self._asked.reading(name))
            self.focus_first()

    def parts(self) -> list[QWidget]:
        """Where F6 stops: the button that opens, or Batal while it reads."""
        return [self.progress.cancel if self.zone.isHidden() else self.zone.button]

    def focus_first(self) -> None:
        """Where work goes on."""
        self.parts()[0].setFocus(Qt.FocusReason.OtherFocusReason)


def narrow(*parts: QWidget | QLayout) -> QHBoxLayout:
    """One column in the middle, not wider than a sentence is read with ease."""
    box = QWidget()
    box.setMaximumWidth(active().px(_WIDTH))
    stack = column(box, gap=16)
    for part in parts:
        if isinstance(part, QWidget):
            stack.addWidget(part)
        else:
            stack.addLayout(part)
    stack.addStretch(1)
    return centred(box, 100)


def told(icon: str, text: str) -> QHBoxLayout:
    """A sentence behind its icon: what to know before a file is chosen."""
    line = row(gap=8)
    line.addWidget(Glyph(icon, "text-2", 20), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Label(text, "body", "text-2", wrap=True), 1)
    return line
