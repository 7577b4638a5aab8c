"""The connection to a workspace's database, made new or brought to today's form."""

from pathlib import Path

from medsos_desktop.clock import Ids
from medsos_desktop.errors import UserError
from medsos_desktop.store import database, schema
from medsos_desktop.store.troubles import calm


def connect(folder: Path, write: bool, stamp: str, *, check: bool) -> database.Database:
    """The connection, its tables brought to today's form where they are older (after a backup).

    ``check`` reads the whole file first. Raises `UserError` ``workspace.damaged``, ``workspace.older``.
    """
    db = database.Database(folder, write=write)
    if check and not db.sound():
        db.close()
        raise UserError("workspace.damaged", folder=str(folder))
    if db.version < schema.SCHEMA_VERSION:
        try:
            if not write:
                raise UserError("workspace.older", folder=str(folder))
            from medsos_desktop.store.migrations import migrate

            migrate(db, stamp)
        except BaseException:
            db.close()
            raise
    return db


def ensure(folder: Path, ids: Ids, *, create: bool) -> None:
    """An empty database in ``folder`` where there is none.

    Raises `UserError` ``workspace.missing`` unless ``create``.
    """
    if (folder / database.NAME).is_file():
        return
    if not create:
        raise UserError("workspace.missing", folder=str(folder))
    with calm(folder):
        folder.mkdir(parents=True, exist_ok=True)
        database.create(folder, ids.entity())
