"""``manifest.json`` of a hand-off file, format version 1: what is in it, from whom, for whom.

The same classes write and read it. Reading is typed (msgspec): a wrong shape is refused with the path of
the field. Fields that a later version 1 may add are passed over.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from medsos_desktop.errors import UserError
from medsos_desktop.exchange.handoff import limits

FORMAT = "medsos-handoff"
VERSION = 1
NAME = "manifest.json"
SIGNATURE = "manifest.json.sig"

Id = Annotated[str, Meta(pattern=r"\A[0-9A-Za-z][0-9A-Za-z_-]{0,63}\Z")]
SomeId = Annotated[str, Meta(pattern=r"\A([0-9A-Za-z][0-9A-Za-z_-]{0,63})?\Z")]
Hash = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
Shown = Annotated[str, Meta(max_length=limits.MAX_NAME)]
Count = Annotated[int, Meta(ge=0, lt=2**53)]
Moment = Annotated[str, Meta(pattern=r"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\Z")]
Path = Annotated[str, Meta(pattern=r"\A[a-z0-9._/]{1,100}\Z")]

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Party:
    """Who sends, or who is meant. ``person`` and ``device`` are ids, the rest is for people to read."""

    person: SomeId = ""
    name: Shown = ""
    title: Shown = ""
    device: SomeId = ""
    office: Shown = ""
    office_short: Shown = ""


@dataclass(frozen=True, slots=True)
class ChainEnd:
    """How far the sender knows a chain: its last record there."""

    device: Id
    chain: Id
    seq: Count
    id: Hash


@dataclass(frozen=True, slots=True)
class Counts:
    """What is inside: named or contained posts, records with body, bare links, pictures and other files."""

    posts: Count = 0
    records: Count = 0
    links: Count = 0
    media: Count = 0


@dataclass(frozen=True, slots=True)
class File:
    """An entry of the ZIP; ``bytes`` is its size."""

    path: Path
    bytes: Count
    sha256: Hash


@dataclass(frozen=True, slots=True)
class Manifest:
    """The whole. ``made`` is UTC; ``posts`` are ids, in files of a kind that names some.

    ``told`` are ends of chains that the sender was told of by others and does not have.
    """

    format: str
    version: int
    app: Shown
    kind: str
    made: Moment
    sender: Party
    counts: Counts
    chains: list[ChainEnd]
    files: list[File]
    posts: list[Id] = field(default_factory=list)
    told: list[ChainEnd] = field(default_factory=list)
    to: Party | None = None


def encode(manifest: Manifest) -> bytes:
    """Sorted, indented JSON in UTF-8 with a line end."""
    return msgspec.json.format(msgspec.json.encode(manifest, order="sorted"), indent=1) + b"\n"


class _Head(msgspec.Struct, frozen=True):
    """Enough of a manifest of any version to know whether it can be read."""

    format: str
    version: Count


def decode(data: bytes) -> Manifest:
    """Raises `UserError` ``handoff.not-ours``, ``handoff.newer`` (``version``), ``handoff.manifest``."""
    try:
        head = msgspec.json.decode(data, type=_Head)
        if head.format != FORMAT:
            raise UserError("handoff.not-ours", name=NAME)
        if head.version > VERSION:
            raise UserError("handoff.newer", version=head.version)
        manifest = msgspec.json.decode(data, type=Manifest)
        if manifest.version != VERSION:
            raise UserError("handoff.manifest", detail="version")
        if not _is_moment(manifest.made):
            raise UserError("handoff.manifest", detail="made")
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise UserError("handoff.manifest", detail=_plain(str(error))) from error
    hidden = next((text for text in _shown(manifest) if text != clean(text)), None)
    if hidden is not None or len({each.path for each in manifest.files}) < len(manifest.files):
        raise UserError("handoff.manifest", detail=clean(hidden or "files"))
    return manifest


def _is_moment(text: str) -> bool:
    """Whether such a day and time exist, and can be told on the clock of every zone."""
    try:
        return 1970 <= datetime.fromisoformat(text).year <= 9000
    except ValueError:
        return False


def clean(text: str) -> str:
    """One line without anything invisible: what shows a name must not be steered by it."""
    seen = "".join(" " if unicodedata.category(each) in _HIDDEN else each for each in text)
    return " ".join(seen.split())[: limits.MAX_NAME].rstrip()


def cleaned(party: Party) -> Party:
    """The same with names that `decode` lets pass."""
    return Party(**{each.name: clean(getattr(party, each.name)) for each in fields(party)})


def _shown(manifest: Manifest) -> Iterator[str]:
    yield manifest.app
    yield manifest.kind
    for party in (manifest.sender, manifest.to):
        if party is not None:
            yield from (getattr(party, each.name) for each in fields(party))


def _plain(detail: str) -> str:
    """msgspec's words without what a message would take for a parameter."""
    return clean(detail)[:120].replace("{", "(").replace("}", ")")
