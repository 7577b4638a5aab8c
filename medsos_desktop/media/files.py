"""Small helpers for files that are either whole or not there."""

import hashlib
import os
from pathlib import Path

from medsos_desktop.store.troubles import calm

_CHUNK = 1024 * 1024


def write_atomically(target: Path, data: bytes, *, durable: bool = False) -> None:
    """``data`` appears at ``target`` at once or not at all; ``durable`` waits for the disk.

    Raises `UserError` ``workspace.disk-full`` or ``workspace.read-only``.
    """
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    with calm(target.parent):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with part.open("wb") as file:
                file.write(data)
                if durable:
                    file.flush()
                    os.fsync(file.fileno())
            part.replace(target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise


def sha256_of(path: Path) -> str:
    """SHA-256 of a file in hex, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            digest.update(piece)
    return digest.hexdigest()
