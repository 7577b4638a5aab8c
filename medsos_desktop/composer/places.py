"""Where on the page a finding is: a stretch of an account's words, or one of its pictures."""

from collections.abc import Iterator
from dataclasses import dataclass

from medsos_desktop.checking import Placed
from medsos_desktop.composer.desk import Desk
from medsos_desktop.composer.edit import MASTER, media_of

_PICTURES = frozenset({"media", "alt", "consent", "rights", "ai"})
"""Beginnings of the codes that are about one picture."""


@dataclass(frozen=True, slots=True)
class Place:
    """``account`` is the tab. Either ``asset``, or ``field`` from ``start`` to ``end`` in code points."""

    account: str
    field: str = ""
    start: int = 0
    end: int = 0
    asset: str = ""


def place_of(desk: Desk, placed: Placed) -> Place | None:
    """The chosen tab if it shows it, else the master, else the first account; `None` for the post as a whole.

    A finding of words that were typed over since has no place any more.
    """
    finding = placed.finding
    for account in _tabs(desk, placed):
        if finding.span is None:
            asset = _picture(desk, account, placed)
            if asset:
                return Place(account, asset=asset)
            continue
        for field in desk.fields(account):
            for mark, each in desk.marked(field, account):
                if each == placed:
                    return Place(account, field, mark.start, mark.end)
    return None


def _tabs(desk: Desk, placed: Placed) -> Iterator[str]:
    return iter(dict.fromkeys((desk.account, MASTER, *placed.accounts)))


def _picture(desk: Desk, account: str, placed: Placed) -> str:
    """Findings of pictures tell the number of the picture, from 1, as their accounts show them."""
    number = placed.finding.params.get("number")
    shown = next((each for each in placed.accounts if each in desk.post.variants), "")
    if not isinstance(number, int) or not shown or placed.finding.code.partition(".")[0] not in _PICTURES:
        return ""
    theirs, here = media_of(desk.post, shown), media_of(desk.post, account)
    if not 0 < number <= len(theirs):
        return ""
    asset = theirs[number - 1].asset
    return asset if any(use.asset == asset for use in here) else ""
