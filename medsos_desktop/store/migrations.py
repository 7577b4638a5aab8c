"""From an older database to today's tables, by sqlite-utils' own Migrations; imported only when needed.

One function a version; a name once used is never renamed, and each step has a fixture of the version
before in ``tests/fixtures``. ``table.transform()`` drops triggers silently: the test compares
``sqlite_master`` with a new workspace.
"""

from collections.abc import Callable

from sqlite_utils import Database as Utils
from sqlite_utils import Migrations

from medsos_desktop.store import backups, schema
from medsos_desktop.store.database import Database
from medsos_desktop.store.keeping import FOLDER

STEPS = Migrations("medsos")

Step = Callable[[Utils], None]


def migrate(db: Database, stamp: str) -> None:
    """Back up, then bring the tables to today's form; ``stamp`` is the time (UTC) in the backup's name.

    Projections are emptied of their version, so that opening rebuilds them.
    """
    moment = "".join(each for each in stamp if each.isdigit())[:14]
    backups.copy(db, db.folder / FOLDER / f"medsos-v{db.version}-{moment}.db")
    STEPS.apply(Utils(db.connection, execute_plugins=False))
    db.set_meta("projection", "")
    db.run(f"PRAGMA user_version={schema.SCHEMA_VERSION}")
