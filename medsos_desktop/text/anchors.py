"""A place in a text that survives edits of it: the words themselves, what stands around them, and where.

Words are followed from the text they were chosen in to another one by what both have in common. What
edits leave alone is found again; what they touch shrinks to the words that are left, or is lost. Other
words are never taken for them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from medsos_desktop.text.alignment import (
    MOST_PLACES,
    Run,
    common,
    is_whole,
    kept,
    phrase,
    span_of,
    within,
    words_of,
)
from medsos_desktop.text.graphemes import floor

AROUND = 32
"""Code points kept on each side of the words."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """``quote`` stood at ``start`` to ``end`` (code points) of a text, between ``before`` and ``after``."""

    start: int
    end: int
    quote: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Where the words stand now. ``whole``: all of them, untouched; else the longest part that is left."""

    start: int
    end: int
    whole: bool


def anchor(text: str, start: int, end: int) -> Anchor:
    """The place of ``text[start:end]``."""
    return Anchor(start, end, text[start:end], *_around(text, start, end))


def snapped(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A selection grown to whole words, without blanks around them; `None` where it holds no word.

    Nobody means half a word, and a letter and its accent are never parted.
    """
    words = words_of(text, signs=True)
    span = span_of(words, start, end)
    if span is None:
        return None
    first, last = span
    left, right = floor(text, words.starts[first]), words.ends[last - 1]
    while right < len(text) and floor(text, right) != right:
        right += 1
    return left, right


def find(mark: Anchor, now: str, base: str | None) -> Found | None:
    """Where the words of ``mark`` stand in ``now``; `None` when they are gone.

    ``base`` is the text they were chosen in. Without it (or with another one) the words count as found
    only where they stand once between the same neighbours.
    """
    if not mark.quote.strip():
        return None
    if base is None or base[mark.start : mark.end] != mark.quote:
        return _by_neighbours(mark, now)
    if base == now:
        return Found(mark.start, mark.end, True)
    span = span_of(words_of(base), mark.start, mark.end)
    if span is None:  # nothing but signs
        return _by_neighbours(mark, now)
    ways = [within(way, span) for way in kept(base, now)]
    moved = phrase(base, now, span)
    runs = [way[0] for way in ways if is_whole(way, span)] or ([moved] if moved else [])
    if runs:
        found = [_all_of(base, now, mark, run) for run in runs]
        return max(found, key=lambda each: (each.whole, _alike(mark, now, each)))
    return _left(base, now, mark, span, ways)


def _all_of(base: str, now: str, mark: Anchor, run: Run) -> Found:
    """Where all words of a mark stand. They are whole if nothing but blanks differs between them.

    What of the mark is no word (a full stop, an accent, what joins an emoji) stays with it where it is.
    """
    old = words_of(base)
    start, end = _place(base, now, mark, run)
    head = base[mark.start : old.starts[run.old]]
    tail = base[old.ends[run.old + run.size - 1] : mark.end]
    if head and now.endswith(head, 0, start):
        start -= len(head)
    if tail and now.startswith(tail, end):
        end += len(tail)
    return Found(start, end, now[start:end].split() == mark.quote.split())


def _place(base: str, now: str, mark: Anchor, run: Run) -> tuple[int, int]:
    """Where a run of a mark's words stands; a mark that begins within a word does so there too."""
    old, new, last = words_of(base), words_of(now), run.size - 1
    inner = max(mark.start - old.starts[run.old], 0), max(old.ends[run.old + last] - mark.end, 0)
    return new.starts[run.new] + inner[0], new.ends[run.new + last] - inner[1]


def _left(
    base: str, now: str, mark: Anchor, span: tuple[int, int], ways: Iterable[list[Run]]
) -> Found | None:
    """The longest part that is left, if all parts together are half of the words or more."""
    texts = words_of(base).texts

    def letters(run: Run) -> int:
        return sum(map(len, texts[run.old : run.old + run.size]))

    runs = max(ways, key=lambda way: sum(map(letters, way)))
    if not runs or 2 * sum(map(letters, runs)) < letters(Run(span[0], 0, span[1] - span[0])):
        return None
    return Found(*_place(base, now, mark, max(runs, key=letters)), whole=False)


def _alike(mark: Anchor, now: str, found: Found) -> int:
    """How far what stands around is the same."""
    before, after = _around(now, found.start, found.end)
    return common(mark.before[::-1], before[::-1]) + common(mark.after, after)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    return text[max(start - AROUND, 0) : start], text[end : end + AROUND]


def _by_neighbours(mark: Anchor, now: str) -> Found | None:
    """The one place where the quote stands between the same words as before."""
    size = len(mark.quote)
    found = [at for at in _places(mark.quote, now) if _neighbours(mark, *_around(now, at, at + size))]
    return Found(found[0], found[0] + size, True) if len(found) == 1 else None


def _neighbours(mark: Anchor, before: str, after: str) -> bool:
    return _word_at(mark.before, -1) == _word_at(before, -1) and _word_at(mark.after, 0) == _word_at(after, 0)


def _word_at(text: str, place: int) -> str:
    """The first (0) or last (-1) word of a text, "" for none."""
    words = words_of(text, signs=True).texts
    return words[place] if words else ""


def _places(quote: str, text: str) -> Iterable[int]:
    """Where a quote stands as words of its own."""
    words = words_of(text, signs=True)
    borders = {*words.starts, *words.ends}
    at = text.find(quote)
    for _ in range(MOST_PLACES):
        if at < 0:
            return
        stripped = at + len(quote) - len(quote.lstrip()), at + len(quote.rstrip())
        if borders.issuperset(stripped):
            yield at
        at = text.find(quote, at + 1)
