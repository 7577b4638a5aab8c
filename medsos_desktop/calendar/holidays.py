"""Public holidays and joint leave of Indonesia, from ``resources/calendar/holidays.toml``.

The library `holidays` takes a quarter of a second to import, so its answers for the years an office
plans are kept as data; other years are asked of it when somebody goes there.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from medsos_desktop import resources

Kind = Literal["public", "joint"]


@dataclass(frozen=True, slots=True)
class Names:
    """What something is called: in full and short enough for the head of a calendar cell."""

    id: str
    en: str
    short_id: str
    short_en: str

    def full(self, language: str) -> str:
        """The whole name."""
        return self.en if language == "en" else self.id

    def short(self, language: str) -> str:
        """The short name."""
        return self.short_en if language == "en" else self.short_id


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day off. ``kind`` "public" (libur nasional) or "joint" (cuti bersama); ``key`` names the feast.

    ``estimated``: computed, no joint decree (SKB 3 Menteri) covers it yet, so it may move by a day.
    """

    day: date
    key: str
    kind: Kind
    estimated: bool
    names: Names


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.path("calendar", "holidays.toml").read_text(encoding="utf-8"))


@cache
def _names() -> dict[str, Names]:
    return {
        key: Names(row["id"], row["en"], row["short_id"], row["short_en"])
        for key, row in _data()["name"].items()
    }


@cache
def of_year(year: int) -> tuple[Holiday, ...]:
    """All days off of a year, by date, public ones before joint leave."""
    rows = _data()["year"].get(str(year))
    if rows is None:
        return from_library(year)
    return tuple(_read(year, row) for row in rows)


def _read(year: int, row: str) -> Holiday:
    when, name = row.split(" ", 1)
    estimated, name = name.startswith("~"), name.removeprefix("~")
    kind: Kind = "joint" if name.startswith("+") else "public"
    key = name.removeprefix("+")
    return Holiday(date(year, int(when[:2]), int(when[3:])), key, kind, estimated, _names()[key])


_FIXED = frozenset({
    "new-year", "labour", "pancasila", "independence", "christmas",
    "good-friday", "easter", "ascension", "election", "local-election",
})  # fmt: skip
"""Feasts whose date is known for ever; the others wait for the year's joint decree."""

_JOINT_WORDS = ("Pegangti ", "Cuti Bersama ")
"""What the library puts before the feast's name on days of joint leave (its spelling)."""


def from_library(year: int) -> tuple[Holiday, ...]:
    """The same, asked of the library: slow (about 0.3 s the first time). Empty for years it does not know."""
    import holidays

    by_name = {row["library"]: key for key, row in _data()["name"].items()}
    kinds: tuple[tuple[str, Kind], ...] = (("public", "public"), ("government", "joint"))
    found: list[Holiday] = []
    for category, kind in kinds:
        days = holidays.country_holidays("ID", categories=(category,), years=year, language="id")
        for day, names in days.items():
            found += [_of_library(day, name, kind, by_name) for name in names.split("; ")]
    decreed = any(holiday.kind == "joint" for holiday in found)
    checked = [holiday if decreed or holiday.key in _FIXED else _as_estimate(holiday) for holiday in found]
    return tuple(sorted(checked, key=lambda holiday: (holiday.day, holiday.kind == "joint", holiday.key)))


def _of_library(day: date, name: str, kind: Kind, by_name: dict[str, str]) -> Holiday:
    plain = name.removesuffix(" (perkiraan)")
    estimated = plain != name
    for word in _JOINT_WORDS:
        plain = plain.removeprefix(word)
    key = by_name.get(plain, plain)
    return Holiday(day, key, kind, estimated, _names().get(key) or Names(plain, plain, plain, plain))


def _as_estimate(holiday: Holiday) -> Holiday:
    return Holiday(holiday.day, holiday.key, holiday.kind, True, holiday.names)
