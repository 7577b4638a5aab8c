"""Where notes hang in a post: which of its texts hold the words, and where they stand in each by now. Pure.

Texts are kept in few places: the master's title and text, and what accounts have of their own. A note hangs
on a place, is shown wherever an account shows that place, and goes along when an account begins to write
its own words there or follows the master again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.model.notes import Pin
from medsos_desktop.model.post import MediaUse, Post
from medsos_desktop.text.anchors import Anchor, anchor, find, snapped
from medsos_desktop.text.clean import clean

MASTER = ""
"""Stands for the master text where an account id is asked for."""


class Cell(NamedTuple):
    """One place where a post keeps text: ``account`` is `MASTER` ("title", "text") or has it of its own."""

    account: str
    field: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a note's words stand in a place; ``whole``: all of them, as they were."""

    cell: Cell
    start: int
    end: int
    whole: bool


def cell_of(post: Post, account: str, field: str, catalogue: Catalogue) -> Cell | None:
    """The place whose text an account shows in a field; `None` where it has no such account or field."""
    if account == MASTER:
        return Cell(MASTER, field) if field in ("title", "text") else None
    variant = post.variants.get(account)
    if variant is None:
        return None
    if field in (variant.fields or {}):
        return Cell(account, field)
    fields = catalogue.surface(variant.surface).fields
    return next((Cell(MASTER, each.follows) for each in fields if each.name == field), None)


def text_in(post: Post, cell: Cell) -> str | None:
    """The text of a place, `None` where the post has no such place."""
    if cell.account == MASTER:
        return post.title if cell.field == "title" else post.text
    variant = post.variants.get(cell.account)
    return (variant.fields or {}).get(cell.field) if variant is not None else None


# pinning


def pin_words(
    post: Post, accounts: Sequence[str], field: str, start: int, end: int, catalogue: Catalogue
) -> Pin | None:
    """A pin on words that ``accounts`` show in ``field``, grown to whole words; `None` for none.

    Several accounts share a pin where they show the same; it hangs on the first one's place.
    """
    cell = cell_of(post, accounts[0], field, catalogue) if accounts else None
    text = text_in(post, cell) if cell is not None else None
    span = snapped(text, start, end) if text is not None else None
    if cell is None or text is None or span is None:
        return None
    held = anchor(text, *span)
    return Pin(
        account=cell.account,
        field=cell.field,
        start=held.start,
        end=held.end,
        quote=held.quote,
        before=held.before,
        after=held.after,
        accounts=tuple(accounts),
    )


def pin_again(pin: Pin, shown: Post, post: Post) -> Pin | None:
    """A pin made on ``shown`` as one on ``post``; `None` when what it is about is not there as it was."""
    if pin.asset:
        return pin if shows(post, pin.asset) else None
    if not pin.field:
        return pin
    cell = Cell(pin.account, pin.field)
    now = text_in(post, cell)
    found = find(_anchor(pin), now, text_in(shown, cell)) if now is not None else None
    if now is None or found is None or not found.whole:
        return None
    held = anchor(now, found.start, found.end)
    return replace(
        pin, start=held.start, end=held.end, quote=held.quote, before=held.before, after=held.after
    )


def _anchor(pin: Pin) -> Anchor:
    return Anchor(pin.start, pin.end, pin.quote, pin.before, pin.after)


# finding again


def spots(pin: Pin, base: Post | None, post: Post, catalogue: Catalogue) -> tuple[Spot, ...]:
    """Where the words of ``pin`` stand in ``post``. ``base`` is the post as it was when they were pinned."""
    if not pin.field:
        return ()
    old = text_in(base, Cell(pin.account, pin.field)) if base is not None else None
    made = []
    for cell in _places(pin, post, catalogue):
        now = text_in(post, cell)
        found = find(_anchor(pin), now, old) if now is not None else None
        if found is not None:
            made.append(Spot(cell, found.start, found.end, found.whole))
    return tuple(made)


def _places(pin: Pin, post: Post, catalogue: Catalogue) -> Iterable[Cell]:
    """Every place that may hold the words: where they were pinned, and what showed them then shows now."""
    found = dict.fromkeys(each for each in [Cell(pin.account, pin.field)] if text_in(post, each) is not None)
    for account in pin.accounts:
        for name in _names(pin, post, account, catalogue):
            cell = cell_of(post, account, name, catalogue)
            if cell is not None:
                found[cell] = None
    return found


def _names(pin: Pin, post: Post, account: str, catalogue: Catalogue) -> Iterator[str]:
    """What an account calls the field of a pin: its own name, or that of what follows the master's."""
    variant = post.variants.get(account)
    for field in catalogue.surface(variant.surface).fields if variant is not None else ():
        if (field.follows if pin.account == MASTER else field.name) == pin.field:
            yield field.name


def shows(post: Post, asset: str) -> bool:
    """Whether a picture is in the post, on any account."""
    return any(use.asset == asset for uses in _pictures(post) for use in uses)


def _pictures(post: Post) -> Iterator[tuple[MediaUse, ...]]:
    yield post.media
    for variant in post.variants.values():
        yield variant.media or ()


# suggestions


def with_words(post: Post, places: Iterable[Spot], words: str) -> Post:
    """The post with ``words`` in every place; blanks that would meet where words are taken away are one."""
    for spot in places:
        text = text_in(post, spot.cell)
        if text is not None:
            post = _with_text(post, spot.cell, _replaced(text, spot.start, spot.end, clean(words)))
    return post


def _replaced(text: str, start: int, end: int, words: str) -> str:
    before, after = text[:start], text[end:]
    if not words and after.startswith(" ") and (not before or before[-1].isspace()):
        after = after[1:]
    elif not words and before.endswith(" ") and (not after or after[0] in ".,;:!?)\n"):
        before = before[:-1]
    return before + words + after


def _with_text(post: Post, cell: Cell, text: str) -> Post:
    if cell.account == MASTER:
        return replace(post, title=text) if cell.field == "title" else replace(post, text=text)
    variant = post.variants[cell.account]
    made = replace(variant, fields={**(variant.fields or {}), cell.field: text})
    return replace(post, variants={**post.variants, cell.account: made})


def taken_back(pin: Pin, places: Iterable[Spot], post: Post, replacement: str) -> bool:
    """Whether the old words of an accepted suggestion stand there again: undone, or written back by hand."""
    return any(
        spot.whole and not _within(text_in(post, spot.cell) or "", spot, pin.quote, replacement)
        for spot in places
    )


def _within(text: str, spot: Spot, quote: str, replacement: str) -> bool:
    """Whether a spot stands within the replacement, which may hold the old words."""
    at = replacement.find(quote)
    while at >= 0:
        start = spot.start - at
        if start >= 0 and text.startswith(replacement, start):
            return True
        at = replacement.find(quote, at + 1)
    return False
