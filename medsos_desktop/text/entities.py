"""What becomes a link in a post: hashtags, mentions and URLs, without overlaps."""

from dataclasses import dataclass
from typing import Literal

from medsos_desktop.text.tags import find_hashtags, find_mentions
from medsos_desktop.text.urls import Url, find_urls

Kind = Literal["hashtag", "mention", "url"]


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity: ``text`` is the span itself, sign included; ``start:end`` code points, half-open."""

    kind: Kind
    start: int
    end: int
    text: str


def entities(text: str) -> tuple[Entity, ...]:
    """All entities in order, by X's rules; where two overlap, the one that begins first counts."""
    return arrange(text, find_urls(text))


def arrange(text: str, urls: tuple[Url, ...]) -> tuple[Entity, ...]:
    """`entities` for a text whose links are already found."""
    found: list[tuple[int, int, Kind]] = [(url.start, url.end, "url") for url in urls]
    found += [(tag.start, tag.end, "hashtag") for tag in find_hashtags(text)]
    found += [(name.start, name.end, "mention") for name in find_mentions(text) if not name.slug]
    found.sort(key=lambda item: item[0])
    kept: list[Entity] = []
    end = 0
    for start, stop, kind in found:
        if start >= end:
            kept.append(Entity(kind, start, stop, text[start:stop]))
            end = stop
    return tuple(kept)
