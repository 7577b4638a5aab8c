"""What the catalogue knows of a channel: facts with unit, source, date and how sure they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

Confidence = Literal["high", "medium", "low"]
Effect = Literal["refused", "ignored", "advice"]

STALE_AFTER = timedelta(days=180)
"""A fact checked longer ago than this is shown with a note."""


@dataclass(frozen=True, slots=True)
class Datum:
    """One fact. ``value`` is a number, text, truth value, tuple of these, or ``None`` for "no limit".

    ``unit`` is a key of `medsos_desktop.text.count.UNITS` for lengths, else empty. ``effect`` is what
    happens to a post that does not keep to it. ``sources`` are keys of the table of sources; ``checked``
    is an ISO date. ``overridden`` marks a number that the office put in place of ours. As a truth value
    a datum is its value, so that "not clickable" reads as false.
    """

    value: Any
    unit: str
    confidence: Confidence
    effect: Effect
    sources: tuple[str, ...]
    checked: str
    note_key: str = ""
    overridden: bool = False

    def __bool__(self) -> bool:
        return bool(self.value)

    def stale(self, today: date) -> bool:
        """Whether the fact should be looked up again."""
        return today - date.fromisoformat(self.checked) > STALE_AFTER


@dataclass(frozen=True, slots=True)
class TextField:
    """A text field of a surface; ``follows`` says which text of the post fills it.

    ``limit`` is ``None`` when none is known; ``caption`` holds instead when pictures go along; all of
    ``also`` must hold besides. The ``main`` field carries the post's text.
    """

    name: str
    follows: Literal["text", "title"]
    limit: Datum | None
    main: bool
    caption: Datum | None = None
    also: tuple[Datum, ...] = ()

    def limits(self, *, with_media: bool = False) -> tuple[Datum, ...]:
        """Every length limit that holds, the main one first."""
        first = self.caption if with_media and self.caption else self.limit
        return ((first,) if first else ()) + self.also


@dataclass(frozen=True, slots=True)
class ImageRules:
    """What pictures a surface takes. ``formats`` are names as Pillow has them, in capitals.

    ``min_px`` and ``max_px`` are (width, height), ratios width by height as numbers (0.8 is 4:5), all
    ``None`` when nothing is known. ``preset`` is the frame (width, height) of an export in pixels.
    ``cover`` says that the picture is the cover of a video.
    """

    formats: Datum | None
    max_bytes: Datum | None
    max_count: Datum | None
    min_px: Datum | None
    max_px: Datum | None
    ratio_min: Datum | None
    ratio_max: Datum | None
    preset: tuple[int, int]
    cover: bool = False


@dataclass(frozen=True, slots=True)
class Surface:
    """A place where a post can appear. What is ``None`` has no known limit.

    ``facts`` holds every fact by its path (``hashtags.max``), the ones that the fields repeat included.
    """

    id: str
    channel: str
    name: str
    monogram: str
    fields: tuple[TextField, ...]
    hashtags_max: Datum | None
    hashtags_recommended: Datum | None
    hashtags_clickable: Datum | None
    tag_length: Datum | None
    mentions_max: Datum | None
    links_clickable: Datum | None
    links_max: Datum | None
    fold: Datum | None
    images: ImageRules | None
    alt_limit: Datum | None
    schedule: Datum | None
    facts: Mapping[str, Datum]

    @property
    def dotted(self) -> bool:
        """Whether account names may hold full stops, so that a mention goes on after one."""
        return bool(self.facts.get("mentions.dotted"))

    @property
    def main_field(self) -> TextField:
        """The field that carries the post's text."""
        return next(field for field in self.fields if field.main)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from: ``kind`` is a short word (``official``, ``tool docs``), ``date`` as known."""

    id: str
    url: str
    date: str
    kind: str
