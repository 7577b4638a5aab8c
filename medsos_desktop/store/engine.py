"""What the SQLite that Python brings along can do."""

import sqlite3
from contextlib import closing


def version() -> str:
    """SQLite's version."""
    return sqlite3.sqlite_version


def has_full_text() -> bool:
    """Whether FTS5 is built in; search needs it."""
    with closing(sqlite3.connect(":memory:")) as db:
        (found,) = db.execute("SELECT count(*) FROM pragma_module_list WHERE name = 'fts5'").fetchone()
    return bool(found)
