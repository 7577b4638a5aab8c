"""Baseline: the month's rows as tuples, straight from sqlite3 with the same columns and index."""

import sqlite3
from pathlib import Path

QUERY = """
SELECT id, title, planned, state, accounts, pillar, pic, collaboration, has_draft, conflict, reapproval,
       revision, excerpt
FROM posts WHERE deleted = 0 AND planned >= ? AND planned < ? ORDER BY planned, id
"""


def connect(folder: Path) -> sqlite3.Connection:
    """The database of a workspace, for reading."""
    return sqlite3.connect(f"file:{folder / 'medsos.db'}?mode=ro", uri=True)


def month(connection: sqlite3.Connection, start: str, end: str) -> list[tuple[object, ...]]:
    """All rows planned from ``start`` to before ``end``."""
    return connection.execute(QUERY, (start, end)).fetchall()
