"""Moving about the page: from part to part by F6, and files let go over it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget


def next_part(parts: Sequence[QWidget], foot: QWidget, step: int) -> None:
    """The focus goes ``step`` parts on, round and round; anything inside ``foot`` counts as the last part."""
    focus = QApplication.focusWidget()
    here = -1
    if focus is not None:
        inside = (at for at, part in enumerate(parts) if part is focus or part.isAncestorOf(focus))
        here = next(inside, len(parts) - 1 if foot.isAncestorOf(focus) else -1)
    parts[(here + step) % len(parts)].setFocus(Qt.FocusReason.ShortcutFocusReason)


def dropped_files(event: QDropEvent | QDragMoveEvent) -> list[str]:
    """Paths of files on this PC that are held over the page; links to elsewhere are none."""
    return [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
