"""What of a hand-off file is taken: all of it or chosen posts, and never what does not belong here."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from medsos_desktop.exchange.handoff import needs
from medsos_desktop.exchange.handoff.kinds import ALWAYS
from medsos_desktop.exchange.handoff.package import Package
from medsos_desktop.model.record import REMARK_KINDS, SETTINGS_KINDS, Record
from medsos_desktop.store import erasing, outgoing, records
from medsos_desktop.store.database import Database
from medsos_desktop.store.foreseeing import Foresight

OFFICE = "office"
_SHOWING = frozenset({"post", *REMARK_KINDS})


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person decided after reading the preview.

    ``posts``: only these, with what they need; `None` is everything. ``settings``: take the sender's office
    settings; `None` takes them where this is the same office or has none yet. ``erasures=False`` leaves
    erase records out. ``unverified`` takes from an unsigned file or an unknown key, ``not_for_us`` what is
    meant for somebody else.
    """

    posts: frozenset[str] | None = None
    settings: bool | None = None
    erasures: bool = True
    unverified: bool = False
    not_for_us: bool = False

    @property
    def everything(self) -> bool:
        """Whether nothing was left out on purpose."""
        return self.posts is None and self.settings is not False and self.erasures


@dataclass(frozen=True)
class Contents:
    """A file as `needs.Source`."""

    of_entity: dict[str, list[Record]]
    entities: dict[str, str]

    @classmethod
    def of(cls, found: Iterable[Record]) -> "Contents":
        """Sorted by what records are about."""
        of_entity: dict[str, list[Record]] = {}
        entities: dict[str, str] = {}
        for record in found:
            of_entity.setdefault(record.entity, []).append(record)
            entities[record.id] = record.entity
        return cls(of_entity, entities)

    def about(self, entity: str) -> list[Record]:
        """See `needs.Source`."""
        return self.of_entity.get(entity, [])

    def entity_of(self, id: str) -> str:
        """See `needs.Source`."""
        return id if id in self.of_entity else self.entities.get(id, "")

    def always(self) -> list[Record]:
        """See `needs.Source`."""
        return [each for some in self.of_entity.values() for each in some if each.kind in ALWAYS]


def admitted(db: Database, package: Package, choice: Choice) -> tuple[Record, ...]:
    """The records to take in; those left out as bare links, so that no chain has a hole."""
    settings = choice.settings
    if settings is None:
        settings = choice.posts is None and same_office(db, package.records)
    kept = None
    if choice.posts is not None:
        kept = needs.needed(Contents.of(package.records), choice.posts)

    def stays(record: Record) -> bool:
        if record.kind == "erase":
            return choice.erasures
        if record.kind in SETTINGS_KINDS:
            return bool(settings)
        return kept is None or record.id in kept

    return tuple(each if each.body is None or stays(each) else _bare(each) for each in package.records)


def same_office(db: Database, incoming: Iterable[Record]) -> bool:
    """Whether the file's office is this one: they share a revision of it; or this workspace has none yet.

    Every office has its settings under the same ids. Without this a kelurahan's whole calendar would
    become the collecting office's own name, policy and rules.
    """
    mine = {each.id for each in records.of_entity(db, OFFICE, OFFICE) if each.body is not None}
    theirs = {each.id for each in incoming if (each.kind, each.entity) == (OFFICE, OFFICE) and each.body}
    return not mine or bool(mine & theirs)


def wanted(db: Database, package: Package, foresight: Foresight) -> set[str]:
    """Files inside that something here will name. One that an erasure wanted gone needs a post showing it."""
    arriving = foresight.arriving
    named = outgoing.hashes_here(db, foresight.erasing) | _named(arriving)
    erasers = [*records.of_kind(db, "erase"), *(each for each in arriving if each.kind == "erase")]
    erased = {asset for each in erasers for asset in erasing.media_of(each)} & package.media.keys()
    if erased:
        showing = [each for each in arriving if each.kind in _SHOWING]
        named -= erased - outgoing.hashes_here(db, foresight.erasing, _SHOWING) - _named(showing)
    return named & package.media.keys()


def _named(found: Iterable[Record]) -> set[str]:
    named: set[str] = set()
    for record in found:
        if record.body is not None and record.kind != "erase":
            named |= outgoing.hashes(record.body)
            named |= {record.entity} if record.kind == "asset" else set()
    return named


def _bare(record: Record) -> Record:
    return replace(record, salt=None, body=None)
