"""Files let go over the page."""

from pathlib import Path

from PySide6.QtGui import QDragMoveEvent, QDropEvent

from medsos_desktop.exchange.handoff.naming import looks_like_one

from ...kit import dropzone


def dropped_files(event: QDropEvent | QDragMoveEvent) -> list[str]:
    """Paths of files on this PC that are held over the page; hand-off files are the window's."""
    return [each for each in dropzone.dropped_files(event) if not looks_like_one(Path(each).name)]
