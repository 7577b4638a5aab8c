"""Trying the rules as they stand: a sentence, what is found in it, and where."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from medsos_desktop.checks.rulelines import try_out

from ...commands import on
from ...kit.boxes import Card, column, row
from ...kit.fields import Combo
from ...kit.labels import Label, divider
from ...kit.rows import RowList
from ...theme.theme import is_narrow
from .rules_found import FoundDelegate, FoundModel, TriedText

if TYPE_CHECKING:
    from .rules import RulesPage

_WAIT_MS = 150
_POSTS = ("", "event", "service", "partner")
_LONGEST = 20_000
"""Characters that are tried; no post is longer."""


class TryPanel(Card):
    """The sentence at the left, its findings at the right; with large text one above the other."""

    def __init__(self, page: "RulesPage") -> None:
        words = page.words
        self.post = Combo(words("rulebook.try.post"))
        for post in _POSTS:
            self.post.addItem(words(f"rulebook.try.{post or 'plain'}"), post)
        super().__init__(words("rulebook.try.title"), right=self.post)
        self._page, self._words = page, words
        self.code = ""
        self.text = TriedText()
        self.text.setAccessibleName(words("rulebook.try.title"))
        self.text.setPlaceholderText(words("rulebook.try.hint"))
        self.model = FoundModel(words)
        self.list = RowList(words("rulebook.try.found"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(FoundDelegate(words("rulebook.try.here"), self.list))
        self.note = Label("", "small", "text-2", wrap=True)
        self._timer = QTimer(self, interval=_WAIT_MS, singleShot=True)
        self._lay_out()
        on(self._timer.timeout, self.look)
        on(self.text.textChanged, self._timer.start)
        on(self.post.currentIndexChanged, self.look)
        on(self.list.opened, self._jump)

    def _lay_out(self) -> None:
        both = column(gap=0) if is_narrow() else row(gap=0)
        both.addWidget(self.text, 1)
        both.addWidget(divider(vertical=not is_narrow()))
        right = column(gap=0)
        self.note.setContentsMargins(12, 8, 12, 8)
        right.addWidget(self.note)
        right.addWidget(self.list, 1)
        right.addStretch(0)
        both.addLayout(right, 1)
        self.body.addLayout(both)
        self.list.hide()

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
        self.list.setVisible(bool(found))
        here = any(one.code == self.code for one in found)
        key = "here_not" if found else "nothing" if text.strip() else "waiting"
        self.note.setText(self._words(f"rulebook.try.{key}"))
        self.note.setVisible(not here)
        self.text.mark(text, self.model.found, self.code)

    def _jump(self) -> None:
        finding = self.model.found[self.list.currentIndex().row()]
        if finding.span is not None:
            self.text.choose(finding.span)
