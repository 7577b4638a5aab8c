"""The counters under the editor: how much of each account's limits a post uses."""

from collections.abc import Mapping
from dataclasses import dataclass

from medsos_desktop.channels.catalogue import Catalogue, Surface, TextField
from medsos_desktop.model.post import Post
from medsos_desktop.model.resolved import Resolved
from medsos_desktop.posts.resolve import resolve
from medsos_desktop.text.count import count, limit_index
from medsos_desktop.text.entities import entities


@dataclass(frozen=True, slots=True)
class Counter:
    """One field on one account. ``limit`` is `None` where no number is known.

    ``used`` and ``limit`` are in ``unit``; ``limit_at`` is the code point where the limit falls.
    """

    account: str
    surface: str
    field: str
    used: int
    limit: int | None
    unit: str
    limit_at: int
    hashtags: int
    hashtags_max: int | None

    @property
    def over(self) -> int:
        """By how much the limit is passed; 0 within it."""
        return max(0, self.used - self.limit) if self.limit is not None else 0


def counters(post: Post, catalogue: Catalogue, order: Mapping[str, int] | None = None) -> tuple[Counter, ...]:
    """The main field's counter of every account, in the accounts' order."""
    return tuple(main_counter(each, catalogue) for each in resolve(post, catalogue, order))


def main_counter(resolved: Resolved, catalogue: Catalogue) -> Counter:
    """The counter of an account's main field."""
    surface = catalogue.surface(resolved.surface)
    return field_counter(resolved, surface, next(field for field in surface.fields if field.main))


def field_counter(resolved: Resolved, surface: Surface, field: TextField) -> Counter:
    """The counter of any field: the number that lists, checks and the export use as well."""
    text = resolved.fields[field.name]
    limits = field.limits(with_media=bool(resolved.media))
    limit = limits[0] if limits else None
    unit = limit.unit if limit is not None and limit.unit else "undocumented"
    number = int(limit.value) if limit is not None and limit.value is not None else None
    maximum = surface.hashtags_max
    return Counter(
        account=resolved.account,
        surface=surface.id,
        field=field.name,
        used=count(text, unit),
        limit=number,
        unit=unit,
        limit_at=len(text) if number is None else limit_index(text, unit, number),
        hashtags=sum(entity.kind == "hashtag" for entity in entities(text, dotted=surface.dotted)),
        hashtags_max=int(maximum.value) if maximum is not None and maximum.value is not None else None,
    )


def master_counter(post: Post) -> Counter:
    """The master text counted as people count: letters, no limit of its own."""
    return Counter(
        account="",
        surface="",
        field="text",
        used=count(post.text, "graphemes"),
        limit=None,
        unit="graphemes",
        limit_at=len(post.text),
        hashtags=sum(entity.kind == "hashtag" for entity in entities(post.text)),
        hashtags_max=None,
    )
