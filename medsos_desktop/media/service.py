"""The workspace's pictures: originals kept by hash, facts as records, thumbnails as a cache.

An original is stored as it came, byte for byte, under its SHA-256: a decision that names the hash
names exactly this picture. What goes out is always rendered anew, without metadata.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.media import limits
from medsos_desktop.media.cache import RenderCache
from medsos_desktop.media.encode import jpeg
from medsos_desktop.media.files import sha256_of, write_atomically
from medsos_desktop.media.probe import Facts, probe
from medsos_desktop.media.render import THUMBNAIL_QUALITY, Recipe, small
from medsos_desktop.model.office import Asset
from medsos_desktop.store.blobs import Blobs


class AssetBook(Protocol):
    """Where asset records are kept; the workspace's directory is one."""

    def get(self, kind: str, id: str, /) -> object:
        """One record, deleted ones too; `None` when unknown."""
        ...

    def save(self, kind: str, id: str | None, entity: Asset, /) -> tuple[str, Changes]:
        """Seal a record."""
        ...


@dataclass(frozen=True, slots=True)
class Staged:
    """A picture whose file is in the workspace already, and whose record is not yet."""

    asset: str
    name: str
    facts: Facts


class MediaService:
    """Pictures of one workspace. ``originals`` are for ever; ``cache`` may be thrown away any time."""

    def __init__(self, originals: Blobs, cache: Path, book: AssetBook) -> None:
        self._originals = originals
        self.cache = RenderCache(cache / "render")
        self._thumbnails = cache / "thumbnails"
        self._book = book

    def add(self, path: Path, *, creator: str = "", licence: str = "") -> tuple[str, Changes]:
        """Take a picture file in; its SHA-256 (hex) and what changed (nothing when it is known).

        Raises `UserError` ``media.*`` when it is no picture we can use; then nothing is stored.
        """
        return self.keep(self.stage(path), creator=creator, licence=licence)

    def stage(self, path: Path) -> Staged:
        """The slow half of `add`: look, hash, copy. Asks no database, so any thread may do it.

        A picture that is staged and never kept is a file nobody names, and does no harm.
        """
        facts = probe(path)
        try:
            asset = sha256_of(path)
        except OSError as error:
            raise UserError("media.missing", name=path.name) from error
        stored = self._place(asset, limits.EXTENSIONS[facts.format])
        if not stored.is_file():
            self._copy(path, stored, asset)
        return Staged(asset, path.name, facts)

    def keep(self, staged: Staged, *, creator: str = "", licence: str = "") -> tuple[str, Changes]:
        """The quick half of `add`: seal the record of a staged picture, unless it is known."""
        known = self._record(staged.asset)
        if known is not None and not known.deleted:
            return staged.asset, Changes()
        record = _record(staged.name, staged.facts, creator, licence)
        return self._book.save("asset", staged.asset, record)

    def file(self, asset: str, *, name: str = "") -> Path:
        """The original's path; `UserError` ``media.gone`` when the file is not in the workspace.

        Who gives the picture's ``name`` may ask from any thread; without it the record is read for it.
        """
        for extension in limits.EXTENSIONS.values():
            path = self._place(asset, extension)
            if path.is_file():
                return path
        raise UserError("media.gone", name=name or self._name(asset))

    def has(self, asset: str) -> bool:
        """Whether the original is in the workspace."""
        try:
            return self.file(asset).is_file()
        except UserError:
            return False

    def facts(self, asset: str) -> Asset:
        """The record of a picture; `UserError` ``media.gone`` when there is none."""
        record = self._record(asset)
        if record is None:
            raise UserError("media.gone", name=self._name(asset))
        return record

    def thumbnail(self, asset: str, size: int, *, name: str = "") -> Path:
        """A JPEG whose longer side is at most ``size`` pixels; made once, then read from the cache.

        Any thread may ask when it gives the picture's ``name``, as with `file`.
        """
        path = self._thumbnails / asset[:2] / f"{asset}-{size}.jpg"
        if not path.is_file():
            called = name or self._name(asset)
            image = small(self.file(asset, name=called), Recipe((size, size)), name=called)
            write_atomically(path, jpeg(image, THUMBNAIL_QUALITY))
        return path

    def _place(self, asset: str, extension: str) -> Path:
        try:
            return self._originals.place(asset, extension)
        except ValueError:
            raise UserError("media.gone", name=asset[:80]) from None

    def _record(self, asset: str) -> Asset | None:
        found = self._book.get("asset", asset)
        return found if isinstance(found, Asset) else None

    def _name(self, asset: str) -> str:
        record = self._record(asset)
        return record.name if record is not None and record.name else asset[:12]

    def _copy(self, source: Path, target: Path, asset: str) -> None:
        try:
            self._originals.add(source, target.suffix, name=asset)
        except OSError as error:
            raise UserError("media.not-stored", name=source.name, detail=error.strerror or "") from error


def _record(name: str, facts: Facts, creator: str, licence: str) -> Asset:
    return Asset(
        name=name,
        mime=facts.mime,
        width=facts.width,
        height=facts.height,
        size=facts.size,
        creator=creator,
        licence=licence,
        located=facts.located,
        animated=facts.animated,
    )
