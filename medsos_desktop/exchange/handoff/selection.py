"""Which records and files of a workspace go into a hand-off file."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from medsos_desktop.errors import UserError
from medsos_desktop.exchange.handoff import needs
from medsos_desktop.exchange.handoff.kinds import ALWAYS, UNOPENED, WHOLE, Kind
from medsos_desktop.media.limits import EXTENSIONS
from medsos_desktop.model.record import PRIVATE_KINDS, Record
from medsos_desktop.store import erasing, heads, outgoing, projection, records
from medsos_desktop.store.outgoing import Tip
from medsos_desktop.store.store import Store

_TRAVELLING = frozenset({*EXTENSIONS.values(), *UNOPENED})


@dataclass(frozen=True, slots=True)
class Selection:
    """``whole`` and ``links`` by chain and place; ``files`` by SHA-256; ``missing`` are named and not here.

    ``tips`` are the ends of all chains known here, ``told`` those that others told of and are not here.
    """

    whole: tuple[Record, ...]
    links: tuple[Record, ...]
    tips: tuple[Tip, ...]
    files: Mapping[str, Path]
    missing: tuple[str, ...]
    told: tuple[Tip, ...] = ()


@dataclass(frozen=True)
class Holdings:
    """A workspace as `needs.Source`."""

    store: Store

    def about(self, entity: str) -> list[Record]:
        """See `needs.Source`."""
        kinds = sorted(self.kinds.get(entity, ()))
        return [each for kind in kinds for each in records.of_entity(self.store.db, kind, entity)]

    def entity_of(self, id: str) -> str:
        """See `needs.Source`."""
        if id in self.kinds:
            return id
        found = records.get(self.store.db, id) if len(id) == 64 else None
        return found.entity if found else ""

    def always(self) -> list[Record]:
        """See `needs.Source`."""
        return [each for kind in sorted(ALWAYS) for each in records.of_kind(self.store.db, kind)]

    @cached_property
    def kinds(self) -> Mapping[str, Set[str]]:
        """Entity ids with the kinds they have."""
        return outgoing.entities(self.store.db)


def select(
    store: Store, kind: Kind, posts: Iterable[str], also: Iterable[tuple[str, str]], *, media: bool
) -> Selection:
    """Everything a file of ``kind`` carries; ``media=False`` leaves pictures out. ``store.gone`` for a post
    that is not here.
    """
    if kind in WHOLE:
        kept = {
            each.id: each
            for each in records.every(store.db)
            if each.body is not None and (kind is Kind.SUCCESSION or each.kind not in PRIVATE_KINDS)
        }
        kept |= needs.needed(Holdings(store), (), also)
    else:
        for post in posts:
            if projection.head(store.db, "post", post) is None:
                raise UserError("store.gone")
        kept = needs.needed(Holdings(store), posts, also)
    whole = sorted(kept.values(), key=lambda each: (each.device, each.chain, each.seq, each.id))
    named = _named(store, kind, posts, whole) if media else set()
    files = {each: path for each in sorted(named) if (path := store.blobs.path(each)) is not None}
    tips = outgoing.tips(store.db)
    touched = {(each.device, each.chain) for each in (tips if kind in WHOLE else whole)}
    return Selection(
        tuple(whole),
        tuple(_links(store, touched, kept)),
        tuple(tips),
        {each: path for each, path in files.items() if path.suffix in _TRAVELLING},
        tuple(sorted((named & _assets(whole)) - files.keys() - _erased(whole))),
        told=tuple(heads.unexplained(store.db)),
    )


def _links(store: Store, touched: set[tuple[str, str]], kept: Mapping[str, Record]) -> Iterator[Record]:
    """What is left out of these chains; of a calendar all, also those of which nothing but links is left."""
    for device, chain in sorted(touched):
        yield from (each for each in outgoing.links(store.db, device, chain) if each.id not in kept)


def _named(store: Store, kind: Kind, posts: Iterable[str], whole: Iterable[Record]) -> set[str]:
    """Files that go along: of whole calendars all that is shown or recorded, of posts what they show now.

    Decisions go back to where the pictures came from, so only what was added on this PC goes with them.
    """
    if kind in WHOLE:
        return shown(whole)
    heads = {each for post in posts for each in _heads(store, post)}
    now = shown(each for each in whole if each.kind != "asset" and (each.kind != "post" or each.id in heads))
    if kind is not Kind.DECISIONS:
        return now
    device = store.chain.device
    foreign = {each.entity for each in whole if each.kind == "asset" and each.device != device}
    return now - foreign


def shown(found: Iterable[Record]) -> set[str]:
    """SHA-256 of files that records name; of a picture's own record that is the entity."""
    named: set[str] = set()
    for record in found:
        if record.body is not None and record.kind != "erase":
            named |= outgoing.hashes(record.body)
            named |= {record.entity} if record.kind == "asset" else set()
    return named


def _heads(store: Store, post: str) -> tuple[str, ...]:
    now = projection.head(store.db, "post", post)
    return now.heads if now else ()


def _erased(whole: Iterable[Record]) -> set[str]:
    return {each for record in whole if record.kind == "erase" for each in erasing.media_of(record)}


def _assets(whole: Iterable[Record]) -> set[str]:
    return {each.entity for each in whole if each.kind == "asset"}
