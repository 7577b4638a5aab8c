"""The third step: what would come, under six heads, each line to be looked at, before anything is written."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from medsos_desktop.exchange.outcome import Kind, Outcome
from medsos_desktop.importing import sayings
from medsos_desktop.importing.facts import Facts
from medsos_desktop.words import Words

from ...kit.boxes import clear, column, ground, row
from ...kit.button import Button
from ...kit.fields import Glyph
from ...kit.labels import Label, show_if
from ...kit.notes import EmptyState, InlineMessage
from ...kit.segments import TabBar, TabMark
from ...kit.toggles import CheckBox
from ...theme.theme import active
from .detail import WIDTH, Detail
from .table import LineHead, LineList, LineModel

KINDS = tuple(Kind)
_NARROW = 640
"""Below this width (at 100 % text) the list has the page for itself."""

_SETTLE_MS = 50
"""A key held down runs through the rows; the panel follows when it comes to rest."""

_SHARE = 0.28
"""Of the page that the panel takes at most."""


class PreviewPage(QWidget):
    """``changed``: other updates are ticked; ``save_bad``: the refused rows are wanted as a file."""

    changed = Signal()
    save_bad = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ground(self, "surface")
        self._words = words
        self.facts: Facts | None = None
        self.message, self.word = InlineMessage(), InlineMessage()
        self.message.hide()
        self.word.hide()
        self.tabs = TabBar(words("importing.heads"))
        for kind in KINDS:
            self.tabs.addTab(words(f"importing.head.{kind}"))
        self.note = Label("", "body", "text-2", wrap=True)
        self.all = CheckBox(words("importing.all_updates"))
        self.save = Button(words("importing.save_bad"), icon="simpan")
        self.additions = Label("", "body", "text-2", wrap=True)
        self.model = LineModel()
        self.list = LineList(self.model, words("importing.rows"))
        self.head = LineHead(self.list.delegate, self.model)
        self.detail = Detail(words)
        self.empty = QStackedWidget()
        self._settle = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._build()
        self._connect()

    def _build(self) -> None:
        stack = column(self, gap=0)
        self._added = QWidget()
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
        rows = QWidget()
        under = column(rows, gap=0)
        under.addWidget(self.head)
        under.addWidget(self.list, 1)
        self.empty.addWidget(rows)
        blank = QWidget()
        self._blank = column(blank)
        self.empty.addWidget(blank)
        both = row(gap=0)
        both.addWidget(self.empty, 1)
        both.addWidget(self.detail)
        top = column(gap=8, margins=(16, 8, 16, 0))
        for part in (self.message, self.word, self._added):
            top.addWidget(part)
        stack.addLayout(top)
        stack.addLayout(tabs)
        stack.addLayout(strip)
        stack.addLayout(both, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show_tab)
        self.list.moved.connect(self._settle.start)
        self._settle.timeout.connect(self.show_line)
        self.list.ticked.connect(self._ticked)
        self.list.sized.connect(self._sized)
        self.all.clicked.connect(self._all)
        self.save.activated.connect(self.save_bad)

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
            icon = {Kind.REJECTED: "f-block", Kind.WARNING: "f-warn"}.get(kind, "") if count else ""
            role = {Kind.REJECTED: "block", Kind.WARNING: "warn"}.get(kind, "text-3")
            self.tabs.set_mark(at, TabMark(box=str(count), icon=icon, role=role))
        said = sayings.additions(words, facts.catalogue, outcome.plan.missing)
        self.additions.setText(words("importing.additions", what=said) if said else "")
        show_if(self._added, bool(said))
        self._tell(outcome)
        kept = self.list.currentIndex().row()
        self._show_tab()
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

    def _show_tab(self, _at: int = 0) -> None:
        facts, kind = self.facts, self.kind
        if facts is None:
            return
        self.model.show_lines(facts, kind)
        self.list.delegate.columns(self.list.viewport().width())
        outcome, count = facts.outcome, len(self.model.lines)
        self.note.setText(sayings.note(self._words, outcome, kind) if count else "")
        show_if(self.all, kind is Kind.UPDATE and count > 0)
        show_if(self.save, kind is Kind.REJECTED and count > 0)
        unknown = outcome.unknown()
        if kind is Kind.NEW and unknown and count:
            said = self._words("importing.unknown", n=len(unknown), names=sayings.some(self._words, unknown))
            self.note.setText(f"{self.note.text()} {said}")
        self._show_empty(count == 0)
        self.head.update()
        if count:
            self.list.setCurrentIndex(self.model.index(0, 0))
            self.show_line()
        else:
            self.detail.show_line(facts, None)
        self._ticked()

    def _show_empty(self, empty: bool) -> None:
        clear(self._blank)
        if empty:
            title = self._words(f"importing.none.{self.kind}")
            self._blank.addStretch(1)
            self._blank.addWidget(EmptyState("tabel", title, framed=False))
            self._blank.addStretch(2)
        self.empty.setCurrentIndex(1 if empty else 0)
        self._fit()

    def show_line(self) -> None:
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

    def _sized(self, width: int) -> None:
        self.head.room = width
        self.head.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list first where it is narrow."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The panel stands beside rows, where the page is wide enough for both."""
        self.detail.setFixedWidth(min(active().px(WIDTH), round(self.width() * _SHARE)))
        show_if(self.detail, self.width() >= active().px(_NARROW) and bool(self.model.lines))

    def parts(self) -> list[QWidget]:
        """Where F6 stops: heads, rows, and the button for refused rows."""
        extra = [each for each in (self.all, self.save) if not each.isHidden()]
        return [self.tabs, *extra, *([self.list] if self.model.lines else [])]

    def focus_first(self) -> None:
        """The rows, or the heads when there are none."""
        target: QWidget = self.list if self.model.lines else self.tabs
        target.setFocus(Qt.FocusReason.OtherFocusReason)
