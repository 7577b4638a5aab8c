"""What the bars around every screen say: the office, who is here, what can be undone, the last backup."""

from datetime import date

from ..calendar import format as spell
from ..model.record import Op
from ..words import Words
from ..workspace import Workspace
from .callname import call_name
from .last_backup import LastBackup


def office_name(workspace: Workspace) -> str:
    """The office's name, or what its folder is called."""
    office = workspace.directory.office()
    return office.name or office.short_name or workspace.folder.name


def who_is_here(words: Words, workspace: Workspace) -> tuple[str, str]:
    """What the person at the PC is called, and title or role; what the name says already is not repeated."""
    found = workspace.directory.actor()
    if found is None:
        return words("shell.nobody"), ""
    person = found[1]
    name = call_name(person.name)
    if person.title:
        return name, "" if person.title.casefold() in name.casefold() else person.title  # "Bu Lurah · Lurah"
    return name, words.first(f"shell.role.{role}" for role in person.roles or ("none",))


def deed(words: Words, op: Op) -> str:
    """An operation within a sentence: "ubah naskah “Posyandu”"."""
    said = words(op.name, subject=op.subject)
    return said[:1].lower() + said[1:]


def backup_told(words: Words, last: LastBackup | None, today: date) -> str:
    """When the last backup was made, seen from ``today``."""
    if last is None:
        return words("shell.backup_none")
    clock = spell.clock(words, last.at) if last.at else ""
    return words("shell.backup_at", day=spell.distance(words, last.day, today), time=clock).rstrip()
