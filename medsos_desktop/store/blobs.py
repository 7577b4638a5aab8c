"""Files of the workspace by their SHA-256: ``media/ab/<sha256>.<ext>``, written whole or not at all."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Self, cast

from medsos_desktop.errors import UserError
from medsos_desktop.store.troubles import calm

_HEX = frozenset("0123456789abcdef")
_PIECE = 256 * 1024
"""Bytes that are copied at a time: larger ones fall out of the processor's cache, and take twice as long."""


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

    def arrivals(self) -> "Arrivals":
        """For many files at once; see `Arrivals`."""
        return Arrivals(self)

    def keep(self, pieces: Iterable[bytes], extension: str, *, name: str = "", called: str = "") -> str:
        """As `add`, for bytes that are no file of their own; ``called`` is what errors name."""
        with self.arrivals() as arriving:
            found = arriving.add(pieces, extension, name=name, called=called)
            arriving.settle()
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
        place = self.folder / name[:2]
        try:
            found = sorted(each for each in place.iterdir() if each.name.startswith(name + "."))
        except OSError:
            return None
        return next((each for each in found if each.suffix != ".part"), None)

    def sweep(self) -> None:
        """Remove what was only half written when the last writer was killed; nobody else may be writing."""
        with suppress(OSError):
            for part in self.folder.glob("*.part"):
                part.unlink(missing_ok=True)

    def remove(self, name: str) -> None:
        """Delete the file; nothing when it is not here."""
        file = self.path(name)
        if file is not None:
            with calm(self.folder):
                file.unlink(missing_ok=True)


class Arrivals:
    """Files that are kept together: each is handed to the disk at once, and waited for much later.

    Waiting for the disk after every single one takes twice as long. A context manager: what was not settled
    when it is left, leaves nothing. ``settled`` are the hashes of those in their place.
    """

    HELD = 128
    """Files that are open at a time; beyond that the older half is waited for."""

    def __init__(self, blobs: Blobs) -> None:
        self._blobs = blobs
        self._waiting: list[tuple[BinaryIO, Path, Path]] = []
        self.settled: list[str] = []

    def add(self, pieces: Iterable[bytes], extension: str, *, name: str = "", called: str = "") -> str:
        """As `Blobs.keep`, but in its place and on the disk only after `settle`."""
        try:
            with calm(self._blobs.folder):
                return self._added(_guarded(pieces), extension, name, called)
        except _Unreadable as unreadable:
            raise unreadable.trouble from None

    def _added(self, pieces: Iterable[bytes], extension: str, name: str, called: str) -> str:
        self._blobs.folder.mkdir(parents=True, exist_ok=True)
        part = self._blobs.folder / f"{os.urandom(8).hex()}.part"
        file = cast(BinaryIO, part.open("wb", buffering=0))
        self._waiting.append((file, part, part))
        found = _copied(pieces, file)
        if name and found != name:
            raise UserError("media.changing", name=called)
        self._waiting[-1] = (file, part, self._blobs.place(found, extension))
        _begin_writing(file.fileno())
        if len(self._waiting) == self.HELD:
            self._settle(self.HELD // 2)
        return found

    def settle(self) -> None:
        """Everything added is on the disk and in its place when this returns."""
        with calm(self._blobs.folder):
            self._settle(len(self._waiting))

    def _settle(self, count: int) -> None:
        for _ in range(count):
            file, part, target = self._waiting[0]
            os.fsync(file.fileno())
            file.close()
            target.parent.mkdir(exist_ok=True)
            part.replace(target)
            self.settled.append(target.stem)
            del self._waiting[0]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for file, part, _target in self._waiting:
            file.close()
            part.unlink(missing_ok=True)
        self._waiting.clear()


def _begin_writing(number: int) -> None:
    """Let the disk begin while we go on, where the system can be told; the wait is `os.fsync`'s."""
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError):
            os.posix_fadvise(number, 0, 0, os.POSIX_FADV_DONTNEED)


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


def _copied(pieces: Iterable[bytes], target: BinaryIO) -> str:
    """The SHA-256 of what was read and is now in ``target``."""
    import hashlib  # see `records`: not needed to look at a workspace

    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
        left = memoryview(piece)
        while left:  # unbuffered: the system may take less at a time
            left = left[target.write(left) :]
    return digest.hexdigest()
