"""One SQLite connection with the store's rules: WAL, foreign keys, FULL for sealing, NORMAL for drafts."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from medsos_desktop.errors import UserError
from medsos_desktop.store import schema
from medsos_desktop.store.troubles import calm

Row = tuple[Any, ...]
NAME = "medsos.db"


class Database:
    """The connection to a workspace's ``medsos.db``. Not shared between threads."""

    def __init__(self, folder: Path, *, write: bool) -> None:
        """Open the file; it must be there. Raises `UserError` ``workspace.*`` (see `troubles`)."""
        self.folder = folder
        self.file = folder / NAME
        self.write = write
        self.held = False
        """A worker writes by a connection of its own, or did and nobody told here yet: no changes now."""
        self.holds: Database | None = None
        """The connection that a worker's own one holds up from its first transaction on."""
        with calm(folder):
            self.connection = _connect(self.file, "rw") if write else _readable(self.file)
            self.run = self.connection.execute
            self.version = self._check()
            if write:
                self._settle()

    def _check(self) -> int:
        """The schema's version; refuses a foreign file and one from a newer version of the app."""
        (application,) = self.one("PRAGMA application_id") or (0,)
        (version,) = self.one("PRAGMA user_version") or (0,)
        if application != schema.APPLICATION_ID:
            self.close()
            raise UserError("workspace.not-a-workspace", folder=str(self.folder))
        if version > schema.SCHEMA_VERSION:
            self.close()
            raise UserError("workspace.newer", folder=str(self.folder))
        return int(version)

    def _settle(self) -> None:
        """After the check, so that a file that is not ours stays as it is."""
        # secure_delete: what was erased must not stay readable in free pages of the file.
        # wal_autocheckpoint: 16 MB, so that sealing costs one fdatasync; closing tidies up anyway.
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "wal_autocheckpoint=4000",
            "foreign_keys=ON",
            "secure_delete=ON",
            "busy_timeout=3000",
            "cache_size=-16000",
            "temp_store=MEMORY",
        ):
            self.run(f"PRAGMA {pragma}")

    def one(self, sql: str, args: Iterable[Any] = ()) -> Row | None:
        """The first row, `None` when there is none."""
        row: Row | None = self.connection.execute(sql, tuple(args)).fetchone()
        return row

    def all(self, sql: str, args: Iterable[Any] = ()) -> list[Row]:
        """Every row."""
        return self.connection.execute(sql, tuple(args)).fetchall()

    @contextmanager
    def transaction(self, *, durable: bool) -> Iterator[None]:
        """All or nothing. ``durable``: on the disk when this returns, by one fdatasync of the WAL;
        otherwise safe against the program's end but not against the power's (drafts, local settings).
        """
        if not self.write:
            raise UserError("workspace.read-only", folder=str(self.folder))
        if self.held:
            raise UserError("workspace.taking")
        if self.holds is not None:
            self.holds.held = True  # (before it begins: who writes now is waited for, who comes is refused)
        with calm(self.folder):
            if not durable:
                self.run("PRAGMA synchronous=NORMAL")
            try:
                self.run("BEGIN IMMEDIATE")
                if self.held:  # it began while this one stood at the door: what is known here is old
                    raise UserError("workspace.taking")
                yield
                self.run("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.run("ROLLBACK")
                raise
            finally:
                if not durable:
                    self.run("PRAGMA synchronous=FULL")

    def meta(self, key: str) -> str:
        """A fact about the whole workspace; "" when unknown."""
        row = self.one("SELECT value FROM meta WHERE key = ?", (key,))
        return str(row[0]) if row else ""

    def set_meta(self, key: str, value: str) -> None:
        """Note such a fact; inside a transaction of the caller."""
        self.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def sound(self) -> bool:
        """Whether SQLite finds the file and its references whole (after an unclean end)."""
        try:
            return self.one("PRAGMA quick_check(1)") == ("ok",) and not self.all("PRAGMA foreign_key_check")
        except sqlite3.DatabaseError:
            return False

    def close(self) -> None:
        """Close; safe to call twice."""
        self.connection.close()


def create(folder: Path, workspace: str) -> None:
    """Make an empty database in ``folder``: under another name first, so that none is half made."""
    part = folder / (NAME + ".part")
    with calm(folder):
        part.unlink(missing_ok=True)
        connection = sqlite3.connect(part, isolation_level=None)
        try:
            connection.executescript(
                f"PRAGMA page_size=4096; PRAGMA application_id={schema.APPLICATION_ID};"
                f"PRAGMA user_version={schema.SCHEMA_VERSION}; BEGIN;"
                f"{schema.TRUTH}{schema.PROJECTIONS} COMMIT;"
            )
            connection.execute("INSERT INTO meta VALUES ('workspace', ?)", (workspace,))
            connection.execute("INSERT INTO meta VALUES ('projection', ?)", (schema.PROJECTION_VERSION,))
        finally:
            connection.close()
        part.replace(folder / NAME)


def _connect(file: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None)


def _readable(file: Path) -> sqlite3.Connection:
    """Read-only; a folder we may not write in, without a WAL, is opened as unchangeable."""
    connection = _connect(file, "ro")
    try:
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
    except sqlite3.OperationalError:
        connection.close()
        if file.with_name(file.name + "-wal").exists():
            raise
        connection = _connect(file, "ro&immutable=1")
    connection.execute("PRAGMA busy_timeout=3000")
    connection.execute("PRAGMA cache_size=-16000")
    return connection
