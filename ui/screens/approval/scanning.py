"""Scans of signed sheets: attached to a decision, and opened again."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from medsos_desktop.approval.evidence import Evidence

from ...attaching import Attaching

if TYPE_CHECKING:
    from .screen import Screen


class Scanning(Attaching):
    """What the history of decisions asks for."""

    def __init__(self, screen: "Screen") -> None:
        super().__init__(screen, screen.words("review.scan.pick"), self._attached)
        self._page = screen
        history = screen.side.history
        history.attaching.connect(self.attach)
        history.opening.connect(self.open)

    def _attached(self, decision: str, name: str, fresh: bool) -> None:
        screen = self._page
        screen.hide_message()
        screen.show_history()
        button = screen.side.history.buttons.get(decision)
        if button is not None:
            button.show()  # the layout would do so only in a moment, and what is hidden takes no focus
            button.setFocus(Qt.FocusReason.OtherFocusReason)
            screen.side.ensureWidgetVisible(button, 0, 8)
        screen.context.say(
            screen.words("review.scan.done" if fresh else "review.scan.known", name=name), undo=False
        )

    def open(self, scan: Evidence) -> None:
        """What was said before is over."""
        self._page.hide_message()
        super().open(scan)
