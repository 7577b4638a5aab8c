"""Persetujuan tetap: what an approver let pass beforehand, and taking it back."""

from typing import TYPE_CHECKING

from medsos_desktop.approval.grants import Asked
from medsos_desktop.approval.waits import ever_approves
from medsos_desktop.directory.substitutes import KINDS
from medsos_desktop.model.grants import Grant, phase

from ...commands import on
from ...kit.button import Button
from .dated import DatedCard, Line
from .entries import ChoiceEntry, DayEntry, Entry, LineEntry, beside, note

if TYPE_CHECKING:
    from .policy import PolicyPage

TEMPLATES = ("event", "service")


class GrantsCard(DatedCard):
    """Neither giving nor revoking can be undone: both are decisions, and the form says so."""

    def __init__(self, page: "PolicyPage") -> None:
        super().__init__(page, "grant")

    def reload(self) -> None:
        """The rows, those that stand first; who may not decide is told by the buttons."""
        today, service = self.page.today().isoformat(), self.page.workspace.grants
        may = ever_approves(self.page.workspace.directory)
        refused = "" if may else self.words("settings.policy.grant_who")
        self.add.block((refused,) if refused else ())
        lines = [self._line(each, today, refused) for each in service.all()]
        self.show_lines(sorted(lines, key=lambda line: line.past))

    def _line(self, grant: Grant, today: str, refused: str) -> Line:
        here = grant.author == self.page.workspace.actor
        now = "revoked" if grant.revoked_at else phase(grant.start, grant.until, today)
        parts = (self.days(grant.start, grant.until), self._by(grant), grant.revoked_note or grant.note)
        return Line(
            grant.id,
            self.title_of(grant.template, grant.pillar),
            now,
            " · ".join(part for part in parts if part),
            "" if grant.revoked_at else self.words("settings.policy.grant_revoke"),
            "" if here else refused,
        )

    def _by(self, grant: Grant) -> str:
        name = self.page.name_of(grant.author)
        if grant.acting in KINDS:
            acting = self.words(f"approval.acting.{grant.acting}", of=self.page.office_of(grant.acting_for))
            name = self.words("settings.policy.acting", name=name, acting=acting)
        return self.words("settings.policy.grant_by", name=name)

    def title_of(self, template: str, pillar: str) -> str:
        """As in "Layanan, pilar Info layanan"."""
        parts = [self.words(f"composer.details.kind.{template}")] if template in TEMPLATES else []
        if pillar:
            name = self.page.pillars().get(pillar, pillar[:6])
            parts.append(self.words("settings.policy.grant_pillar", name=name))
        return " · ".join(parts)

    def start(self, id: str) -> None:
        """A new one, or taking ``id`` back."""
        if id:
            self._start_revoking(id)
            return
        words, page = self.words, self.page
        kinds = [("", words("settings.policy.any_template"))]
        kinds += [(each, words(f"composer.details.kind.{each}")) for each in TEMPLATES]
        pillars = [("", words("settings.policy.any_pillar")), *page.pillars().items()]
        entries: dict[str, Entry] = {
            "template": ChoiceEntry(words("composer.details.template"), kinds),
            "pillar": ChoiceEntry(words("settings.policy.pillar"), pillars),
            "start": DayEntry(words, words("settings.policy.start"), page.today),
            "until": DayEntry(words, words("settings.policy.until"), page.today),
            "note": LineEntry(words("settings.policy.grant_note"), words("settings.policy.grant_note_help")),
        }
        today = page.today().isoformat()
        for key, entry in entries.items():
            entry.show_value({"start": today, "until": today}.get(key, ""))
        give = Button(words("settings.policy.grant_give"), "primary", icon="centang")
        on(give.activated, self.give)
        rows = [
            beside(entries["template"], entries["pillar"]),
            beside(entries["start"], entries["until"], entries["note"]),
            note(words("settings.policy.grant_warning")),
        ]
        self.open_form(entries, rows, [give])

    def _start_revoking(self, id: str) -> None:
        words, grant = self.words, self.page.workspace.grants.one(id)
        if grant is None:
            return
        reason = LineEntry(words("settings.policy.revoke_note"), words("settings.policy.revoke_note_help"))
        reason.show_value("")
        revoke = Button(words("settings.policy.revoke_now"), "danger")
        on(revoke.activated, lambda: self.revoke(grant))
        asked = words("settings.policy.revoke_ask", what=self.title_of(grant.template, grant.pillar))
        self.open_form({"note": reason}, [note(asked), reason], [revoke])

    def give(self) -> None:
        """Decides it."""
        asked = Asked(**self.values())
        if self.page.run(lambda: self.page.workspace.grants.give(asked)) is not None:
            self._done("settings.policy.grant_given", self.title_of(asked.template, asked.pillar))

    def revoke(self, grant: Grant) -> None:
        """Takes it back."""
        said = str(self.entries["note"].value())
        if self.page.run(lambda: self.page.workspace.grants.revoke(grant.id, said)) is not None:
            self._done("settings.policy.grant_revoked_done", self.title_of(grant.template, grant.pillar))

    def _done(self, key: str, what: str) -> None:
        self.page.close_forms()
        self.reload()
        self.add.setFocus()
        self.page.context.say(self.words(key, what=what), undo=False)
