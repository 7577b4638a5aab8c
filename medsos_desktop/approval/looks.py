"""What the person here had before the eyes, per post: which parts were opened, which waivers ticked.

Lives as long as the window; the lasting note "seen" is made once every part was open. The comparison
with the earlier look is kept, so that going away and coming back does not hide what changed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from medsos_desktop.approval.diff import PostDiff
from medsos_desktop.approval.review import Review
from medsos_desktop.model.rows import Seen


@dataclass(slots=True)
class Look:
    """One version of one post. ``parts`` are the texts to be opened, ``opened`` those that were."""

    content: str
    revision: str
    changes: PostDiff | None
    last_seen: Seen | None
    parts: frozenset[str] = frozenset()
    opened: set[str] = field(default_factory=set)
    confirmed: set[str] = field(default_factory=set)
    noted: bool = False

    @property
    def whole(self) -> bool:
        """Everything that goes out was on the screen."""
        return bool(self.parts) and self.parts <= self.opened


class Looks:
    """The looks of one person; `clear` when another one sits down."""

    def __init__(self) -> None:
        self._looks: dict[str, Look] = {}

    def begin(self, review: Review, parts: Iterable[str]) -> Look:
        """The look at this version: the earlier one when nothing in it is different, else a new one."""
        known = self._looks.get(review.view.id)
        if known is not None and (known.content, known.revision) == (review.content, review.view.revision):
            known.parts = frozenset(parts)
            return known
        made = Look(review.content, review.view.revision, review.changes, review.last_seen, frozenset(parts))
        self._looks[review.view.id] = made
        return made

    def of(self, post: str) -> Look | None:
        """The look at a post, `None` when it was not opened yet."""
        return self._looks.get(post)

    def forget(self, post: str) -> None:
        """A decision was made: the next version is looked at anew."""
        self._looks.pop(post, None)

    def clear(self) -> None:
        """Somebody else looks now."""
        self._looks.clear()
