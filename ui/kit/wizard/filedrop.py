"""A file may be let go anywhere on a screen."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from ..dropzone import DropZone


class FileDrop(QObject):
    """Watches ``screen``: lights ``zone``, if there is one, while files are held over it, and hands over the
    one let go.

    ``wanted(event)`` are the paths the screen takes, none leaves the event to the window. Of several files
    none is taken, since which one was meant is not said: ``refuse(how many)``.
    """

    def __init__(
        self,
        screen: QWidget,
        zone: DropZone | None,
        wanted: Callable[[QDropEvent | QDragMoveEvent], list[str]],
        take: Callable[[str], object],
        refuse: Callable[[int], object] = lambda _many: None,
    ) -> None:
        super().__init__(screen)
        self._zone, self._wanted, self._take, self._refuse = zone, wanted, take, refuse
        screen.setAcceptDrops(True)
        screen.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Dragging in, out, letting go."""
        if isinstance(event, QDragEnterEvent):
            if self._wanted(event):
                event.acceptProposedAction()
                self._light(True)
            return True
        if event.type() == QEvent.Type.DragLeave:
            self._light(False)
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self._drop(event)
            return True
        return False

    def _drop(self, event: QDropEvent) -> None:
        self._light(False)
        files = self._wanted(event)
        if len(files) == 1:
            event.acceptProposedAction()
            self._take(files[0])
        elif files:
            self._refuse(len(files))

    def _light(self, on: bool) -> None:
        if self._zone is not None:
            self._zone.set_hot(on)
