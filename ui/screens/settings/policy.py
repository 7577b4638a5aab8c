"""Persetujuan: the office's policy, who stands in for whom, and what is approved beforehand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from medsos_desktop.approval.policy import NONE, STEPS
from medsos_desktop.changes import Changes
from medsos_desktop.model.office import MOST_REMIND, PROOFS, Office, Person

from ...commands import on
from ...kit.boxes import Card, Scroll, column
from ...kit.labels import show_if
from ...theme.theme import active
from .dated import DatedCard
from .entries import Entry, NumberEntry, SegmentEntry, SwitchEntry, TicksEntry, beside
from .grants import GrantsCard
from .page import Page
from .substitutes import SubstitutesCard

if TYPE_CHECKING:
    from ..base import Screen


class PolicyPage(Page):
    """Steps, own text and proofs are saved at once; substitutes and standing approvals by their forms."""

    key = "policy"
    kinds = frozenset({"office", "substitute", "grant", "person", "pillar", "presence"})

    def __init__(self, owner: "Screen") -> None:
        super().__init__(owner)
        words = self.words
        self._own: dict[str, Entry] = {
            "approval": SegmentEntry(
                words("settings.policy.approval"),
                [(key, words(f"settings.policy.approval_{key}")) for key in STEPS],
                " ",
            ),
            "own_text": SwitchEntry(
                words("settings.policy.own_text"),
                words("settings.policy.own_text_on"),
                words("settings.policy.own_text_help"),
            ),
            "proofs": TicksEntry(
                words("settings.policy.proofs"),
                [(key, words(f"settings.policy.proof_{key}")) for key in PROOFS],
                words("settings.policy.proofs_help"),
            ),
            "remind_days": NumberEntry(
                words,
                words("settings.policy.remind"),
                words("settings.policy.remind_help"),
                most=MOST_REMIND,
                suffix=words("settings.policy.remind_days"),
            ),
        }
        self.entries = dict(self._own)
        for key, entry in self._own.items():
            on(entry.committed, partial(self._save, key))
            entry.set_read_only(self.read_only)
        self._ends: tuple[QWidget, ...] = ()
        self.substitutes, self.grants = SubstitutesCard(self), GrantsCard(self)
        self._lay_out()
        self.reload()

    def _lay_out(self) -> None:
        page = Scroll(even=True)
        steps = Card(self.words("settings.policy.card_steps"))
        inner = column(gap=12, margins=(16, 12, 16, 16))
        inner.addWidget(self._own["approval"])
        self._asked = beside(self._own["own_text"], self._own["proofs"])
        inner.addWidget(self._asked)
        inner.addWidget(self._own["remind_days"])
        steps.body.addLayout(inner)
        self._cards: tuple[QWidget, ...] = (steps, self.substitutes, self.grants)
        for part in self._cards:
            page.body.addWidget(part)
        page.body.addStretch(1)
        self._page = page
        on(page.verticalScrollBar().rangeChanged, self._into_sight)  # the page has found its new height
        self.body.addWidget(page, 1)

    # reading

    def reload(self) -> None:
        """See `Page`; a form that is open stays as it is."""
        office = self.workspace.directory.office()
        for key, entry in self._own.items():
            entry.show_value(getattr(office, key), anyway=False)
        self._explain(office)
        self.substitutes.reload()
        self.grants.reload()

    def _explain(self, office: Office) -> None:
        steps = office.approval if office.approval in STEPS else NONE
        self._own["approval"].set_help(self.words(f"settings.policy.approval_{steps}_help"))
        show_if(self._asked, office.approval != NONE)

    def parts(self) -> tuple[QWidget, ...]:
        """The three cards."""
        return self._cards

    def focus_first(self) -> None:
        """The steps."""
        entry = self._own["approval"]
        assert isinstance(entry, SegmentEntry)
        entry.focus_current()

    def today(self) -> date:
        """The day at the office."""
        return self.session.now().date()

    def people(self) -> dict[str, str]:
        """Living people by id, with the office they hold."""
        return {id_: self._named(each) for id_, each in self.workspace.directory.people().items()}

    def retired(self) -> dict[str, str]:
        """People who left the lists: their office may be vacant."""
        found = self.workspace.directory.retired("person").items()
        return {
            id_: self.words("settings.policy.vacant", who=self._named(each))
            for id_, each in found
            if isinstance(each, Person) and each.roles
        }

    def _named(self, person: Person) -> str:
        return ", ".join(part for part in dict.fromkeys((person.name, person.title)) if part)

    def name_of(self, id: str) -> str:
        """A person's name."""
        person = self.workspace.directory.person(id)
        return person.name if person else id[:6]

    def office_of(self, id: str) -> str:
        """The office a person holds or held; the name where none is known."""
        person = self.workspace.directory.person(id)
        return (person.title or person.name) if person else id[:6]

    def pillars(self) -> dict[str, str]:
        """Pillars by id."""
        return {id_: each.name for id_, each in self.workspace.directory.pillars().items()}

    # forms

    def take_form(self, card: DatedCard, ends: Sequence[QWidget]) -> None:
        """A form is open, from one of ``ends`` to the other: it comes into sight, as much as there is room.

        What is refused is said under its fields.
        """
        self.entries = {**self._own, **card.entries}
        self._ends = tuple(ends)
        self._into_sight()

    def _into_sight(self) -> None:
        for end in self._ends:
            self._page.ensureWidgetVisible(end, 0, active().px(24))

    def close_forms(self) -> None:
        """At most one is open."""
        self.message.hide()
        for card in (self.substitutes, self.grants):
            card.close_form()
        self.entries, self._ends = dict(self._own), ()

    def leave(self) -> None:
        """What was begun in a form is there again; nothing of it is saved half-way."""
        for entry in self._own.values():
            if entry.dirty and entry.isEnabled():
                entry.finish()

    # saving

    def _save(self, key: str) -> None:
        entry = self._own[key]
        done = self.run(lambda: self._command(key, entry))
        if done is None:
            return
        office = self.workspace.directory.office()
        entry.show_value(getattr(office, key))
        self._explain(office)
        again = sum(self.workspace.posts.row(post).reapproval for post in done.of("post"))
        if again:
            self.say("settings.policy.again", what=entry.label, n=again)
        else:
            self.say("settings.saved", what=entry.label)

    def _command(self, key: str, entry: Entry) -> Changes:
        office = self.workspace.directory.office()
        return self.editing.set_office(replace(office, **{key: entry.value()}))
