"""The last page: what was taken, and where to go from here."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from medsos_desktop.importing.results import Done
from medsos_desktop.words import Words

from ...kit.actionrow import ActionRow
from ...kit.boxes import Card, Scroll, centred, clear, column
from ...kit.button import Button
from ...kit.notes import InlineMessage
from ...theme.theme import active

_WIDTH = 720


class DonePage(Scroll):
    """``calendar(day)``, ``left``: rows that need a person, ``again``: another file, ``undone``: it is to be
    taken back, ``retry``: to the preview.
    """

    calendar = Signal(str)
    left = Signal()
    again = Signal()
    undone = Signal()
    retry = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(margins=(16, 24, 16, 24), parent=parent)
        self._words = words
        self.first: Button | None = None
        self.message = InlineMessage()
        self.card = Card(words("importing.next"))
        box = QWidget()
        box.setMaximumWidth(active().px(_WIDTH))
        stack = column(box, gap=16)
        stack.addWidget(self.message)
        stack.addWidget(self.card)
        stack.addStretch(1)
        self.body.addLayout(centred(box, 100), 1)

    def show_done(self, done: Done) -> None:
        """What was taken."""
        words = self._words
        title = words("results.done", n=done.results, posts=done.posts)
        partly = [words("results.done_partly", n=done.partly)] if done.partly else []
        self.message.show_message("ok", title, " ".join((*partly, words("results.done_text"))))
        goals = [("see", "calendar", lambda: self.calendar.emit(done.first))]
        if done.left:
            goals.append(("left", "see_left", self.left.emit))
        goals += [("undo", "undo_button", self.undone.emit), ("another", "choose", self.again.emit)]
        self._fill(goals, n=done.left)

    def show_undone(self) -> None:
        """Everything was taken back."""
        words = self._words
        self.message.show_message("info", words("results.undone"), words("results.undone_text"))
        self._fill([("retry", "retry_button", self.retry.emit), ("another", "choose", self.again.emit)])

    def _fill(self, goals: Sequence[tuple[str, str, Callable[[], object]]], n: int = 0) -> None:
        """One row each; the first is the next step."""
        clear(self.card.body)
        self.first = None
        for at, (key, label, go) in enumerate(goals):
            button = Button(self._words(f"results.{label}"), "primary" if at == 0 else "plain")
            button.activated.connect(go)
            self.first = self.first or button
            title, text = self._words(f"results.goal.{key}", n=n), self._words(f"results.goal_text.{key}")
            self.card.body.addWidget(ActionRow(title, text, button=button, last=at == len(goals) - 1))

    def focus_first(self) -> None:
        """The next step."""
        if self.first is not None:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)
