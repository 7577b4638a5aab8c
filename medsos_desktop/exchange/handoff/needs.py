"""What named posts need: everything said about them, and whoever and whatever that names.

It works on ids in bodies instead of known fields, so that it holds for records of newer versions too.
"""

import re
from collections.abc import Iterable
from typing import Protocol

from medsos_desktop.exchange.handoff.kinds import ALWAYS, NOT_FOLLOWED
from medsos_desktop.model.record import PRIVATE_KINDS, SETTINGS_KINDS, Record

_ID = re.compile(rb'"([0-9A-Za-z][0-9A-Za-z_-]{0,63})"')
_ABOUT_OTHERS = frozenset({*PRIVATE_KINDS, *SETTINGS_KINDS})


class Source(Protocol):
    """Where records are looked up: a workspace, or a file."""

    def about(self, entity: str) -> Iterable[Record]:
        """The records of an entity and those that point at it, of every kind."""
        ...

    def entity_of(self, id: str) -> str:
        """The entity that ``id`` is, or that the record of this id belongs to; "" when neither is known."""
        ...

    def always(self) -> Iterable[Record]:
        """The records of `kinds.ALWAYS`."""
        ...


def needed(source: Source, posts: Iterable[str], also: Iterable[tuple[str, str]] = ()) -> dict[str, Record]:
    """Records with a body, by id, that a file naming ``posts`` carries.

    ``also`` names further entities by kind, private ones too; that is the only way those get in.
    """
    found: dict[str, Record] = {}
    for post in posts:
        _add(found, (each for each in source.about(post) if each.kind not in _ABOUT_OTHERS))
    for kind, entity in also:
        _add(found, (each for each in source.about(entity) if each.kind == kind))
    _add(found, (each for each in source.always() if each.kind in ALWAYS))
    _follow(source, found)
    return found


def _follow(source: Source, found: dict[str, Record]) -> None:
    waiting, seen = list(found.values()), set[str]()
    while waiting:
        record = waiting.pop()
        for id_ in _named(record) - seen:
            seen.add(id_)
            entity = source.entity_of(id_)
            new = [each for each in source.about(entity) if each.kind not in NOT_FOLLOWED] if entity else []
            waiting += [each for each in new if each.id not in found]
            _add(found, new)


def _named(record: Record) -> set[str]:
    if record.body is None or record.kind == "erase":
        return {record.author} - {""}
    return {each.decode() for each in _ID.findall(record.body)} | ({record.author} - {""})


def _add(found: dict[str, Record], more: Iterable[Record]) -> None:
    found.update((each.id, each) for each in more if each.body is not None)
