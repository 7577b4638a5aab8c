"""The decisions about a post with the scans attached to them, and the version's code and hash to copy."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medsos_desktop import figures
from medsos_desktop.approval.codes import groups
from medsos_desktop.approval.content import short_code
from medsos_desktop.approval.evidence import Evidence
from medsos_desktop.approval.proofs import Proofs
from medsos_desktop.approval.review import Review
from medsos_desktop.calendar import format as spell
from medsos_desktop.model.rows import Decision
from medsos_desktop.review import sayings
from medsos_desktop.review.names import Names
from medsos_desktop.review.scans import SIGNED
from medsos_desktop.words import Words

from ...commands import on
from ...kit.boxes import clear, column, row
from ...kit.button import IconButton, LinkButton
from ...kit.fields import Glyph
from ...kit.labels import Label, show_if
from ...theme.theme import active

Attached = Mapping[str, tuple[Evidence, ...]]
_NAME_WIDE = 230
_A_ROW = 4


class VersionSection(QWidget):
    """Code and hash of the version that is read. ``copied(what)``: "code" or "hash" is on the clipboard."""

    copied = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._content = ""
        self.code, self.hash = Label("", "strong"), Label("", "small", "text-2")
        self.copy_code = IconButton("salin", words("review.copy_code"))
        self.copy_hash = IconButton("salin", words("review.copy_hash"))
        on(self.copy_code.activated, lambda: self._copy("code", self.code.text()))
        on(self.copy_hash.activated, lambda: self._copy("hash", self._content))
        stack = column(self, gap=4, margins=(16, 12, 16, 12))
        for title, label, button in (
            ("review.code", self.code, self.copy_code),
            ("review.hash", self.hash, self.copy_hash),
        ):
            line, told = row(gap=4), column(gap=0)
            told.addWidget(Label(words(title), "small", "text-2"))
            told.addWidget(label)
            line.addLayout(told, 1)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            stack.addLayout(line)

    def show_version(self, code: str, content: str) -> None:
        """Another version; the hash in groups of four, as it stands on the sheet."""
        self._content = content
        self.code.setText(code)
        found = groups(content)
        rows = (" ".join(found[at : at + _A_ROW]) for at in range(0, len(found), _A_ROW))
        self.hash.setText("\n".join(rows))

    def _copy(self, what: str, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(what)


_AGAIN = ("proof", "signature", "basis", "own", "consent")
"""Why an approval does not stand though the text is what was approved; see `Standing.why`."""


class HistorySection(QWidget):
    """The decisions about this post, the newest first, and what kind of proof they are.

    ``attaching(decision)``: a scan shall be attached there; ``opening(Evidence)``: one shall be shown.
    """

    attaching = Signal(str)
    opening = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.buttons: dict[str, LinkButton] = {}
        """What attaches, by decision; those without a button cannot have a scan."""
        self.scans: dict[str, LinkButton] = {}
        """What opens, by the id of the evidence."""
        stack = column(self, gap=8, margins=(16, 12, 16, 16))
        stack.addWidget(Label(words("review.history"), "strong"))
        self._body: QVBoxLayout = column(gap=8)
        stack.addLayout(self._body)
        self.proof = Label(words("review.proof_note"), "small", "text-3", wrap=True)
        stack.addWidget(self.proof)

    def show_decisions(
        self,
        review: Review,
        names: Names,
        now: datetime,
        proofs: Proofs,
        attached: Attached,
        *,
        may_attach: bool,
    ) -> None:
        """Anew."""
        clear(self._body)
        self.buttons, self.scans = {}, {}
        decisions = review.decisions
        if review.why in _AGAIN:
            again = self._words(f"review.again.{review.why}")
            self._body.addWidget(Label(again, "small", "warn", wrap=True))
        for each in reversed(decisions):
            box = QWidget()  # a layout alone gets the height of its neighbour where words are wrapped
            told = self._told(box, each, names, now, proofs)
            if grant := review.bases.get(each.basis):
                told.addWidget(Label(sayings.given(self._words, grant, names), "small", "text-3", wrap=True))
            for scan in attached.get(each.id, ()):
                told.addWidget(self._scan(scan))
                told.addWidget(self._about(scan, names, now))
            if may_attach and each.action in SIGNED:
                told.addWidget(self._button(each, names, now))
            self._body.addWidget(box)
        show_if(self.proof, all(each.proof == "none" for each in decisions))
        if not decisions:
            self._body.addWidget(Label(self._words("review.no_decisions"), "small", "text-2", wrap=True))

    def _told(self, box: QWidget, each: Decision, names: Names, now: datetime, proofs: Proofs) -> QVBoxLayout:
        words, told = self._words, column(box, gap=1)
        told.addWidget(Label(sayings.decided(words, each, names, now), "small", "text-2", wrap=True))
        if each.proof == "paper":
            paper = sayings.on_paper(words, each, names, now)
            told.addWidget(Label(paper, "small", "text-2", wrap=True))
        if each.content:
            told.addWidget(Label(words("review.code_of", code=short_code(each.content)), "small", "text-3"))
        if each.proof == "key":
            said, tone = sayings.proof(words, proofs.of(each.id))
            told.addWidget(Label(said, "small", tone, wrap=True))
        if each.note:
            told.addWidget(Label(words("review.quote", text=each.note), "small", wrap=True))
        return told

    def _button(self, each: Decision, names: Names, now: datetime) -> LinkButton:
        words = self._words
        made = LinkButton(words("review.scan.attach"), small=True)
        what = sayings.decided(words, each, names, now)
        made.setAccessibleName(words("review.scan.attach_to", decision=what))
        made.setToolTip(words("review.scan.tip"))
        on(made.activated, partial(self.attaching.emit, each.id))
        self.buttons[each.id] = made
        return made

    def _scan(self, scan: Evidence) -> QWidget:
        words, theme = self._words, active()
        name = scan.name or words("review.scan.unnamed")
        short = theme.metrics("small").elidedText(name, Qt.TextElideMode.ElideMiddle, theme.px(_NAME_WIDE))
        link = LinkButton(short, small=True)
        link.setToolTip(words("review.scan.open", name=name))
        link.setAccessibleName(words("review.scan.open", name=name))
        on(link.activated, partial(self.opening.emit, scan))
        self.scans[scan.id] = link
        made = QWidget()
        line = row(made, gap=4)
        line.addWidget(Glyph("dokumen", "text-2", 16))
        line.addWidget(link)
        line.addStretch(1)
        return made

    def _about(self, scan: Evidence, names: Names, now: datetime) -> Label:
        size, when = figures.size(self._words, scan.size), spell.ago(self._words, scan.at, now)
        return Label(f"{size} · {names.person(scan.author)}, {when}", "small", "text-3", wrap=True)
