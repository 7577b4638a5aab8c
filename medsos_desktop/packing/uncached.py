"""Reading a file from the medium itself, past what the system still has in memory.

A stick that was just written to answers from the page cache, whatever became of the bytes on it. Where
the system lets us, we ask the medium: ``O_DIRECT`` on Linux, ``FILE_FLAG_NO_BUFFERING`` on Windows.
"""

import mmap
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

PIECE = 4 * 1024 * 1024
"""Bytes a read: whole sectors of any medium, into memory that begins on a page."""


class Reading:
    """``pieces`` yields the file; afterwards ``direct`` tells whether the medium itself was read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.direct = False

    def pieces(self) -> Iterator[memoryview]:
        """The bytes in order; each piece is good until the next is asked for. Raises `OSError`."""
        if sys.platform == "win32":
            yield from self._unbuffered()
            return
        handle = self._direct()
        if handle is None:
            yield from self._forgotten()
            return
        try:
            yield from _read(handle)
            self.direct = True
        finally:
            os.close(handle)

    def _direct(self) -> int | None:
        """A handle that reads past the cache; `None` where the file system does not know how."""
        flag = getattr(os, "O_DIRECT", 0)
        if not flag:
            return None
        handle = None
        with suppress(OSError):
            handle = os.open(self.path, os.O_RDONLY | flag)
            with mmap.mmap(-1, mmap.PAGESIZE) as probe:
                os.readv(handle, [probe])
            os.lseek(handle, 0, os.SEEK_SET)
            return handle
        if handle is not None:
            os.close(handle)
        return None

    def _forgotten(self) -> Iterator[memoryview]:
        """Through the cache, after asking the system to forget what it has of the file; it need not."""
        handle = os.open(self.path, os.O_RDONLY)
        try:
            if hasattr(os, "posix_fadvise"):
                os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            yield from _read(handle)
        finally:
            os.close(handle)

    def _unbuffered(self) -> Iterator[memoryview]:
        """As `_direct`, by Windows' own call; through the cache where that is refused."""
        from medsos_desktop.packing import unbuffered

        handle = unbuffered.handle(self.path)
        if handle is None:
            with self.path.open("rb", buffering=0) as file, mmap.mmap(-1, PIECE) as room:
                while count := file.readinto(room):
                    with memoryview(room) as view, view[:count] as piece:
                        yield piece
            return
        try:
            yield from unbuffered.pieces(handle, PIECE)
            self.direct = True
        finally:
            unbuffered.close(handle)


def _read(handle: int) -> Iterator[memoryview]:
    with mmap.mmap(-1, PIECE) as room:
        while count := os.readv(handle, [room]):
            with memoryview(room) as view, view[:count] as piece:
                yield piece
