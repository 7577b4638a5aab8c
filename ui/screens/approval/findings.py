"""What the checks found in this version: waivers to confirm singly, warnings with answers, hints folded."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from medsos_desktop.approval.alike import told_once
from medsos_desktop.approval.looks import Look
from medsos_desktop.approval.review import Review
from medsos_desktop.checking import Placed
from medsos_desktop.review.names import Names
from medsos_desktop.telling import said
from medsos_desktop.words import Words

from ...kit.boxes import clear, column, row
from ...kit.button import LinkButton
from ...kit.fields import Glyph
from ...kit.labels import Label
from ...kit.toggles import CheckBox
from ...theme.looks import SEVERITIES
from ..base import FINDING


class WaiverCard(QFrame):
    """One block the writer asks to let pass: its reason, and the tick that says it may."""

    def __init__(
        self,
        words: Words,
        placed: Placed,
        on: bool,
        ticked: Callable[[bool], object],
        accounts: str,
        links: QWidget,
    ) -> None:
        super().__init__()
        self.setProperty("note", "warn")
        self.setProperty(FINDING, placed.finding.code)
        stack = column(self, gap=4, margins=(12, 8, 12, 8))
        title = words("review.waiver", title=said(words, placed, "title"))
        stack.addLayout(_titled("f-block", "block", title, links))
        answer = placed.answer
        assert answer is not None
        for text in (accounts, said(words, placed, "what")):
            if text:
                stack.addWidget(Label(text, "small", "text-2", wrap=True))
        stack.addWidget(Label(words("review.because", reason=answer.reason), "small", wrap=True))
        self.box = CheckBox(words("review.confirm"))
        self.box.setChecked(on)
        self.box.setAccessibleDescription(f"{said(words, placed, 'title')}. {answer.reason}")
        self.box.toggled.connect(ticked)
        stack.addWidget(self.box)


class FindingsSection(QWidget):
    """``confirmed(key, on)``: a waiver was ticked or unticked; ``located(placed)``: show it in the text;
    ``explained(code)``: open its page of the guidance.
    """

    confirmed = Signal(str, bool)
    located = Signal(object)
    explained = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        stack = column(self, gap=8, margins=(16, 12, 16, 12))
        stack.addWidget(Label(words("review.findings"), "strong"))
        self._body: QVBoxLayout = column(gap=8)
        stack.addLayout(self._body)
        self.cards: dict[str, WaiverCard] = {}
        self._names: Names | None = None
        self._all: set[str] = set()
        self.hints: LinkButton | None = None
        self._hint_box = QWidget()

    def show_findings(self, review: Review, look: Look, names: Names) -> None:
        """Waivers first, then what is open, then warnings with their answers; hints folded."""
        clear(self._body)
        self.cards, self.hints = {}, None
        findings = told_once(review.findings)
        self._names, self._all = names, {each.account for each in review.resolved}
        blocks = [each for each in findings if each.finding.severity == "block"]
        for each in blocks:
            key = each.finding.key
            if each.answer is not None:
                on, ticked = key in look.confirmed, self._ticker(key)
                card = WaiverCard(self._words, each, on, ticked, self._accounts(each), self._links(each))
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
        box.setProperty(FINDING, placed.finding.code)
        stack = column(box, gap=1)
        stack.addLayout(_titled(look.icon, look.role, said(words, placed, "title"), self._links(placed)))
        told = column(gap=1, margins=(24, 0, 0, 0))
        for text in (self._accounts(placed), said(words, placed, "what")):
            if text:
                told.addWidget(Label(text, "small", "text-2", wrap=True))
        if placed.answer is not None:
            told.addWidget(
                Label(words("review.answered", reason=placed.answer.reason), "small", "text-2", wrap=True)
            )
        elif placed.open:
            told.addWidget(Label(words("review.open_finding"), "small", look.role, wrap=True))
        stack.addLayout(told)
        return box

    def _accounts(self, placed: Placed) -> str:
        """Where it is so; "" when it is so everywhere."""
        if self._names is None or set(placed.accounts) >= self._all:
            return ""
        return self._names.accounts_said(placed.accounts)

    def _links(self, placed: Placed) -> QWidget:
        """To the place in the text, and to the page that says why."""
        made = QWidget()
        line = row(made, gap=10)
        where = self._where(placed)
        if where is not None:
            line.addWidget(where)
        why = LinkButton(self._words("review.why"), small=True)
        why.setAccessibleName(self._words("review.why_of", title=said(self._words, placed, "title")))
        why.setToolTip(self._words("review.why_tip"))
        why.activated.connect(partial(self.explained.emit, placed.finding.code))
        line.addWidget(why)
        return made

    def _where(self, placed: Placed) -> LinkButton | None:
        """A way to the place in the text; `None` for what stands nowhere in particular."""
        if placed.finding.span is None or not placed.accounts:
            return None
        made = LinkButton(self._words("review.show"), small=True)
        made.setAccessibleName(self._words("review.show_in_text", title=said(self._words, placed, "title")))
        made.activated.connect(lambda: self.located.emit(placed))
        return made

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


def _titled(icon: str, role: str, text: str, links: QWidget | None = None) -> QVBoxLayout:
    made = column(gap=0)
    line = row(gap=8)
    line.addWidget(Glyph(icon, role, 16))
    line.addWidget(Label(text, "label", wrap=True), 1)
    if links is not None:
        line.addWidget(links, 0, Qt.AlignmentFlag.AlignTop)
    made.addLayout(line)
    return made
