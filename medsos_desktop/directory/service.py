"""Who and what the office works with, and who is at the PC."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.model.office import (
    Account,
    Asset,
    Collaboration,
    Fact,
    Office,
    Partner,
    Person,
    Pillar,
    Rulebook,
    Substitute,
)
from medsos_desktop.store import bodies, reading, records
from medsos_desktop.store.store import Store

if TYPE_CHECKING:
    from medsos_desktop.directory.substitutes import Hold

OFFICE = "office"
KINDS = ("account", "person", "substitute", "pillar", "partner", "collaboration", "asset", "fact")
Entity = Account | Person | Substitute | Pillar | Partner | Collaboration | Asset | Fact


class DirectoryService:
    """Reads and edits everything of the office that is no post."""

    def __init__(self, store: Store, signed_in: Callable[[], None] = lambda: None) -> None:
        self._store, self._signed_in = store, signed_in

    def office(self) -> Office:
        """The office; one without a name when none was entered yet."""
        found = reading.entities(self._store.db, OFFICE).get(OFFICE)
        return cast(Office, found) if found is not None else Office()

    def set_office(self, office: Office) -> Changes:
        """Replace the office's data."""
        with self._store.operation("op.office.edit", office.name) as op:
            self._write(op, OFFICE, OFFICE, bodies.pack(office))
        return op.changes

    def accounts(self) -> dict[str, Account]:
        """Living accounts by id, in the office's order."""
        found = cast(dict[str, Account], self._all("account"))
        return dict(sorted(found.items(), key=lambda item: (item[1].order, item[1].name, item[0])))

    def people(self) -> dict[str, Person]:
        """Living people by id, by name."""
        found = cast(dict[str, Person], self._all("person"))
        return dict(sorted(found.items(), key=lambda item: (item[1].name, item[0])))

    def substitutes(self) -> dict[str, Substitute]:
        """Who stands in for whom, past ones too, by id, by their first day."""
        found = cast(dict[str, Substitute], self._all("substitute"))
        found = {key: each for key, each in found.items() if _plain(each)}
        return dict(sorted(found.items(), key=lambda item: (item[1].start, item[1].until, item[0])))

    def person(self, id: str) -> Person | None:
        """One person, also one who left the lists; `None` when unknown."""
        return cast("Person | None", self.get("person", id))

    def held(self, id: str, first: str, last: str = "") -> "tuple[Hold, ...]":
        """The roles a person holds from ``first`` to ``last`` (ISO days; "": that one day)."""
        from medsos_desktop.directory.substitutes import held  # only where somebody decides

        person = self.people().get(id)
        if person is None:
            return ()
        return held(id, person.roles, self.substitutes().values(), self.person, (first, last or first))

    def pillars(self) -> dict[str, Pillar]:
        """Living pillars by id, by number."""
        found = cast(dict[str, Pillar], self._all("pillar"))
        return dict(sorted(found.items(), key=lambda item: (item[1].number, item[1].name, item[0])))

    def partners(self) -> dict[str, Partner]:
        """Living partners by id, by name."""
        found = cast(dict[str, Partner], self._all("partner"))
        return dict(sorted(found.items(), key=lambda item: (item[1].name, item[0])))

    def collaborations(self) -> dict[str, Collaboration]:
        """Living collaborations by id, by programme."""
        found = cast(dict[str, Collaboration], self._all("collaboration"))
        return dict(sorted(found.items(), key=lambda item: (item[1].program, item[0])))

    def assets(self) -> dict[str, Asset]:
        """Living pictures by SHA-256."""
        return cast(dict[str, Asset], self._all("asset"))

    def facts(self) -> dict[str, Fact]:
        """The office's own words on channels, by `Fact.key`; vet them with `channels.overrides`."""
        return cast(dict[str, Fact], self._all("fact"))

    def set_facts(self, facts: Iterable[Fact], *, only: bool = False) -> Changes:
        """Put facts in place of ours; ``only`` takes back all that are not among them. One undo."""
        wanted = {fact.key: fact for fact in facts}
        known = self.facts()
        with self._store.operation("op.fact.edit", str(len(wanted))) as op:
            for key, fact in wanted.items():
                if known.get(key) != fact:
                    self._write(op, "fact", key, bodies.pack(fact))
            for key, fact in known.items() if only else ():
                if key not in wanted:
                    op.edit("fact", key, bodies.pack(replace(fact, deleted=True)))
        return op.changes

    def rulebook(self) -> Rulebook:
        """The office's own rules; empty where it has none."""
        return _rulebook(reading.entities(self._store.db, "rules").get(OFFICE))

    def earlier_rulebooks(self) -> Iterator[Rulebook]:
        """What the office's rules ever were, the latest first; what no version here can read is left out."""
        for record in reversed(records.of_entity(self._store.db, "rules", OFFICE)):
            if record.body is not None:
                data, newer = bodies.read("rules", record.body)
                if not newer:
                    yield _rulebook(bodies.unpack("rules", data))

    def set_rulebook(self, book: Rulebook) -> Changes:
        """Put other rules of the office in force; prove them with `checks.pack` before."""
        with self._store.operation("op.rules.edit") as op:
            if book != self.rulebook():
                self._write(op, "rules", OFFICE, bodies.pack(book))
        return op.changes

    def retired(self, kind: str) -> dict[str, Entity]:
        """Entities that were taken out of the lists, by id; old posts may still name them."""
        _known(kind)
        return cast(dict[str, Entity], reading.gone(self._store.db, kind))

    def authors(self) -> frozenset[str]:
        """Ids of the people who wrote, decided or sat at a PC: history names them."""
        return reading.authors(self._store.db)

    def get(self, kind: str, id: str) -> Entity | None:
        """One entity, deleted ones too (old posts still name them); `None` when unknown."""
        return cast("Entity | None", reading.entity(self._store.db, kind, id))

    def save(self, kind: str, id: str | None, entity: Entity) -> tuple[str, Changes]:
        """Add an entity (``id`` None; pictures come with theirs) or replace one."""
        _known(kind)
        name = f"op.{kind}.add" if id is None else f"op.{kind}.edit"
        with self._store.operation(name, _name(entity)) as op:
            key = id or self._store.ids.entity()
            self._write(op, kind, key, bodies.pack(entity))
        return key, op.changes

    def delete(self, kind: str, id: str) -> Changes:
        """Take an entity out of the lists; posts that name it keep doing so."""
        _known(kind)
        found = self.get(kind, id)
        if found is None:
            raise UserError("store.gone")
        with self._store.operation(f"op.{kind}.delete", _name(found)) as op:
            op.edit(kind, id, bodies.pack(replace(found, deleted=True)))
        return op.changes

    def sign_in(self, person_id: str) -> Changes:
        """Somebody sits down at the PC; recorded, as it decides who did what (``decisions.md`` 16)."""
        if person_id not in self.people():
            raise UserError("store.gone")
        with self._store.operation("op.person.sign-in") as op:
            op.author = person_id
            op.put("presence", person_id, {})
            self._store.set_setting("actor", person_id)
            op.touch("person", person_id)
        self._signed_in()
        return op.changes

    def actor(self) -> tuple[str, Person] | None:
        """Id and person at the PC, `None` before anybody signed in or when they were removed."""
        id_ = self._store.actor
        person = self.people().get(id_)
        return (id_, person) if person else None

    def _all(self, kind: str) -> Mapping[str, Any]:
        return reading.entities(self._store.db, kind)

    def _write(self, op: Any, kind: str, id: str, data: Mapping[str, Any]) -> None:
        if reading.entity(self._store.db, kind, id) is None:
            op.put(kind, id, data)
        else:
            op.edit(kind, id, data)


def _plain(substitute: Substitute) -> bool:
    """Whether a newer version wrote nothing there that this one cannot hold against a day."""
    return all(isinstance(value, str) for value in (substitute.start, substitute.until, substitute.person))


def _known(kind: str) -> None:
    if kind not in KINDS:
        raise ValueError(kind)


def _name(entity: Any) -> str:
    """What names the entity in the undo list; never a person's (the list outlives an erasure)."""
    if isinstance(entity, Person):
        return ""
    return str(getattr(entity, "name", "") or getattr(entity, "program", ""))


def _rulebook(found: Any) -> Rulebook:
    """A book of files, whatever another PC wrote there."""
    files = found.files if found is not None and isinstance(found.files, tuple | list) else ()
    pairs = (one for one in files if isinstance(one, tuple | list) and len(one) == 2)
    return Rulebook(tuple((str(name), str(text)) for name, text in pairs))
