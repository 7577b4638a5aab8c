"""The third step: what would come, under six heads, each line to be looked at, before anything is written."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from medsos_desktop.exchange.outcome import Kind, Outcome
from medsos_desktop.importing import sayings
from medsos_desktop.importing.facts import Facts
from medsos_desktop.words import Words

from ...kit.boxes import column, row
from ...kit.button import Button
from ...kit.fields import Glyph
from ...kit.labels import Label, show_if
from ...kit.notes import EmptyState, InlineMessage
from ...kit.toggles import CheckBox
from ...kit.wizard import previewpage
from ...kit.wizard.previewpage import Room
from ...kit.wizard.records import RecordHead, RecordList
from ...theme.theme import active
from .detail import Detail
from .table import LineDelegate, LineModel

KINDS = tuple(Kind)
_MARKS = {Kind.REJECTED: ("f-block", "block"), Kind.WARNING: ("f-warn", "warn")}


class PreviewPage(previewpage.PreviewPage):
    """``changed``: other updates are ticked; ``save_bad``: the refused rows are wanted as a file."""

    changed = Signal()
    save_bad = Signal()
    detail: Detail

    def __init__(self, words: Words) -> None:
        self._words = words
        self.facts: Facts | None = None
        self.model = LineModel()
        self.delegate = LineDelegate(self.model)
        rows = RecordList(words("importing.rows"), self.model, self.delegate)
        heads = [words(f"importing.head.{kind}") for kind in KINDS]
        super().__init__(words("importing.heads"), heads, rows, Detail(words), Room(312, 0.28, 640))
        self.add_head(RecordHead(rows, self.delegate.head))
        self.word = InlineMessage()
        self.word.hide()
        self.note = Label("", "body", "text-2", wrap=True)
        self.all = CheckBox(words("importing.all_updates"))
        self.save = Button(words("importing.save_bad"), icon="simpan")
        self.additions = Label("", "body", "text-2", wrap=True)
        self._added = QWidget()
        self._build()
        self.list.ticked.connect(self._ticked)
        self.all.clicked.connect(self._all)
        self.save.activated.connect(self.save_bad)

    def _build(self) -> None:
        added = row(self._added, gap=8)
        added.addWidget(Glyph("tambah", "text-2", 20), 0, Qt.AlignmentFlag.AlignTop)
        added.addWidget(self.additions, 1)
        tabs = row(margins=(8, 0, 8, 0))
        tabs.addWidget(self.tabs, 1)
        strip = row(gap=12, margins=(16, 6, 16, 6))
        strip.addStrut(active().control)
        strip.addWidget(self.all)
        strip.addWidget(self.note, 1)
        strip.addWidget(self.save)
        top = column(gap=8, margins=(16, 8, 16, 0))
        for part in (self.message, self.word, self._added):
            top.addWidget(part)
        whole = column(self, gap=0)
        whole.addLayout(top)
        whole.addLayout(tabs)
        whole.addLayout(strip)
        whole.addLayout(self.beside, 1)

    @property
    def kind(self) -> Kind:
        """The head that is shown."""
        return KINDS[self.tabs.currentIndex()]

    def wanted(self) -> frozenset[str]:
        """Posts that are to be updated."""
        return frozenset(self.model.wanted)

    def show_outcome(self, facts: Facts) -> None:
        """Another plan: counts, sentences, lines. Ticked updates that are still offered stay ticked."""
        self.facts, outcome, words = facts, facts.outcome, self._words
        offered = {each.id for each in outcome.plan.updates}
        self.model.wanted &= offered
        for at, kind in enumerate(KINDS):
            count = outcome.count(kind)
            self.mark(at, count, *_MARKS.get(kind, ("", "text-3")))
        said = sayings.additions(words, facts.catalogue, outcome.plan.missing)
        self.additions.setText(words("importing.additions", what=said) if said else "")
        show_if(self._added, bool(said))
        self._tell(outcome)
        kept = self.list.currentIndex().row()
        self.show_head()
        if 0 < kept < len(self.model.lines):
            self.list.setCurrentIndex(self.model.index(kept, 0))

    def _tell(self, outcome: Outcome) -> None:
        """A kind word where there is nothing to take in."""
        words, new = self._words, outcome.count(Kind.NEW)
        same, updates = outcome.count(Kind.SAME), outcome.count(Kind.UPDATE)
        if new:
            self.word.hide()
        elif updates:
            self.word.show_message(
                "info", words("importing.only_updates", n=updates), words("importing.only_updates_text")
            )
        elif same:
            self.word.show_message(
                "ok", words("importing.all_there", n=same), words("importing.all_there_text")
            )
        else:
            self.word.show_message("warn", words("importing.no_posts"), words("importing.no_posts_text"))

    def first_kind(self) -> Kind:
        """The head that is looked at first: the new ones, else what needs a person."""
        if self.facts is None:
            return Kind.NEW
        order = (Kind.NEW, Kind.UPDATE, Kind.REJECTED, Kind.SAME, Kind.SKIPPED)
        return next((kind for kind in order if self.facts.outcome.count(kind)), Kind.NEW)

    def show_kind(self, kind: Kind) -> None:
        """Turns to a head."""
        self.tabs.setCurrentIndex(KINDS.index(kind))

    def show_head(self) -> None:
        """The lines of the head."""
        facts, kind = self.facts, self.kind
        if facts is None:
            return
        self.model.show_lines(facts, kind)
        outcome, count = facts.outcome, len(self.model.lines)
        self.note.setText(sayings.note(self._words, outcome, kind) if count else "")
        show_if(self.all, kind is Kind.UPDATE and count > 0)
        show_if(self.save, kind is Kind.REJECTED and count > 0)
        unknown = outcome.unknown()
        if kind is Kind.NEW and unknown and count:
            said = self._words("importing.unknown", n=len(unknown), names=sayings.some(self._words, unknown))
            self.note.setText(f"{self.note.text()} {said}")
        title = self._words(f"importing.none.{kind}")
        self.say_empty(None if count else EmptyState("tabel", title, framed=False))
        if count:
            self.list.setCurrentIndex(self.model.index(0, 0))
            self.show_row()
        else:
            self.detail.show_line(facts, None)
        self._ticked()

    def show_row(self) -> None:
        """The panel shows the line that is looked at."""
        at = self.list.currentIndex().row()
        if self.facts is not None and 0 <= at < len(self.model.lines):
            self.detail.show_line(self.facts, self.model.lines[at])

    def _ticked(self) -> None:
        """The box above follows the boxes below."""
        offered = len(self.facts.outcome.plan.updates) if self.facts else 0
        self.all.setChecked(0 < offered == len(self.model.wanted))
        self.changed.emit()

    def _all(self) -> None:
        if self.facts is None:
            return
        ids = {each.id for each in self.facts.outcome.plan.updates}
        self.model.want(ids if self.all.isChecked() else set())
        self.changed.emit()

    def extras(self) -> list[QWidget]:
        """The box above and the button for refused rows, where they are."""
        return [each for each in (self.all, self.save) if not each.isHidden()]
