"""Gives each column of a table its field: by its name, and in doubt by what stands below it."""

from collections.abc import Callable, Mapping, Sequence
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
    columns = {
        at: [row[at] for row in samples if at < len(row) and row[at] != ""] for at in range(len(header.names))
    }
    chosen: dict[int, Slot] = {}
    taken: set[str] = set()
    for at, field in (mapping or {}).items():
        name = header.names[at] if at < len(header.names) else ""
        chosen[at] = Slot(at, name, field or "other")
        taken.add(field)
    wishes = [
        (rank, at, field)
        for at, meaning in enumerate(header.meanings)
        if at not in chosen
        for rank, field in meaning.candidates
    ]
    for rank, at, field in sorted(wishes):
        if at in chosen or (field in taken and field not in GATHERED and not header.meanings[at].qualifier):
            continue
        if rank % 3 and not _fits(field, columns[at], taken, rank):
            continue
        qualifier = header.meanings[at].qualifier
        if qualifier and field not in ("text", "time"):
            field = "other" if field in taken else field
        chosen[at] = Slot(at, header.names[at], field, qualifier)
        taken.add(f"{field}@{qualifier}" if qualifier else field)
    for at, meaning in enumerate(header.meanings):
        if at not in chosen and meaning.tick:
            chosen[at] = _tick(at, header.names[at], meaning.tick, columns[at])
        elif at not in chosen and meaning.status:
            chosen[at] = Slot(at, header.names[at], "status_tick", kind=meaning.status)
    silent = {at: values for at, values in columns.items() if at not in chosen or _vague(chosen[at], header)}
    for at, field in infer.missing(silent, [slot.field for slot in chosen.values()]).items():
        if at not in (mapping or {}):
            chosen[at] = Slot(at, header.names[at], field)
    return tuple(chosen[at] for at in sorted(chosen))


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
