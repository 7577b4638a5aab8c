"""The page after the work: what was done, its facts and six words, and the ways on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from medsos_desktop.words import Words

from ...kit.boxes import Card, clear, column
from ...kit.labels import Label, show_if
from ...kit.wizard import donepage
from ...kit.wizard.donepage import Goal


class DonePage(donepage.DonePage):
    """What was taken or written; fed by `show_done`."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.facts, self.spoken = Card(), Card(words("handing.words_title"))
        super().__init__(words("handing.next"), self.facts, self.spoken)

    def show_done(
        self,
        title: str,
        text: str,
        goals: Sequence[Goal],
        facts: Sequence[tuple[str, str]] = (),
        spoken: Sequence[str] = (),
    ) -> None:
        """``facts`` are pairs of name and value, ``spoken`` the six words to be read out."""
        self._show_facts(facts)
        self._speak(spoken)
        self.tell("ok", title, text, goals)

    def _show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        clear(self.facts.body)
        grid = QGridLayout()
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for at, (name, value) in enumerate(facts):
            grid.addWidget(Label(name, "label", "text-2"), at, 0, Qt.AlignmentFlag.AlignTop)
            shown = Label(value.replace("\\", "\\\u200b").replace("/", "/\u200b"), wrap=True)
            shown.setAccessibleName(f"{name}: {value}")
            grid.addWidget(shown, at, 1)
        self.facts.body.addLayout(grid)
        show_if(self.facts, bool(facts))

    def _speak(self, spoken: Sequence[str]) -> None:
        clear(self.spoken.body)
        if spoken:
            stack = column(gap=8, margins=(16, 12, 16, 12))
            line = "   ".join(f"{at}. {word}" for at, word in enumerate(spoken, 1))
            stack.addWidget(Label(line, "heading", wrap=True))
            stack.addWidget(Label(self._words("handing.words_text"), "body", "text-2", wrap=True))
            self.spoken.body.addLayout(stack)
        show_if(self.spoken, bool(spoken))
