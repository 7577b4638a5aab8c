"""The dashed box that files are dropped on, a button for those who do not drag, and what was dropped."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from medsos_desktop.exchange.handoff.naming import looks_like_one

from . import paint
from .boxes import column
from .button import Button
from .fields import Glyph
from .labels import Label


class DropZone(QWidget):
    """Says what to do; ``hot`` while a file is held over the page, which takes it (`dropped_files`)."""

    def __init__(self, icon: str, title: str, text: str, button: str) -> None:
        super().__init__()
        self.hot = False
        self.button = Button(button, "primary", icon="folder", large=True)
        stack = column(self, gap=8, margins=(24, 28, 24, 28))
        middle = Qt.AlignmentFlag.AlignHCenter
        stack.addWidget(Glyph(icon, "accent-text", 28), 0, middle)
        for label in (Label(title, "heading", wrap=True), Label(text, "body", "text-2", wrap=True)):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            stack.addWidget(label)
        stack.addSpacing(8)
        stack.addWidget(self.button, 0, middle)

    def set_hot(self, hot: bool) -> None:
        """A file is over it, or no longer."""
        self.hot = hot
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box."""
        fill, line = ("selected", "accent") if self.hot else ("surface", "line-control")
        paint.box(QPainter(self), self.rect(), fill=fill, line=line, radius=8, width=1.5, dashed=True)


def dropped_files(event: QDropEvent | QDragMoveEvent) -> list[str]:
    """Paths of files on this PC that are held over the page; links to elsewhere are none."""
    return [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]


def dropped_parcels(event: QDropEvent | QDragMoveEvent) -> list[str]:
    """Those that are hand-off files by their names: the window takes them, whatever screen is shown."""
    return [each for each in dropped_files(event) if looks_like_one(Path(each).name)]


def dropped_sheets(event: QDropEvent | QDragMoveEvent) -> list[str]:
    """The others: what a screen that takes sheets may take, leaving hand-off files to the window."""
    return [each for each in dropped_files(event) if not looks_like_one(Path(each).name)]
