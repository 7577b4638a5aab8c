"""Opens a hand-off file that may come from anybody. All of it is checked before any of it is believed.

Refused is what is not exactly as our writer makes it, with the name of the entry or the record. The name
of the file itself means nothing: phones and browsers change it.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from medsos_desktop.errors import UserError
from medsos_desktop.exchange.handoff import chains, lines
from medsos_desktop.exchange.handoff import manifest as manifests
from medsos_desktop.exchange.handoff.kinds import Kind
from medsos_desktop.exchange.handoff.limits import MAX_CARD, MAX_LISTS, MAX_RECORDS, MAX_SIGNATURE, MAX_TEXT
from medsos_desktop.exchange.handoff.manifest import Counts, Manifest
from medsos_desktop.exchange.handoff.media import checked
from medsos_desktop.exchange.handoff.meter import Meter
from medsos_desktop.exchange.handoff.package import Package
from medsos_desktop.exchange.handoff.plan import CARD
from medsos_desktop.exchange.handoff.seals import Seal, Standing, Verifier
from medsos_desktop.model.record import Record
from medsos_desktop.packing.reading import Member, Problem, Refused, hashed, members, pieces, read
from medsos_desktop.store.vetting import vet

_OWN = frozenset({manifests.NAME, manifests.SIGNATURE})


@dataclass(frozen=True, slots=True)
class Peek:
    """What a first look at a file tells, its contents unchecked. ``sha256`` is the manifest's."""

    manifest: Manifest
    sha256: str
    size: int


def open_package(path: Path, *, verifier: Verifier | None = None, meter: Meter | None = None) -> Package:
    """Read all of ``path``. Raises `UserError` ``handoff.*`` or ``store.record-broken``, and `Cancelled`."""
    with _opened(path) as file:
        size = file.seek(0, 2)
        inside = _Inside(file, path.name, meter or Meter(size))
        manifest, raw = inside.manifest()
        seal = inside.seal(raw, manifest, verifier)
        inside.compare(manifest)
        records = inside.records()
        chains.check(chains.sorted_out(records), manifest.chains)
        media = checked(file, inside.entries.values())
        _counted(manifest, records, len(media))
        sha256 = hashlib.sha256(raw).hexdigest()
        return Package(path, size, sha256, manifest, seal, records, media, inside.card())


def peek(path: Path) -> Peek:
    """The manifest of ``path``, with the ZIP's structure checked and nothing else."""
    with _opened(path) as file:
        size = file.seek(0, 2)
        manifest, raw = _Inside(file, path.name, Meter(size)).manifest()
        return Peek(manifest, hashlib.sha256(raw).hexdigest(), size)


def seal_of(package: Package, verifier: Verifier | None) -> Seal:
    """The signature judged anew, after the key book learnt something. ``handoff.changed`` when the file is
    another by now.
    """
    with _opened(package.path) as file:
        size = file.seek(0, 2)
        inside = _Inside(file, package.path.name, Meter(size))
        manifest, raw = inside.manifest()
        if hashlib.sha256(raw).hexdigest() != package.sha256:
            raise UserError("handoff.changed", entry=package.path.name)
        return inside.seal(raw, manifest, verifier)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """The file, its trouble and that of its structure in words."""
    try:
        if path.exists() and not path.is_file():  # a pipe would be waited for
            raise UserError("handoff.unreadable", name=path.name)
        file = path.open("rb")
    except FileNotFoundError as error:
        raise UserError("handoff.absent", name=path.name) from error
    except (OSError, ValueError) as error:  # a NUL in the name is a `ValueError`
        raise UserError("handoff.unreadable", name=path.name) from error
    with file:
        try:
            yield file
        except Refused as refused:
            first = refused.problems[0]
            entry = first.entry or path.name
            raise UserError(f"handoff.zip-{first.code}", entry=entry, **first.params) from refused
        except OSError as error:
            raise UserError("handoff.unreadable", name=path.name) from error


class _Inside:
    """The entries of an open file, looked at one kind after the other."""

    def __init__(self, file: BinaryIO, called: str, meter: Meter) -> None:
        self._file, self._called, self._meter = file, called, meter
        self.entries: Mapping[str, Member] = {each.name: each for each in members(file, called)}

    def manifest(self) -> tuple[Manifest, bytes]:
        """The manifest and its bytes. ``handoff.not-ours`` where there is none."""
        raw = self._small(manifests.NAME, MAX_LISTS)
        if raw is None:
            raise UserError("handoff.not-ours", name=self._called)
        manifest = manifests.decode(raw)
        if manifest.kind not in set(Kind):
            raise UserError("handoff.kind", kind=manifest.kind)
        return manifest, raw

    def seal(self, raw: bytes, manifest: Manifest, verifier: Verifier | None) -> Seal:
        """What the signature is worth. ``handoff.signature`` when it is none of this manifest."""
        signature = self._small(manifests.SIGNATURE, MAX_SIGNATURE)
        if signature is None:
            return Seal(Standing.UNSIGNED)
        if not signature.isascii():
            raise UserError("handoff.signature", name=self._called)
        seal = verifier(raw, signature.decode("ascii"), manifest.made) if verifier else Seal(Standing.UNKNOWN)
        if seal.standing is Standing.INVALID or seal.device not in ("", manifest.sender.device):
            raise UserError("handoff.signature", name=self._called)
        return seal

    def compare(self, manifest: Manifest) -> None:
        """Every entry as the manifest has it, no more and no fewer: ``handoff.extra|missing|changed``."""
        listed = {file.path: file for file in manifest.files}
        for name in listed:
            if name not in self.entries or name in _OWN:
                raise UserError("handoff.missing", entry=name)
        for name, member in self.entries.items():
            if name in _OWN:
                continue
            if name not in listed:
                raise UserError("handoff.extra", entry=name)
            told = listed[name]
            if (member.size, self._hash(member)) != (told.bytes, told.sha256):
                raise UserError("handoff.changed", entry=name)
            if name.startswith("media/") and not name.startswith(f"media/{told.sha256}."):
                raise UserError("handoff.extra", entry=name)
        if manifest.kind == Kind.KEY_CARD:
            self._card_only(manifest)

    def _card_only(self, manifest: Manifest) -> None:
        """A card is taken from anybody without a question, so nothing may come in beside it."""
        for name in self.entries:
            if name not in _OWN and name != CARD:
                raise UserError("handoff.extra", entry=name)
        if manifest.chains or manifest.told:
            raise UserError("handoff.extra", entry=manifests.NAME)

    def records(self) -> tuple[Record, ...]:
        """Every record and link, vetted. ``handoff.too-many-records``, ``too-large``, ``line``."""
        found: list[Record] = []
        for name, reader in ((lines.RECORDS, lines.read_records), (lines.LINKS, lines.read_links)):
            member = self.entries.get(name)
            if member is None:
                continue
            if member.size > MAX_TEXT:
                raise UserError("handoff.zip-too-large", entry=name, limit=MAX_TEXT // 1024**2)
            for record in reader(pieces(self._file, member)):
                if len(found) == MAX_RECORDS:
                    raise UserError("handoff.too-many-records", n=len(found) + 1, limit=MAX_RECORDS)
                vet(record)
                found.append(record)
        return tuple(found)

    def card(self) -> bytes:
        """The key card's bytes, for the room of keys to read."""
        return self._small(CARD, MAX_CARD) or b""

    def _small(self, name: str, limit: int) -> bytes | None:
        member = self.entries.get(name)
        if member is None:
            return None
        if member.size > limit:
            raise UserError("handoff.zip-too-large", entry=name, limit=-(-limit // 1024**2))
        return read(self._file, member)

    def _hash(self, member: Member) -> str:
        problems: list[Problem] = []
        sha256 = hashed(self._file, member, problems)
        if problems:
            raise Refused(*problems)
        self._meter.step(member.size, "handoff.step.check")
        return sha256


def _counted(manifest: Manifest, records: Sequence[Record], media: int) -> None:
    """The counts that were signed are those found; a kind that names posts names those that are inside."""
    whole = sum(record.body is not None for record in records)
    posts = {record.entity for record in records if record.kind == "post" and record.body is not None}
    found = Counts(len(posts), whole, len(records) - whole, media)
    if manifest.counts != found or not posts.issuperset(manifest.posts):
        raise UserError("handoff.manifest", detail="counts")
