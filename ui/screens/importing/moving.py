"""Files let go over the page."""

from PySide6.QtGui import QDragMoveEvent, QDropEvent


def dropped_files(event: QDropEvent | QDragMoveEvent) -> list[str]:
    """Paths of files on this PC that are held over the page; links to elsewhere are none."""
    return [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
