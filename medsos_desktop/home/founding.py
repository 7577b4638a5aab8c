"""A new office from what its people said in the first minutes: one operation, below which no undo reaches."""

import tomllib
from dataclasses import dataclass, field

from medsos_desktop import resources
from medsos_desktop.changes import Changes
from medsos_desktop.model.office import Account, Office, Person, Pillar
from medsos_desktop.model.record import FOUND
from medsos_desktop.workspace import Workspace

ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
"""WIB, WITA, WIT."""


@dataclass(frozen=True, slots=True)
class Founding:
    """Answers of the first steps; whatever was skipped is empty. ``me`` is the index in ``people``."""

    office: Office = field(default_factory=Office)
    accounts: tuple[Account, ...] = ()
    people: tuple[Person, ...] = ()
    pillars: tuple[Pillar, ...] = ()
    me: int = 0


def proposed_pillars(language: str = "id") -> tuple[Pillar, ...]:
    """The pillars offered to a new office (`resources/setup/pillars.toml`)."""
    data = tomllib.loads(resources.path("setup", "pillars.toml").read_text(encoding="utf-8"))
    return tuple(Pillar(row["number"], row[language], row["target"]) for row in data["pillar"])


def found(workspace: Workspace, said: Founding) -> Changes:
    """Writes the answers into an empty workspace and seats the person who gave them."""
    directory = workspace.directory
    with workspace.operation(FOUND, said.office.short_name or said.office.name) as operation:
        directory.set_office(said.office)
        for kind, entities in (("account", said.accounts), ("person", said.people), ("pillar", said.pillars)):
            ids = [directory.save(kind, None, entity)[0] for entity in entities]
            if kind == "person" and ids:
                directory.sign_in(ids[min(said.me, len(ids) - 1)])
    return operation.changes
