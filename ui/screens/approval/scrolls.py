"""A column that the keyboard can scroll, and that shows when it has the focus."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent

from ...kit.boxes import Scroll
from ...kit.focusring import FocusFrame


class KeyScroll(Scroll):
    """`Scroll` that takes the focus while there is something to scroll."""

    def __init__(self, name: str, *, gap: int = 0, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> None:
        super().__init__(gap=gap, margins=margins)
        self.setAccessibleName(name)
        self._frame = FocusFrame(self)
        self.verticalScrollBar().rangeChanged.connect(self._ranged)

    def _ranged(self, _low: int, high: int) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if high > 0 else Qt.FocusPolicy.NoFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the frame while the keyboard is in use."""
        super().focusInEvent(event)
        self._frame.show_if_keyboard()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hides it."""
        super().focusOutEvent(event)
        self._frame.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The frame goes along."""
        super().resizeEvent(event)
        self._frame.setGeometry(self.rect())
