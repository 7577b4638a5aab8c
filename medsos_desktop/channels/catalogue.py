"""The catalogue of channels: every limit that the office's texts and pictures are held against.

Facts come from ``resources/channels/`` (one file a family); the office may put its own in their place
(`Catalogue.lay_over`, see `overrides`). Nothing about a channel is written in code.
"""

import json
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from medsos_desktop import resources

if TYPE_CHECKING:
    from medsos_desktop.channels.model import Datum, ImageRules, Source, Surface, TextField

__all__ = ["Catalogue", "Datum", "ImageRules", "Source", "Surface", "TextField", "load", "sources"]


def __getattr__(name: str) -> Any:
    """The shapes of `channels.model`, imported when somebody asks: lists need only names and order."""
    if name in __all__:
        from medsos_desktop.channels import model

        return getattr(model, name)
    raise AttributeError(name)


class _Family(NamedTuple):
    channel: str
    name: str
    monogram: str
    default: str
    usual: bool
    hosts: tuple[str, ...]
    surfaces: Mapping[str, Any]


class Catalogue:
    """All surfaces, made when first asked for. Unknown ids are bugs (`KeyError`)."""

    def __init__(self, families: tuple[_Family, ...]) -> None:
        self._families = {family.channel: family for family in families}
        self._owner = {surface: family for family in families for surface in family.surfaces}
        self._changes: Mapping[tuple[str, str], Datum] = {}
        self._made: dict[str, Surface] = {}

    def lay_over(self, changes: "Mapping[tuple[str, str], Datum]") -> None:
        """Data by surface and path in place of ours; whatever was laid over before is taken away."""
        self._changes = changes
        self._made.clear()

    @property
    def laid_over(self) -> "Mapping[tuple[str, str], Datum]":
        """What stands in place of ours, by surface and path."""
        return self._changes

    @property
    def channels(self) -> tuple[str, ...]:
        """Families (``instagram``) in the order in which they are shown everywhere."""
        return tuple(self._families)

    @property
    def usual(self) -> tuple[str, ...]:
        """Families most offices have, offered first to a new one."""
        return tuple(channel for channel, family in self._families.items() if family.usual)

    @property
    def surfaces(self) -> "tuple[Surface, ...]":
        """All surfaces, by family."""
        return tuple(map(self.surface, self._owner))

    def surface(self, id: str) -> "Surface":
        """The surface ``id`` (``ig_feed``)."""
        made = self._made.get(id)
        if made is None:
            from medsos_desktop.channels import build

            family = self._owner[id]
            data = family.surfaces[id]
            facts = self.plain(id)
            for (surface, path), datum in self._changes.items():
                if surface == id:
                    facts[path] = datum
            made = build.surface(id, family.channel, family.monogram, data, facts)
            self._made[id] = made
        return made

    def plain(self, id: str) -> "dict[str, Datum]":
        """Our own facts of the surface ``id``, whatever the office put in their place."""
        from medsos_desktop.channels import build

        return {path: build.datum(fact) for path, fact in self._owner[id].surfaces[id]["facts"].items()}

    def __contains__(self, id: str) -> bool:
        return id in self._owner

    def surfaces_of(self, channel: str) -> "tuple[Surface, ...]":
        """The surfaces of one family, the usual one first."""
        default = self.default_surface(channel)
        ids = sorted(self._families[channel].surfaces, key=lambda id: id != default)
        return tuple(map(self.surface, ids))

    def default_surface(self, channel: str) -> str:
        """The surface that is meant when only the family is named."""
        return self._families[channel].default

    def channel_of(self, surface: str) -> str:
        """The family of a surface, without making the surface."""
        return self._owner[surface].channel

    def monogram(self, channel: str) -> str:
        """One or two letters for chips, no trade mark (``IG``)."""
        return self._families[channel].monogram

    def name(self, channel: str) -> str:
        """The family's name (``Instagram``)."""
        return self._families[channel].name

    def hosts(self, channel: str) -> tuple[str, ...]:
        """Where links to posts of this family lead (``instagram.com`` and what ends in ``.instagram.com``).

        Empty where any host may serve it (Mastodon).
        """
        return tuple(self._families[channel].hosts)


@cache
def _families() -> tuple[_Family, ...]:
    read = []
    for file in resources.path("channels").glob("*.json"):
        if file.name != "sources.json":
            data = json.loads(file.read_bytes())
            family = _Family(*(data[name] for name in _Family._fields))
            read.append((data["order"], family))
    return tuple(family for _, family in sorted(read, key=lambda item: item[0]))


def load() -> Catalogue:
    """The catalogue as we know it, without any office's own facts."""
    return Catalogue(_families())


@cache
def sources() -> "Mapping[str, Source]":
    """The table of sources that facts point into."""
    from medsos_desktop.channels.model import Source

    data = json.loads(resources.path("channels", "sources.json").read_bytes())
    return {id: Source(id, **source) for id, source in data["sources"].items()}
