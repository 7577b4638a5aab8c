"""Columns whose names say nothing to us: what stands in them tells a day, a channel, tags and captions.

Offices name columns in ways no list holds ("Tempat Tayang", "Kalimat"). Only what is missing is looked for,
and captions only in a table that has a day and a channel, so that lists of people or figures stay what they
are.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from medsos_desktop.exchange.sheets import cells, channels, dates, times
from medsos_desktop.exchange.sheets.model import Cell

_MOST = 0.8
"""This part of a column's values has to agree."""
_SENTENCE = 20
"""From this average length on, words of a column can be captions."""

Columns = Mapping[int, Sequence[Cell]]


def missing(columns: Columns, taken: Iterable[str]) -> dict[int, str]:
    """Column -> field, for columns (with their values) that have none; ``taken`` fields are found already."""
    have, found = set(taken), dict[int, str]()

    def look(field: str, test: Callable[[Cell], bool]) -> None:
        if field in have:
            return
        for at, values in columns.items():
            if at not in found and values and sum(map(test, values)) >= _MOST * len(values):
                found[at] = field
                have.add(field)
                return

    look("date", _full_day)
    if "tick" not in have:
        look("channel", _channels_only)
    if not ("date" in have and have & {"channel", "tick"}):
        return {}
    look("time", _clock)
    look("hashtags", tags)
    if "text" not in have and (at := _longest(columns, found)) is not None:
        found[at] = "text"
    return found


def _full_day(value: Cell) -> bool:
    """A day that names its month, so that plain numbers are none."""
    day = dates.read(value)
    return day.day is not None and day.month is not None and not day.wrong


def _channels_only(value: Cell) -> bool:
    named = channels.read(value) if isinstance(value, str) and len(value) <= 60 else channels.NOTHING
    return bool(named.uses) and not named.unknown


def _clock(value: Cell) -> bool:
    if isinstance(value, int | float):
        return False
    return times.read(value).minutes is not None and dates.read(value).day is None


def tags(value: Cell) -> bool:
    """Hashtags and nothing else."""
    words = value.split() if isinstance(value, str) else []
    return bool(words) and all(word.startswith("#") for word in words)


def _longest(columns: Columns, found: Mapping[int, str]) -> int | None:
    """The column with the longest sentences, `None` when all are short words."""
    lengths = {
        at: sum(len(cells.text(value)) for value in values) / len(values)
        for at, values in columns.items()
        if at not in found and values and all(isinstance(value, str) for value in values)
    }
    best = max(lengths, key=lambda at: lengths[at], default=None)
    return best if best is not None and lengths[best] >= _SENTENCE else None
