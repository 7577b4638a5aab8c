"""The middle: one post exactly as it goes out, account by account."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from medsos_desktop.approval.alike import Part, parts
from medsos_desktop.approval.looks import Look
from medsos_desktop.approval.review import Review
from medsos_desktop.checking import Placed
from medsos_desktop.model.notes import Pin
from medsos_desktop.review import sayings
from medsos_desktop.review.cuts import Cuts
from medsos_desktop.review.names import Names
from medsos_desktop.review.noting import Noting
from medsos_desktop.review.shown import Span
from medsos_desktop.text.diff import Piece
from medsos_desktop.words import Words

from ...kit.boxes import column, ground, row
from ...kit.button import Button
from ...kit.chips import Avatar, StateChip
from ...kit.fields import Glyph
from ...kit.labels import ElidedLabel, Label, show_if, tag
from ...kit.segments import SegmentedControl, TabBar, TabMark
from ...pictures import Pictures
from ...theme.theme import active
from .pictures import PictureColumn
from .reading import ReadText

READ_MS = 1000
"""A part counts as opened once it stood on the screen this long."""

_CHANGES, _WHOLE = "changes", "whole"


class PostPane(QWidget):
    """``opened(part)``: an account's text stood on the screen long enough. ``asked(kind, pin)``: a "note" or
    "suggest"ion is wanted there; ``pressed(thread)``: the mark of a note was.
    """

    opened = Signal(str)
    asked = Signal(str, object)
    pressed = Signal(str)

    def __init__(self, words: Words, cuts: Cuts, noting: Noting, pictures: Pictures) -> None:
        super().__init__()
        self._words, self._cuts, self._noting = words, cuts, noting
        self._review: Review | None = None
        self._look: Look | None = None
        self._names: Names | None = None
        self.parts: tuple[Part, ...] = ()
        ground(self, "canvas")
        self.title = ElidedLabel("", "heading")
        self.title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.chip: StateChip | None = None
        self._head = row(gap=8, margins=(16, 0, 16, 0))
        self.facts = Button(words("review.facts_short"), after="kanan")
        """Shown where there is no room for the facts beside the post."""
        self.print = Button(words("review.print.name"), icon="cetak")
        self.print.setAccessibleName(words("review.print.name"))
        self.print.setToolTip(words("review.print.tip"))
        self.tabs = TabBar(words("review.accounts"))
        self.tabs.currentChanged.connect(self._show_part)
        choices = [(_CHANGES, words("review.view.changes")), (_WHOLE, words("review.view.whole"))]
        self.view = SegmentedControl(choices, words("review.view.name"))
        self.view.chosen.connect(lambda _key: self._show_part())
        self.pictures = PictureColumn(words, pictures)
        self.pictures.noted.connect(lambda asset: self.asked.emit("note", Pin(asset=asset)))
        self.text = ReadText(words)
        self.text.asked.connect(self._ask)
        self.text.pressed.connect(self.pressed)
        self.avatar, self.account = Avatar("", grey=True), ElidedLabel("", "strong")
        self.count = tag("")
        self.when = ElidedLabel("", "small", "text-2")
        self._date = Label("", "label")
        self._timer = QTimer(self, interval=READ_MS, singleShot=True)
        self._timer.timeout.connect(self._read)
        self._build()

    def _build(self) -> None:
        head = ground(QWidget(), "surface", "bottom")
        head.setFixedHeight(active().px(48))
        head.setLayout(self._head)
        self._head.addWidget(self.title)
        self._head.addStretch(1)
        self._head.addWidget(self.print)
        self._head.addWidget(self.facts)
        self.facts.hide()
        bar = ground(QWidget(), "surface", "bottom")
        line = row(bar, gap=8, margins=(4, 0, 16, 0))
        line.addWidget(self.tabs, 1)
        line.addWidget(self.view)
        bar.setFixedHeight(active().px(40) + 1)
        stack = column(self, gap=0)
        stack.addWidget(head)
        stack.addWidget(bar)
        around = row(margins=(16, 16, 16, 16))
        around.addWidget(self._sheet())
        stack.addLayout(around, 1)

    def _sheet(self) -> QFrame:
        sheet = QFrame()
        sheet.setProperty("card", True)
        stack = column(sheet, gap=0, margins=(1, 1, 1, 1))
        both = row(gap=0)
        both.addWidget(self.pictures)
        texts = column(gap=4, margins=(12, 12, 8, 4))
        account = row(gap=8, margins=(4, 0, 8, 0))
        account.addWidget(self.avatar)
        account.addWidget(self.account, 1)
        account.addWidget(self.count)
        texts.addLayout(account)
        texts.addWidget(self.text, 1)
        both.addLayout(texts, 1)
        stack.addLayout(both, 1)
        foot = ground(QWidget(), "sunken", "top")
        foot.setFixedHeight(active().px(40))
        line = row(foot, gap=8, margins=(16, 0, 16, 0))
        line.addWidget(Glyph("jam", "text-2", 16))
        line.addWidget(self._date)
        line.addWidget(self.when, 1)
        stack.addWidget(foot)
        return sheet

    # showing

    def show_review(self, review: Review, look: Look, names: Names) -> None:
        """Another post, or another version of the same one."""
        same = self._review is not None and self._review.view.id == review.view.id
        before = self.part.key if same and self.parts else ""
        self._review, self._look, self._names = review, look, names
        post = review.view.post
        self.title.set_text(sayings.title(self._words, post.title))
        self._show_state()
        self.parts = parts(review.resolved, self._cuts.shape)
        self._show_tabs(before)
        changed = bool(look.changes and look.changes.texts)
        if not same:
            self.view.set_current(_CHANGES)
            self.text.to_top()
        show_if(self.view, changed)
        self._date.setText(self._words("review.goes_out", when=sayings.goes_out(self._words, post)))
        self._say_foot(review, names)
        self._show_part()

    def keys(self) -> tuple[str, ...]:
        """The keys of all parts."""
        return tuple(part.key for part in self.parts)

    @property
    def part(self) -> Part:
        """The one on the screen."""
        return self.parts[max(self.tabs.currentIndex(), 0)]

    def _show_state(self) -> None:
        assert self._review is not None
        state = self._review.view.state
        if self.chip is None:
            self.chip = StateChip(self._words, state)
            self._head.insertWidget(1, self.chip)
        self.chip.set_state(state)

    def _show_tabs(self, before: str) -> None:
        assert self._names is not None
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for part in self.parts:
            self.tabs.addTab(self._names.tab(part))
        for at, part in enumerate(self.parts):
            if part.key == before:
                self.tabs.setCurrentIndex(at)
        self.tabs.blockSignals(False)
        self._fit_tabs()

    def _fit_tabs(self) -> None:
        """Names where they fit, else monograms; the tool tip has the names."""
        assert self._names is not None
        for short in (False, True):
            texts: list[str] = []
            for at, part in enumerate(self.parts):
                texts.append(self._names.tab(part, short=short))
                twin = texts.count(texts[-1])
                self.tabs.setTabText(at, f"{texts[-1]} {twin}" if twin > 1 else texts[-1])
            self.mark_tabs()
            wide = sum(self.tabs.tabSizeHint(at).width() for at in range(self.tabs.count()))
            if wide <= self.tabs.width():
                break

    def mark_tabs(self) -> None:
        """A tick behind every account that was opened, "sama" where several show the same."""
        assert self._names is not None
        for at, part in enumerate(self.parts):
            done = self._look is not None and part.key in self._look.opened
            note = self._words("review.same") if len(part.shown) > 1 else ""
            self.tabs.set_mark(at, TabMark(note=note, icon="centang" if done else "", role="ok"))
            names = self._names.accounts_said(part.accounts)
            said = self._words("review.opened") if done else self._words("review.not_opened")
            self.tabs.setTabToolTip(at, f"{names}: {said}")

    def _say_foot(self, review: Review, names: Names) -> None:
        accounts = self._words("review.accounts_n", n=len(review.resolved))
        by = names.person(review.view.changed_by)
        self.when.set_text(self._words("review.written_by", accounts=accounts, name=by))

    def _show_part(self, *_: object) -> None:
        if self._review is None or self._names is None:
            return
        if not self.parts:
            self.pictures.show_cuts(())
            self.text.show_fields({}, "", {}, "")
            self.show_notes()
            return
        part, names = self.part, self._names
        first = part.first
        cuts = self._cuts.of(first)
        accounts = names.account(part.key) if len(part.shown) == 1 else names.accounts_said(part.accounts)
        self.avatar.set_name(names.account(part.key).lstrip("@"))
        several = self._words("review.accounts_same", n=len(part.shown))
        self.account.set_text(several if len(part.shown) > 1 else accounts)
        surface = names.catalogue.surface(first.surface).name
        pictures = self._words("review.pictures", n=len(cuts)) if cuts else self._words("review.no_pictures")
        self.count.setText(pictures)
        self.count.setToolTip(surface)
        self.pictures.show_cuts(cuts)
        self.text.show_fields(first.fields, first.main, self._changed(part), f"{accounts}, {surface}")
        self.show_notes()
        self._timer.start()

    def _changed(self, part: Part) -> Mapping[str, Sequence[Piece]]:
        if self._look is None or not self._look.changes or self.view.current() != _CHANGES:
            return {}
        return {each.field: each.pieces for each in self._look.changes.texts if part.key in each.accounts}

    def show_account(self, account: str) -> None:
        """Opens the tab that shows this account."""
        for at, part in enumerate(self.parts):
            if account in part.accounts:
                self.tabs.setCurrentIndex(at)

    def show_finding(self, placed: Placed) -> None:
        """Opens the account and selects the words a finding is about."""
        self.show_account(placed.accounts[0])
        if not self.view.isHidden():
            self.view.set_current(_WHOLE)
            self._show_part()
        if placed.finding.span is not None:
            self.text.select(Span(placed.finding.field, *placed.finding.span))

    # notes

    def show_notes(self) -> None:
        """Marks in the text and on the pictures, as they are now."""
        may = self._noting.may_write()
        self.text.show_marks(self._noting.marks(self.part) if self.parts else (), may_note=may)
        self.pictures.show_notes(self._noting.on_picture, may_note=may)

    def point(self, thread: str) -> None:
        """Shows where a thread stands, if that is on the screen."""
        self.text.marks.point(thread)
        noted = self._noting.of(thread)
        if noted is not None and noted.thread.pin.asset:
            self.pictures.choose_asset(noted.thread.pin.asset)

    def show_thread(self, thread: str) -> None:
        """Opens the account that shows the words (or the picture) of a thread, and selects them."""
        noted = self._noting.of(thread)
        here = self.tabs.currentIndex()
        for at in sorted(range(len(self.parts)), key=lambda at: at != here):
            span = self._noting.span_in(thread, self.parts[at])
            asset = noted.thread.pin.asset if noted is not None else ""
            shown = any(use.asset == asset for use in self.parts[at].first.media)
            if span is not None or shown:
                self.tabs.setCurrentIndex(at)
                break
        else:
            return
        if span is not None:
            self.text.select(span)
        self.point(thread)

    def _ask(self, kind: str, span: Span) -> None:
        pin = self._noting.pin(self.part, span) if self.parts else None
        if pin is not None:
            self.asked.emit(kind, pin)

    # reading

    def rest(self) -> None:
        """Nobody looks any more."""
        self._timer.stop()

    def look_on(self) -> None:
        """Somebody looks again."""
        if self._review is not None:
            self._timer.start()

    def _read(self) -> None:
        if not self.parts or not self.isVisible():
            return
        if self.window().isActiveWindow():
            self.opened.emit(self.part.key)
        else:  # behind another window nobody reads; ask again
            self._timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Smaller pictures where the room is low or narrow."""
        super().resizeEvent(event)
        small = self.height() < active().px(620) or self.width() < 560
        if self._names is not None:
            self._fit_tabs()
        self.pictures.set_room(202 if small else 234, 210 if small else 250)

    def show_tight(self, tight: bool) -> None:
        """Little room: the way to the facts stands in the head, and printing is an icon only."""
        show_if(self.facts, tight)
        self.print.setText("" if tight else self._words("review.print.name"))
        self.print.updateGeometry()

    def focus_text(self) -> None:
        """Into the text."""
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
