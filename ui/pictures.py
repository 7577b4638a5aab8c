"""Small pictures for the screens: made beside the window, kept while the screen lives."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap
from shiboken6 import isValid

from medsos_desktop.errors import Cancelled, UserError

from .jobs import IsCancelled, Jobs, Progress

if TYPE_CHECKING:
    from medsos_desktop.workspace import Workspace

CARD, PAGE, LARGE = 384, 640, 1024
"""Pixels of the longer side at twice the density: a card, a post as it is read, the crop frame."""

_KEEP = {CARD: 80, PAGE: 40, LARGE: 4}
"""Pictures kept of each size: 40 MB, 60 MB and 16 MB at the most."""


class Pictures(QObject):
    """``came(asset)`` when one is there, or could not be read: then `troubles` has the error's code."""

    came = Signal(str)

    def __init__(self, workspace: "Workspace", jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._jobs = workspace, jobs
        self._made: dict[tuple[str, int], QPixmap] = {}
        self._wanted: set[tuple[str, int]] = set()
        self.troubles: dict[str, str] = {}

    def find(self, asset: str, side: int) -> QPixmap | None:
        """The picture if it is here already."""
        return self._made.get((asset, side))

    def ask(self, asset: str, side: int, name: str = "") -> None:
        """Makes it, unless it is here, on its way, or known to be unreadable; ``name`` is for people."""
        key = (asset, side)
        if key in self._made or key in self._wanted or asset in self.troubles:
            return
        self._wanted.add(key)
        media, called = self._workspace.media, name or asset[:12]

        def read(_tell: Progress, _stop: IsCancelled) -> QImage:
            media.file(asset, name=called)  # a small picture may outlive its original, which is what goes out
            try:
                return _image(media.thumbnail(asset, side, name=called))
            except OSError:  # a cache that cannot be written says nothing of the picture
                raise Cancelled from None

        self._jobs.start(read, partial(self._done, key), None, partial(self._failed, key))

    def forget(self, asset: str) -> None:
        """Looks again the next time (the file came back)."""
        self.troubles.pop(asset, None)

    def look_again(self) -> None:
        """Whatever was missing may be there now."""
        self.troubles.clear()

    def _done(self, key: tuple[str, int], image: QImage) -> None:
        if not isValid(self):
            return
        self._wanted.discard(key)
        alike = [each for each in self._made if each[1] == key[1]]
        if len(alike) >= _KEEP[key[1]]:
            del self._made[alike[0]]  # the oldest
        self._made[key] = QPixmap.fromImage(image)
        self.came.emit(key[0])

    def _failed(self, key: tuple[str, int], error: Exception) -> None:
        if not isValid(self):
            return
        self._wanted.discard(key)
        if isinstance(error, UserError):
            self.troubles[key[0]] = error.code
            self.came.emit(key[0])


def _image(path: Path) -> QImage:
    return QImage(str(path))
