"""From a backup to a workspace. Nothing is touched before the whole backup has been found sound.

The restored database is a new file, so its device goes on in a new chain, and what was erased since
the backup is erased again (`keeping`).
"""

import os
import re
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from medsos_desktop.errors import UserError
from medsos_desktop.model.record import Record
from medsos_desktop.store import backups, keeping, records
from medsos_desktop.store.blobs import Blobs
from medsos_desktop.store.database import NAME, Database
from medsos_desktop.store.keeping import FOLDER
from medsos_desktop.store.locking import WriterLock
from medsos_desktop.store.troubles import calm

MAX_ENTRIES = 200_000
MAX_BYTES = 64 * 2**30
_ENTRY = re.compile(
    r"medsos\.db|backups/erasures\.json|media/[0-9a-f]{2}/[0-9a-f]{64}\.[a-z0-9]{1,5}", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Restored:
    """``erasers`` are to be done again; ``kept`` is the backup of what was there before, if anything."""

    erasers: tuple[Record, ...]
    kept: Path | None


def restore(file: Path, folder: Path, stamp: str, home: Path) -> Restored:
    """Put the backup ``file`` (``.db``, or ``.zip`` with pictures) into ``folder``.

    A workspace that is there is backed up first under ``stamp`` and must not be open. The caller opens
    the folder and does the erasures again. Raises `UserError` ``store.backup-*``, ``workspace.*``.
    """
    with calm(folder), _unpacked(file, folder) as source:
        name = _workspace(source, file)
        lock = WriterLock(folder)
        lock.take(stamp)
        try:
            places = (source, file.parent.parent, folder)
            erasers = {each.id: each for place in places for each in _erasures(place)}
            erasers |= {each.id: each for each in keeping.remembered(keeping.at_home(home, name))}
            kept = _set_aside(folder, stamp)
            _copy_media(source, folder)
            if file.parent.name == FOLDER and file.parent.parent != folder:
                _copy_media(file.parent.parent, folder)
            _place(source / NAME, folder)
        finally:
            lock.release()
    return Restored(tuple(erasers.values()), kept)


@contextmanager
def _unpacked(file: Path, folder: Path) -> Iterator[Path]:
    """A folder that has the backup's ``medsos.db`` (and ``media/``)."""
    if not file.is_file():
        raise UserError("store.backup-missing", name=file.name)
    made = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with TemporaryDirectory(prefix=".restore-", dir=folder) as name:
            place = Path(name)
            if zipfile.is_zipfile(file):
                _unzip(file, place)
            else:
                shutil.copyfile(file, place / NAME)
            yield place
    except BaseException:
        if made:
            with suppress(OSError):  # not empty: restoring had begun, and what it brought stays
                folder.rmdir()
        raise


def _unzip(file: Path, place: Path) -> None:
    """Every entry is known by its exact name, so none can point outside."""
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            if NAME not in {each.filename for each in entries}:
                raise UserError("store.backup-broken", name=file.name)
            if len(entries) > MAX_ENTRIES or sum(each.file_size for each in entries) > MAX_BYTES:
                raise UserError("store.backup-too-large", name=file.name)
            for entry in entries:
                if not _ENTRY.fullmatch(entry.filename) or entry.compress_type != zipfile.ZIP_STORED:
                    raise UserError("store.backup-too-large", name=entry.filename[:80])
                archive.extract(entry, place)
    except zipfile.BadZipFile as error:
        raise UserError("store.backup-broken", name=file.name) from error


def _workspace(source: Path, file: Path) -> str:
    """The id of the workspace in ``source``; `UserError` unless it is ours, whole, and not newer."""
    try:
        db = Database(source, write=False)
    except UserError as error:
        if error.code == "workspace.newer":
            raise UserError("store.backup-newer", name=file.name) from error
        raise UserError("store.backup-broken", name=file.name) from error
    try:
        if db.sound():
            return db.meta("workspace")
    finally:
        db.close()
    raise UserError("store.backup-broken", name=file.name)


def _erasures(folder: Path) -> list[Record]:
    """Erase records that a folder's list or database knows."""
    found = keeping.remembered(keeping.beside(folder))
    if (folder / NAME).is_file():
        try:
            db = Database(folder, write=False)
        except UserError:
            return found
        try:
            found += [record for record in records.of_kind(db, "erase") if record.body is not None]
        finally:
            db.close()
    return found


def _set_aside(folder: Path, stamp: str) -> Path | None:
    """Back up what is there now; a broken database is kept under another name. Where it is kept."""
    if not (folder / NAME).is_file():
        return None
    name = re.sub(r"\D", "", stamp)[:14]
    try:
        db = Database(folder, write=True)
        try:
            kept = backups.copy(db, folder / FOLDER / f"medsos-before-restore-{name}.db")
        finally:
            db.close()
    except (UserError, sqlite3.Error):
        (folder / FOLDER).mkdir(exist_ok=True)
        kept = folder / FOLDER / f"broken-{name}.db"
        shutil.copyfile(folder / NAME, kept)
    for suffix in ("-wal", "-shm"):
        (folder / (NAME + suffix)).unlink(missing_ok=True)
    return kept


def _copy_media(source: Path, folder: Path) -> None:
    """Pictures that are not here yet; one whose bytes are not those of its name is none, and left out."""
    blobs = Blobs(folder / "media")
    for file in sorted((source / "media").glob("??/*")):
        if file.suffix != ".part":
            try:
                blobs.add(file, file.suffix, name=file.stem)
            except UserError as error:
                if error.code != "media.changing":
                    raise


def _place(database: Path, folder: Path) -> None:
    part = folder / (NAME + ".part")
    shutil.copyfile(database, part)
    with part.open("rb+") as written:
        os.fsync(written.fileno())
    part.replace(folder / NAME)
