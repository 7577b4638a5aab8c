"""Files of the workspace by their SHA-256: ``media/ab/<sha256>.<ext>``, written whole or not at all."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from medsos_desktop.errors import UserError
from medsos_desktop.store.troubles import calm

_HEX = frozenset("0123456789abcdef")
_PIECE = 1024 * 1024


class Blobs:
    """The folder ``media``. What is in it is never changed, only added, or removed by an erasure."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, source: Path, extension: str, *, name: str = "") -> str:
        """Keep a copy of ``source`` (``extension`` with its dot); its hash. On the disk when this returns.

        The copy is hashed as it is written: ``source`` may be a stick that is pulled out, or a file still
        being written. Raises `OSError` for what cannot be read, `UserError` ``workspace.disk-full`` and
        the like for what cannot be written, ``media.changing`` when it is not ``name`` (if given).
        """
        if name and self.path(name) is not None:
            return name
        with source.open("rb") as given:
            return self.keep(_pieces(given), extension, name=name, called=source.name)

    def keep(self, pieces: Iterable[bytes], extension: str, *, name: str = "", called: str = "") -> str:
        """As `add`, for bytes that are no file of their own; ``called`` is what errors name."""
        try:
            with calm(self.folder):
                return self._kept(_guarded(pieces), extension, name, called)
        except _Unreadable as unreadable:
            raise unreadable.trouble from None

    def _kept(self, pieces: Iterable[bytes], extension: str, name: str, called: str) -> str:
        self.folder.mkdir(parents=True, exist_ok=True)
        part = self.folder / f"{os.urandom(8).hex()}.part"
        try:
            found = _copied(pieces, part)
            if name and found != name:
                raise UserError("media.changing", name=called)
            target = self.place(found, extension)
            target.parent.mkdir(exist_ok=True)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
        return found

    def place(self, name: str, extension: str) -> Path:
        """Where a file with this hash stands, or will; `ValueError` when it is no hash."""
        if len(name) != 64 or not _HEX.issuperset(name):
            raise ValueError(name)
        return self.folder / name[:2] / f"{name}{extension}"

    def path(self, name: str) -> Path | None:
        """Where the file with this hash is; `None` when it is not here (or no hash at all)."""
        if len(name) != 64 or not _HEX.issuperset(name):
            return None
        found = sorted(self.folder.glob(f"{name[:2]}/{name}.*"))
        return next((file for file in found if file.suffix != ".part"), None)

    def remove(self, name: str) -> None:
        """Delete the file; nothing when it is not here."""
        file = self.path(name)
        if file is not None:
            with calm(self.folder):
                file.unlink(missing_ok=True)


class _Unreadable(Exception):
    """Carries trouble of the source past `calm`, which would take it for the workspace's."""

    def __init__(self, trouble: OSError) -> None:
        super().__init__(trouble)
        self.trouble = trouble


def _pieces(given: BinaryIO) -> Iterator[bytes]:
    while piece := given.read(_PIECE):
        yield piece


def _guarded(pieces: Iterable[bytes]) -> Iterator[bytes]:
    try:
        yield from pieces
    except OSError as error:
        raise _Unreadable(error) from error


def _copied(pieces: Iterable[bytes], target: Path) -> str:
    """The SHA-256 of what was read and is now in ``target``."""
    import hashlib  # see `records`: not needed to look at a workspace

    digest = hashlib.sha256()
    with target.open("wb") as file:
        for piece in pieces:
            digest.update(piece)
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()
