"""The last page: what was done, and where to go from here."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ..actionrow import ActionRow
from ..boxes import Card, Scroll, clear
from ..button import Button
from ..notes import InlineMessage
from .filepage import MARGINS, narrow


class Goal(NamedTuple):
    """A way on: what it is, more about it, the button's word, where it goes."""

    title: str
    meta: str
    button: str
    go: Callable[[], object]


class DonePage(Scroll):
    """A message, what a screen puts ``between``, and a card of goals under the head ``ways``."""

    def __init__(self, ways: str, *between: QWidget) -> None:
        super().__init__(margins=MARGINS)
        self.message = InlineMessage()
        self.card = Card(ways)
        self.first: Button | None = None
        self.buttons: list[Button] = []
        self.body.addLayout(narrow(self.message, *between, self.card), 1)

    def tell(self, kind: str, title: str, text: str, goals: Sequence[Goal]) -> None:
        """Of a ``kind`` as in `InlineMessage`; one row each goal, the first is the next step."""
        self.message.show_message(kind, title, text)
        clear(self.card.body)
        self.buttons = []
        for at, goal in enumerate(goals):
            button = Button(goal.button, "primary" if at == 0 else "plain")
            button.activated.connect(goal.go)
            self.buttons.append(button)
            last = at == len(goals) - 1
            self.card.body.addWidget(ActionRow(goal.title, goal.meta, button=button, last=last))
        self.first = self.buttons[0] if self.buttons else None

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
