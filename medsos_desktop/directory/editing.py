"""Editing the office's lists by hand: what is refused, in which order they stand, what is taken out."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from medsos_desktop.changes import Changes
from medsos_desktop.directory.service import DirectoryService, Entity
from medsos_desktop.errors import UserError
from medsos_desktop.model.office import Account, Office, Partner, Person, Pillar, Substitute
from medsos_desktop.store.store import Store

_HOUR = re.compile(r"([01]?\d|2[0-3])(?:[.:]([0-5]\d))?")


class Editing:
    """Commands of a form. Each refusal is a `UserError` ``directory.*`` with ``field``, the one to mend."""

    def __init__(self, directory: DirectoryService, store: Store) -> None:
        self._directory, self._store = directory, store

    def living(self, kind: str) -> Mapping[str, Entity]:
        """Those in the lists, by id, in the office's order."""
        return _lists(self._directory)[kind]()

    def save(self, kind: str, id: str | None, entity: Entity) -> tuple[str, Changes]:
        """Add an entity (``id`` None), or replace one, after tidying and checking it."""
        tidy = tidied(entity)
        self._check(kind, id, tidy)
        return self._directory.save(kind, id, tidy)

    def set_office(self, office: Office) -> Changes:
        """Replace the office's data.

        ``directory.name-empty`` for an office without a name, ``directory.election-dates`` for an election
        that ends before it begins, ``directory.proofs-empty`` where no proof counts.
        """
        tidy = replace(office, name=squeeze(office.name), short_name=squeeze(office.short_name),
                       city=squeeze(office.city))  # fmt: skip
        if not tidy.name:
            raise UserError("directory.name-empty", field="name")
        if tidy.election_from and tidy.election_until and tidy.election_until < tidy.election_from:
            raise UserError("directory.election-dates", field="election_until")
        if not tidy.proofs:
            raise UserError("directory.proofs-empty", field="proofs")
        return self._directory.set_office(tidy)

    def save_substitute(self, id: str | None, substitute: Substitute) -> tuple[str, Changes]:
        """Note that somebody stands in for another (``id`` None), or change it; see `substitutes.checked`."""
        from medsos_desktop.directory.substitutes import checked

        tidy = replace(substitute, letter=squeeze(substitute.letter))
        return self._directory.save("substitute", id, checked(tidy, self._directory.person))

    def arrange(self, kind: str, ids: Sequence[str], moved: str) -> Changes:
        """Put accounts or pillars in the order of ``ids``, as one step named after ``moved``.

        Pillars share out the numbers they have, so gaps between numbers stay.
        """
        living = self.living(kind)
        known = [id_ for id_ in ids if id_ in living]
        numbers = sorted(cast(Pillar, each).number for each in living.values()) if kind == "pillar" else []
        subject = str(getattr(living[moved], "name", ""))
        with self._store.operation(f"op.{kind}.edit", subject) as op:
            for place, id_ in enumerate(known):
                entity = living[id_]
                if isinstance(entity, Account) and entity.order != place:
                    self._directory.save(kind, id_, replace(entity, order=place))
                elif isinstance(entity, Pillar) and entity.number != numbers[place]:
                    self._directory.save(kind, id_, replace(entity, number=numbers[place]))
        return op.changes

    def retire(self, kind: str, id: str) -> Changes:
        """Take an entity out of the lists. ``directory.person-here`` for the person at the PC."""
        here = self._directory.actor()
        if kind == "person" and here is not None and here[0] == id:
            raise UserError("directory.person-here", name=here[1].name)
        return self._directory.delete(kind, id)

    def revive(self, kind: str, id: str) -> Changes:
        """Put an entity back into the lists, at their end; refused when its name was given away."""
        found = self._directory.get(kind, id)
        if found is None:
            raise UserError("store.gone")
        back = replace(found, deleted=False)
        if isinstance(back, Account):
            back = replace(back, order=self.next_order())
        if isinstance(back, Pillar) and back.number in self._numbers():
            back = replace(back, number=self.next_number())
        self._check(kind, id, back)
        return self._directory.save(kind, id, back)[1]

    def next_order(self) -> int:
        """The place behind all accounts."""
        return max((each.order for each in self._directory.accounts().values()), default=-1) + 1

    def next_number(self) -> int:
        """The smallest number that no pillar has."""
        used = self._numbers()
        return next(number for number in range(1, len(used) + 2) if number not in used)

    def _numbers(self) -> set[int]:
        return {each.number for each in self._directory.pillars().values()}

    def _check(self, kind: str, id: str | None, entity: Entity) -> None:
        name = str(getattr(entity, "name", ""))
        if not name:
            raise UserError("directory.name-empty", field="name")
        for other_id, other in self.living(kind).items():
            if other_id == id:
                continue
            if str(getattr(other, "name", "")).casefold() == name.casefold():
                raise UserError("directory.name-taken", name=name, field="name")
            if isinstance(entity, Account) and isinstance(other, Account) and _same_handle(entity, other):
                raise UserError("directory.handle-taken", handle=entity.handle, name=other.name,
                                field="handle")  # fmt: skip


def tidied(entity: Entity) -> Entity:
    """Without blanks that nobody meant; a handle without its ``@``."""
    if isinstance(entity, Account):
        handle = squeeze(entity.handle).lstrip("@").strip()
        return replace(entity, name=squeeze(entity.name), handle=handle)
    if isinstance(entity, Person):
        return replace(entity, name=squeeze(entity.name), title=squeeze(entity.title))
    if isinstance(entity, Partner):
        return replace(entity, name=squeeze(entity.name), contact=entity.contact.strip())
    if isinstance(entity, Pillar):
        return replace(entity, name=squeeze(entity.name), target=min(max(entity.target, 0), 100))
    return entity


def squeeze(text: str) -> str:
    """One line, single blanks."""
    return " ".join(text.split())


def lines(text: str) -> tuple[str, ...]:
    """What stands on each line, blank ones and repeated ones left out."""
    return tuple(dict.fromkeys(squeeze(line) for line in text.splitlines() if line.strip()))


def hours(text: str) -> tuple[str, ...]:
    """Hours as people type them ("9, 16.30") as ``HH:MM``, earliest first; nine o'clock when none.

    `UserError` ``directory.hour`` names the first one that is no time of day.
    """
    found = set()
    for part in re.split(r"[,;\s]+", text.strip()):
        if not part:
            continue
        match = _HOUR.fullmatch(part)
        if match is None:
            raise UserError("directory.hour", value=part[:20], field="hours")
        found.add(f"{int(match[1]):02}:{match[2] or '00'}")
    return tuple(sorted(found)) or Office().hours


def _same_handle(one: Account, other: Account) -> bool:
    same = one.handle.lstrip("@").casefold() == other.handle.lstrip("@").casefold()
    return bool(one.handle) and one.surface == other.surface and same


def _lists(directory: DirectoryService) -> Mapping[str, Callable[[], Mapping[str, Any]]]:
    return {
        "account": directory.accounts,
        "person": directory.people,
        "pillar": directory.pillars,
        "partner": directory.partners,
    }
