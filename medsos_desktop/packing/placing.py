"""A finished file appears at its place in one moment, and until then nothing does."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def placed(target: Path) -> Iterator[Path]:
    """The name to write under (``<target>.part``); moved to ``target`` at the end, removed when it fails.

    Who writes there makes it durable (`synced`) and reads it back inside the block. An existing
    ``target`` is replaced. Raises `OSError`.
    """
    part = target.with_name(target.name + ".part")
    try:
        yield part
        part.replace(target)
        _sync_folder(target.parent)
    finally:
        with suppress(OSError):  # a read-only place refuses even to look
            part.unlink(missing_ok=True)


def free_bytes(folder: Path) -> int:
    """Bytes free where ``folder`` is."""
    import shutil

    return shutil.disk_usage(folder).free


def _sync_folder(folder: Path) -> None:
    """Make the new name durable, where folders can be synced (not on Windows)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
