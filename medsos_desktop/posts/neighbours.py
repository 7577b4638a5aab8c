"""Posts that go out around another one: what it may repeat, and what it may come too close to."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.errors import UserError
from medsos_desktop.model.post import Post
from medsos_desktop.model.rows import PostRow
from medsos_desktop.model.state import State
from medsos_desktop.posts.resolve import resolve
from medsos_desktop.posts.service import PostService

BEFORE, AFTER = timedelta(days=31), timedelta(days=2)
"""How far to look from a post's day: 30 days back and a day on, and one more for other zones."""
MOST = 2_000
"""Posts remembered at once."""
DEFAULT_ZONE = "Asia/Jakarta"
Texts = tuple[tuple[str, frozenset[str]], ...]
_NOT_OUT = frozenset({State.WITHDRAWN, State.POSTPONED})


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another post: its id, when it goes out, and by account its channel and main text.

    ``texts`` are its different texts, each with its channels.
    """

    id: str
    at: datetime
    shown: Mapping[str, tuple[str, str]]
    texts: Texts = ()


class Neighbours:
    """Reads the posts around a day; what was read stays until the post changes.

    A month's posts are asked about one after the other: their rows are read once for all of them.
    """

    def __init__(self, posts: PostService, catalogue: Catalogue) -> None:
        self._posts, self._catalogue = posts, catalogue
        self._known: dict[str, tuple[str, Neighbour]] = {}
        self._rows: list[PostRow] = []
        self._held: tuple[date, date, tuple[int, int]] = (date.max, date.min, (0, 0))

    def of(self, post: Post, id: str) -> tuple[Neighbour, ...]:
        """Those around ``post``, itself (``id``) and what does not go out left out; none when undated."""
        if post.planned is None:
            return ()
        day = date.fromisoformat(post.planned[:10])
        start = day - BEFORE if day - date.min > BEFORE else date.min
        end = day + AFTER if date.max - day > AFTER else date.max
        if len(self._known) > MOST:  # posts that are gone, months nobody looks at any more
            self._known.clear()
        found = []
        for row in self._between(start, end):
            if row.id == id or row.state in _NOT_OUT:
                continue
            known = self._known.get(row.id)
            if known is None or known[0] != row.revision:
                try:
                    other = self._posts.get(row.id).post
                except UserError:  # deleted while we look
                    continue
                if other.planned is None:
                    continue
                known = self._known[row.id] = (row.revision, self._read(row.id, other, other.planned))
            found.append(known[1])
        return tuple(found)

    def _between(self, start: date, end: date) -> list[PostRow]:
        """As `PostService.rows`; those of a month around are kept until anything is written."""
        stamp = self._posts.stamp()
        first, last, read = self._held
        if read != stamp or start < first or last < end:
            first = start - BEFORE if start - date.min > BEFORE else date.min
            last = end + BEFORE if date.max - end > BEFORE else date.max
            self._rows, self._held = self._posts.rows(first, last), (first, last, stamp)
        low = bisect_left(self._rows, start.isoformat(), key=_planned)
        return self._rows[low : bisect_left(self._rows, end.isoformat(), lo=low, key=_planned)]

    def _read(self, id: str, post: Post, planned: str) -> Neighbour:
        """A newer app's post may name a zone or a surface that is unknown here: that stops nobody else."""
        try:
            zone = ZoneInfo(post.zone)
        except (ValueError, OSError, KeyError):
            zone = ZoneInfo(DEFAULT_ZONE)
        at = datetime.fromisoformat(planned).replace(tzinfo=zone)
        known = {key: each for key, each in post.variants.items() if each.surface in self._catalogue}
        shown = {
            each.account: (self._catalogue.surface(each.surface).channel, each.text)
            for each in resolve(replace(post, variants=known), self._catalogue)
        }
        return Neighbour(id, at, shown, texts_of(shown.values()))


def texts_of(shown: Iterable[tuple[str, str]]) -> Texts:
    """Pairs of channel and text, by text: on most posts all channels have the same."""
    found: dict[str, set[str]] = {}
    for channel, text in shown:
        found.setdefault(text, set()).add(channel)
    return tuple((text, frozenset(channels)) for text, channels in found.items() if text)


def _planned(row: PostRow) -> str:
    return row.planned
