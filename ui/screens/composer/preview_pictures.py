"""Small pictures for the phone card: read after the card is drawn, one at a time, and kept."""

from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtGui import QPixmap

from medsos_desktop.errors import UserError
from medsos_desktop.media.service import MediaService

SIDE = 640
"""Pixels of the longer side: twice the card's width."""

_MOST = 24
Box = tuple[int, int, int, int]


class Thumbnails(QObject):
    """``find`` answers at once with what is there; ``came`` says that a missing one is there now, or gone."""

    came = Signal()

    def __init__(self, media: MediaService, parent: QObject) -> None:
        super().__init__(parent)
        self._media = media
        self._known: dict[str, QPixmap | None] = {}
        self._cut: dict[tuple[str, Box], QPixmap] = {}
        self._wanted: list[str] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._read)

    def find(self, asset: str, box: Box) -> QPixmap | None:
        """The part ``box`` (1/10,000) of a picture; `None` while it is not read, or gone."""
        made = self._cut.get((asset, box))
        if made is not None:
            return made
        if asset not in self._known:
            self._wanted = [asset]
            self._timer.start()
            return None
        whole = self._known[asset]
        if whole is None:
            return None
        if len(self._cut) >= _MOST:
            self._cut.clear()
        left, top, right, bottom = box
        wide, high = whole.width(), whole.height()
        x, y = left * wide // 10_000, top * high // 10_000
        area = QRect(x, y, max(right * wide // 10_000 - x, 1), max(bottom * high // 10_000 - y, 1))
        self._cut[asset, box] = whole.copy(area)
        return self._cut[asset, box]

    def is_gone(self, asset: str) -> bool:
        """Whether it was looked for and cannot be shown."""
        return asset in self._known and self._known[asset] is None

    def forget_gone(self) -> None:
        """Looks again for what was missing: it may have been put back."""
        self._known = {asset: each for asset, each in self._known.items() if each is not None}

    def _read(self) -> None:
        while self._wanted:
            asset = self._wanted.pop()
            if len(self._known) >= _MOST:
                self._known.clear()
            try:
                self._media.file(asset)  # a small picture may outlive its original, which is what goes out
                read = QPixmap(str(self._media.thumbnail(asset, SIDE)))
                self._known[asset] = None if read.isNull() else read
            except (UserError, OSError):
                self._known[asset] = None
            self.came.emit()
