"""Quiet hours and usual posting hours.

Nothing authoritative prescribes hours for government accounts (domain notes 2.6), so these are editable
defaults: nobody is served by a public-service post between eight in the evening and six in the morning,
urgent warnings aside. Checked 24 Nov 2026.
"""

from dataclasses import dataclass
from datetime import date, datetime, time

from medsos_desktop.calendar import zones


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From ``start`` (included) to ``end`` (excluded), over midnight when ``start`` is later."""

    start: time = time(20)
    end: time = time(6)

    def covers(self, at: time) -> bool:
        """Whether a wall time lies inside."""
        if self.start <= self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end

    def covers_hour(self, hour: int) -> bool:
        """Whether the hour beginning at ``hour`` (0 to 23) begins inside."""
        return self.covers(time(hour))


QUIET = QuietHours()
"""The default of an office that set none."""


def first_hour(hours: tuple[str, ...]) -> time:
    """The office's first usual hour ``HH:MM``; nine o'clock when it names none that can be read."""
    for text in hours:
        try:
            return time.fromisoformat(text)
        except ValueError:
            continue
    return time(9)


def put_on(planned: str | None, day: date, default: time) -> str:
    """A planned time moved to another date, its hour kept; an undated post gets ``default``."""
    at = zones.parse(planned).time() if planned else default
    return zones.spell(datetime.combine(day, at))


def put_at_hour(planned: str | None, day: date, hour: int) -> str:
    """A planned time moved to a date and hour, its minutes kept (0 for an undated post)."""
    minute = zones.parse(planned).minute if planned else 0
    return zones.spell(datetime.combine(day, time(hour, minute)))
