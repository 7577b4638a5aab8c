"""The approver's list: what waits for the person here, what waits for others, what was decided lately."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from medsos_desktop.approval.moves import Action
from medsos_desktop.model.post import State
from medsos_desktop.model.rows import Decision, PostRow, PostView, Seen

LATELY = timedelta(days=14)
"""How far back a decision counts as lately, and a planned day as near enough to look for one."""

_CLOCKS_APART = 3
"""Days: tomorrow, and two between the clocks of the world."""

_DECIDED = (State.APPROVED, State.SCHEDULED, State.RETURNED, State.POSTPONED, State.WITHDRAWN)
_ASKING = frozenset({Action.SUBMIT, Action.PASS})
_DECIDING = frozenset({Action.APPROVE, Action.RETURN, Action.POSTPONE, Action.WITHDRAW})


class Posts(Protocol):
    """The questions asked of `posts.service.PostService`."""

    def by_state(self, *states: State) -> list[PostRow]:
        """Posts in any of these states, by time."""
        ...

    def get(self, id: str) -> PostView:
        """One post in full."""
        ...


class Book(Protocol):
    """The questions asked of `posts.decisions.DecisionBook`."""

    def decisions(self, post: str) -> list[Decision]:
        """All decisions about a post, oldest first."""
        ...

    def last_seen(self, post: str) -> Seen | None:
        """What the person here last saw of it."""
        ...


@dataclass(frozen=True, slots=True)
class Item:
    """One row. ``last`` is who handed it on (waiting) or decided (decided), `None` when unknown.

    ``urgency`` is "late", "today", "tomorrow" or ""; ``changed``: the person here saw another revision.
    """

    row: PostRow
    last: Decision | None = None
    urgency: str = ""
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Queue:
    """``mine`` and ``others`` by planned time, undated ones last; ``decided`` newest first."""

    mine: tuple[Item, ...] = ()
    others: tuple[Item, ...] = ()
    decided: tuple[Item, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """All, in the order of the list."""
        return self.mine + self.others + self.decided

    def filtered(self, text: str, extra: Mapping[str, str] | None = None) -> "Queue":
        """Only rows that hold every word of ``text``; ``extra`` has more words to search, by post id."""
        wanted = text.casefold().split()
        if not wanted:
            return self

        def fits(item: Item) -> bool:
            row = item.row
            said = f"{row.title} {row.excerpt} {row.code} {(extra or {}).get(row.id, '')}".casefold()
            return all(word in said for word in wanted)

        return Queue(*(tuple(filter(fits, part)) for part in (self.mine, self.others, self.decided)))


def read(posts: Posts, book: Book, mine: Iterable[PostRow], now: datetime, zone: str) -> Queue:
    """The list at ``now`` (aware); ``mine`` are the posts that wait for the person at the PC.

    ``zone`` is the office's, for posts that name none.
    """
    local = now.astimezone(ZoneInfo(zone))
    own = {row.id for row in mine}
    waiting = sorted(posts.by_state(State.IN_REVIEW, State.IN_APPROVAL), key=_when)
    items = [_waiting(row, book, _there(posts, row, local)) for row in waiting]
    since = (local - LATELY).strftime("%Y-%m-%dT%H:%M")
    near = [row for row in posts.by_state(*_DECIDED) if not row.planned or row.planned >= since]
    return Queue(
        mine=tuple(item for item in items if item.row.id in own),
        others=tuple(item for item in items if item.row.id not in own),
        decided=_decided(near, book, now),
    )


def urgency(planned: str, now: datetime) -> str:
    """How near a local planned time is to ``now``, the local time of the same zone."""
    if not planned:
        return ""
    if planned < now.strftime("%Y-%m-%dT%H:%M"):
        return "late"
    days = (datetime.fromisoformat(planned).date() - now.date()).days
    return {0: "today", 1: "tomorrow"}.get(days, "")


def _there(posts: Posts, row: PostRow, local: datetime) -> datetime:
    """``local`` by the clock of the zone that the post is planned in.

    No two clocks of the world are two days apart: what is further off needs no look into the post.
    """
    if not row.planned:
        return local
    days = abs((datetime.fromisoformat(row.planned).date() - local.date()).days)
    zone = posts.get(row.id).post.zone if days <= _CLOCKS_APART else ""
    return local.astimezone(ZoneInfo(zone)) if zone else local


def _waiting(row: PostRow, book: Book, local: datetime) -> Item:
    asked = [each for each in book.decisions(row.id) if each.action in _ASKING]
    seen = book.last_seen(row.id)
    return Item(
        row=row,
        last=asked[-1] if asked else None,
        urgency=urgency(row.planned, local),
        changed=seen is not None and seen.revision != row.revision,
    )


def _decided(rows: Iterable[PostRow], book: Book, now: datetime) -> tuple[Item, ...]:
    found = []
    for row in rows:
        made = [each for each in book.decisions(row.id) if each.action in _DECIDING]
        if made and datetime.fromisoformat(made[-1].at) >= now - LATELY:
            found.append(Item(row, made[-1]))
    return tuple(sorted(found, key=lambda item: (item.last.at if item.last else "", item.row.id))[::-1])


def _when(row: PostRow) -> tuple[bool, str, str]:
    return (not row.planned, row.planned, row.id)
