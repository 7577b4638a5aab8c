"""Local wall time and IANA zone to one moment in time, and the zones' Indonesian short names.

A planned time is kept as the office wrote it, ``YYYY-MM-DDTHH:MM`` in its zone (so a changed zone rule
never moves a post on paper); it becomes a UTC moment only when moments are compared.
"""

from datetime import UTC, date, datetime
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

SHORT_NAMES = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Ujung_Pandang": "WITA",
    "Asia/Jayapura": "WIT",
}
"""Keppres 41/1987: western, central and eastern Indonesian time, UTC+7, +8 and +9."""

OFFICE_ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
"""What an Indonesian office can choose from."""


@cache
def zone(name: str) -> ZoneInfo:
    """The zone of an IANA name; Asia/Jakarta for a name nobody knows (a body from outside may hold any)."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("Asia/Jakarta")


def short_name(name: str, at: datetime | None = None) -> str:
    """``WIB``, ``WITA`` or ``WIT``; of a foreign zone its own abbreviation at the naive local time ``at``."""
    known = SHORT_NAMES.get(name)
    if known is not None:
        return known
    return (at or datetime(2026, 1, 1)).replace(tzinfo=zone(name)).tzname() or name


def parse(planned: str) -> datetime:
    """The naive wall time of ``YYYY-MM-DDTHH:MM``; `ValueError` for anything else."""
    moment = datetime.fromisoformat(planned)
    if moment.tzinfo is not None or len(planned) != 16:
        raise ValueError(planned)
    return moment


def spell(moment: datetime) -> str:
    """A naive wall time as a planned time, minutes exact, seconds dropped."""
    return f"{moment:%Y-%m-%dT%H:%M}"


def to_utc(planned: str, name: str) -> datetime:
    """The moment a planned time means.

    A wall time that a clock change makes happen twice means the first; one that it skips means the same
    count of minutes after the gap began. Indonesia has no clock changes, foreign zones do.
    """
    return parse(planned).replace(tzinfo=zone(name)).astimezone(UTC)


def to_local(moment: datetime, name: str) -> datetime:
    """The naive wall time that an aware moment has in a zone."""
    return moment.astimezone(zone(name)).replace(tzinfo=None)


def today(moment: datetime, name: str) -> date:
    """The date that an aware moment has in a zone."""
    return to_local(moment, name).date()
