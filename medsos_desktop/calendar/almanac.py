"""What a day is, beside its posts: holidays and commemorations looked up by date for one office."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from medsos_desktop.calendar import holidays, observances
from medsos_desktop.calendar.holidays import Holiday
from medsos_desktop.calendar.observances import Observance


@dataclass(frozen=True, slots=True)
class DayFacts:
    """Days off and commemorations of one date; both may be empty."""

    holidays: tuple[Holiday, ...] = ()
    observances: tuple[Observance, ...] = ()

    @property
    def items(self) -> tuple[Holiday | Observance, ...]:
        """All of them, days off first."""
        return (*self.holidays, *self.observances)

    @property
    def off(self) -> bool:
        """Nobody works: a public holiday or joint leave."""
        return bool(self.holidays)


@dataclass(frozen=True, slots=True)
class Upcoming:
    """A commemoration or holiday ahead."""

    day: date
    what: Holiday | Observance


PLAIN = DayFacts()
"""An ordinary day."""


@lru_cache(maxsize=32)
def _year(city: str, year: int) -> dict[date, DayFacts]:
    days: dict[date, DayFacts] = {}
    for holiday in holidays.of_year(year):
        known = days.get(holiday.day, PLAIN)
        days[holiday.day] = DayFacts((*known.holidays, holiday), known.observances)
    for observance in observances.of_place(city):
        day = observance.on(year)
        known = days.get(day, PLAIN)
        days[day] = DayFacts(known.holidays, (*known.observances, observance))
    return days


def of_day(day: date, city: str = "") -> DayFacts:
    """The facts of a date, for an office in ``city``."""
    return _year(city, day.year).get(day, PLAIN)


def upcoming(start: date, count: int, city: str = "", within: int = 366) -> tuple[Upcoming, ...]:
    """The next ``count`` commemorations and public holidays from ``start`` on, ``within`` days at most."""
    found: list[Upcoming] = []
    for shift in range(within):
        day = start + timedelta(days=shift)
        facts = of_day(day, city)
        found += [Upcoming(day, item) for item in facts.holidays if item.kind == "public"]
        found += [Upcoming(day, item) for item in facts.observances]
        if len(found) >= count:
            break
    return tuple(found[:count])
