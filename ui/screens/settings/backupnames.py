"""When a backup was made and why, read from its name. No Qt."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from medsos_desktop.store.backups import Backup

DAILY, BY_HAND, BEFORE_RESTORE = "daily", "by_hand", "before_restore"
_BEFORE = "before-restore-"


@dataclass(frozen=True, slots=True)
class Made:
    """``at`` is `None` for the daily one, whose name has no hour, ``day`` too for a name given by hand."""

    backup: Backup
    why: str
    day: date | None
    at: time | None

    @property
    def order(self) -> tuple[str, str]:
        """Newest first when sorted backwards."""
        return f"{self.day}{self.at or time.min}" if self.day else "", self.backup.name


def read(backup: Backup, zone: ZoneInfo) -> Made:
    """What the name says; a copy from before a restore is named in UTC, the others in local time."""
    name = backup.name
    try:
        if name.startswith(_BEFORE):
            stamp = datetime.strptime(name.removeprefix(_BEFORE), "%Y%m%d%H%M%S")
            local = stamp.replace(tzinfo=UTC).astimezone(zone)
            return Made(backup, BEFORE_RESTORE, local.date(), local.time())
        if "-" in name and len(name) == len("20261216-092000"):
            stamp = datetime.strptime(name, "%Y%m%d-%H%M%S")
            return Made(backup, BY_HAND, stamp.date(), stamp.time())
        return Made(backup, DAILY, date.fromisoformat(name), None)
    except ValueError:
        return Made(backup, BY_HAND, None, None)
