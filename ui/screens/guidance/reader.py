"""One page to read: title, advice, examples, reason, and what it rests on at the foot."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from medsos_desktop.calendar import format as spell
from medsos_desktop.guidance.pages import Guide, Page
from medsos_desktop.words import Words

from ...kit.boxes import Scroll, clear, column, row
from ...kit.button import LinkButton
from ...kit.labels import Label, divider
from ...theme.theme import active
from . import parts

WIDTH = 640
"""Longest line at 100 %, about 85 letters; it grows with the text."""


class Reader(Scroll):
    """``wanted(key)``: another page, named at the foot, is to be shown."""

    wanted = Signal(str)

    def __init__(self, words: Words, guide: Guide) -> None:
        super().__init__(margins=(24, 4, 24, 24), gap=0)
        self._words, self._guide = words, guide
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.shown: Page | None = None
        self._sheet = QWidget()
        self._sheet.setMaximumWidth(active().px(WIDTH))
        self.sheet = column(self._sheet, gap=8)
        line = row(gap=0)
        line.addWidget(self._sheet, 1)
        line.addStretch(0)
        self.body.addLayout(line)
        self.body.addStretch(1)

    def show_page(self, page: Page) -> None:
        """Another page, from its top."""
        if page is self.shown:
            return
        self.shown = page
        self.setAccessibleName(page.title)
        clear(self.sheet)
        self._add(Label(page.title, "title", wrap=True))
        self._add(Label(page.about, "editor", "text-2", wrap=True))
        for each in page.terms:
            self._add(parts.term(each))
        if page.do:
            self._add(parts.heading(self._words("guidance.tick" if page.checklist else "guidance.do")))
        for text in page.do:
            self._add(parts.advice(text, tick=page.checklist))
        if page.examples:
            self._add(parts.heading(self._words("guidance.examples")))
        for each_ in page.examples:
            self._add(parts.example(self._words, each_))
        if page.why:
            self._add(parts.heading(self._words("guidance.why")))
            self._add(Label(page.why, "editor", wrap=True))
        self._add_foot(page)
        self.verticalScrollBar().setValue(0)

    def _add(self, widget: QWidget) -> None:
        self.sheet.addWidget(widget)

    def _add_foot(self, page: Page) -> None:
        words = self._words
        self.sheet.addSpacing(12)
        self._add(divider())
        self._add(Label(words("guidance.basis"), "label", "text-2"))
        for source in page.sources:
            said = Label(source, "small", "text-2", wrap=True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._add(said)
        day = spell.short_date(words, page.checked)
        self._add(Label(words("guidance.checked", date=day), "small", "text-2", wrap=True))
        if page.see:
            self._add(Label(words("guidance.see"), "label", "text-2"))
        for key in page.see:
            beside = self._guide.page(key)
            if beside is not None:
                link = LinkButton(beside.title)
                link.activated.connect(partial(self.wanted.emit, key))
                self._add(link)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Page keys scroll by lines and screens, Home and End go to the ends."""
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        steps = {
            Qt.Key.Key_Down: bar.singleStep(), Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_PageDown: bar.pageStep(), Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_Space: bar.pageStep(),
        }  # fmt: skip
        key = Qt.Key(event.key())
        if key in ends:
            bar.setValue(ends[key])
        elif key in steps:
            bar.setValue(bar.value() + steps[key])
        else:
            super().keyPressEvent(event)
