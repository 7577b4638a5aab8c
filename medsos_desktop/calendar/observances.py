"""Commemorations worth a post: own data in ``resources/calendar/observances.toml``, no days off.

Each row names the decree, resolution or body it rests on, when it was checked and whether published
lists had it too. Local days are shown only to offices of that place.
"""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from medsos_desktop import resources
from medsos_desktop.calendar.holidays import Names

Scope = Literal["national", "international", "local"]

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}


@dataclass(frozen=True, slots=True)
class Observance:
    """A yearly commemoration.

    ``when`` is ``MM-DD`` or ``MM-third-tue``; ``basis`` what it rests on; ``seen`` "list" when a
    published calendar had it too, else "general"; ``region`` a word of the city it belongs to.
    """

    when: str
    names: Names
    scope: Scope
    region: str
    basis: str
    seen: str
    checked: str

    def on(self, year: int) -> date:
        """Its date in a year."""
        month, _, rest = self.when.partition("-")
        if rest.isdigit():
            return date(year, int(month), int(rest))
        ordinal, _, weekday = rest.partition("-")
        return nth_weekday(year, int(month), _WEEKDAYS[weekday], _ORDINALS.get(ordinal, -1))


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such weekday of a month, counted from 1; -1 is the last."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7)


@cache
def everything() -> tuple[Observance, ...]:
    """All rows of the data file, in its order."""
    data = tomllib.loads(resources.path("calendar", "observances.toml").read_text(encoding="utf-8"))
    return tuple(
        Observance(
            when=row["when"],
            names=Names(row["id"], row["en"], row["short_id"], row["short_en"]),
            scope=row["scope"],
            region=row.get("region", ""),
            basis=row["basis"],
            seen=row["seen"],
            checked=data["checked"],
        )
        for row in data["day"]
    )


def of_place(city: str) -> tuple[Observance, ...]:
    """Those an office in ``city`` sees: all but local days of other places."""
    here = city.casefold()
    return tuple(row for row in everything() if not row.region or row.region.casefold() in here)
