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
    "key",
    "decision",
    "note",
    "publication",
    "evidence",
    "grant",
    "presence",
    "erase",
    "branch",
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
    "key",
)
"""Kinds with a state that is edited and merged; the others only point at something."""

UNDONE_KINDS: tuple[Kind, ...] = (*(kind for kind in ENTITY_KINDS if kind != "key"), "publication")
"""Kinds that undo takes back. A key is none: its revocation stays told, its old signatures checkable.

A publication is: what somebody told of a post is as easily told wrong as written wrong, and a slip of
forty rows must not need forty corrections. What is taken back stays in the records, with who did it.
"""

REMARK_KINDS: tuple[Kind, ...] = ("decision", "note", "publication", "evidence")
"""Kinds that point at an entity and are never changed afterwards."""

GRANT_KIND: Kind = "grant"
"""A standing approval given or revoked: never changed either, but it points at no post."""

SETTINGS_KINDS: tuple[Kind, ...] = ("office", "fact", "rules")
"""Kinds with the same entity ids in every office: what one office settles for itself."""

BRANCH_KIND: Kind = "branch"
"""A PC says that one of its chains has two ends because it was set back, and which ends it stands by."""

PRIVATE_KINDS: frozenset[str] = frozenset({"inquiry", "consent"})
"""Kinds about residents: they leave this PC only where they are named (``decisions.md`` 6)."""

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
