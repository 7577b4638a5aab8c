"""Windows' own way of reading past the cache; nothing here is called anywhere else."""

import ctypes
import mmap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_GENERIC_READ = 0x80000000
_SHARE_READ = 0x00000001
_OPEN_EXISTING = 3
_NO_BUFFERING = 0x20000000
_SEQUENTIAL = 0x08000000
_INVALID = ctypes.c_void_p(-1).value


def _kernel() -> Any:
    """kernel32 with the types that matter: a handle is as wide as a pointer."""
    load: Any = getattr(ctypes, "WinDLL", None)
    if load is None:
        raise OSError("not Windows")
    kernel: Any = load("kernel32", use_last_error=True)
    kernel.CreateFileW.restype = ctypes.c_void_p
    kernel.ReadFile.argtypes = [
        ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint32, ctypes.c_void_p, ctypes.c_void_p,
    ]  # fmt: skip
    kernel.CloseHandle.argtypes = [ctypes.c_void_p]
    return kernel


def handle(path: Path) -> int | None:
    """A handle that reads whole sectors from the medium; `None` where it is refused."""
    flags = _NO_BUFFERING | _SEQUENTIAL
    made = _kernel().CreateFileW(str(path), _GENERIC_READ, _SHARE_READ, None, _OPEN_EXISTING, flags, None)
    return None if made is None or made == _INVALID else int(made)


def pieces(open_: int, size: int) -> Iterator[memoryview]:
    """The file in pieces of ``size`` bytes (whole sectors); raises `OSError` when the medium fails."""
    kernel = _kernel()
    count = ctypes.c_uint32()
    with mmap.mmap(-1, size) as room:
        place = ctypes.addressof(ctypes.c_char.from_buffer(room))
        while True:
            if not kernel.ReadFile(open_, place, size, ctypes.byref(count), None):
                error: Any = getattr(ctypes, "get_last_error")  # noqa: B009 - only on Windows
                raise OSError(error(), "ReadFile")
            if not count.value:
                return
            yield memoryview(ctypes.string_at(place, count.value))


def close(open_: int) -> None:
    """Let the file go."""
    _kernel().CloseHandle(open_)
