"""A place that takes files and pictures: dropped on it, or pasted while it has the focus."""

from PySide6.QtCore import QMimeData
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

from ...commands import on
from ...kit import paint
from .media_adding import files_in


class DropZone(QWidget):
    """Override `take_data`; drops need ``setAcceptDrops(True)``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._over = False
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
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A frame while files hover over it."""
        if self._over:
            paint.box(QPainter(self), self.rect(), fill="selected", line="accent", radius=8, width=2)
