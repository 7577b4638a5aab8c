"""What becomes a link in a post: hashtags, mentions and URLs, without overlaps."""

from dataclasses import dataclass
from typing import Literal

from medsos_desktop.text.tags import Tag, find_hashtags, find_mentions, name_end
from medsos_desktop.text.urls import Url, find_urls

Kind = Literal["hashtag", "mention", "url"]


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity: ``text`` is the span itself, sign included; ``start:end`` code points, half-open."""

    kind: Kind
    start: int
    end: int
    text: str


def entities(text: str, *, dotted: bool = False) -> tuple[Entity, ...]:
    """All entities in order, by X's rules; where two overlap, the one that begins first counts.

    ``dotted``: names of this channel may hold full stops and be longer (``@karangtaruna.cacaban``).
    """
    found = arrange(text, find_urls(text))
    return _whole_names(text, found) if dotted and any(one.kind == "mention" for one in found) else found


def arrange(text: str, urls: tuple[Url, ...]) -> tuple[Entity, ...]:
    """`entities` for a text whose links are already found."""
    found: list[tuple[int, int, Kind]] = [(url.start, url.end, "url") for url in urls]
    found += [(tag.start, tag.end, "hashtag") for tag in find_hashtags(text)]
    found += [(name.start, name.end, "mention") for name in find_mentions(text) if not name.slug]
    return tuple(Entity(kind, start, end, text[start:end]) for start, end, kind in _apart(found))


def _whole_names(text: str, found: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Mentions to the end of the name; what stood inside of it (a domain) is no link."""
    kept: list[Entity] = []
    for one in found:
        if kept and one.start < kept[-1].end:
            continue
        if one.kind == "mention":
            end = name_end(text, one.end)
            one = Entity("mention", one.start, end, text[one.start : end])
        kept.append(one)
    return tuple(kept)


def _apart(found: list[tuple[int, int, Kind]]) -> list[tuple[int, int, Kind]]:
    """In order, without what begins inside another."""
    found.sort(key=lambda item: item[0])
    kept: list[tuple[int, int, Kind]] = []
    end = 0
    for item in found:
        if item[0] >= end:
            kept.append(item)
            end = item[1]
    return kept


def standing_hashtags(text: str) -> list[Tag]:
    """The hashtags that do not begin inside a link."""
    tags = {tag.start: tag for tag in find_hashtags(text)}
    if not tags:
        return []
    found: list[tuple[int, int, Kind]] = [(tag.start, tag.end, "hashtag") for tag in tags.values()]
    found += [(url.start, url.end, "url") for url in find_urls(text)]
    return [tags[start] for start, _, kind in _apart(found) if kind == "hashtag"]
