"""The message above the bar, beside the button that was pressed."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from medsos_desktop.words import Words

from ...kit.boxes import column
from ...kit.notes import InlineMessage


class Notice(QWidget):
    """Hidden until there is something to say; shown by whoever fills ``message``."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.message = InlineMessage()
        column(self, margins=(16, 8, 16, 8)).addWidget(self.message)
        self.close_notice()

    def say(self, kind: str, text: str) -> None:
        """One sentence that can be put away."""
        self.message.show_message(kind, text, "", ((self._words("kit.close"), self.close_notice),))
        self.show()

    def say_stale(self, reload: Callable[[], object]) -> None:
        """The version on the screen is not the newest; ``reload`` reads that."""
        words = self._words
        self.message.show_message(
            "warn", words("review.stale"), words("review.stale_text"), ((words("review.reload"), reload),)
        )
        self.show()

    def say_key_away(self, recorded: Callable[[], object]) -> None:
        """The key is elsewhere; ``recorded`` decides without a signature."""
        words = self._words
        deeds = ((words("review.key_away_do"), recorded), (words("kit.close"), self.close_notice))
        self.message.show_message("warn", words("review.key_away"), words("review.key_away_text"), deeds)
        self.show()

    def close_notice(self) -> None:
        """It was read."""
        self.message.hide()
        self.hide()
