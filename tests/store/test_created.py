"""An empty database as the app makes it, and that the copies which tests work on are the same."""

import sqlite3
from pathlib import Path

from medsos_desktop.store import database, schema
from tests.conftest import REAL_CREATE


def told(folder: Path) -> tuple[object, ...]:
    with sqlite3.connect(folder / database.NAME) as connection:
        rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
        meta = connection.execute("SELECT * FROM meta").fetchall()
        numbers = [
            connection.execute(f"PRAGMA {name}").fetchone()
            for name in ("application_id", "user_version", "page_size")
        ]
    connection.close()
    return rows, sorted(map(repr, meta)), numbers


def test_made_and_copied_are_the_same(tmp_path: Path) -> None:
    made, copied = tmp_path / "made", tmp_path / "copied"
    for folder, create in ((made, REAL_CREATE), (copied, database.create)):
        folder.mkdir()
        create(folder, "workspace-1")
    assert told(made) == told(copied)
    assert sorted(each.name for each in made.iterdir()) == [database.NAME]


def test_a_made_one_opens(tmp_path: Path) -> None:
    (tmp_path / f"{database.NAME}.part").write_bytes(b"left by a crash")
    REAL_CREATE(tmp_path, "workspace-1")
    db = database.Database(tmp_path, write=True)
    assert db.meta("workspace") == "workspace-1"
    assert db.version == schema.SCHEMA_VERSION
    assert db.sound()
    db.close()
