"""Putting pictures into a ZIP with their SHA-256 in one pass, against `zipfile` STORED alone.

`zipfile.write` reads in pieces of 8 kB. Whole files given to `writestr` are its quickest way, without a
hash; a line for the record tells how far that is, and what the hash alone takes.
Read-back is not part of it; it is shown on a line of its own. Both write to the same disk and neither
waits for it.
"""

import hashlib
import os
import tempfile
import zipfile
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from bench.harness import Row, interleave, paired, repeat
from medsos_desktop.packing.entries import Entry
from medsos_desktop.packing.reading import hashed, members
from medsos_desktop.packing.writing import Archive

GOAL = 1.4
PICTURE = 350_000


def rows(quick: bool) -> Iterable[Row]:
    """The same at growing sizes."""
    for megabytes in (50,) if quick else (50, 200, 500):
        with tempfile.TemporaryDirectory() as folder:
            files = _files(Path(folder), megabytes)
            ours, bare = Path(folder) / "ours.zip", Path(folder) / "bare.zip"
            work, rounds = partial(_ours, ours, files), 5 if megabytes > 300 else 9
            name = f"zip and hash {megabytes} MB"
            mine, theirs = interleave(work, partial(_bare, bare, files), rounds)
            yield paired(name, mine.seconds, theirs.seconds, GOAL, note=f"{len(files)} files")
            mine, theirs = interleave(work, partial(_whole, bare, files), rounds)
            alone = repeat(partial(_hash, files), 3).median
            note = f"whole files; hash alone {alone:.2f} s"
            yield paired(f"{name}, writestr", mine.seconds, theirs.seconds, None, note=note)
            back = repeat(lambda ours=ours: _read_back(ours), 3)
            yield Row(f"{name}, read back", back.median * 1e3, None, back.median * 1e3, None)


def _files(folder: Path, megabytes: int) -> list[Path]:
    """Files of a picture's size with bytes that do not compress."""
    files = []
    for number in range(megabytes * 1_000_000 // PICTURE):
        file = folder / f"{number:05}.jpg"
        file.write_bytes(os.urandom(PICTURE))
        files.append(file)
    return files


def _ours(target: Path, files: list[Path]) -> None:
    with zipfile.ZipFile(target, "w", allowZip64=False) as zipped:
        archive = Archive(zipped)
        for file in files:
            archive.add(Entry(f"posts/{file.name}", file=file))


def _bare(target: Path, files: list[Path]) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as zipped:
        for file in files:
            zipped.write(file, f"posts/{file.name}")


def _whole(target: Path, files: list[Path]) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as zipped:
        for file in files:
            zipped.writestr(f"posts/{file.name}", file.read_bytes())


def _hash(files: list[Path]) -> None:
    for file in files:
        hashlib.sha256(file.read_bytes()).hexdigest()


def _read_back(target: Path) -> None:
    with target.open("rb") as file:
        for member in members(file, target.name):
            assert hashed(file, member, [])
