"""The one shape of everything an office shares: an immutable, chained record.

Hashes are those of ``decisions``: ``content = SHA-256(salt || body)``, ``id`` = SHA-256 over the
canonical header with ``content`` in it, so that a bare link can be checked without its body.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal[
    "post",
    "account",
    "person",
    "substitute",
    "pillar",
    "office",
    "partner",
    "collaboration",
    "asset",
    "fact",
    "rules",
    "decision",
    "note",
    "publication",
    "grant",
    "presence",
    "erase",
]

ENTITY_KINDS: tuple[Kind, ...] = (
    "post",
    "account",
    "person",
    "substitute",
    "pillar",
    "office",
    "partner",
    "collaboration",
    "asset",
    "fact",
    "rules",
)
"""Kinds with a state that is edited, merged and undone; the others only point at something."""

REMARK_KINDS: tuple[Kind, ...] = ("decision", "note", "publication")
"""Kinds that point at a post and are never changed afterwards."""

GRANT_KIND: Kind = "grant"
"""A standing approval given or revoked: never changed either, but it points at no post."""

FOUND = "op.office.found"
"""The operation that begins a workspace. Undo ends above it."""


class Op(NamedTuple):
    """One action of a person, over one or many records; one step of undo.

    ``name`` is a key of the catalogue (``op.post.move``); ``subject`` fills it (a title, a count).
    ``undoes`` / ``redoes`` name the operation this one takes back or does again.
    """

    id: str
    name: str
    subject: str = ""
    undoes: str = ""
    redoes: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A sealed record. ``body`` is the canonical JSON as it was received, ``None`` once erased."""

    id: str
    kind: str
    entity: str
    parents: tuple[str, ...]
    author: str
    device: str
    chain: str
    seq: int
    prev: str
    at: str
    content: str
    salt: bytes | None
    body: bytes | None
