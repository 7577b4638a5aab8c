"""Backups of the open workspace, and a workspace from a backup."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from medsos_desktop.store import backups
from medsos_desktop.store.backups import Backup, Progress, Wish
from medsos_desktop.store.keeping import FOLDER
from medsos_desktop.store.store import Store


def _silent(_done: int, _total: int, _what: str) -> None:
    return None


def _never() -> bool:
    return False


class BackupService:
    """Works on a read-only opening too, so that a job can make backups beside the window."""

    def __init__(self, store: Store, restore: Callable[[Path, Path], Path | None]) -> None:
        self._store, self._restore = store, restore
        self._folder = store.db.folder

    def daily(self, *, progress: Progress = _silent, cancelled: Wish = _never) -> Path | None:
        """Today's backup, unless it is there; the last `backups.KEEP` daily ones are kept."""
        return backups.daily(self._store.db, self._now(), progress=progress, cancelled=cancelled)

    def make(
        self, target: Path | None = None, *, progress: Progress = _silent, cancelled: Wish = _never
    ) -> Path:
        """A backup now: in the workspace, or with all pictures as a ZIP at ``target`` (a file or folder)."""
        stamp = f"{self._now():%Y%m%d-%H%M%S}"
        db = self._store.db
        if target is None:
            file = self._folder / FOLDER / f"medsos-{stamp}.db"
            return backups.copy(db, file, progress=progress, cancelled=cancelled)
        file = target / f"medsos-{stamp}.zip" if target.is_dir() else target
        return backups.pack(db, file, progress=progress, cancelled=cancelled)

    def list(self) -> list[Backup]:
        """Backups in the workspace, newest first."""
        return backups.listed(self._folder)

    def kept_until(self) -> datetime | None:
        """When today's backups will have expired: what an erasure's dialog says."""
        return backups.kept_until(self._folder, self._now())

    def _now(self) -> datetime:
        return self._store.clock.now().astimezone()

    def restore(self, file: Path, folder: Path) -> Path | None:
        """Make ``folder`` (not this open workspace) what ``file`` holds; see `workspace.restore`."""
        return self._restore(file, folder)
