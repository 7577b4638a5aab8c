"""Carrying a post from a cell or the tray to another cell: one small state, shared by view and tray."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from medsos_desktop.calendar.board import Chip


@dataclass
class Drag:
    """A press on ``chip`` at ``start`` (global); ``active`` once the mouse went far enough."""

    chip: Chip
    start: QPoint
    active: bool = False

    def moved(self, to: QPoint) -> bool:
        """Whether it is a drag by now."""
        if not self.active:
            self.active = (to - self.start).manhattanLength() >= QApplication.startDragDistance()
        return self.active
