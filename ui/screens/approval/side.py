"""The right column: what changed, findings with answers, waivers to confirm, the decisions so far."""

from collections.abc import Callable, Iterable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from medsos_desktop.approval.content import short_code
from medsos_desktop.approval.looks import Look
from medsos_desktop.approval.review import Review
from medsos_desktop.checking import Placed
from medsos_desktop.composer.panel import said
from medsos_desktop.model.rows import Decision
from medsos_desktop.words import Words

from ...kit.boxes import clear, column, row
from ...kit.button import LinkButton
from ...kit.fields import Glyph
from ...kit.labels import Label, divider, show_if
from ...kit.toggles import CheckBox
from ...theme.looks import SEVERITIES
from . import sayings
from .changes import ChangesSection
from .names import Names
from .scrolls import KeyScroll
from .thumbs import Thumbs


class WaiverCard(QFrame):
    """One block the writer asks to let pass: its reason, and the tick that says it may."""

    def __init__(self, words: Words, placed: Placed, on: bool, ticked: Callable[[bool], object]) -> None:
        super().__init__()
        self.setProperty("note", "warn")
        stack = column(self, gap=4, margins=(12, 8, 12, 4))
        stack.addLayout(
            _titled("f-block", "block", words("review.waiver", title=said(words, placed, "title")))
        )
        answer = placed.answer
        assert answer is not None
        if answer.quote:
            stack.addWidget(Label(words("review.quote", text=answer.quote), "small", "text-2", wrap=True))
        stack.addWidget(Label(words("review.because", reason=answer.reason), "small", wrap=True))
        self.box = CheckBox(words("review.confirm"))
        self.box.setChecked(on)
        self.box.setAccessibleDescription(f"{said(words, placed, 'title')}. {answer.reason}")
        self.box.toggled.connect(ticked)
        stack.addWidget(self.box)


class FindingsSection(QWidget):
    """``confirmed(key, on)``: a waiver was ticked or unticked."""

    confirmed = Signal(str, bool)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        stack = column(self, gap=8, margins=(16, 12, 16, 12))
        stack.addWidget(Label(words("review.findings"), "strong"))
        self._body: QVBoxLayout = column(gap=8)
        stack.addLayout(self._body)
        self.cards: dict[str, WaiverCard] = {}
        self.hints: LinkButton | None = None
        self._hint_box = QWidget()

    def show_findings(self, review: Review, look: Look) -> None:
        """Waivers first, then what is open, then warnings with their answers; hints folded."""
        clear(self._body)
        self.cards, self.hints = {}, None
        findings = review.findings
        blocks = [each for each in findings if each.finding.severity == "block"]
        for each in blocks:
            key = each.finding.key
            if each.answer is not None and key not in self.cards:
                card = WaiverCard(self._words, each, key in look.confirmed, self._ticker(key))
                self.cards[key] = card
                self._body.addWidget(card)
        rest = [each for each in blocks if each.answer is None]
        rest += [each for each in findings if each.finding.severity == "warn"]
        for each in rest:
            self._body.addWidget(self._finding(each))
        hints = [each for each in findings if each.finding.severity == "hint"]
        if hints:
            self._fold(hints)
        if not findings:
            self._body.addLayout(_titled("f-ok", "ok", self._words("review.no_findings")))

    def _ticker(self, key: str) -> Callable[[bool], None]:
        return lambda on: self.confirmed.emit(key, on)

    def _finding(self, placed: Placed) -> QWidget:
        words, look = self._words, SEVERITIES[placed.finding.severity]
        box = QWidget()
        line = row(box, gap=8)
        line.addWidget(Glyph(look.icon, look.role, 16), 0, Qt.AlignmentFlag.AlignTop)
        told = column(gap=1)
        told.addWidget(Label(said(words, placed, "title"), "label", wrap=True))
        what = said(words, placed, "what")
        if what:
            told.addWidget(Label(what, "small", "text-2", wrap=True))
        if placed.answer is not None:
            told.addWidget(
                Label(words("review.answered", reason=placed.answer.reason), "small", "text-2", wrap=True)
            )
        elif placed.open:
            told.addWidget(Label(words("review.open_finding"), "small", look.role, wrap=True))
        line.addLayout(told, 1)
        return box

    def _fold(self, hints: list[Placed]) -> None:
        self._hint_box = QWidget()
        stack = column(self._hint_box, gap=8)
        for each in hints:
            stack.addWidget(self._finding(each))
        self._hint_box.hide()
        self.hints = LinkButton(self._words("review.hints", n=len(hints)), small=True)
        self.hints.setCheckable(True)
        self.hints.toggled.connect(self._hint_box.setVisible)
        line = row(gap=8)
        line.addWidget(Glyph("f-hint", "hint", 16))
        line.addWidget(self.hints)
        line.addStretch(1)
        self._body.addLayout(line)
        self._body.addWidget(self._hint_box)

    def focus_waiver(self, confirmed: Iterable[str]) -> QWidget | None:
        """The first box that is still to be ticked gets the focus."""
        done = set(confirmed)
        for key, card in self.cards.items():
            if key not in done:
                card.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return card
        return None


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

    def show_decisions(self, decisions: tuple[Decision, ...], names: Names, now: datetime) -> None:
        """Anew."""
        clear(self._body)
        words = self._words
        for each in reversed(decisions):
            told = column(gap=1)
            did = words(f"review.did.{each.action}")
            who = sayings.by(words, each, names, now)
            said_ = f"{did} · {who}"
            if each.content:
                said_ += f" · {words('review.code_of', code=short_code(each.content))}"
            told.addWidget(Label(said_, "small", "text-2", wrap=True))
            if each.note:
                told.addWidget(Label(words("review.quote", text=each.note), "small", wrap=True))
            self._body.addLayout(told)
        show_if(self.proof, all(each.proof == "none" for each in decisions))
        if not decisions:
            self._body.addWidget(Label(words("review.no_decisions"), "small", "text-2", wrap=True))


class SidePane(KeyScroll):
    """The three sections, scrolling together."""

    def __init__(self, words: Words, thumbs: Thumbs) -> None:
        super().__init__(words("review.facts"))
        self.changes = ChangesSection(words, thumbs)
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
        self.findings.show_findings(review, look)
        self.history.show_decisions(review.decisions, names, now)
        if top:
            self.verticalScrollBar().setValue(0)

    def show_waiver(self, confirmed: Iterable[str]) -> None:
        """Brings the first unconfirmed waiver into sight, with the focus."""
        card = self.findings.focus_waiver(confirmed)
        self.ensureWidgetVisible(card if card is not None else self.findings)


def _titled(icon: str, role: str, text: str) -> QVBoxLayout:
    made = column(gap=0)
    line = row(gap=8)
    line.addWidget(Glyph(icon, role, 16), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Label(text, "label", wrap=True), 1)
    made.addLayout(line)
    return made
