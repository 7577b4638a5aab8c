"""The section of notes at the right: what was noted and suggested, and what came of it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from medsos_desktop.review.noting import Noting
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace

from ...kit.boxes import column, row
from ...kit.button import LinkButton
from ...kit.chips import Count
from ...kit.labels import Label, show_if
from ...threads.card import Row
from ...threads.list import ThreadList
from ...threads.telling import Telling


class NotesSection(QWidget):
    """``asked()``: a note on the whole post is wanted. The rest is told by ``list``."""

    asked = Signal()

    def __init__(self, words: Words, workspace: Workspace, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._workspace = workspace
        self.count = Count(0, words("notes.title"))
        self.write = LinkButton(words("review.noting.post"), small=True)
        self.write.setToolTip(words("review.noting.post_tip"))
        self.write.activated.connect(self.asked)
        self.none = Label(words("review.noting.none"), "small", "text-2", wrap=True)
        self._none = QWidget()
        column(self._none, margins=(16, 0, 16, 8)).addWidget(self.none)
        self.list = ThreadList(Telling(words, workspace, now))
        stack = column(self, gap=0, margins=(0, 4, 0, 4))
        line = row(gap=8, margins=(16, 0, 16, 0))
        line.addWidget(Label(words("notes.title"), "strong"))
        line.addWidget(self.count)
        line.addStretch(1)
        line.addWidget(self.write)
        stack.addLayout(line)
        stack.addWidget(self._none)
        stack.addWidget(self.list)

    def show_notes(self, noting: Noting) -> None:
        """Anew; cards stay."""
        may = noting.may_write()
        deeds = self._workspace.notes.deeds
        self.count.set_number(noting.open)
        show_if(self.write, may)
        show_if(self._none, may and not noting.noted)
        self.list.show_rows([Row(each, deeds(each) if may else frozenset()) for each in noting.noted])
