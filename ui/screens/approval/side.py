"""The right column: what changed, what was found and answered, the decisions so far."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from medsos_desktop.approval.content import short_code
from medsos_desktop.approval.looks import Look
from medsos_desktop.approval.review import Review
from medsos_desktop.review import sayings
from medsos_desktop.review.names import Names
from medsos_desktop.words import Words

from ...kit.boxes import clear, column
from ...kit.labels import Label, divider, show_if
from ...pictures import Pictures
from .changes import ChangesSection
from .findings import FindingsSection
from .scrolls import KeyScroll

_AGAIN = ("proof", "basis", "own", "consent")
"""Why an approval does not stand though the text is what was approved; see `Standing.why`."""


class HistorySection(QWidget):
    """The decisions about this post, the newest first, and what kind of proof they are."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        stack = column(self, gap=8, margins=(16, 12, 16, 16))
        stack.addWidget(Label(words("review.history"), "strong"))
        self._body: QVBoxLayout = column(gap=8)
        stack.addLayout(self._body)
        self.proof = Label(words("review.proof_note"), "small", "text-3", wrap=True)
        stack.addWidget(self.proof)

    def show_decisions(self, review: Review, names: Names, now: datetime) -> None:
        """Anew."""
        clear(self._body)
        words, decisions = self._words, review.decisions
        if review.why in _AGAIN:
            self._body.addWidget(Label(words(f"review.again.{review.why}"), "small", "warn", wrap=True))
        for each in reversed(decisions):
            told = column(gap=1)
            told.addWidget(Label(sayings.decided(words, each, names, now), "small", "text-2", wrap=True))
            if grant := review.bases.get(each.basis):
                told.addWidget(Label(sayings.given(words, grant, names), "small", "text-3", wrap=True))
            if each.content:
                code = words("review.code_of", code=short_code(each.content))
                told.addWidget(Label(code, "small", "text-3"))
            if each.note:
                told.addWidget(Label(words("review.quote", text=each.note), "small", wrap=True))
            self._body.addLayout(told)
        show_if(self.proof, all(each.proof == "none" for each in decisions))
        if not decisions:
            self._body.addWidget(Label(words("review.no_decisions"), "small", "text-2", wrap=True))


class SidePane(KeyScroll):
    """The three sections, scrolling together."""

    def __init__(self, words: Words, pictures: Pictures) -> None:
        super().__init__(words("review.facts"))
        self.changes = ChangesSection(words, pictures)
        self.findings = FindingsSection(words)
        self.history = HistorySection(words)
        for part in (self.changes, self.findings):
            self.body.addWidget(part)
            self.body.addWidget(divider())
        self.body.addWidget(self.history)
        self.body.addStretch(1)

    def show_review(self, review: Review, look: Look, names: Names, now: datetime, *, top: bool) -> None:
        """Everything of a post; ``top`` scrolls to the beginning."""
        self.changes.show_look(look, names, now)
        self.findings.show_findings(review, look, names)
        self.history.show_decisions(review, names, now)
        if top:
            self.verticalScrollBar().setValue(0)

    def show_waiver(self, confirmed: Iterable[str]) -> None:
        """Brings the first unconfirmed waiver into sight, with the focus."""
        card = self.findings.focus_waiver(confirmed)
        self.ensureWidgetVisible(card if card is not None else self.findings)
