"""The catalogue's facts in words: what a value says, how sure it is, where it comes from. No Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from medsos_desktop import figures
from medsos_desktop.calendar import format as spell
from medsos_desktop.channels import values
from medsos_desktop.channels.model import Datum, Source, Surface
from medsos_desktop.channels.values import Kind
from medsos_desktop.errors import UserError
from medsos_desktop.model.office import Fact
from medsos_desktop.words import Words

_PIXELS = ("px", "recommended", "width", "max_columns")


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact: ``path`` as an office's own file names it; ``stale`` when it should be looked up again.

    ``kind`` says how it is typed (`values.Kind`; "other": only by a file), ``plain`` is the value as typed.
    """

    path: str
    label: str
    value: str
    sure: str
    checked: str
    sources: tuple[str, ...]
    addresses: tuple[str, ...]
    confidence: str
    stale: bool
    overridden: bool
    kind: Kind
    plain: str

    def has(self, wanted: str) -> bool:
        """Whether a search in small letters finds it."""
        return wanted in f"{self.path} {self.label} {self.value}".casefold()


def lines(words: Words, surface: Surface, sources: Mapping[str, Source], today: date) -> tuple[FactLine, ...]:
    """Every fact of a surface, in the order of the catalogue's file."""
    return tuple(_line(words, surface, path, datum, sources, today) for path, datum in surface.facts.items())


def _line(
    words: Words, surface: Surface, path: str, datum: Datum, sources: Mapping[str, Source], today: date
) -> FactLine:
    named = [sources[key] if key in sources else Source(key, "", "", "") for key in datum.sources]
    return FactLine(
        path=path,
        label=words.first((f"settings.fact.{path}",)) if words.find(f"settings.fact.{path}") else path,
        value=value(words, surface, path, datum),
        sure=words(f"settings.channels.sure_{datum.confidence}"),
        checked=spell.short_date(words, date.fromisoformat(datum.checked)),
        sources=tuple(_host(source) for source in named),
        addresses=tuple(source.url or source.id for source in named),
        confidence=datum.confidence,
        stale=datum.stale(today),
        overridden=datum.overridden,
        kind="other" if path == "schedule" else values.kind(datum),
        plain=_plain(datum),
    )


def _plain(datum: Datum) -> str:
    if isinstance(datum.value, bool):
        return "1" if datum.value else ""
    return values.written(datum)


def typed(surface: str, line: FactLine, text: str, source: str, today: date, ours: Datum) -> Fact:
    """The office's own word as typed in place of ``ours``; an empty one lifts the limit.

    `UserError` ``settings.fact-value``, ``settings.fact-text``, ``settings.fact-source`` with ``field``.
    """
    text, source = " ".join(text.split()), " ".join(source.split())
    value: object
    if line.kind == "truth":
        value = bool(text)
    elif line.kind == "text" and not text:
        raise UserError("settings.fact-text", field="value")
    else:
        try:
            value = values.read(text, ours)
        except UserError as error:
            raise UserError("settings.fact-value", field="value", value=text[:40]) from error
    if not source:
        raise UserError("settings.fact-source", field="source")
    return Fact(surface, line.path, value, source=source, checked=today.isoformat())


def _host(source: Source) -> str:
    host = source.url.partition("://")[2].partition("/")[0].removeprefix("www.")
    return host or source.id


def value(words: Words, surface: Surface, path: str, datum: Datum) -> str:
    """The value of a fact as people read it; what is no number in the words of ``facts``."""
    given = datum.value
    if given is None:
        return words("settings.channels.no_limit")
    if isinstance(given, bool):
        return words("settings.channels.yes" if given else "settings.channels.no")
    if isinstance(given, Mapping):
        return _schedule(words, given)
    if isinstance(given, int | float):
        return _measured(words, path, given, datum.unit)
    if isinstance(given, Sequence) and not isinstance(given, str):
        return _several(words, path, tuple(given))
    slug = path.replace(".", "-")
    keys = (f"facts.{surface.id}.{slug}", f"facts.{surface.channel}.{slug}")
    said = not datum.overridden and any(words.find(key) for key in keys)
    return words.first(keys) if said else str(given)


def _measured(words: Words, path: str, number: float, unit: str) -> str:
    shown = figures.number(words, number)
    last = path.rpartition(".")[2]
    if last == "max_bytes":
        return figures.size(words, round(number))
    if last.endswith("seconds"):
        return words("settings.channels.seconds", n=shown)
    if last.endswith("hours"):
        return words("settings.channels.hours", n=shown)
    if last.endswith("days"):
        return words("settings.channels.days", n=shown)
    if last in _PIXELS or last.endswith(("pixels", "_px")):
        return words("settings.channels.pixels", n=shown)
    if unit:
        return f"{shown} {words(f'settings.unit.{unit}')}"
    return shown


def _several(words: Words, path: str, given: tuple[Any, ...]) -> str:
    if not given:
        return words("settings.channels.no_limit")
    if isinstance(given[0], str):
        return ", ".join(given)
    if isinstance(given[0], tuple | list):
        return ", ".join(f"{wide} × {high}" for wide, high in given)
    last = path.rpartition(".")[2]
    if last.endswith("_px") or last == "px":
        return words("settings.channels.pixels", n=f"{given[0]} × {given[1]}")
    both = "–".join(figures.number(words, each) for each in given)
    if last.endswith("seconds"):
        return words("settings.channels.seconds", n=both)
    return (
        words("settings.channels.pixels", n=both)
        if last in _PIXELS and path != "hashtags.recommended"
        else both
    )


def _schedule(words: Words, given: Mapping[str, Any]) -> str:
    if given.get("native") is False:
        return words("settings.channels.no_schedule")
    parts = []
    if given.get("min_minutes"):
        parts.append(words("settings.channels.from_minutes", n=given["min_minutes"]))
    if given.get("max_days"):
        parts.append(words("settings.channels.to_days", n=given["max_days"]))
    if given.get("max_count"):
        parts.append(words("settings.channels.at_most", n=given["max_count"]))
    if given.get("max_per_day"):
        parts.append(words("settings.channels.per_day", n=given["max_per_day"]))
    return ", ".join(parts) or words("settings.channels.yes")
