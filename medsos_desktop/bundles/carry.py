"""A finished bundle onto a stick: copied, on the medium, read back from there, and only then in its place."""

import errno
import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from medsos_desktop.bundles import targets
from medsos_desktop.bundles.model import Step
from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.packing.placing import free_bytes, placed
from medsos_desktop.packing.uncached import Reading

_PIECE = 4 * 1024**2
_MIB = 1024**2
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

Progress = Callable[[int, int, str], None]
CancelledNow = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Carried:
    """Where the copies lie. ``direct``: they were read back from the medium itself, not from memory."""

    files: tuple[Path, ...]
    direct: bool


class _Meter:
    """Bytes copied and read back, on one scale in MiB."""

    def __init__(self, total: int, progress: Progress, cancelled: CancelledNow) -> None:
        self._total, self._done = total, 0
        self._progress, self._cancelled = progress, cancelled

    def begin_again(self, file: Path) -> None:
        """What was compared is not what is copied: the file counts anew."""
        self._done -= 2 * _size(file)

    def step(self, key: str, entry: str, size: int) -> None:
        if self._cancelled():
            raise Cancelled
        self._done += size
        self._progress(self._done // _MIB, max(1, self._total // _MIB), Step(key, entry))


def carry(files: Sequence[Path], folder: Path, progress: Progress, cancelled: CancelledNow) -> Carried:
    """Copy ``files`` into ``folder``; one that is there already under its name is compared, not made again.

    Raises `UserError` ``bundle.no-folder``, ``bundle.refused``, ``bundle.full`` (before anything is
    written), ``bundle.copy-differs``, ``bundle.copy-gone``, and `Cancelled`; then no half copy stays.
    """
    targets.require_folder(folder)
    sizes = [_size(file) for file in files]
    room = free_bytes(folder)
    if room < sum(sizes) + _MIB:
        need = -(-(sum(sizes) + _MIB) // _MIB)
        raise UserError("bundle.full", name=str(folder), need=need, free=room // _MIB)
    meter = _Meter(2 * sum(sizes), progress, cancelled)
    made: list[Path] = []
    direct = True
    for file in files:
        target, read_directly = _one(file, folder, meter)
        made.append(target)
        direct = direct and read_directly
    return Carried(tuple(made), direct)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError as error:
        raise UserError("bundle.copy-gone", name=file.name) from error


def _one(file: Path, folder: Path, meter: _Meter) -> tuple[Path, bool]:
    there = folder / file.name
    try:
        if there.is_file() and there.stat().st_size == _size(file):
            reading = Reading(there)
            if _hash_of(file, meter) == _hash(reading, file.name, meter):
                return there, reading.direct
            meter.begin_again(file)
        target = targets.free_name(there)
        with placed(target) as part:
            digest = _copy(file, part, meter)
            reading = Reading(part)
            if _hash(reading, file.name, meter) != digest:
                raise UserError("bundle.copy-differs", name=file.name, folder=str(folder))
        return target, reading.direct
    except OSError as error:
        if error.errno in _FULL:
            free = free_bytes(folder) // _MIB if folder.is_dir() else 0
            need = -(-_size(file) // _MIB)
            raise UserError("bundle.full", name=str(folder), need=need, free=free) from error
        detail = error.strerror or str(error)
        raise UserError("bundle.refused", name=str(folder), detail=detail) from error


def _copy(file: Path, part: Path, meter: _Meter) -> str:
    """Copy, on the medium when this returns; the SHA-256 of what was read."""
    digest = hashlib.sha256()
    with file.open("rb") as source, part.open("wb") as out:
        while piece := source.read(_PIECE):
            digest.update(piece)
            out.write(piece)
            meter.step("bundle.step.copy", file.name, len(piece))
        out.flush()
        os.fsync(out.fileno())
    return digest.hexdigest()


def _hash_of(file: Path, meter: _Meter) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as source:
        while piece := source.read(_PIECE):
            digest.update(piece)
            meter.step("bundle.step.check_copy", file.name, len(piece))
    return digest.hexdigest()


def _hash(reading: Reading, name: str, meter: _Meter) -> str:
    digest = hashlib.sha256()
    for piece in reading.pieces():
        digest.update(piece)
        meter.step("bundle.step.check_copy", name, len(piece))
    return digest.hexdigest()
