"""Trying the rules as they stand: a sentence, what is found in it, and where."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from medsos_desktop.checks.rulelines import try_out

from ...commands import on
from ...kit.boxes import Card, column, row
from ...kit.fields import Combo
from ...kit.labels import ElidedLabel, divider
from ...kit.rows import RowList
from ...theme.theme import active, is_narrow
from .rules_found import FoundDelegate, FoundModel, TriedText

if TYPE_CHECKING:
    from .rules import RulesPage

_WAIT_MS = 150
_POSTS = ("", "event", "service", "partner")
_LONGEST = 20_000
"""Characters that are tried; no post is longer."""


def _beside(*parts: QWidget) -> QWidget:
    """Widgets for the head of a card."""
    box = QWidget()
    line = row(box, gap=12)
    for part in parts:
        line.addWidget(part)
    return box


class TryPanel(Card):
    """The sentence at the left, its findings at the right; with large text one above the other."""

    def __init__(self, page: "RulesPage") -> None:
        words = page.words
        self.post = Combo(words("rulebook.try.post"))
        for post in _POSTS:
            self.post.addItem(words(f"rulebook.try.{post or 'plain'}"), post)
        self.note = ElidedLabel("", "small", "text-2")
        head = _beside(self.note, self.post)
        if is_narrow():  # a part of the rule's own card, which has its name already
            super().__init__()
            self.setProperty("card", False)
            head.setContentsMargins(16, 0, 12, 0)
            self.body.addWidget(head)
        else:
            super().__init__(words("rulebook.try.title"), right=head)
        self._page, self._words = page, words
        self.code = ""
        self.text = TriedText()
        self.text.setAccessibleName(words("rulebook.try.title"))
        self.text.setPlaceholderText(words("rulebook.try.hint"))
        self.model = FoundModel(words)
        self.list = RowList(words("rulebook.try.found"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(FoundDelegate(words("rulebook.try.here"), self.list))
        self.list.setMinimumHeight(active().px(FoundDelegate.height))
        self._timer = QTimer(self, interval=_WAIT_MS, singleShot=True)
        self._lay_out()
        on(self._timer.timeout, self.look)
        on(self.text.textChanged, self._timer.start)
        on(self.post.currentIndexChanged, self.look)
        on(self.list.opened, self._jump)

    def _lay_out(self) -> None:
        both = column(gap=0) if is_narrow() else row(gap=0)
        left = column(gap=0, margins=(16, 8, 12, 8))
        left.addWidget(self.text)
        both.addLayout(left, 1)
        if not is_narrow():
            both.addWidget(divider(vertical=True))
        both.addWidget(self.list, 1)
        self.body.addLayout(both)

    def show_code(self, code: str) -> None:
        """Another rule is looked at, or the rules changed."""
        self.code = code
        self.look()

    def look(self) -> None:
        """Runs the rules over the sentence."""
        self._timer.stop()
        page, text = self._page, self.text.toPlainText()[:_LONGEST]
        office = page.workspace.directory.office()
        post = str(self.post.currentData() or "")
        found = try_out(text, page.workspace.pack, page.surface, office, page.session.now(), post)
        self.model.show_found(found, self.code)
        self._tell(text)
        self.text.mark(text, self.model.found, self.code)

    def _tell(self, text: str) -> None:
        """How many were found, and whether by the rule in front; a rule that ran away is named first."""
        words, found = self._words, self.model.found
        here = sum(1 for one in found if one.code == self.code)
        stopped = self._page.workspace.pack.stopped()
        if stopped:
            said = words("rulebook.try.stopped", row=", ".join(stopped))
        elif found:
            said = words("rulebook.try.count", n=len(found), here=here)
        else:
            said = words("rulebook.try.nothing" if text.strip() else "rulebook.try.waiting")
        self.note.set_text(said)
        self.note.set_tone("block" if stopped else "text-2")

    def _jump(self) -> None:
        finding = self.model.found[self.list.currentIndex().row()]
        if finding.span is not None:
            self.text.choose(finding.span)
