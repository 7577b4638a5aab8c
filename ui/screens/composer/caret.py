"""Says what the finding or note at the caret is, once the caret rests."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from medsos_desktop.telling import said

if TYPE_CHECKING:
    from .screen import Screen

_AFTER_MS = 80


class Caret(QObject):
    """For one screen: above the editor, and for a screen reader."""

    def __init__(self, screen: "Screen") -> None:
        super().__init__(screen)
        self._screen = screen
        self._rest = QTimer(self, interval=_AFTER_MS, singleShot=True)
        self._rest.timeout.connect(self.tell)

    def moved(self) -> None:
        """It is told soon."""
        self._rest.start()

    def stop(self) -> None:
        """The workspace goes."""
        self._rest.stop()

    def tell(self) -> None:
        """Now."""
        screen = self._screen
        page, is_open = screen.page, screen.desk.is_open
        placed = screen.jumps.at(page.editor.caret()) if is_open else None
        kind, title = "", ""
        if placed is not None:
            kind, title = placed.finding.severity, said(screen.words, placed, "title")
        elif is_open:
            kind, title = screen.noter.at_caret()
        page.above.show_finding(kind, title)
        page.editor.setAccessibleDescription(title)
