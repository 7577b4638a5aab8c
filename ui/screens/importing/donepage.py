"""The last step: what came in, where it is, and what is next."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from medsos_desktop.calendar import format as spell
from medsos_desktop.words import Words

from ...kit.actionrow import ActionRow
from ...kit.boxes import Card, Scroll, centred, clear, column
from ...kit.button import Button
from ...kit.notes import InlineMessage
from ...theme.theme import active

_WIDTH = 720


@dataclass(frozen=True, slots=True)
class Done:
    """What was written: posts made and changed, their days, what was left, what the sheet claims."""

    new: int
    updated: int
    days: tuple[date, date] | None
    undated: int
    rejected: int
    additions: str
    claims: str


@dataclass(frozen=True, slots=True)
class Goal:
    """A way on: what it is, more about it, the button's word, where it goes."""

    title: str
    meta: str
    button: str
    go: Callable[[], object]


class DonePage(Scroll):
    """``calendar(day)`` ("" for the tray), ``bad``, ``drafts``, ``again``, ``retry``: where to go on."""

    calendar = Signal(str)
    bad = Signal()
    drafts = Signal()
    again = Signal()
    retry = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(margins=(16, 24, 16, 24), parent=parent)
        self._words = words
        self.message = InlineMessage()
        self.card = Card(words("importing.next"))
        self.first: Button | None = None
        box = QWidget()
        box.setMaximumWidth(active().px(_WIDTH))
        stack = column(box, gap=16)
        stack.addWidget(self.message)
        stack.addWidget(self.card)
        stack.addStretch(1)
        self.body.addLayout(centred(box, 100), 1)

    def show_done(self, done: Done) -> None:
        """It is in the calendar."""
        words = self._words
        heads = [words("importing.made", n=done.new)] if done.new else []
        heads += [words("importing.renewed", n=done.updated)] if done.updated else []
        below = [words("importing.additions", what=done.additions)] if done.additions else []
        below.append(words("importing.undo_hint"))
        self.message.show_message("ok", " ".join(heads), " ".join(below))
        goals: list[Goal] = []
        if done.days is not None:
            first, last = done.days
            span = spell.long_date(words, first) if first == last else spell.span(words, first, last)
            to = self._to(first.isoformat())
            goals.append(Goal(words("importing.where_calendar"), span, words("importing.see_calendar"), to))
        if done.undated:
            said, meta = words("importing.where_tray", n=done.undated), words("importing.where_tray_text")
            goals.append(Goal(said, meta, words("importing.see_calendar"), self._to("")))
        if done.claims:
            said, meta = words("importing.claimed", words=done.claims), words("importing.claimed_text")
            goals.append(Goal(said, meta, words("importing.see_drafts"), self.drafts.emit))
        if done.rejected:
            said, meta = words("importing.left", n=done.rejected), words("importing.left_text")
            goals.append(Goal(said, meta, words("importing.see_bad"), self.bad.emit))
        self._fill([*goals, self._another()])

    def show_undone(self) -> None:
        """Everything was taken back."""
        words = self._words
        self.message.show_message("info", words("importing.undone"), words("importing.undone_text"))
        said, meta = words("importing.retry"), words("importing.retry_text")
        self._fill([Goal(said, meta, words("importing.to_preview"), self.retry.emit), self._another()])

    def _another(self) -> Goal:
        words = self._words
        said, meta = words("importing.another"), words("importing.another_text")
        return Goal(said, meta, words("importing.choose"), self.again.emit)

    def _fill(self, goals: list[Goal]) -> None:
        """One row each; the first is the next step."""
        clear(self.card.body)
        self.first = None
        for at, goal in enumerate(goals):
            button = Button(goal.button, "primary" if at == 0 else "plain")
            button.activated.connect(goal.go)
            self.first = self.first or button
            self.card.body.addWidget(
                ActionRow(goal.title, goal.meta, button=button, last=at == len(goals) - 1)
            )

    def _to(self, day: str) -> Callable[[], object]:
        return lambda: self.calendar.emit(day)

    def parts(self) -> list[QWidget]:
        """Where F6 stops."""
        return [self.first] if self.first is not None else []

    def focus_first(self) -> None:
        """The next step."""
        if self.first is not None:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)
