"""The page after the work: what was done, and the ways on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from medsos_desktop.words import Words

from ...kit.actionrow import ActionRow
from ...kit.boxes import Card, Scroll, centred, clear, column
from ...kit.button import Button
from ...kit.labels import Label, show_if
from ...kit.notes import InlineMessage
from ...theme.theme import active

_WIDTH = 720


@dataclass(frozen=True, slots=True)
class Goal:
    """A way on: what it is, more about it, the button's word, where it goes."""

    title: str
    meta: str
    button: str
    go: Callable[[], object]


class DonePage(Scroll):
    """What was taken or written; fed by `show_done`."""

    def __init__(self, words: Words) -> None:
        super().__init__(margins=(16, 24, 16, 24))
        self._words = words
        self.message = InlineMessage()
        self.facts = Card()
        self.spoken = Card(words("handing.words_title"))
        self.card = Card(words("handing.next"))
        self.first: Button | None = None
        self.buttons: list[Button] = []
        box = QWidget()
        box.setMaximumWidth(active().px(_WIDTH))
        stack = column(box, gap=16)
        for part in (self.message, self.facts, self.spoken, self.card):
            stack.addWidget(part)
        stack.addStretch(1)
        self.body.addLayout(centred(box, 100), 1)

    def show_done(
        self,
        title: str,
        text: str,
        goals: Sequence[Goal],
        facts: Sequence[tuple[str, str]] = (),
        spoken: Sequence[str] = (),
    ) -> None:
        """``facts`` are pairs of name and value, ``spoken`` the six words to be read out."""
        self.message.show_message("ok", title, text)
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
        self._speak(spoken)
        clear(self.card.body)
        self.first, self.buttons = None, []
        for at, goal in enumerate(goals):
            button = Button(goal.button, "primary" if at == 0 else "plain")
            button.activated.connect(goal.go)
            self.first = self.first or button
            self.buttons.append(button)
            last = at == len(goals) - 1
            self.card.body.addWidget(ActionRow(goal.title, goal.meta, button=button, last=last))

    def _speak(self, spoken: Sequence[str]) -> None:
        clear(self.spoken.body)
        if spoken:
            stack = column(gap=8, margins=(16, 12, 16, 12))
            line = "   ".join(f"{at}. {word}" for at, word in enumerate(spoken, 1))
            stack.addWidget(Label(line, "heading", wrap=True))
            stack.addWidget(Label(self._words("handing.words_text"), "body", "text-2", wrap=True))
            self.spoken.body.addLayout(stack)
        show_if(self.spoken, bool(spoken))

    def parts(self) -> list[QWidget]:
        """Where F6 stops."""
        return [self.first] if self.first is not None else []

    def stops(self) -> list[QWidget]:
        """What the Tab key visits, in order."""
        return list(self.buttons)

    def focus_first(self) -> None:
        """The next step."""
        if self.first is not None:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)
