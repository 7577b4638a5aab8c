"""What a written bundle is, for the person who made it: size, SHA-256, and what lies in it by kind."""

import hashlib
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_PIECE = 1024**2

KINDS = (
    *("page", "start", "xlsx", "csv", "ics", "pdf", "results", "tools"),
    *("captions", "alts", "pictures", "lists"),
)
"""What a bundle holds, in the order it is told; worded by ``export.kind.<this>``."""

_FILES = {
    "LIHAT-DULU.html": "page",
    "MULAI.txt": "start",
    "jadwal.xlsx": "xlsx",
    "jadwal.csv": "csv",
    "jadwal.ics": "ics",
    "jadwal.pdf": "pdf",
    "hasil.xlsx": "results",
    "manifest.json": "lists",
    "manifest.json.sig": "lists",
    "SHA256SUMS": "lists",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A kind of `KINDS`: how many files, how many bytes."""

    kind: str
    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """A finished bundle: ``size`` in bytes, ``sha256`` in hex of the whole file."""

    path: Path
    size: int
    sha256: str
    parts: tuple[Part, ...]

    @property
    def files(self) -> int:
        """Entries of the ZIP."""
        return sum(part.files for part in self.parts)


def together(made: Iterable[Receipt]) -> tuple[Part, ...]:
    """The parts of several files by kind, added up."""
    every = [part for each in made for part in each.parts]
    sums = {kind: [part for part in every if part.kind == kind] for kind in KINDS}
    return tuple(
        Part(kind, sum(part.files for part in found), sum(part.bytes for part in found))
        for kind, found in sums.items()
        if found
    )


def sums_text(made: Iterable[Receipt]) -> str:
    """The SHA-256 of a file; of several, each with its name as ``sha256sum -c`` reads them."""
    lines = [(each.sha256, each.path.name) for each in made]
    return lines[0][0] if len(lines) == 1 else "".join(f"{digest}  {name}\n" for digest, name in lines)


def receipt(path: Path) -> Receipt:
    """Read a bundle that was just written and verified. Raises `OSError` when it is gone again."""
    with path.open("rb") as file:
        digest = hashlib.sha256()
        while piece := file.read(_PIECE):
            digest.update(piece)
        size = file.tell()
        file.seek(0)
        with zipfile.ZipFile(file) as zipped:
            entries = [(kind_of(info.filename), info.file_size) for info in zipped.infolist()]
    parts = (
        Part(kind, len(sizes), sum(sizes))
        for kind in KINDS
        if (sizes := [size for found, size in entries if found == kind])
    )
    return Receipt(path, size, digest.hexdigest(), tuple(parts))


def kind_of(entry: str) -> str:
    """The kind of an entry of the ZIP by its name; texts of other fields count as captions."""
    if entry in _FILES:
        return _FILES[entry]
    if entry.startswith("tools/"):
        return "tools"
    name = entry.rpartition("/")[2]
    if name.endswith(".jpg"):
        return "pictures"
    return "alts" if name.startswith("alt-") else "captions"
