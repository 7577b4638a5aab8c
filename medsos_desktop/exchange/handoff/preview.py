"""What taking a hand-off file would change, for a person to read before anything is taken."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from medsos_desktop.exchange.handoff.package import Package
from medsos_desktop.keys.card import Card


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a body (``variants.<account>.fields.text``); `None` where there is none."""

    path: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Told:
    """A decision, note or publication that comes along. ``action`` is empty for a plain note or publication,
    "unpublish" for a publication that is taken back.
    """

    id: str
    kind: str
    action: str
    author: str
    at: str
    note: str


@dataclass(frozen=True, slots=True)
class PostLine:
    """A post that the file tells something new of; of a new one ``changes`` are all its fields.

    ``theirs`` is how a conflicting post differs in the file's version ``rival`` (a revision) from the one
    here.

    ``status``: ``new``, ``changed``, ``conflict`` (two heads, merged as ``conflicts`` says), ``told`` (only
    decisions and notes), ``erased``. ``newer``: written by a newer version, shown but not editable here.
    """

    id: str
    code: str
    title: str
    planned: str
    status: str
    changes: tuple[FieldChange, ...] = ()
    conflicts: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
    newer: bool = False
    theirs: tuple[FieldChange, ...] = ()
    rival: str = ""


@dataclass(frozen=True, slots=True)
class EntityLine:
    """An account, person, partner, ...: ``status`` as of a post, ``name`` as it will be."""

    kind: str
    id: str
    name: str
    status: str
    changes: tuple[FieldChange, ...] = ()
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Erasure:
    """An erase record that would be followed: how many records here it empties, and files that go."""

    id: str
    reason: str
    author: str
    at: str
    records: int
    titles: tuple[str, ...]
    media: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """Records that stay out with their body: ``why`` is ``erased`` (was erased here or by this file) or
    ``settings`` (another office's own settings).
    """

    why: str
    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class Split:
    """A chain that splits at ``place`` and did not here before. ``ours``: it is this PC's own, which was set
    back; ``author`` is who last wrote in it, an id.
    """

    device: str
    place: int
    ours: bool
    author: str


@dataclass(frozen=True, slots=True)
class Preview:
    """Counts are of records with body; ``links`` of bare ones new here.

    ``meant`` is "anyone", "us" or "other". ``unknown`` are kinds this version does not know (kept and
    forwarded) with their number, ``newer`` the records of known kinds that a newer version wrote.
    ``media_new`` are files to be kept, ``media_missing`` pictures that shown posts name and nobody has here.
    ``splits`` are chains that tell two stories, ``own_lost`` how many records of this PC itself come that are
    not here, ``sender_lost`` how many of the sender's own the sender has no more and somebody else still has.
    ``people`` are names by person id, for authors. ``taken``: all of this very file was taken before.
    ``card`` is that of the key that signed, or what a key card brings; ``card_new`` when taking it puts it
    into the key book, ``card_believed`` when its key was compared here. ``estranged``: the sender's PC is
    known here by another key than the one that signed, if any did.
    """

    package: Package
    meant: str
    taken: bool
    new: int
    known: int
    links: int
    posts: tuple[PostLine, ...] = ()
    entities: tuple[EntityLine, ...] = ()
    erasures: tuple[Erasure, ...] = ()
    refused: tuple[Refusal, ...] = ()
    unknown: Mapping[str, int] = field(default_factory=dict)
    newer: int = 0
    media_new: tuple[str, ...] = ()
    media_known: int = 0
    media_missing: tuple[str, ...] = ()
    splits: tuple[Split, ...] = ()
    own_lost: int = 0
    own_proved: bool = False
    sender_lost: int = 0
    people: Mapping[str, str] = field(default_factory=dict)
    card: Card | None = None
    card_new: bool = False
    card_believed: bool = False
    estranged: bool = False

    @property
    def nothing(self) -> bool:
        """Whether taking it would change nothing here."""
        return not (self.new or self.links or self.erasures or self.media_new or self.card_new)

    @property
    def conflicts(self) -> tuple[PostLine, ...]:
        """Posts that two people changed apart."""
        return tuple(line for line in self.posts if line.status == "conflict")

    @property
    def media_bytes(self) -> int:
        """Bytes of the files to be kept."""
        return sum(self.package.media[each].size for each in self.media_new)
