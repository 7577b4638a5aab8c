"""The last step: what came in, where it is, and what is next."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal

from medsos_desktop.calendar import format as spell
from medsos_desktop.words import Words

from ...kit.wizard import donepage
from ...kit.wizard.donepage import Goal


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


class DonePage(donepage.DonePage):
    """``calendar(day)`` ("" for the tray), ``bad``, ``drafts``, ``again``, ``retry``: where to go on."""

    calendar = Signal(str)
    bad = Signal()
    drafts = Signal()
    again = Signal()
    retry = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__(words("importing.next"))
        self._words = words

    def show_done(self, done: Done) -> None:
        """It is in the calendar."""
        words = self._words
        heads = [words("importing.made", n=done.new)] if done.new else []
        heads += [words("importing.renewed", n=done.updated)] if done.updated else []
        below = [words("importing.additions", what=done.additions)] if done.additions else []
        below.append(words("importing.undo_hint"))
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
        self.tell("ok", " ".join(heads), " ".join(below), [*goals, self._another()])

    def show_undone(self) -> None:
        """Everything was taken back."""
        words = self._words
        said, meta = words("importing.retry"), words("importing.retry_text")
        goals = [Goal(said, meta, words("importing.to_preview"), self.retry.emit), self._another()]
        self.tell("info", words("importing.undone"), words("importing.undone_text"), goals)

    def _another(self) -> Goal:
        words = self._words
        said, meta = words("importing.another"), words("importing.another_text")
        return Goal(said, meta, words("importing.choose"), self.again.emit)

    def _to(self, day: str) -> Callable[[], object]:
        return lambda: self.calendar.emit(day)
