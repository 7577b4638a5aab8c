"""Where a channel cuts the shown text: the fold behind which readers must tap, and the limit."""

from collections.abc import Iterable
from dataclasses import dataclass

from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.composer.counters import Counter
from medsos_desktop.composer.edit import MASTER
from medsos_desktop.model.post import Post
from medsos_desktop.text.count import limit_index


@dataclass(frozen=True, slots=True)
class Cut:
    """A place in the text, in code points. ``kind`` is "fold" or "limit", ``account`` whose it is."""

    at: int
    kind: str
    account: str


def cuts(
    post: Post, account: str, text: str, counters: Iterable[Counter], catalogue: Catalogue
) -> tuple[Cut, ...]:
    """The cuts inside ``text``, the main field of ``account``.

    On the master: the limits of the accounts that follow it and are passed.
    """
    found = [
        Cut(each.limit_at, "limit", each.account)
        for each in counters
        if each.over and _shows(post, each, account)
    ]
    if account == MASTER:
        return tuple(found)
    fold = catalogue.surface(post.variants[account].surface).fold
    if fold is not None and fold.value and fold.unit:
        at = limit_index(text, fold.unit, int(fold.value))
        if at < len(text):
            found.insert(0, Cut(at, "fold", account))
    return tuple(found)


def _shows(post: Post, counter: Counter, account: str) -> bool:
    if account != MASTER:
        return counter.account == account
    return counter.field not in (post.variants[counter.account].fields or {})
