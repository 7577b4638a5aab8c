"""What an account says differently from the master text, beside the editor."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from medsos_desktop.text.diff import Piece
from medsos_desktop.words import Words

from ...kit.boxes import column
from ...kit.labels import Label
from .difftext import DiffText
from .sidepanel import SidePanel


class Differences(SidePanel):
    """Filled by `show_differences`."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words, words("composer.differences.name"), parent)
        self._words = words
        self.diff = DiffText(words("composer.differences.name"))
        inner = column(gap=8, margins=(16, 12, 16, 12))
        inner.addWidget(Label(words("composer.differences.legend"), "small", "text-2", wrap=True))
        inner.addWidget(self.diff, 1)
        self.body.addLayout(inner, 1)

    def show_differences(self, account: str, fields: Sequence[tuple[str, Sequence[Piece]]]) -> None:
        """``fields`` are (name of the field, from the master's words to the account's)."""
        words = self._words
        self.title.setText(
            words("composer.differences.of", account=account) if account else self.accessibleName()
        )
        self.diff.clear_all()
        for name, pieces in fields:
            if len(fields) > 1:
                self.diff.add_head(words(f"composer.field.{name}"))
            self.diff.add_pieces(pieces)
        if not fields:
            self.diff.add_line(words("composer.differences.none"))
        self.diff.to_top()
