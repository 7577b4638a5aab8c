"""Long work is not cut off without asking."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .window import MainWindow


class Leaving:
    """For one window that is to be closed, or to show another workspace."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._cut_off = False

    def may(self, anyway: Callable[[], object]) -> bool:
        """Whether no long work would be cut off; else it is asked in place, and ``anyway`` goes on."""
        work, desk = self._window.jobs.long_work(), self._window.desk
        if work is None or desk is None or self._cut_off:
            return True

        def cut_off() -> None:
            self._cut_off = True
            try:
                anyway()
            finally:
                self._cut_off = False

        desk.notices.ask_to_leave(work, cut_off)
        return False
