"""What differs between the lists: how a row looks, which fields it has, what a new one begins with."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from medsos_desktop.directory.editing import Editing
from medsos_desktop.directory.service import Entity
from medsos_desktop.model.office import Account, Partner, Person, Pillar, Role
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace

from ...kit import paint
from ...theme.looks import pillar_role
from ...theme.theme import active
from .entries import ChoiceEntry, Entry, LineEntry, LinesEntry, NumberEntry, TicksEntry
from .rosterlist import Lead, Row


class Form:
    """The fields of one kind, and how its rows look. ``section`` names its words, ``kind`` its entities."""

    section = ""
    kind = ""
    icon = ""
    sortable = False

    def __init__(self, words: Words, workspace: Workspace) -> None:
        self.words, self.workspace = words, workspace

    def entries(self) -> dict[str, Entry]:
        """The fields by the name of what they hold."""
        raise NotImplementedError

    def new(self, editing: Editing) -> Entity:
        """What an empty form holds."""
        raise NotImplementedError

    def row(self, id: str, entity: Any, off: str) -> Row:
        """The line in the list."""
        raise NotImplementedError

    def values(self, entity: Any) -> Mapping[str, Any]:
        """What the fields show."""
        return {key: getattr(entity, key) for key in self._keys}

    def with_values(self, entity: Any, values: Mapping[str, Any]) -> Entity:
        """The entity as the fields say."""
        return cast(Entity, replace(entity, **values))

    def complete(self, entity: Any) -> Entity:
        """What may be filled in for a person in a hurry."""
        return cast(Entity, entity)

    _keys: tuple[str, ...] = ("name",)


class AccountForm(Form):
    """Where the office posts."""

    section, kind, icon, sortable = "accounts", "account", "ponsel", True
    _keys = ("surface", "handle", "name")

    def entries(self) -> dict[str, Entry]:
        """Channel, handle, name."""
        words, catalogue = self.words, self.workspace.catalogue
        surfaces = [(each.id, f"{each.monogram} · {each.name}") for each in catalogue.surfaces]
        return {
            "surface": ChoiceEntry(words("settings.accounts.surface"), surfaces,
                                   words("settings.accounts.surface_help")),
            "handle": LineEntry(words("settings.accounts.handle"), words("settings.accounts.handle_help")),
            "name": LineEntry(words("settings.accounts.name"), words("settings.accounts.name_help")),
        }  # fmt: skip

    def new(self, editing: Editing) -> Account:
        """Behind all others, on a channel that has none yet."""
        catalogue = self.workspace.catalogue
        used = {each.channel for each in self.workspace.directory.accounts().values()}
        free = next((channel for channel in catalogue.channels if channel not in used), catalogue.channels[0])
        return Account(free, catalogue.default_surface(free), order=editing.next_order())

    def with_values(self, entity: Any, values: Mapping[str, Any]) -> Account:
        """The family follows the surface."""
        surface = str(values.get("surface", entity.surface))
        catalogue = self.workspace.catalogue
        channel = catalogue.channel_of(surface) if surface in catalogue else entity.channel
        made: Account = replace(entity, **{**values, "channel": channel})
        return made

    def complete(self, entity: Any) -> Account:
        """Named after channel and handle when it has no name of its own."""
        account: Account = entity
        handle = account.handle.strip().lstrip("@")
        if account.name.strip() or not handle:
            return account
        return replace(account, name=f"{self.workspace.catalogue.name(account.channel)} {handle}")

    def row(self, id: str, entity: Any, off: str) -> Row:
        """Monogram, name, surface."""
        account: Account = entity
        catalogue = self.workspace.catalogue
        if account.channel in catalogue.channels:
            monogram = catalogue.monogram(account.channel)
        else:
            monogram = account.channel[:2].upper()
        known = account.surface in catalogue
        surface = catalogue.surface(account.surface).name if known else account.surface
        return Row(id, account.name, boxed(monogram), surface, off=off)


class PersonForm(Form):
    """Who works here."""

    section, kind, icon = "people", "person", "orang"
    _keys = ("name", "title", "roles")

    def entries(self) -> dict[str, Entry]:
        """Name, office held, roles."""
        words = self.words
        roles = [(role.value, words(f"shell.role.{role.value}")) for role in Role]
        return {
            "name": LineEntry(words("settings.people.name")),
            "title": LineEntry(words("settings.people.title"), words("settings.people.title_help")),
            "roles": TicksEntry(words("settings.people.roles"), roles, words("settings.people.roles_help")),
        }

    def new(self, editing: Editing) -> Person:
        """A writer, as most are."""
        return Person(roles=(Role.WRITER.value,))

    def row(self, id: str, entity: Any, off: str) -> Row:
        """Letter, name, roles; and who is here."""
        person: Person = entity
        known = [role.value for role in Role if role.value in person.roles]
        roles = ", ".join(self.words(f"shell.role.{role}") for role in known)
        meta = " · ".join(part for part in dict.fromkeys((person.title, roles)) if part)
        here = self.workspace.actor == id and not off
        mark = self.words("settings.people.here") if here else ""
        return Row(id, person.name, _letter(person.name, here), meta, mark, off)


class PillarForm(Form):
    """What the month is made of."""

    section, kind, icon, sortable = "pillars", "pillar", "evaluasi", True
    _keys = ("name", "target")

    def entries(self) -> dict[str, Entry]:
        """Name, share."""
        words = self.words
        return {
            "name": LineEntry(words("settings.pillars.name"), words("settings.pillars.name_help")),
            "target": NumberEntry(
                words, words("settings.pillars.target"), words("settings.pillars.target_help"), suffix="%"
            ),
        }

    def new(self, editing: Editing) -> Pillar:
        """The next free number, and with it a colour."""
        return Pillar(number=editing.next_number())

    def row(self, id: str, entity: Any, off: str) -> Row:
        """Number on its colour, name, share."""
        pillar: Pillar = entity
        if pillar.target:
            meta = self.words("settings.pillars.share", n=pillar.target)
        else:
            meta = self.words("settings.pillars.no_share")
        return Row(id, pillar.name, _number(pillar.number), meta, off=off)


class PartnerForm(Form):
    """Who works with the office."""

    section, kind, icon = "partners", "partner", "kolaborasi"
    _keys = ("name", "contact")

    def entries(self) -> dict[str, Entry]:
        """Name, contact."""
        words = self.words
        return {
            "name": LineEntry(words("settings.partners.name"), words("settings.partners.name_help")),
            "contact": LinesEntry(
                words("settings.partners.contact"), words("settings.partners.contact_help")
            ),
        }

    def values(self, entity: Any) -> Mapping[str, Any]:
        """The contact in lines."""
        return {"name": entity.name, "contact": tuple(entity.contact.splitlines())}

    def with_values(self, entity: Any, values: Mapping[str, Any]) -> Partner:
        """The lines as one text."""
        plain = {key: "\n".join(value) if key == "contact" else value for key, value in values.items()}
        made: Partner = replace(entity, **plain)
        return made

    def new(self, editing: Editing) -> Partner:
        """Empty."""
        return Partner()

    def row(self, id: str, entity: Any, off: str) -> Row:
        """Letter, name, contact."""
        partner: Partner = entity
        return Row(
            id, partner.name, _letter(partner.name, False), partner.contact.replace("\n", ", "), off=off
        )


FORMS: tuple[type[Form], ...] = (AccountForm, PersonForm, PillarForm, PartnerForm)


def boxed(monogram: str) -> Lead:
    """A channel's letters in a small box."""

    def draw(painter: QPainter, rect: QRect) -> None:
        paint.box(painter, rect, fill="sunken", line="line-control", radius=4)
        paint.text(painter, rect, monogram, font=active().font("micro"), role="text", align=paint.CENTRE)

    return draw


def _letter(name: str, here: bool) -> Lead:
    def draw(painter: QPainter, rect: QRect) -> None:
        side = rect.height()
        circle = QRect(rect.x() + (rect.width() - side) // 2, rect.y(), side, side)
        fill, role = ("accent", "on-accent") if here else ("pressed", "text")
        paint.box(painter, circle, fill=fill, line=None, radius=side / 2)
        font = active().font("small", strong=True)
        paint.text(painter, circle, name[:1].upper(), font=font, role=role, align=paint.CENTRE)

    return draw


def _number(number: int) -> Lead:
    def draw(painter: QPainter, rect: QRect) -> None:
        paint.pillar(painter, rect, number, pillar_role(number))

    return draw
