"""Hand-off files that reach the window: let go on it, or come into the watched inbox."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragMoveEvent, QDropEvent

from medsos_desktop.errors import UserError

from ..inbox import InboxWatch, watch_of
from ..kit.notes import Banner

if TYPE_CHECKING:
    from .desk import Desk

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class Parcels(QObject):
    """For one desk. What a screen takes itself (pictures, spreadsheets) never gets here."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._watch: InboxWatch | None = None
        self.banner: Banner | None = None
        desk.setAcceptDrops(True)
        desk.installEventFilter(self)

    def begin(self) -> None:
        """After the first paint: looks into the inbox from now on. Safe to call again."""
        if self._watch is None:
            self._watch = watch_of(self._desk.session, self._desk.jobs)
            self._watch.arrived.connect(self._arrived)
            self._watch.look()

    def end(self) -> None:
        """The desk goes."""
        if self._watch is not None:
            self._watch.arrived.disconnect(self._arrived)
            self._watch.stop()
            self._watch = None

    def _arrived(self, _fresh: int) -> None:
        """Said once above the screens, without taking the keyboard; not where the list is in sight."""
        desk, watch = self._desk, self._watch
        if watch is None or watch.inbox is None or desk.stage.current == "handoff":
            return
        self.dismiss()
        said = desk.words("handing.arrived", n=watch.inbox.unread)
        self.banner = Banner("info", said, desk.words("kit.close"))
        self.banner.add_button(desk.words("handing.see_inbox"), self._look)
        desk.notices.add(self.banner)

    def _look(self) -> None:
        self.dismiss()
        self._desk.go("handoff")

    def dismiss(self) -> None:
        """The list was seen."""
        if self.banner is not None:
            self._desk.notices.drop(self.banner)
            self.banner = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A hand-off file held over the window, or let go there."""
        if event.type() not in _DRAGS or not isinstance(event, QDropEvent | QDragMoveEvent):
            return False
        files = _handed(event)
        if not files:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._take(files)
        return True

    def _take(self, files: list[str]) -> None:
        if len(files) == 1:
            self._desk.go("handoff", file=files[0])
        else:
            self._desk.go("handoff")
            self._desk.notices.show_error(UserError("handing.several", n=len(files)))


def _handed(event: QDropEvent | QDragMoveEvent) -> list[str]:
    from ..kit.dropzone import dropped_parcels

    return dropped_parcels(event)
