"""One page to read: title, reason, advice, examples; beside it what it rests on and pages to read on."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from medsos_desktop.calendar import format as spell
from medsos_desktop.guidance.pages import Guide, Page
from medsos_desktop.words import Words

from ...kit.boxes import Scroll, clear, column
from ...kit.button import LinkButton
from ...kit.focusring import FocusFrame
from ...kit.labels import Label, divider
from ...theme.theme import active
from . import parts

WIDTH, LEAST, BESIDE, GAP = 620, 480, 236, 32
"""At 100 %: longest and shortest line (about 80 and 60 letters), what stands beside it, room between."""


_ANY = 16777215
"""Qt's own "no limit"."""


class Reader(Scroll):
    """``wanted(key)``: a page named beside is to be shown; ``copied(text)``: an answer is to be copied."""

    wanted = Signal(str)
    copied = Signal(str)

    def __init__(self, words: Words, guide: Guide) -> None:
        super().__init__(margins=(24, 8, 24, 20), gap=0)
        self._words, self._guide = words, guide
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.shown: Page | None = None
        self._frame = FocusFrame(self)
        self.narrow = False
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(GAP)
        self._parts = QWidget(), QWidget()
        self.sheet, self.beside = (
            column(each, gap=gap) for each, gap in zip(self._parts, (8, 4), strict=True)
        )
        for part, share in zip(self._parts, (1, 0), strict=True):
            self._both.addWidget(part, share, Qt.AlignmentFlag.AlignTop)
        self._both.addStretch(0)
        self._limit()
        self.body.addLayout(self._both)
        self.body.addStretch(1)

    # what is shown

    def show_page(self, page: Page) -> None:
        """Another page, from its top."""
        if page is self.shown:
            return
        self.shown = page
        self.setAccessibleName(page.title)
        self.setAccessibleDescription(" ".join((page.about, page.why, *page.do)))
        self._fill(page)
        self.verticalScrollBar().setValue(0)

    def _fill(self, page: Page) -> None:
        clear(self.sheet)
        clear(self.beside)
        add, words = self.sheet.addWidget, self._words
        add(Label(page.title, "title", wrap=True))
        add(Label(page.about, "editor", "text-2", wrap=True))
        if page.why:
            add(parts.heading(words("guidance.why")))
            add(Label(page.why, "editor", wrap=True))
        if page.do:
            add(parts.heading(words("guidance.tick" if page.checklist else "guidance.do")))
        for text in page.do:
            add(parts.advice(text, tick=page.checklist))
        if page.examples:
            add(parts.heading(words("guidance.examples")))
        for each in page.examples:
            add(parts.example(words, each))
        self._add_terms(page)
        self._add_beside(page)

    def _add_terms(self, page: Page) -> None:
        if page.copied:
            for each in page.terms:
                copy = partial(self.copied.emit, each.text)
                self.sheet.addWidget(parts.answer(self._words, each, copy))
            return
        close = column(gap=0)
        for number, each in enumerate(page.terms):
            if number:
                close.addWidget(divider())
            close.addWidget(parts.term(each, narrow=self.narrow))
        self.sheet.addLayout(close)

    def _add_beside(self, page: Page) -> None:
        words, add = self._words, self.beside.addWidget
        if page.see:
            add(Label(words("guidance.see"), "label", "text-2"))
        for key in page.see:
            other = self._guide.page(key)
            if other is not None:
                link = LinkButton(other.title)
                link.activated.connect(partial(self.wanted.emit, key))
                add(link)
        if page.see:
            self.beside.addSpacing(12)
        add(Label(words("guidance.basis"), "label", "text-2"))
        for source in page.sources:
            said = Label(source, "small", "text-2", wrap=True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            add(said)
        day = spell.short_date(words, page.checked)
        add(Label(words("guidance.checked", date=day), "small", "text-2", wrap=True))

    # room and keys

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stands beside goes below where the lines would be too short."""
        super().resizeEvent(event)
        self._frame.setGeometry(self.rect())
        theme = active()
        narrow = self.viewport().width() - 48 < theme.px(LEAST + BESIDE) + GAP
        if narrow == self.narrow:
            return
        self.narrow = narrow
        ways = QBoxLayout.Direction
        self._both.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._limit()
        if self.shown is not None and self.shown.terms:
            self._fill(self.shown)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the frame while the keyboard is in use."""
        super().focusInEvent(event)
        self._frame.show_if_keyboard()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hides it."""
        super().focusOutEvent(event)
        self._frame.hide()

    def _limit(self) -> None:
        """No limits in one column: Qt would ask for heights at the whole width and then give less."""
        theme, (sheet, beside) = active(), self._parts
        for part, least, most in ((sheet, 0, WIDTH), (beside, BESIDE, BESIDE)):
            part.setMinimumWidth(0 if self.narrow else theme.px(least))
            part.setMaximumWidth(_ANY if self.narrow else theme.px(most))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Page keys scroll by lines and screens, Home and End go to the ends."""
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        line = active().line("editor")
        steps = {
            Qt.Key.Key_Down: 2 * line, Qt.Key.Key_Up: -2 * line,
            Qt.Key.Key_PageDown: bar.pageStep() - line, Qt.Key.Key_PageUp: line - bar.pageStep(),
            Qt.Key.Key_Space: bar.pageStep() - line,
        }  # fmt: skip
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in ends:
            bar.setValue(ends[key])
        elif key in steps:
            bar.setValue(bar.value() + steps[key])
        else:
            super().keyPressEvent(event)
