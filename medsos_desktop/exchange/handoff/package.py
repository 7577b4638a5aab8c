"""An opened hand-off file: read to its end, every hash right, nothing of it taken yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from medsos_desktop.exchange.handoff.kinds import Kind
from medsos_desktop.exchange.handoff.manifest import Manifest
from medsos_desktop.exchange.handoff.seals import Seal
from medsos_desktop.model.record import Record
from medsos_desktop.packing.reading import Member


@dataclass(frozen=True, slots=True)
class Media:
    """A picture or another file inside: ``extension`` with its dot, ``member`` tells where its bytes are."""

    sha256: str
    extension: str
    member: Member

    @property
    def size(self) -> int:
        """Bytes."""
        return self.member.size


@dataclass(frozen=True, slots=True)
class Package:
    """``sha256`` is the manifest's: what the file is known by, under whatever name. ``size`` in bytes.

    ``records`` are those with a body and then the bare links, all vetted; ``media`` by SHA-256.
    """

    path: Path
    size: int
    sha256: str
    manifest: Manifest
    seal: Seal
    records: tuple[Record, ...]
    media: Mapping[str, Media]
    card: bytes = b""

    @property
    def kind(self) -> Kind:
        """What it is for."""
        return Kind(self.manifest.kind)
