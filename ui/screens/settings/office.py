"""Kantor: the office's name, hours, what counts as its own data, and the election mode."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from medsos_desktop.calendar import format as spell
from medsos_desktop.calendar.hours import QUIET
from medsos_desktop.calendar.zones import OFFICE_ZONES, short_name
from medsos_desktop.changes import Changes
from medsos_desktop.directory import editing
from medsos_desktop.errors import UserError
from medsos_desktop.model.office import Office

from ...commands import on
from ...kit.boxes import Card, Scroll, column
from ...kit.labels import show_if
from .entries import (
    ChoiceEntry,
    DayEntry,
    Entry,
    LineEntry,
    LinesEntry,
    NumberEntry,
    SwitchEntry,
    beside,
    note,
)
from .page import Page

if TYPE_CHECKING:
    from ..base import Screen

_DATES = ("election_from", "election_until")
"""Saved together."""


class OfficePage(Page):
    """Each field is saved when it is left, and can be undone."""

    key = "office"
    kinds = frozenset({"office"})

    def __init__(self, owner: "Screen") -> None:
        super().__init__(owner)
        words = self.words
        zones = [(zone, words("settings.office.zone_named", short=short_name(zone),
                              city=zone.partition("/")[2])) for zone in OFFICE_ZONES]  # fmt: skip
        self.entries = {
            "name": LineEntry(words("settings.office.name"), words("settings.office.name_help")),
            "short_name": LineEntry(words("settings.office.short"), words("settings.office.short_help")),
            "city": LineEntry(words("settings.office.city"), words("settings.office.city_help")),
            "zone": ChoiceEntry(words("settings.office.zone"), zones,
                                words("settings.office.zone_help"), icon="jam"),
            "hours": LineEntry(words("settings.office.hours"), words("settings.office.hours_help")),
            "min_gap": NumberEntry(
                words, words("settings.office.min_gap"), words("settings.office.min_gap_help"),
                most=720, suffix=words("settings.office.minutes"),
            ),
            "phones": LinesEntry(words("settings.office.phones")),
            "emails": LinesEntry(words("settings.office.emails")),
            "bank_accounts": LinesEntry(words("settings.office.bank")),
            "addresses": LinesEntry(words("settings.office.addresses")),
            "election_mode": SwitchEntry(
                words("settings.office.election"), words("settings.office.election_on"),
                words("settings.office.election_help"),
            ),
            "election_from": DayEntry(words, words("settings.office.election_from"), self._today,
                                      words("settings.office.election_from_help"), optional=True),
            "election_until": DayEntry(words, words("settings.office.election_until"), self._today,
                                       words("settings.office.election_until_help"), optional=True),
            "election_names": LinesEntry(
                words("settings.office.election_names"), words("settings.office.election_names_help")
            ),
        }  # fmt: skip
        for key, entry in self.entries.items():
            on(entry.committed, partial(self._save, key))
            entry.set_read_only(self.read_only)
        self._lay_out()
        self.reload()

    def _lay_out(self) -> None:
        page = Scroll(even=True)
        words, entry = self.words, self.entries
        quiet = words("settings.office.quiet", start=spell.clock(words, QUIET.start),
                      end=spell.clock(words, QUIET.end))  # fmt: skip
        cards: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            ("identity", (
                beside(entry["name"], entry["short_name"]),
                beside(entry["city"], entry["zone"]),
            )),
            ("times", (beside(entry["hours"], entry["min_gap"]), note(quiet))),
            ("own_data", (
                note(words("settings.office.own_data_text")),
                beside(entry["phones"], entry["emails"]),
                beside(entry["bank_accounts"], entry["addresses"]),
            )),
            ("neutral", (
                entry["election_mode"],
                beside(entry["election_from"], entry["election_until"]),
                entry["election_names"],
            )),
        )  # fmt: skip
        for key, parts in cards:
            card = Card(words(f"settings.office.card_{key}"))
            inner = column(gap=12, margins=(16, 12, 16, 16))
            for part in parts:
                inner.addWidget(part)
            card.body.addLayout(inner)
            page.body.addWidget(card)
        page.body.addStretch(1)
        self.body.addWidget(page, 1)

    def reload(self) -> None:
        """See `Page`; what is being typed stays."""
        office = self.workspace.directory.office()
        for key, entry in self.entries.items():
            entry.show_value(_shown(self, key, office), anyway=False)
        self._explain(office)

    def _explain(self, office: Office) -> None:
        told = (office.election_names, office.election_from, office.election_until)
        for key in ("election_from", "election_until", "election_names"):
            show_if(self.entries[key], office.election_mode or any(told))

    def _today(self) -> date:
        return self.session.now().date()

    def focus_first(self) -> None:
        """The name."""
        self.entries["name"].widget.setFocus()

    def _save(self, key: str) -> None:
        entry = self.entries[key]
        if self.run(lambda: self._command(key, entry)) is None:
            return
        office = self.workspace.directory.office()
        for one in _DATES if key in _DATES else (key,):
            self.entries[one].show_value(_shown(self, one, office))
        self._explain(office)
        self.say("settings.saved", what=entry.label)

    def _command(self, key: str, entry: Entry) -> Changes:
        value: Any = entry.value()
        if key == "hours":
            value = editing.hours(value)
        told = {key: value}
        if key in _DATES:  # both together, so that an election can be moved past its old end
            told = {one: self.entries[one].value() for one in _DATES}
        try:
            return self.editing.set_office(replace(self.workspace.directory.office(), **told))
        except UserError as refused:
            if key in _DATES and refused.code == "directory.election-dates":
                raise UserError(refused.code, field=key) from refused
            raise


def _shown(page: Page, key: str, office: Office) -> Any:
    """A value of the office as its field shows it."""
    value = getattr(office, key)
    if key == "hours":
        return ", ".join(hour.replace(":", page.words("settings.office.hour_mark")) for hour in value)
    return value
