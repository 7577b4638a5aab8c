"""From a plan to a file: written under another name, read back, and only then at its place."""

import errno
import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from medsos_desktop.errors import UserError
from medsos_desktop.exchange.handoff import limits
from medsos_desktop.exchange.handoff import manifest as manifests
from medsos_desktop.exchange.handoff.meter import Meter, Progress, Wish, never, silent
from medsos_desktop.exchange.handoff.naming import SUFFIX
from medsos_desktop.exchange.handoff.opening import open_package
from medsos_desktop.exchange.handoff.plan import Plan
from medsos_desktop.exchange.handoff.seals import Signer
from medsos_desktop.packing.entries import Entry
from medsos_desktop.packing.placing import free_bytes, placed
from medsos_desktop.packing.writing import Archive, Changed

_MB = 1024**2
_FULL = (errno.ENOSPC, errno.EDQUOT)
_READ_ONLY = (errno.EROFS, errno.EACCES, errno.EPERM)
_TOO_LARGE = (errno.EFBIG,)


class _Source(Exception):
    """Trouble with a file of the workspace, told apart from trouble with the place that is written to."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def target_of(plan: Plan, place: Path) -> Path:
    """Where the file will stand: under its own name in a folder, or at ``place`` itself.

    `UserError` ``handoff.name``, ``handoff.no-folder``.
    """
    if place.is_dir():
        return place / plan.name
    if place.suffix.lower() != SUFFIX:
        raise UserError("handoff.name", name=place.name)
    if not place.parent.is_dir():
        raise UserError("handoff.no-folder", name=str(place.parent))
    return place


def require_room(plan: Plan, target: Path) -> None:
    """Before anything is written: `UserError` ``handoff.full`` (``need``, ``free``: MB) or ``read-only``."""
    folder = target.parent
    with _troubles(plan, target):
        free = free_bytes(folder)
        if free < plan.size + limits.SPARE:
            raise _full(plan, folder)
        if not os.access(folder, os.W_OK):
            raise UserError("handoff.read-only", name=str(folder))


def write(
    plan: Plan,
    place: Path,
    *,
    signer: Signer | None = None,
    progress: Progress = silent,
    cancelled: Wish = never,
) -> Path:
    """Write the planned file to ``place`` (a folder, or a file ``*.medsos`` that is replaced in one moment).

    Without a ``signer`` it is unsigned, and whoever opens it is told so. Raises `UserError` ``handoff.*``
    and `Cancelled`; then nothing is left behind, and a file that was there stays as it was.
    """
    target = target_of(plan, place)
    require_room(plan, target)
    signature = signer(plan.data) if signer else ""
    meter = Meter(2 * plan.size, progress, cancelled)
    with _troubles(plan, target), placed(target) as part:
        _write(part, plan, signature, meter)
        _prove(part, plan, meter)
    meter.done("handoff.step.check")
    return target


def _write(part: Path, plan: Plan, signature: str, meter: Meter) -> None:
    head = [Entry(manifests.NAME, plan.data)]
    if signature:
        head.append(Entry(manifests.SIGNATURE, signature.encode("ascii")))
    with part.open("w+b") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, allowZip64=False) as zipped:
            archive = Archive(zipped)
            for entry in (*head, *plan.entries):
                archive.add(_metered(entry, meter))
        file.flush()
        os.fsync(file.fileno())


def _metered(entry: Entry, meter: Meter) -> Entry:
    if entry.pieces is None:
        return entry
    given = entry.pieces

    def pieces() -> Iterator[bytes]:
        source = iter(given())
        while True:
            try:
                piece = next(source, None)
            except OSError as error:
                raise _Source(entry.path) from error
            if piece is None:
                return
            meter.step(len(piece), "handoff.step.write")
            yield piece

    return replace(entry, pieces=pieces)


def _prove(part: Path, plan: Plan, meter: Meter) -> None:
    """Read it all back, with the reader that refuses anything odd."""
    try:
        package = open_package(part, meter=meter)
    except UserError as error:
        raise UserError("handoff.readback", detail=error.code) from error
    if package.sha256 != plan.sha256:
        raise UserError("handoff.readback", detail=manifests.NAME)


@contextmanager
def _troubles(plan: Plan, target: Path) -> Iterator[None]:
    """What the operating system refuses, in words."""
    try:
        yield
    except (Changed, _Source) as error:
        raise UserError("handoff.changed-meanwhile", name=str(error)) from error
    except zipfile.LargeZipFile as error:
        raise UserError("handoff.too-large", limit=limits.MAX_BYTES // _MB) from error
    except OSError as error:
        raise _refused(plan, target, error) from error


def _refused(plan: Plan, target: Path, error: OSError) -> UserError:
    if error.errno in _FULL:
        return _full(plan, target.parent)
    if error.errno in _READ_ONLY:
        return UserError("handoff.read-only", name=str(target.parent))
    if error.errno in _TOO_LARGE:
        return UserError("handoff.too-large", limit=limits.MAX_BYTES // _MB)
    return UserError("handoff.refused", name=str(target), detail=error.strerror or str(error))


def _full(plan: Plan, folder: Path) -> UserError:
    need = -(-(plan.size + limits.SPARE) // _MB)
    free: Callable[[Path], int] = free_bytes
    try:
        left = free(folder) // _MB
    except OSError:
        left = 0
    return UserError("handoff.full", name=str(folder), need=need, free=left)
