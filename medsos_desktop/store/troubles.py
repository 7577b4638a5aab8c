"""From SQLite's and the system's errors to words a person can act on; the one place for this."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from medsos_desktop.errors import UserError

_SQLITE = {
    sqlite3.SQLITE_FULL: "workspace.disk-full",
    sqlite3.SQLITE_READONLY: "workspace.read-only",
    sqlite3.SQLITE_CANTOPEN: "workspace.cannot-open",
    sqlite3.SQLITE_PERM: "workspace.read-only",
    sqlite3.SQLITE_CORRUPT: "workspace.damaged",
    sqlite3.SQLITE_NOTADB: "workspace.not-a-workspace",
    sqlite3.SQLITE_IOERR: "workspace.disk-trouble",
    sqlite3.SQLITE_BUSY: "workspace.busy",
    sqlite3.SQLITE_LOCKED: "workspace.busy",
}
_SYSTEM = {
    errno.ENOSPC: "workspace.disk-full",
    errno.EDQUOT: "workspace.disk-full",
    errno.EROFS: "workspace.read-only",
    errno.EACCES: "workspace.read-only",
    errno.EPERM: "workspace.read-only",
    errno.ENOTDIR: "workspace.bad-place",
    errno.EEXIST: "workspace.bad-place",
    errno.ENOENT: "workspace.bad-place",
    errno.ENAMETOOLONG: "workspace.bad-place",
    errno.EINVAL: "workspace.bad-place",
    errno.EIO: "workspace.disk-trouble",
    errno.ENODEV: "workspace.disk-trouble",
    errno.ENXIO: "workspace.disk-trouble",
}


@contextmanager
def calm(place: Path) -> Iterator[None]:
    """Turn known trouble with the files of ``place`` into `UserError`; bugs pass through."""
    try:
        yield
    except sqlite3.Error as error:
        code = _SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if code is None:
            raise
        raise UserError(code, folder=str(place)) from error
    except OSError as error:
        code = _SYSTEM.get(error.errno or 0)
        if code is None:
            raise
        raise UserError(code, folder=str(place)) from error
