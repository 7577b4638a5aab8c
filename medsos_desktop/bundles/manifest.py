"""``manifest.json``, format version 2: what is in a bundle, for machines.

Version 2 may be signed (`SIGNATURE`), a draft, or one part of several; 1 was none of these.

The same classes write and read it, so that they cannot drift apart. Reading is typed (msgspec): a
wrong shape is refused with the path of the field.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC

import msgspec

from medsos_desktop import __version__
from medsos_desktop.bundles.model import Bundle, BundleItem, Delivery
from medsos_desktop.media.cache import codecs
from medsos_desktop.packing.writing import Stored

FORMAT = "medsos-bundle"
VERSION = 2
NAME = "manifest.json"
SIGNATURE = "manifest.json.sig"
"""SSHSIG over the bytes of the manifest, for ``ssh-keygen -Y verify`` and for us."""
SUMS = "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class ManifestFile:
    """A file of the bundle."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ManifestPicture:
    """A picture of a delivery: ``path`` in the bundle, the original's hash, hash of the alt text."""

    path: str
    sha256: str
    original_sha256: str
    alt_sha256: str


@dataclass(frozen=True, slots=True)
class ManifestDelivery:
    """A post on one account. ``texts`` maps a field of the surface to the SHA-256 of its text (UTF-8)."""

    account: str
    channel: str
    surface: str
    handle: str
    folder: str
    caption_sha256: str
    texts: dict[str, str]
    pictures: list[ManifestPicture] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ManifestApproval:
    """The decision: content hash it covers, its moment in UTC, and what proves it."""

    content: str
    code: str
    at: str
    proof: str


@dataclass(frozen=True, slots=True)
class ManifestPost:
    """A post. ``at`` is the instant in UTC, ``planned`` the wall time in ``zone``; no approval in a draft."""

    id: str
    code: str
    title: str
    at: str
    planned: str
    zone: str
    folder: str
    approval: ManifestApproval | None
    deliveries: list[ManifestDelivery]


@dataclass(frozen=True, slots=True)
class ManifestOffice:
    """Whose bundle it is."""

    name: str
    short_name: str
    city: str
    zone: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The whole. ``start`` and ``end`` are dates, both included; ``codecs`` shaped the pictures' bytes.

    ``draft``: a KONSEP, not for posting. ``part`` of ``parts`` files that belong together.
    """

    format: str
    version: int
    app: str
    codecs: dict[str, str]
    office: ManifestOffice
    start: str
    end: str
    pack: str
    posts: list[ManifestPost]
    files: list[ManifestFile]
    draft: bool = False
    part: int = 1
    parts: int = 1


def build(bundle: Bundle, stored: list[Stored]) -> Manifest:
    """The manifest of what was written so far."""
    by_path = {each.path: each for each in stored}
    office = bundle.office
    return Manifest(
        format=FORMAT,
        version=VERSION,
        app=__version__,
        codecs=dict(codecs()),
        office=ManifestOffice(office.name, office.short_name, office.city, office.zone),
        start=bundle.start.isoformat(),
        end=bundle.end.isoformat(),
        pack=bundle.pack,
        posts=[_post(item, by_path) for item in bundle.items],
        files=[ManifestFile(each.path, each.size, each.sha256) for each in stored],
        draft=bundle.draft,
        part=bundle.part,
        parts=bundle.parts,
    )


def encode(manifest: Manifest) -> bytes:
    """Sorted, indented JSON in UTF-8 with a line end."""
    return msgspec.json.format(msgspec.json.encode(manifest, order="sorted"), indent=1) + b"\n"


def decode(data: bytes) -> Manifest:
    """Typed reading; `msgspec.MsgspecError` says which field is wrong."""
    return msgspec.json.decode(data, type=Manifest)


def text_hash(text: str) -> str:
    """SHA-256 (hex) of a text as UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def _post(item: BundleItem, by_path: dict[str, Stored]) -> ManifestPost:
    approval = item.approval
    return ManifestPost(
        id=item.post,
        code=item.code,
        title=item.title,
        at=f"{item.instant.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        planned=item.planned,
        zone=item.zone,
        folder=item.folder,
        approval=ManifestApproval(
            approval.content,
            approval.code,
            f"{approval.at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
            approval.proof,
        )
        if approval is not None
        else None,
        deliveries=[_delivery(item, each, by_path) for each in item.deliveries],
    )


def _delivery(item: BundleItem, delivery: Delivery, by_path: dict[str, Stored]) -> ManifestDelivery:
    folder = f"{item.folder}/{delivery.folder}"
    pictures = []
    for number, picture in enumerate(delivery.pictures, 1):
        path = f"{folder}/{number:02}.jpg"
        pictures.append(ManifestPicture(path, by_path[path].sha256, picture.asset, text_hash(picture.alt)))
    return ManifestDelivery(
        account=delivery.account,
        channel=delivery.channel,
        surface=delivery.surface,
        handle=delivery.handle,
        folder=folder,
        caption_sha256=text_hash(delivery.caption),
        texts={name: text_hash(text) for name, text in delivery.fields},
        pictures=pictures,
    )
