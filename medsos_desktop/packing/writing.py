"""A ZIP written so that the same input gives the same bytes: STORED, fixed times, our order.

Pictures do not get smaller by deflating (0.3 % for eleven times the time), and STORED leaves a reader
nothing to inflate: no bombs, no codec that differs between PCs. SHA-256 is taken while writing.
"""

import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from medsos_desktop.packing.entries import Entry

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time every entry carries: the earliest a ZIP can say."""

_REGULAR = 0o100644 << 16
_UNIX = 3
_PIECE = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Stored:
    """An entry as written: ``size`` in bytes, ``sha256`` in hex."""

    path: str
    size: int
    sha256: str


class Changed(Exception):
    """The file of an entry is not what it was known to be; ``path`` names the entry."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def zip_info(path: str) -> zipfile.ZipInfo:
    """A header that says the same on every PC."""
    info = zipfile.ZipInfo(path, EPOCH)
    info.compress_type = zipfile.ZIP_STORED
    info.create_system = _UNIX
    info.external_attr = _REGULAR
    return info


class Archive:
    """A ZIP being written. Entries are remembered in ``stored`` in the order they came."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.stored: list[Stored] = []

    def add(self, entry: Entry) -> Stored:
        """Write one entry, hashed in the same pass.

        Raises `Changed` when a file is no longer what it was.
        """
        digest = hashlib.sha256()
        size = 0
        info = zip_info(entry.path)
        if entry.pieces is None:
            data = entry.data if entry.file is None else entry.file.read_bytes()
            digest.update(data)
            size = len(data)
            self._archive.writestr(info, data)
        else:
            with self._archive.open(info, "w") as out:
                for piece in _gathered(entry.pieces()):
                    digest.update(piece)
                    size += out.write(piece)
        found = digest.hexdigest()
        if entry.sha256 and entry.sha256 != found:
            raise Changed(entry.path)
        self.stored.append(Stored(entry.path, size, found))
        return self.stored[-1]


def _gathered(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Small pieces joined to larger ones: each write has its price."""
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= _PIECE:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)


def restored(data: bytes) -> bytes:
    """A ZIP (an XLSX) written anew in our way: the same entries, STORED, with fixed times."""
    import io

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", allowZip64=False) as target:
        for name in source.namelist():
            target.writestr(zip_info(name), source.read(name))
    return out.getvalue()


def sums_text(stored: Iterable[Stored]) -> str:
    """``SHA256SUMS``: what ``sha256sum -c`` reads, in the order of the ZIP."""
    return "".join(f"{each.sha256}  {each.path}\n" for each in stored)
