"""The right column: what changed, what was noted, what was found and answered, the decisions so far."""

from collections.abc import Callable, Iterable
from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from medsos_desktop.approval.content import short_code
from medsos_desktop.approval.looks import Look
from medsos_desktop.approval.proofs import Proofs
from medsos_desktop.approval.review import Review
from medsos_desktop.model.rows import Decision
from medsos_desktop.review import sayings
from medsos_desktop.review.names import Names
from medsos_desktop.review.noting import Noting
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace

from ...kit.boxes import clear, column
from ...kit.labels import Label, divider, show_if
from ...pictures import Pictures
from .changes import ChangesSection
from .findings import FindingsSection
from .notes import NotesSection
from .scrolls import KeyScroll


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

    def show_decisions(
        self, decisions: tuple[Decision, ...], names: Names, now: datetime, proofs: Proofs
    ) -> None:
        """Anew."""
        clear(self._body)
        words = self._words
        for each in reversed(decisions):
            told = column(gap=1)
            did = words(f"review.did.{each.action}")
            who = sayings.by(words, each, names, now)
            told.addWidget(Label(f"{did} · {who}", "small", "text-2", wrap=True))
            if each.content:
                code = words("review.code_of", code=short_code(each.content))
                told.addWidget(Label(code, "small", "text-3"))
            if each.proof == "key":
                said, tone = sayings.proof(words, proofs.of(each.id))
                told.addWidget(Label(said, "small", tone, wrap=True))
            if each.note:
                told.addWidget(Label(words("review.quote", text=each.note), "small", wrap=True))
            self._body.addLayout(told)
        show_if(self.proof, all(each.proof == "none" for each in decisions))
        if not decisions:
            self._body.addWidget(Label(words("review.no_decisions"), "small", "text-2", wrap=True))


class SidePane(KeyScroll):
    """The four sections, scrolling together."""

    def __init__(
        self, words: Words, workspace: Workspace, now: Callable[[], datetime], pictures: Pictures
    ) -> None:
        super().__init__(words("review.facts"))
        self._workspace = workspace
        self.changes = ChangesSection(words, pictures)
        self.notes = NotesSection(words, workspace, now)
        self.notes.list.grown.connect(lambda card: self.ensureWidgetVisible(card, 0, 8))
        self.findings = FindingsSection(words)
        self.history = HistorySection(words)
        for part in (self.changes, self.notes, self.findings):
            self.body.addWidget(part)
            self.body.addWidget(divider())
        self.body.addWidget(self.history)
        self.body.addStretch(1)

    def show_review(self, review: Review, look: Look, names: Names, now: datetime, *, top: bool) -> None:
        """Everything of a post; ``top`` scrolls to the beginning."""
        self.changes.show_look(look, names, now)
        self.findings.show_findings(review, look, names)
        self.history.show_decisions(review.decisions, names, now, self._workspace.proofs)
        if top:
            self.verticalScrollBar().setValue(0)

    def show_notes(self, noting: Noting) -> None:
        """The notes alone: somebody wrote one."""
        self.notes.show_notes(noting)

    def show_waiver(self, confirmed: Iterable[str]) -> None:
        """Brings the first unconfirmed waiver into sight, with the focus."""
        card = self.findings.focus_waiver(confirmed)
        self.ensureWidgetVisible(card if card is not None else self.findings)
