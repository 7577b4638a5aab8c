"""Baseline: bare FTS5, the newest fifty with a snippet, on the same index."""

import sqlite3
from pathlib import Path

QUERY = """
SELECT rowid, title, snippet(search, -1, '[', ']', '…', 12) FROM search
WHERE search MATCH ? ORDER BY rowid DESC LIMIT 50
"""


def connect(folder: Path) -> sqlite3.Connection:
    """The database of a workspace, for reading."""
    return sqlite3.connect(f"file:{folder / 'medsos.db'}?mode=ro", uri=True)


def find(connection: sqlite3.Connection, query: str) -> list[tuple[object, ...]]:
    """Documents with all words of ``query``."""
    return connection.execute(QUERY, (query,)).fetchall()
