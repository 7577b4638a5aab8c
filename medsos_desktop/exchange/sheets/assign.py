"""Gives each column of a table its field: by its name, and in doubt by what stands below it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from medsos_desktop.exchange.sheets import cells, channels, dates, infer, labels, lexicon, times
from medsos_desktop.exchange.sheets.headers import Header
from medsos_desktop.exchange.sheets.labels import GATHERED
from medsos_desktop.exchange.sheets.model import Cell

LONG = 45
"""From this average length on, a column of texts holds captions rather than titles."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A column with its field. ``channel``/``kind`` are for ticks and captions of one channel."""

    index: int
    name: str
    field: str
    channel: str = ""
    kind: str = ""


def fields() -> tuple[str, ...]:
    """The fields a column can be given in the mapping step."""
    return tuple(f for f in lexicon.headers().fields if f not in ("other", "metric", "ignored"))


def slots(
    header: Header, samples: Sequence[Sequence[Cell]], mapping: Mapping[int, str] | None = None
) -> tuple[Slot, ...]:
    """All columns with a field; ``samples`` are some rows below the header, ``mapping`` a person's choice."""
    giving = _Giving(header, samples)
    giving.as_a_person_said(mapping or {})
    giving.by_name()
    giving.to_ticks()
    giving.by_content(besides=(mapping or {}).keys())
    return tuple(giving.chosen[at] for at in sorted(giving.chosen))


class _Giving:
    """Fields are given from the surest ground to the weakest; each column keeps what it first got, and a
    field is given once but for those of `GATHERED`."""

    def __init__(self, header: Header, samples: Sequence[Sequence[Cell]]) -> None:
        self._header = header
        self._columns = {
            at: [row[at] for row in samples if at < len(row) and row[at] != ""]
            for at in range(len(header.names))
        }
        self._taken: set[str] = set()
        self.chosen: dict[int, Slot] = {}

    def as_a_person_said(self, mapping: Mapping[int, str]) -> None:
        """Whatever the names say."""
        names = self._header.names
        for at, field in mapping.items():
            self.chosen[at] = Slot(at, names[at] if at < len(names) else "", field or "other")
            self._taken.add(field)

    def by_name(self) -> None:
        """The surest wish of all columns first."""
        wishes = [
            (rank, at, field)
            for at, meaning in enumerate(self._header.meanings)
            if at not in self.chosen
            for rank, field in meaning.candidates
        ]
        for rank, at, field in sorted(wishes):
            if at not in self.chosen and self._may_have(at, field, rank):
                self._give(at, field)

    def _may_have(self, at: int, field: str, rank: int) -> bool:
        qualified = bool(self._header.meanings[at].qualifier)
        if field in self._taken and field not in GATHERED and not qualified:
            return False
        return not rank % 3 or _fits(field, self._columns[at], self._taken, rank)

    def _give(self, at: int, field: str) -> None:
        """A second column for one channel is set aside unless it can hold something of its own."""
        qualifier = self._header.meanings[at].qualifier
        if qualifier and field not in ("text", "time") and field in self._taken:
            field = "other"
        self.chosen[at] = Slot(at, self._header.names[at], field, qualifier)
        self._taken.add(f"{field}@{qualifier}" if qualifier else field)

    def to_ticks(self) -> None:
        """Columns named like a channel or a status."""
        for at, meaning in enumerate(self._header.meanings):
            if at in self.chosen:
                continue
            name = self._header.names[at]
            if meaning.tick:
                self.chosen[at] = _tick(at, name, meaning.tick, self._columns[at])
            elif meaning.status:
                self.chosen[at] = Slot(at, name, "status_tick", kind=meaning.status)

    def by_content(self, besides: Collection[int]) -> None:
        """What is still missing, by what stands below names that say little; not where a person chose."""
        silent = {
            at: values
            for at, values in self._columns.items()
            if at not in self.chosen or _vague(self.chosen[at], self._header)
        }
        for at, field in infer.missing(silent, [slot.field for slot in self.chosen.values()]).items():
            if at not in besides:
                self.chosen[at] = Slot(at, self._header.names[at], field)


def _vague(slot: Slot, header: Header) -> bool:
    """Set aside for a single word of its name ("Tempat ..."), not for the whole name."""
    meant = header.meanings[slot.index].candidates
    return slot.field == "other" and bool(meant) and meant[0][0] >= labels.STRONG


def _tick(at: int, name: str, tick: tuple[str, str], values: Sequence[Cell]) -> Slot:
    """A column named like a channel is ticked, unless captions stand in it."""
    texts = [value for value in values if isinstance(value, str)]
    if texts and sum(len(text) for text in texts) / len(texts) > LONG:
        return Slot(at, name, "text", tick[0])
    return Slot(at, name, "tick", *tick)


def _fits(field: str, values: Sequence[Cell], taken: set[str], rank: int) -> bool:
    """Whether what stands in the column agrees with a field its name only may mean."""
    if not values:
        return rank % 3 == 1
    if field in ("title", "text"):
        other = "text" if field == "title" else "title"
        longer = _length(values) >= LONG or sum(map(_sentence, values)) * 2 > len(values)
        return rank % 3 == 1 or other in taken or longer == (field == "text")
    if rank % 3 == 1 and field in ("date", "hashtags"):
        return True
    if rank % 3 == 1 and field == "time":
        return sum(map(_dated_fully, values)) * 2 < len(values)
    test = _TESTS.get(field)
    return test is None or sum(map(test, values)) * 2 >= len(values)


def _length(values: Sequence[Cell]) -> float:
    return sum(len(cells.text(value)) for value in values) / len(values)


def _sentence(value: Cell) -> bool:
    """Closed like a sentence or of several lines: captions are, headings are not."""
    if not isinstance(value, str):
        return False
    bare = value.strip()
    return "\n" in bare or (bare.endswith((".", "!", "?", "\u2026")) and " " in bare)


def _dated(value: Cell) -> bool:
    return dates.read(value).day is not None


def _dated_fully(value: Cell) -> bool:
    return isinstance(value, str | date) and dates.read(value).full


def _timed(value: Cell) -> bool:
    return times.read(value).minutes is not None and not (isinstance(value, str) and dates.read(value).full)


def _weekday(value: Cell) -> bool:
    return isinstance(value, str) and dates.weekday(value) is not None and not any(c.isdigit() for c in value)


def _kinds(value: Cell) -> bool:
    return isinstance(value, str) and bool(channels.kinds_in(value))


def _channel(value: Cell) -> bool:
    return isinstance(value, str) and bool(channels.read(value).uses)


def _pillar(value: Cell) -> bool:
    return isinstance(value, str) and len(value) <= 50 and not channels.kinds_in(value)


_TESTS: Mapping[str, Callable[[Cell], bool]] = {
    "date": _dated,
    "time": _timed,
    "weekday": _weekday,
    "format": _kinds,
    "channel": _channel,
    "pillar": _pillar,
    "hashtags": infer.tags,
}


def is_calendar(taken: Sequence[Slot], tab_uses: Sequence[tuple[str, str]], loose: bool = False) -> bool:
    """Whether a table plans posts: it has a text or title, a day, and says where or what.

    A report of results (columns of figures, and nothing of a plan) and lists of days, words or people do not.
    ``loose`` accepts a bare list of captions, for a file that holds nothing better.
    """
    have = {slot.field for slot in taken}
    figures = sum(slot.field == "metric" for slot in taken)
    if figures >= 2 and ("text" not in have or not have & {"status", "pic", "pillar", "hashtags", "tick"}):
        return False
    placed = bool(have & {"channel", "tick"}) or bool(tab_uses)
    dated = "date" in have
    if "text" in have:
        return (dated or placed) or (loose and len(have - {"number", "other"}) >= 2)
    return (
        "title" in have
        and dated
        and (placed or len(have & {"pillar", "hashtags", "format", "status", "time", "pic", "visual"}) >= 2)
    )
