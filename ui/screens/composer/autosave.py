"""Keeps what was typed at most two seconds behind the keys."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

AFTER_MS = 1500
"""From the first unsaved key, however long one types on; leaves half a second for the disk."""

AGAIN_MS = 4000
"""After a refusal (a full disk), until it is tried once more."""


class Autosave(QObject):
    """``save()`` answers whether it was kept."""

    def __init__(self, save: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._save = save
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.now)

    def touched(self) -> None:
        """Something was typed; the timer is never pushed back."""
        if not self._timer.isActive():
            self._timer.start(AFTER_MS)

    def now(self) -> bool:
        """Saves at once; False when it was refused (and is tried again soon)."""
        self._timer.stop()
        if self._save():
            return True
        self._timer.start(AGAIN_MS)
        return False

    def stop(self) -> None:
        """The workspace goes."""
        self._timer.stop()
