"""What the calendar's filters let through, and how they are remembered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Literal

from medsos_desktop.calendar.board import Chip

Facet = Literal["channels", "pillars", "states", "people"]
FACETS: tuple[Facet, ...] = ("channels", "pillars", "states", "people")


@dataclass(frozen=True, slots=True)
class Filter:
    """Chosen values per facet; an empty facet lets everything through."""

    channels: frozenset[str] = frozenset()
    pillars: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))

    def lets(self, chip: Chip) -> bool:
        """Whether a post is shown."""
        return (
            (not self.channels or not self.channels.isdisjoint(chip.channels))
            and (not self.pillars or chip.pillar in self.pillars)
            and (not self.states or chip.state in self.states)
            and (not self.people or chip.pic in self.people)
        )

    def only(self, chips: Iterable[Chip]) -> tuple[Chip, ...]:
        """The posts that are shown."""
        return tuple(chip for chip in chips if self.lets(chip)) if self else tuple(chips)

    def chosen(self, facet: Facet) -> frozenset[str]:
        """The values chosen in a facet."""
        values: frozenset[str] = getattr(self, facet)
        return values

    def toggled(self, facet: Facet, value: str) -> "Filter":
        """With one value switched."""
        return self.with_values(facet, self.chosen(facet) ^ {value})

    def with_values(self, facet: Facet, values: Iterable[str]) -> "Filter":
        """With a facet set to values."""
        return replace(self, **{facet: frozenset(values)})

    def to_data(self) -> dict[str, list[str]]:
        """For remembering: plain lists, sorted."""
        return {facet: sorted(self.chosen(facet)) for facet in FACETS if self.chosen(facet)}

    @classmethod
    def from_data(cls, data: Mapping[str, object]) -> "Filter":
        """What was remembered; anything odd in it is left out."""
        kept = cls()
        for facet in FACETS:
            values = data.get(facet)
            if isinstance(values, list):
                kept = kept.with_values(facet, (value for value in values if isinstance(value, str)))
        return kept
