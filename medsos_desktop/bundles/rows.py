"""The list of deliveries as rows: one source for every table in the bundle."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from medsos_desktop.bundles.material import Material, picture_file
from medsos_desktop.calendar import format as spell
from medsos_desktop.calendar import zones

COLUMNS = (
    "number", "date", "weekday", "time", "zone", "channel", "account", "title", "caption", "pictures",
    "alt", "code", "folder",
)  # fmt: skip
"""Column ids in order; their headers are ``bundle.column.<id>``."""

_RISKY = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Row:
    """A delivery. ``at`` is wall time; the texts are in the order of `COLUMNS`, without the first two."""

    number: int
    at: datetime
    texts: tuple[str, ...]


def headers(material: Material) -> list[str]:
    """The words above the columns."""
    return [material.words(f"bundle.column.{column}") for column in COLUMNS]


def rows(material: Material) -> Iterator[Row]:
    """One row a delivery, in order of time."""
    for number, (item, delivery) in enumerate(material.each(), 1):
        at = zones.parse(item.planned)
        names = [picture_file(n) for n in range(1, len(delivery.pictures) + 1)]
        alts = [f"{n}. {picture.alt}" for n, picture in enumerate(delivery.pictures, 1) if picture.alt]
        yield Row(
            number,
            at,
            (
                spell.weekday(material.words, at.date()),
                f"{at:%H:%M}",
                zones.short_name(item.zone, at),
                delivery.surface_name,
                delivery.who,
                item.title,
                delivery.caption,
                ", ".join(names),
                "\n".join(alts),
                item.code,
                f"{item.folder}/{delivery.folder}",
            ),
        )


def neutralised(text: str) -> str:
    """A cell that a spreadsheet would run as a formula gets an apostrophe (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(_RISKY) else text
