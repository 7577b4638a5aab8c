"""Two people (or a person and a repair) at one post: what each changed is put together, texts included.

The store merges sealed revisions field by field; here it is about words that are not even saved yet, so
texts are joined too, where the two changes touch different places.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Any

from medsos_desktop.composer.panel import Mark
from medsos_desktop.model.post import Post, Variant

_TEXTS = frozenset({"title", "text"})
_MISSING = object()
_WORDS = re.compile(r"\w+|\W")
_MOST_WORDS = 2_000
"""The comparison is not linear: a longer stretch is replaced whole."""


@dataclass(frozen=True, slots=True)
class Change:
    """``old[start:end]`` became ``text``; places are code points of the old text."""

    start: int
    end: int
    text: str

    @property
    def shift(self) -> int:
        """How far what stands behind it moves."""
        return len(self.text) - (self.end - self.start)


def change(old: str, new: str) -> Change:
    """The one stretch that differs."""
    head = _common(old, new)
    tail = min(_common(old[::-1], new[::-1]), min(len(old), len(new)) - head)
    return Change(head, len(old) - tail, new[head : len(new) - tail])


def changes(old: str, new: str) -> tuple[Change, ...]:
    """Every stretch that differs, word by word and in order; so a caret between two of them can stay."""
    whole = change(old, new)
    before, after = _WORDS.findall(old[whole.start : whole.end]), _WORDS.findall(whole.text)
    if max(len(before), len(after)) > _MOST_WORDS:
        return (whole,)
    places = list(accumulate(map(len, before), initial=whole.start))
    return tuple(
        Change(places[start], places[end], "".join(after[first:last]))
        for op, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        if op != "equal"
    )


def _common(one: str, two: str) -> int:
    """How many letters both begin with; by halving, as a letter by letter walk is slow."""
    low, high = 0, min(len(one), len(two))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == two[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def shifted(mark: Mark, done: Change) -> Mark | None:
    """A mark of the old text on the new one, until that is checked; `None` where it was typed into."""
    if mark.end <= done.start:
        return mark
    if mark.start >= done.end:
        return replace(mark, start=mark.start + done.shift, end=mark.end + done.shift)
    return None


def text_joined(base: str, mine: str, theirs: str) -> str | None:
    """Both changes of ``base`` in one text; `None` where they touch the same place."""
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    first, second = sorted((change(base, mine), change(base, theirs)), key=_place)
    if first.end > second.start or (first.end == second.start == second.end):
        return None
    between = base[first.end : second.start]
    return base[: first.start] + first.text + between + second.text + base[second.end :]


def _place(each: Change) -> tuple[int, int]:
    """Words put in come before words taken out there, whoever of the two did which."""
    return each.start, each.end


def joined(base: Post, mine: Post, theirs: Post) -> tuple[Post, tuple[str, ...]]:
    """``mine`` with what ``theirs`` changed since ``base``; where both changed the same, mine stays.

    The paths name what stayed (``text``, ``variants.abc.text``).
    """
    kept: list[str] = []
    values: dict[str, Any] = {}
    for field in fields(Post):
        name = field.name
        old, own, other = (getattr(post, name) for post in (base, mine, theirs))
        if name in _TEXTS:
            values[name] = _text(name, old, own, other, kept)
        elif name == "variants":
            values[name] = _map(name, old, own, other, kept, variants=True)
        elif name == "answers":
            values[name] = _map(name, old, own, other, kept)
        else:
            values[name] = _whole(name, old, own, other, kept)
    return replace(mine, **values), tuple(kept)


def _whole(path: str, base: Any, mine: Any, theirs: Any, kept: list[str]) -> Any:
    if mine in (base, theirs):
        return theirs
    if theirs != base:
        kept.append(path)
    return mine


def _text(path: str, base: str, mine: str, theirs: str, kept: list[str]) -> str:
    both = text_joined(base, mine, theirs)
    if both is None:
        kept.append(path)
        return mine
    return both


def _map(
    path: str,
    base: Mapping[str, Any],
    mine: Mapping[str, Any],
    theirs: Mapping[str, Any],
    kept: list[str],
    *,
    variants: bool = False,
) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key in dict.fromkeys((*mine, *theirs)):
        below = f"{path}.{key}"
        old, own, other = (each.get(key, _MISSING) for each in (base, mine, theirs))
        if variants and isinstance(own, Variant) and isinstance(other, Variant):
            value: Any = _variant(below, old if isinstance(old, Variant) else other, own, other, kept)
        elif isinstance(own, str) and isinstance(other, str) and isinstance(old, str):
            value = _text(below, old, own, other, kept)
        else:
            value = _whole(below, old, own, other, kept)
        if value is not _MISSING:
            made[key] = value
    return made


def _variant(path: str, base: Variant, mine: Variant, theirs: Variant, kept: list[str]) -> Variant:
    texts = _map(path, base.fields or {}, mine.fields or {}, theirs.fields or {}, kept)
    return Variant(
        surface=_whole(path, base.surface, mine.surface, theirs.surface, kept),
        fields=texts or None,
        media=_whole(path, base.media, mine.media, theirs.media, kept),
    )
