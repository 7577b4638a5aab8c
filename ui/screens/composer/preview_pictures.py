"""The part of a picture that goes out, for the phone card."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPixmap

from ...pictures import PAGE, Pictures

_MOST = 24
Box = tuple[int, int, int, int]


class CutPictures:
    """Cuts what `Pictures` has; asks it for what is missing, and its ``came`` says when that is there."""

    def __init__(self, pictures: Pictures) -> None:
        self._pictures = pictures
        self._cut: dict[tuple[str, Box], QPixmap] = {}

    def find(self, asset: str, name: str, box: Box) -> QPixmap | None:
        """The part ``box`` (1/10,000) of a picture; `None` while it is not read, or gone."""
        made = self._cut.get((asset, box))
        if made is not None:
            return made
        self._pictures.ask(asset, PAGE, name)
        whole = self._pictures.find(asset, PAGE)
        if whole is None or whole.isNull():
            return None
        if len(self._cut) >= _MOST:
            self._cut.clear()
        left, top, right, bottom = box
        wide, high = whole.width(), whole.height()
        x, y = left * wide // 10_000, top * high // 10_000
        area = QRect(x, y, max(right * wide // 10_000 - x, 1), max(bottom * high // 10_000 - y, 1))
        self._cut[asset, box] = whole.copy(area)
        return self._cut[asset, box]
