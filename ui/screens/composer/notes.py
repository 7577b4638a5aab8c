"""Catatan: what the approver noted and suggested, each settled or put in where it stands."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from medsos_desktop.model.notes import NoteAction
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace

from ...kit.boxes import Scroll, column, ground
from ...threads.card import Row
from ...threads.list import ThreadList
from ...threads.telling import Telling

_MAIN = (NoteAction.ACCEPT, NoteAction.DONE)
"""What a closed card offers to whoever writes."""


class NotesPanel(QWidget):
    """See `ThreadList` for what ``list`` tells."""

    def __init__(
        self,
        words: Words,
        workspace: Workspace,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        ground(self, "surface")
        self.setAccessibleName(words("notes.title"))
        self.list = ThreadList(Telling(words, workspace, now), _MAIN)
        self._scroll = Scroll(margins=(0, 0, 0, 0), gap=0)
        self._scroll.body.addWidget(self.list)
        self._scroll.body.addStretch(1)
        self.list.grown.connect(lambda card: self._scroll.ensureWidgetVisible(card, 0, 8))
        column(self, gap=0).addWidget(self._scroll)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Anew; cards stay."""
        self.list.show_rows(rows)
