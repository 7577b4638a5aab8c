"""All that a row tells: what stands here, what will, what both sides changed, and how to decide it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from medsos_desktop.handing.rows import Fact, Row
from medsos_desktop.handing.way import MERGE, MINE, THEIRS
from medsos_desktop.text.diff import words_diff
from medsos_desktop.words import Words

from ...kit.boxes import Scroll, clear, column, ground
from ...kit.difftext import DiffText
from ...kit.labels import Label, breakable, divider
from ...kit.toggles import RadioButton


class Detail(QWidget):
    """``settled(post, how)``: a conflict was decided."""

    settled = Signal(str, str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        ground(self, "surface", "left")
        self._words = words
        self.area = Scroll(margins=(16, 12, 16, 16), gap=8)
        column(self, gap=0).addWidget(self.area)
        self.setAccessibleName(words("handing.detail"))
        self.choices: dict[str, RadioButton] = {}
        self._group: QButtonGroup | None = None
        self._shown: tuple[Row | None, str] | None = None

    def show_row(self, row: Row | None, how: str = MERGE) -> None:
        """Another row; ``how`` its conflict is decided so far.

        The same one again stays as it is: made anew it would drop the keyboard that went into it.
        """
        if self._shown == (row, how):
            return
        self._shown = (row, how)
        body, words = self.area.body, self._words
        clear(body)
        self.choices.clear()
        if row is None:
            body.addWidget(Label(words("handing.nothing_chosen"), "body", "text-3", wrap=True))
        else:
            body.addWidget(Label(breakable(row.title), "heading", wrap=True))
            if row.meta:
                body.addWidget(Label(breakable(row.meta), "small", "text-2", wrap=True))
            if row.settles:
                self._settle(row, how)
            elif any(fact.clash for fact in row.facts):
                body.addWidget(Label(words("handing.conflict_open"), "body", "text-2", wrap=True))
            for note in row.notes:
                body.addWidget(Label(breakable(note), wrap=True))
            for fact in row.facts:
                body.addWidget(divider())
                self._fact(fact)
        body.addStretch(1)
        self.area.verticalScrollBar().setValue(0)

    def _settle(self, row: Row, how: str) -> None:
        body, words = self.area.body, self._words
        body.addWidget(Label(words("handing.settle_title"), "strong", "warn"))
        body.addWidget(Label(words("handing.conflict_text"), "body", "text-2", wrap=True))
        self._group = QButtonGroup(self)
        for each in (MERGE, MINE, THEIRS):
            button = self.choices[each] = RadioButton(words(f"handing.settle.{each}"))
            button.setChecked(each == how)
            self._group.addButton(button)
            button.clicked.connect(partial(self._chose, row, each))
            body.addWidget(button)

    def _chose(self, row: Row, how: str, _checked: bool = False) -> None:
        self._shown = (row, how)
        self.settled.emit(row.post, how)

    def _fact(self, fact: Fact) -> None:
        body, words = self.area.body, self._words
        body.addWidget(Label(breakable(fact.label), "strong", "warn" if fact.clash else "", wrap=True))
        if fact.clash and fact.theirs:
            self._said("handing.here", fact.before)
            self._said("handing.theirs", fact.theirs)
        elif fact.before and fact.after and fact.before != fact.after:
            body.addWidget(DiffText(words_diff(fact.before, fact.after)))
        elif fact.before and not fact.after:
            self._said("handing.here", fact.before)
            self._said("handing.after", "")
        else:
            body.addWidget(Label(breakable(fact.after) or words("handing.empty_value"), wrap=True))

    def _said(self, key: str, text: str) -> None:
        words = self._words
        self.area.body.addWidget(Label(words(key), "label", "text-2"))
        self.area.body.addWidget(Label(breakable(text) or words("handing.empty_value"), wrap=True))
