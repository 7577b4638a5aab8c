"""The paranoid reader of a ZIP's structure: it accepts what our writer makes, and names the rest.

`zipfile` is generous (prefixes, gaps, odd names, records that disagree); a reader of files from
outside must not be. So the structure is read here: STORED entries one after the other from the first
byte, a central directory right behind them, nothing between and nothing after.
"""

import hashlib
import io
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from medsos_desktop.packing.names import MAX_NAME, name_problem

MAX_FILE = 4 * 1024**3
"""Bytes of the whole ZIP."""

MAX_ENTRY = 256 * 1024**2
"""Bytes of one entry."""

MAX_ENTRIES = 20_000

_PIECE = 256 * 1024

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_ENCRYPTED = 0x1
_MADE = (3 << 8 | 20, 20)  # made on "Unix" by version 2.0, readable by version 2.0: what `archive` writes
_WHEN = (0, 1 << 5 | 1)  # time and date of 1980-01-01 00:00
_LINK, _FOLDER, _REGULAR, _KIND = 0o120000, 0o040000, 0o100000, 0o170000
_DOS_FOLDER = 0x10
_FILE = 0o100644 << 16  # the attributes our writer gives


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with which entry. Who asked has words for ``code``, with ``entry`` and ``params``."""

    code: str
    entry: str
    params: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Member:
    """An entry as the central directory has it; ``data`` is where its bytes begin."""

    name: str
    size: int
    crc: int
    data: int


class Refused(Exception):
    """The structure is not one our writer makes; nothing further can be trusted."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(problems)
        self.problems = problems


def members(file: BinaryIO, called: str) -> list[Member]:
    """The entries in file order, or `Refused` with every problem of the structure."""
    size = file.seek(0, 2)
    if size > MAX_FILE:
        raise Refused(Problem("too-large", called, {"limit": MAX_FILE // 1024**2}))
    count, length, offset = _end(file, size, called)
    if count > MAX_ENTRIES:
        raise Refused(Problem("too-many", called, {"limit": MAX_ENTRIES}))
    if length > count * (_CENTRAL.size + MAX_NAME):
        raise Refused(Problem("hidden", called))
    file.seek(offset)
    heads = list(_central(file.read(length), count, called))
    problems = [problem for head in heads for problem in head.problems()]
    problems += clashes([head.name for head in heads])
    if problems:
        raise Refused(*problems)
    return _local(file, heads, offset, called)


def read(file: BinaryIO, member: Member) -> bytes:
    """All bytes of an entry."""
    file.seek(member.data)
    return file.read(member.size)


def pieces(file: BinaryIO, member: Member) -> Iterator[bytes]:
    """The bytes of an entry, 256 kB at a time; fewer than its size where the file was cut meanwhile."""
    left = member.size
    file.seek(member.data)
    while left and (piece := file.read(min(_PIECE, left))):
        left -= len(piece)
        yield piece


class Window(io.RawIOBase):
    """An entry as a file of its own, for readers that jump about in it."""

    def __init__(self, file: BinaryIO, member: Member) -> None:
        super().__init__()
        self._file, self._member, self._at = file, member, 0

    def readable(self) -> bool:
        """See `io.RawIOBase`."""
        return True

    def seekable(self) -> bool:
        """See `io.RawIOBase`."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """See `io.RawIOBase`."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._member.size}[whence]
        self._at = max(0, start + offset)
        return self._at

    def readinto(self, buffer: Any, /) -> int:
        """See `io.RawIOBase`."""
        wanted = max(0, min(len(buffer), self._member.size - self._at))
        self._file.seek(self._member.data + self._at)
        found = self._file.read(wanted)
        buffer[: len(found)] = found
        self._at += len(found)
        return len(found)


def hashed(file: BinaryIO, member: Member, problems: list[Problem]) -> str:
    """SHA-256 (hex) of an entry in one pass with the ZIP's own checksum; what is wrong joins ``problems``."""
    digest, crc, left = hashlib.sha256(), 0, member.size
    for piece in pieces(file, member):
        digest.update(piece)
        crc = zlib.crc32(piece, crc)
        left -= len(piece)
    if left:
        problems.append(Problem("truncated", member.name))
        return ""
    if crc != member.crc:
        problems.append(Problem("crc", member.name))
    return digest.hexdigest()


def _end(file: BinaryIO, size: int, called: str) -> tuple[int, int, int]:
    """Entries, length and place of the central directory, from a last record without comment."""
    file.seek(0)
    if size < _END.size or file.read(4) != b"PK\x03\x04":
        raise Refused(Problem("not-ours", called))
    file.seek(size - _END.size)
    mark, disk, first, here, count, length, offset, comment = _END.unpack(file.read(_END.size))
    if mark != b"PK\x05\x06":
        raise Refused(Problem("truncated", called))
    if disk or first or here != count or comment:
        raise Refused(Problem("not-ours", called))
    if offset + length != size - _END.size:
        raise Refused(Problem("hidden", called))
    return count, length, offset


@dataclass(frozen=True, slots=True)
class _Head:
    """A record of the central directory."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    mode: int
    offset: int
    plain: bool

    def problems(self) -> Iterator[Problem]:
        kind = self.mode >> 16 & _KIND
        wrong = name_problem(self.name)
        if wrong:
            yield Problem(wrong, self.name)
        if kind == _LINK:
            yield Problem("link", self.name)
        elif kind == _FOLDER or self.mode & _DOS_FOLDER:
            yield Problem("folder", self.name)
        elif kind != _REGULAR:
            yield Problem("link", self.name)
        if self.flags & _ENCRYPTED:
            yield Problem("encrypted", self.name)
        elif self.method != 0 or self.packed != self.size:
            yield Problem("compressed", self.name)
        elif self.flags or not self.plain or (kind == _REGULAR and self.mode != _FILE):
            yield Problem("header", self.name)
        if self.size > MAX_ENTRY:
            yield Problem("too-large", self.name, {"limit": MAX_ENTRY // 1024**2})


def _central(data: bytes, count: int, called: str) -> Iterator[_Head]:
    at = 0
    for _ in range(count):
        if at + _CENTRAL.size > len(data):
            raise Refused(Problem("truncated", called))
        (mark, made, needs, flags, method, time, day, crc, packed, size, names, extra, comment,
         disk, inner, mode, offset) = _CENTRAL.unpack_from(data, at)  # fmt: skip
        if mark != b"PK\x01\x02":
            raise Refused(Problem("not-ours", called))
        name = data[at + _CENTRAL.size : at + _CENTRAL.size + names].decode("ascii", "backslashreplace")
        plain = (made, needs, time, day, extra, comment, disk, inner) == (*_MADE, *_WHEN, 0, 0, 0, 0)
        yield _Head(name, flags, method, crc, packed, size, mode, offset, plain)
        at += _CENTRAL.size + names + extra + comment
    if at != len(data):
        raise Refused(Problem("hidden", called))


def _local(file: BinaryIO, heads: list[_Head], end: int, called: str) -> list[Member]:
    """Each entry where the directory says, one right after the other, with the same words."""
    at = 0
    found: list[Member] = []
    for head in heads:
        file.seek(at)
        raw = file.read(_LOCAL.size)
        if head.offset != at:
            raise Refused(Problem("hidden", head.name))
        if len(raw) < _LOCAL.size or at + _LOCAL.size + len(head.name) + head.size > end:
            raise Refused(Problem("truncated", head.name))
        mark, needs, flags, method, time, day, crc, packed, size, names, extra = _LOCAL.unpack(raw)
        same = (mark, needs, time, day, flags, method, crc, packed, size, extra) == (
            b"PK\x03\x04", _MADE[1], *_WHEN, head.flags, head.method, head.crc, head.packed, head.size, 0
        )  # fmt: skip
        if not same or file.read(names) != head.name.encode("ascii", "replace"):
            raise Refused(Problem("header", head.name))
        found.append(Member(head.name, head.size, head.crc, at + _LOCAL.size + names))
        at += _LOCAL.size + names + size
    if at != end:
        raise Refused(Problem("hidden", called))
    return found


def clashes(names: list[str]) -> Iterator[Problem]:
    """Names that are the same, or would be on a file system that ignores case, or file and folder at once."""
    seen: dict[str, str] = {}
    for name in names:
        folded = name.casefold()
        other = seen.setdefault(folded, name)
        if other is not name:
            yield Problem("duplicate", name) if other == name else Problem("case", name, {"other": other})
    for name in names:
        parent = name.casefold().rpartition("/")[0]
        while parent:
            if parent in seen:
                yield Problem("clash", name, {"other": seen[parent]})
            parent = parent.rpartition("/")[0]
