"""Small secret files: read with a limit, written whole or not at all, for their owner's eyes only."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from medsos_desktop.errors import UserError

MAX_BYTES = 16_384
"""A key file has about 700."""


def read(file: Path) -> bytes | None:
    """The bytes of a plain file, `None` where there is none or where it is too large to be a key's.

    Raises `UserError` ``keys.cannot-read``.
    """
    try:
        if not file.is_file():  # a pipe of that name would be waited for
            return None
        with file.open("rb") as source:
            raw = source.read(MAX_BYTES + 1)
    except OSError as error:
        raise UserError("keys.cannot-read", name=file.name) from error
    return raw if len(raw) <= MAX_BYTES else None


def write(file: Path, raw: bytes) -> None:
    """Put ``raw`` in place of ``file``, readable by the owner alone (Windows: as the folder is).

    A FAT stick knows no owners. Raises `UserError` ``keys.cannot-write``; what was there stays.
    """
    part = file.with_name(file.name + ".part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part.unlink(missing_ok=True)
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as target:
            target.write(raw)
            target.flush()
            os.fsync(target.fileno())
        part.replace(file)
        _settle(file.parent)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise UserError("keys.cannot-write", folder=str(file.parent)) from error


def _settle(folder: Path) -> None:
    """The new name onto the disk, too; Windows does that by itself, some file systems cannot."""
    if sys.platform != "win32":
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
