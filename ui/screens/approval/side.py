"""The right column: what changed, was noted, found and answered; the version, the decisions so far."""

from collections.abc import Callable, Iterable
from datetime import datetime

from medsos_desktop.approval.looks import Look
from medsos_desktop.approval.review import Review
from medsos_desktop.review.names import Names
from medsos_desktop.review.noting import Noting
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace

from ...kit.labels import divider
from ...pictures import Pictures
from .changes import ChangesSection
from .findings import FindingsSection
from .history import Attached, HistorySection, VersionSection
from .notes import NotesSection
from .scrolls import KeyScroll


class SidePane(KeyScroll):
    """The sections, scrolling together."""

    def __init__(
        self, words: Words, workspace: Workspace, now: Callable[[], datetime], pictures: Pictures
    ) -> None:
        super().__init__(words("review.facts"))
        self._workspace = workspace
        self.changes = ChangesSection(words, pictures)
        self.notes = NotesSection(words, workspace, now)
        self.notes.list.grown.connect(lambda card: self.ensureWidgetVisible(card, 0, 8))
        self.findings = FindingsSection(words)
        self.version = VersionSection(words)
        self.history = HistorySection(words)
        for part in (self.changes, self.notes, self.findings, self.version):
            self.body.addWidget(part)
            self.body.addWidget(divider())
        self.body.addWidget(self.history)
        self.body.addStretch(1)

    def show_review(
        self,
        review: Review,
        look: Look,
        names: Names,
        now: datetime,
        attached: Attached,
        *,
        may_attach: bool,
        top: bool,
    ) -> None:
        """Everything of a post; ``top`` scrolls to the beginning."""
        self.changes.show_look(look, names, now)
        self.findings.show_findings(review, look, names)
        self.version.show_version(review.code, review.content)
        self.history.show_decisions(
            review, names, now, self._workspace.proofs, attached, may_attach=may_attach
        )
        if top:
            self.verticalScrollBar().setValue(0)

    def show_notes(self, noting: Noting) -> None:
        """The notes alone: somebody wrote one."""
        self.notes.show_notes(noting)

    def show_waiver(self, confirmed: Iterable[str]) -> None:
        """Brings the first unconfirmed waiver into sight, with the focus."""
        card = self.findings.focus_waiver(confirmed)
        self.ensureWidgetVisible(card if card is not None else self.findings)
