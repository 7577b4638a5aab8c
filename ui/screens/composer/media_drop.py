"""A place that takes files and pictures: dropped on it, or pasted while it has the focus."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QWidget

from ... import icons
from ...commands import on
from ...kit import paint
from ...theme.theme import active
from .media_adding import files_in


class _Welcome(QWidget):
    """Lies over the place while files hover: "Lepaskan di sini"."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dashed box, a plus, the words."""
        theme, painter = active(), QPainter(self)
        painter.fillRect(self.rect(), theme.colour("canvas"))
        paint.box(painter, self.rect(), fill="selected", line="accent", radius=8, width=2, dashed=True)
        wide = theme.metrics("body", strong=True).horizontalAdvance(self._words)
        x = max((self.width() - wide - 28) // 2, 8)
        icons.paint(painter, "tambah", x, (self.height() - 20) / 2, 20, "accent-text")
        area = self.rect().adjusted(x + 28, 0, -8, 0)
        paint.text(painter, area, self._words, font=theme.font("body", strong=True), role="accent-text")


class DropZone(QWidget):
    """Override `take_data`; drops need ``setAcceptDrops(True)``. ``welcome`` is said while files hover."""

    def __init__(self, welcome: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._welcome = _Welcome(welcome, self)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        keys.setContext(keys.context().WidgetWithChildrenShortcut)
        on(keys.activated, self.paste)

    def take_data(self, data: QMimeData) -> None:
        """What came."""
        raise NotImplementedError

    def paste(self) -> None:
        """Ctrl+V: files or a picture of the clipboard."""
        self.take_data(QGuiApplication.clipboard().mimeData())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and pictures are welcome."""
        if files_in(event.mimeData()) or event.mimeData().hasImage():
            event.acceptProposedAction()
            self._set_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Gone again."""
        self._set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Takes them in."""
        self._set_over(False)
        event.acceptProposedAction()
        self.take_data(event.mimeData())

    def _set_over(self, over: bool) -> None:
        self._welcome.setGeometry(self.rect())
        self._welcome.setVisible(over)
        self._welcome.raise_()
