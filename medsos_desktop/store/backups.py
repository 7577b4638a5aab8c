"""Copies of the database by SQLite's backup API, never by copying the file; whole, checked, then named."""

import os
import re
import sqlite3
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.store.database import NAME, Database
from medsos_desktop.store.keeping import FOLDER
from medsos_desktop.store.keeping import NAME as ERASURES
from medsos_desktop.store.troubles import calm

KEEP = 14
"""Daily backups that are kept; older ones go when a new one is made."""

Progress = Callable[[int, int, str], None]
Wish = Callable[[], bool]
_DAILY = re.compile(r"medsos-(\d{4}-\d\d-\d\d)\.db")
_PAGES = 256


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup in the workspace. ``name`` tells when; ``size`` in bytes."""

    file: Path
    name: str
    size: int


def _silent(_done: int, _total: int, _what: str) -> None:
    return None


def _never() -> bool:
    return False


def listed(folder: Path) -> list[Backup]:
    """Backups of the workspace ``folder``, newest first."""
    files = sorted((folder / FOLDER).glob("medsos-*.db"), key=lambda file: file.name, reverse=True)
    return [Backup(file, file.stem.removeprefix("medsos-"), file.stat().st_size) for file in files]


def daily(
    db: Database, now: datetime, *, progress: Progress = _silent, cancelled: Wish = _never
) -> Path | None:
    """Today's backup unless there is one; ``now`` is local time. Throws out what is too old."""
    file = db.folder / FOLDER / f"medsos-{now:%Y-%m-%d}.db"
    if file.exists():
        return None
    copy(db, file, progress=progress, cancelled=cancelled)
    kept = sorted((each for each in file.parent.iterdir() if _DAILY.fullmatch(each.name)), reverse=True)
    with calm(db.folder):
        for old in kept[KEEP:]:
            old.unlink(missing_ok=True)
    return file


def kept_until(folder: Path, today: datetime) -> datetime | None:
    """When the last backup that exists now will be gone at the latest, if the app is used every day.

    `None` when there is none. Only daily ones expire; others are deleted by hand.
    """
    return today + timedelta(days=KEEP) if listed(folder) else None


def copy(db: Database, file: Path, *, progress: Progress = _silent, cancelled: Wish = _never) -> Path:
    """Copy the database to ``file``; there is none, or a whole and checked one."""
    part = file.with_name(file.name + ".part")
    with calm(file.parent):
        file.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        try:
            target = sqlite3.connect(part, isolation_level=None)
            try:
                _copy_pages(db.connection, target, progress, cancelled)
            finally:
                target.close()
            with part.open("rb+") as written:
                os.fsync(written.fileno())
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)
    return file


def pack(db: Database, file: Path, *, progress: Progress = _silent, cancelled: Wish = _never) -> Path:
    """Database, pictures and the list of erasures as one ZIP (stored), for a stick or another PC."""
    part = file.with_name(file.name + ".part")
    inner = file.with_name(file.name + ".db")
    media = sorted(
        each for each in (db.folder / "media").rglob("*") if each.is_file() and each.suffix != ".part"
    )
    with calm(file.parent):
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            copy(db, inner, progress=progress, cancelled=cancelled)
            with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED, strict_timestamps=False) as archive:
                archive.write(inner, NAME)
                if (erasures := db.folder / FOLDER / ERASURES).is_file():
                    archive.write(erasures, f"{FOLDER}/{ERASURES}")
                for done, each in enumerate(media):
                    _heed(cancelled)
                    archive.write(each, each.relative_to(db.folder).as_posix())
                    progress(done + 1, len(media), each.name)
            with part.open("rb+") as written:
                os.fsync(written.fileno())
            part.replace(file)
        finally:
            inner.unlink(missing_ok=True)
            part.unlink(missing_ok=True)
    return file


def _copy_pages(
    source: sqlite3.Connection, target: sqlite3.Connection, progress: Progress, cancelled: Wish
) -> None:
    def step(_status: int, remaining: int, total: int) -> None:
        _heed(cancelled)
        progress(total - remaining, total, NAME)

    source.backup(target, pages=_PAGES, progress=step)
    # One plain file: no WAL beside it that could be left behind when it is carried away.
    target.execute("PRAGMA journal_mode=DELETE")
    if target.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise UserError("workspace.damaged", folder="")


def _heed(cancelled: Wish) -> None:
    if cancelled():
        raise Cancelled
