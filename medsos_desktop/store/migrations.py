"""From an older database to today's tables, by sqlite-utils' own Migrations; imported only when needed.

One step a version, each with a fixture of the version before in ``tests/fixtures``. A step changes the
tables that are truth; projections are dropped and made anew afterwards, so a step never touches them.
``table.transform()`` drops triggers silently: a test compares ``sqlite_master`` with a new workspace.
"""

from collections.abc import Callable, Mapping

from sqlite_utils import Database as Utils
from sqlite_utils import Migrations

from medsos_desktop.store import backups, schema
from medsos_desktop.store.database import Database
from medsos_desktop.store.keeping import FOLDER

Step = Callable[[Utils], None]


def _to_2(db: Utils) -> None:
    """Which keys this PC believes (`trust`)."""
    db.execute(
        """CREATE TABLE trusted (
    key TEXT PRIMARY KEY, person TEXT NOT NULL, name TEXT NOT NULL, title TEXT NOT NULL, how TEXT NOT NULL,
    at TEXT NOT NULL, author TEXT NOT NULL, seal TEXT NOT NULL
) WITHOUT ROWID"""
    )


def _to_3(db: Utils) -> None:
    """Ends of chains that others told of (`heads`), and the order of the log."""
    db.execute(
        """CREATE TABLE heads (
    device TEXT NOT NULL, chain TEXT NOT NULL, teller TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL,
    at TEXT NOT NULL, name TEXT NOT NULL, seal TEXT NOT NULL, held INTEGER NOT NULL,
    PRIMARY KEY (device, chain, teller, id)
) WITHOUT ROWID"""
    )
    db.execute(
        "CREATE INDEX records_told ON records (at, id) WHERE kind IN ('presence', 'key', 'erase', 'branch')"
    )


STEPS: Mapping[int, Step] = {2: _to_2, 3: _to_3}
"""What brings a database to the version in the key. Recorded as ``to-<version>``, never renamed."""


def migrate(db: Database, stamp: str) -> None:
    """Back up, then bring the tables to today's form; ``stamp`` is the time (UTC) in the backup's name.

    A new workspace begins with today's tables and has no step recorded, hence the version decides
    which are still to come. The empty projection version makes the opening rebuild.
    """
    moment = "".join(each for each in stamp if each.isdigit())[:14]
    backups.copy(db, db.folder / FOLDER / f"medsos-v{db.version}-{moment}.db")
    steps = Migrations("medsos")
    for version in range(db.version + 1, schema.SCHEMA_VERSION + 1):
        steps(name=f"to-{version}")(STEPS[version])
    steps.apply(Utils(db.connection, execute_plugins=False))
    with db.transaction(durable=True):
        for table in reversed(schema.PROJECTION_TABLES):
            db.run(f"DROP TABLE IF EXISTS {table}")
        for statement in schema.statements(schema.PROJECTIONS):
            db.run(statement)
        db.set_meta("projection", "")
        db.run(f"PRAGMA user_version={schema.SCHEMA_VERSION}")
    db.version = schema.SCHEMA_VERSION
