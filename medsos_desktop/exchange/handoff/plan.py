"""A hand-off file on paper: what it would hold, its size and its name, before anything is written."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from medsos_desktop import __version__
from medsos_desktop.errors import UserError
from medsos_desktop.exchange.handoff import lines
from medsos_desktop.exchange.handoff import manifest as manifests
from medsos_desktop.exchange.handoff.kinds import WHOLE, Kind
from medsos_desktop.exchange.handoff.limits import MAX_BYTES, MAX_CARD, MAX_LISTS, MAX_RECORDS, MAX_TEXT
from medsos_desktop.exchange.handoff.manifest import ChainEnd, Counts, File, Manifest, Party
from medsos_desktop.exchange.handoff.naming import file_name
from medsos_desktop.exchange.handoff.selection import Selection
from medsos_desktop.packing.entries import Entry
from medsos_desktop.packing.reading import MAX_ENTRIES, MAX_ENTRY

CARD = "card.json"
_HEADERS = 30 + 46
_END = 22
_SIGNATURE = 600
_PIECE = 1024**2


@dataclass(frozen=True, slots=True)
class Request:
    """What to make. ``posts`` are ids, for kinds that name some; ``also`` names more entities as (kind, id).

    ``to`` is whom it is meant for, anybody when `None`. ``media=False`` leaves pictures out. ``card`` are
    the bytes of a public key card.
    """

    kind: Kind
    posts: tuple[str, ...] = ()
    to: Party | None = None
    media: bool = True
    also: tuple[tuple[str, str], ...] = ()
    card: bytes = b""


@dataclass(frozen=True, slots=True)
class Plan:
    """``size`` is the file's in bytes (a signature's estimated). ``entries`` come in the order of the ZIP,
    behind manifest and signature. ``unsealed`` are posts whose latest typing is not in it yet, ``missing``
    names of pictures that are not on this PC.
    """

    request: Request
    manifest: Manifest
    data: bytes
    name: str
    size: int
    entries: tuple[Entry, ...]
    unsealed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """What the file is known by: the hash of its manifest."""
        return hashlib.sha256(self.data).hexdigest()


def plan(
    request: Request, selection: Selection, sender: Party, made: str, local: datetime, titles: int
) -> Plan:
    """Put a file together. ``made`` is UTC as in records, ``local`` the same moment on the office's clock,
    ``titles`` how many posts it tells of.

    Raises `UserError` ``handoff.nothing``, ``handoff.too-many-records``, ``handoff.too-large``.
    """
    _require(request, selection)
    entries, files = [], []
    for entry, size, sha256 in _entries(request, selection):
        entries.append(entry)
        files.append(File(entry.path, size, sha256))
    manifest = Manifest(
        format=manifests.FORMAT,
        version=manifests.VERSION,
        app=__version__,
        kind=request.kind.value,
        made=made,
        sender=manifests.cleaned(sender),
        counts=Counts(titles, len(selection.whole), len(selection.links), len(selection.files)),
        chains=[ChainEnd(*tip) for tip in selection.tips],
        told=[ChainEnd(*tip) for tip in selection.told],
        files=files,
        posts=sorted(set(request.posts)),
        to=manifests.cleaned(request.to) if request.to else None,
    )
    data = manifests.encode(manifest)
    if len(data) > MAX_LISTS:
        raise UserError("handoff.too-large", limit=MAX_BYTES // 1024**2)
    size = _size(data, files)
    name = file_name(manifest, hashlib.sha256(data).hexdigest(), local)
    return Plan(request, manifest, data, name, size, tuple(entries))


def told(plan: Plan, unsealed: tuple[str, ...], missing: tuple[str, ...]) -> Plan:
    """The same plan with what a person should know before it goes out."""
    return replace(plan, unsealed=unsealed, missing=missing)


def _require(request: Request, selection: Selection) -> None:
    count = len(selection.whole) + len(selection.links)
    if count > MAX_RECORDS:
        raise UserError("handoff.too-many-records", n=count, limit=MAX_RECORDS)
    if len(selection.files) + 8 > MAX_ENTRIES:
        raise UserError("handoff.too-many-files", n=len(selection.files), limit=MAX_ENTRIES)
    if request.kind is Kind.KEY_CARD:
        if not 0 < len(request.card) <= MAX_CARD:
            raise UserError("handoff.nothing")
    elif not selection.whole or (request.kind not in WHOLE and not request.posts):
        raise UserError("handoff.nothing")


def _size(data: bytes, files: list[File]) -> int:
    names = [(manifests.NAME, len(data)), (manifests.SIGNATURE, _SIGNATURE)]
    names += [(file.path, file.bytes) for file in files]
    size = sum(_HEADERS + 2 * len(name) + each for name, each in names) + _END
    text = next((file.bytes for file in files if file.path == lines.RECORDS), 0)
    if size > MAX_BYTES or text > MAX_TEXT or any(file.bytes > MAX_ENTRY for file in files):
        raise UserError("handoff.too-large", limit=MAX_BYTES // 1024**2)
    return size


def _entries(request: Request, selection: Selection) -> Iterator[tuple[Entry, int, str]]:
    """Entry, size and SHA-256; what would be empty is left out."""
    if request.card:
        sha256 = hashlib.sha256(request.card).hexdigest()
        yield Entry(CARD, request.card), len(request.card), sha256
    texts: tuple[tuple[str, Callable[[], Iterator[bytes]]], ...] = (
        (lines.LINKS, partial(lines.link_lines, selection.links)),
        (lines.RECORDS, partial(lines.record_lines, selection.whole)),
    )
    for name, made in texts:
        digest, size = hashlib.sha256(), 0
        for line in made():
            digest.update(line)
            size += len(line)
        if size:
            sha256 = digest.hexdigest()
            yield Entry(name, pieces=made, sha256=sha256), size, sha256
    for sha256, path in selection.files.items():
        name = f"media/{sha256}{path.suffix}"
        yield Entry(name, pieces=_Pieces(path), sha256=sha256), path.stat().st_size, sha256


@dataclass(frozen=True, slots=True)
class _Pieces:
    """A file a mebibyte at a time."""

    path: Path

    def __call__(self) -> Iterator[bytes]:
        with self.path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece
