"""Pengganti: who stands in for whom, and from which day to which."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from medsos_desktop.directory.substitutes import KINDS
from medsos_desktop.model.grants import PAST, phase
from medsos_desktop.model.office import Substitute

from ...commands import on
from ...kit.button import Button
from .dated import DatedCard, Line
from .entries import ChoiceEntry, DayEntry, Entry, LineEntry, SegmentEntry, beside

if TYPE_CHECKING:
    from .policy import PolicyPage


class SubstitutesCard(DatedCard):
    """Saved as a whole, and undone like any edit."""

    def __init__(self, page: "PolicyPage") -> None:
        super().__init__(page, "substitute")
        self._id = ""
        self._base = Substitute()

    def reload(self) -> None:
        """The rows: who holds it today first, then who will, the latest of those that are over first."""
        directory, today = self.page.workspace.directory, self.page.today().isoformat()
        found = list(directory.substitutes().items())
        over = [item for item in found if phase(item[1].start, item[1].until, today) == PAST]
        rest = [item for item in found if item not in over]
        self.show_lines([self._line(id_, each, today) for id_, each in (*rest, *over[::-1])])

    def _line(self, id: str, each: Substitute, today: str) -> Line:
        meta = " · ".join(part for part in (self.days(each.start, each.until), each.letter) if part)
        return Line(
            id,
            self.title_of(each),
            phase(each.start, each.until, today),
            meta,
            self.words("settings.policy.edit"),
        )

    def title_of(self, each: Substitute) -> str:
        """As in "Wisnu, Plh. Lurah"."""
        kind = each.kind if each.kind in KINDS else KINDS[0]
        acting = self.words(f"approval.acting.{kind}", of=self.page.office_of(each.stands_for))
        return self.words(
            "settings.policy.substitute_row", name=self.page.name_of(each.person), acting=acting
        )

    def start(self, id: str) -> None:
        """See the class above."""
        directory, words = self.page.workspace.directory, self.words
        found = directory.substitutes().get(id)
        today = self.page.today().isoformat()
        self._id, self._base = id, found or Substitute(start=today, until=today)
        save = Button(words("settings.policy.substitute_save"), "primary")
        on(save.activated, self.save)
        buttons = [save]
        if found is not None:
            remove = Button(words("settings.delete"), "danger", icon="hapus")
            on(remove.activated, self.remove)
            buttons.append(remove)
        entries = self._fields()
        for key, entry in entries.items():
            entry.show_value(getattr(self._base, key))
        self.open_form(entries, self._rows_of(entries), buttons)

    def _fields(self) -> dict[str, Entry]:
        words, page = self.words, self.page
        people = list(page.people().items())
        kinds = [(kind, words(f"settings.policy.kind_{kind}")) for kind in KINDS]
        lenders = [*people, *page.retired().items()]
        person = ChoiceEntry(words("settings.policy.substitute_person"), people, icon="orang")
        stands_for = ChoiceEntry(words("settings.policy.substitute_for"), lenders, icon="orang")
        for entry in (person, stands_for):
            entry.combo.setPlaceholderText(words("settings.policy.choose"))
        return {
            "person": person,
            "stands_for": stands_for,
            "kind": SegmentEntry(words("settings.policy.substitute_kind"), kinds),
            "start": DayEntry(words, words("settings.policy.start"), page.today),
            "until": DayEntry(words, words("settings.policy.until"), page.today),
            "letter": LineEntry(
                words("settings.policy.substitute_letter"), words("settings.policy.substitute_letter_help")
            ),
        }

    def _rows_of(self, entries: dict[str, Entry]) -> list[QWidget]:
        return [
            beside(entries["person"], entries["kind"], entries["stands_for"]),
            beside(entries["start"], entries["until"], entries["letter"]),
        ]

    def save(self) -> None:
        """Notes what the form says."""
        made = replace(self._base, **self.values())
        id_ = self._id or None
        if self.page.run(lambda: self.page.editing.save_substitute(id_, made)) is None:
            return
        self._done("settings.policy.substitute_saved", made)

    def remove(self) -> None:
        """Takes the one in the form out."""
        id_, gone = self._id, self._base
        if self.page.run(lambda: self.page.workspace.directory.delete("substitute", id_)) is not None:
            self._done("settings.policy.substitute_gone", gone)

    def _done(self, key: str, each: Substitute) -> None:
        self.page.close_forms()
        self.reload()
        self.add.setFocus()
        self.page.say(key, who=self.title_of(each))
