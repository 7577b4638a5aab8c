"""The office's own phones, mails, accounts, addresses and names, where a rule goes by them."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from medsos_desktop.checks.rulelines import CONTACTS

from ...commands import on
from ...kit.boxes import Scroll, column
from ...kit.button import LinkButton
from ...kit.labels import show_if
from .entries import LinesEntry, note

_FIELDS = {
    "phones": "phones",
    "emails": "emails",
    "bank_accounts": "bank",
    "addresses": "addresses",
    "election_names": "election_names",
}
"""Fields of the office, and their words in ``settings.office``."""

if TYPE_CHECKING:
    from .rules import RulesPage


class ContactsPanel(Scroll):
    """Each list is saved when it is left and holds at once, for the try-out beside it too."""

    def __init__(self, page: "RulesPage") -> None:
        super().__init__(margins=(16, 4, 16, 16), gap=12)
        self._page, words = page, page.words
        self.body.addWidget(note(words("rulebook.contacts_text")))
        self.entries = {
            field: LinesEntry(words(f"settings.office.{key}"), rows=5) for field, key in _FIELDS.items()
        }
        for field, entry in self.entries.items():
            on(entry.committed, partial(self._save, field))
            entry.set_read_only(page.read_only)
            self.body.addWidget(entry)
        foot = column(gap=4)
        self.done = LinkButton(words("rulebook.contacts_done"), small=True)
        self.office = LinkButton(words("rulebook.contacts_office"), small=True)
        foot.addWidget(self.done)
        foot.addWidget(self.office)
        self.body.addLayout(foot)
        self.body.addStretch(1)

    def show_code(self, code: str) -> None:
        """The lists a rule goes by, as they are stored; what is being typed stays."""
        office = self._page.workspace.directory.office()
        wanted = CONTACTS.get(code, ())
        for field, entry in self.entries.items():
            show_if(entry, field in wanted)
            entry.show_value(getattr(office, field), anyway=False)

    def finish(self) -> None:
        """What is being typed is saved."""
        for entry in self.entries.values():
            entry.finish()

    def focus_first(self) -> None:
        """The first list."""
        for entry in self.entries.values():
            if not entry.isHidden():
                entry.widget.setFocus()
                return

    def _save(self, field: str) -> None:
        entry, directory = self.entries[field], self._page.workspace.directory
        told: dict[str, Any] = {field: entry.value()}
        made = replace(directory.office(), **told)
        if self._page.run(lambda: self._page.editing.set_office(made)) is not None:
            entry.show_value(getattr(directory.office(), field))
            self._page.trying.look()
            self._page.say("settings.saved", what=entry.label)
