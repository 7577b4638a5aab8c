"""When the last backup was made, read from its name."""

from dataclasses import dataclass
from datetime import date, datetime, time

from medsos_desktop.workspace import Workspace

_STAMP = "%Y%m%d-%H%M%S"


@dataclass(frozen=True, slots=True)
class LastBackup:
    """``at`` is `None` for the daily one, whose name has no hour; ``size`` in bytes."""

    day: date
    at: time | None
    size: int


def last_backup(workspace: Workspace) -> LastBackup | None:
    """The newest backup in the workspace folder, `None` when there is none yet."""
    found = []
    for backup in workspace.backups.list():
        made = _read(backup.name)
        if made is not None:
            found.append(LastBackup(made[0], made[1], backup.size))
    return max(found, key=lambda each: (each.day, each.at or time.min), default=None)


def _read(name: str) -> tuple[date, time | None] | None:
    try:
        stamp = datetime.strptime(name, _STAMP)
    except ValueError:
        try:
            return date.fromisoformat(name), None
        except ValueError:
            return None
    return stamp.date(), stamp.time()
