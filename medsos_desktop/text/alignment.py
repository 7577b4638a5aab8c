"""Which words of a text stand in another one, and where: the ground that `anchors` stands on.

Only words are compared. Blanks and signs lead nowhere, every sentence has the same ones.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import NamedTuple

MOST_PLACES = 200
"""So many occurrences of words are looked at, no more."""

_MOST_WORDS = 1_500
"""Above this many changed words only what stands before and behind them is compared: it is not linear."""
_PHRASE = 3
"""So many words standing once in each text are the same wherever they stand."""
_WORD = r"\w+(?:[-'\u2019.,:]\w+)*"


class Words(NamedTuple):
    """The words of a text, and where each begins and ends (code points)."""

    texts: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


class Run(NamedTuple):
    """``size`` words that both texts have, from word ``old`` of the one and word ``new`` of the other."""

    old: int
    new: int
    size: int


@cache
def _pattern(signs: bool) -> re.Pattern[str]:
    return re.compile(rf"{_WORD}|[^\w\s]" if signs else _WORD)


@lru_cache(maxsize=64)
def words_of(text: str, *, signs: bool = False) -> Words:
    """Its words; with ``signs`` each sign besides."""
    found = [(each.group(), *each.span()) for each in _pattern(signs).finditer(text)]
    return Words(*(tuple(column) for column in zip(*found, strict=True))) if found else Words((), (), ())


def span_of(words: Words, start: int, end: int) -> tuple[int, int] | None:
    """The first word of a stretch of text and the one behind its last; `None` where it holds none."""
    first, last = bisect_right(words.ends, start), bisect_left(words.starts, end)
    return (first, last) if first < last else None


@lru_cache(maxsize=64)
def kept(base: str, now: str) -> tuple[tuple[Run, ...], ...]:
    """What both texts have, in one or two ways of looking: what is alike at the beginning taken first, or
    what is alike at the end. Where words repeat, only one of them sees an edit for what it was.
    """
    old, new = words_of(base).texts, words_of(now).texts
    most = min(len(old), len(new))
    head = common(old, new)
    tail = common(old[::-1], new[::-1])
    ways = [(head, min(tail, most - head))]
    if head + tail > most:
        ways.append((most - tail, tail))
    return tuple(_middle(old, new, *way) for way in ways)


def common(one: Sequence[str], two: Sequence[str]) -> int:
    """How many items both begin with."""
    both = zip(one, two, strict=False)
    return next((at for at, (a, b) in enumerate(both) if a != b), min(len(one), len(two)))


def _middle(old: Sequence[str], new: Sequence[str], head: int, tail: int) -> tuple[Run, ...]:
    runs = [Run(0, 0, head)]
    before, after = old[head : len(old) - tail], new[head : len(new) - tail]
    if before and after and max(len(before), len(after)) <= _MOST_WORDS:
        blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
        runs += [Run(head + i, head + j, size) for i, j, size in blocks]
    runs.append(Run(len(old) - tail, len(new) - tail, tail))
    return _joined(run for run in runs if run.size)


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs that go on in both texts as one."""
    made: list[Run] = []
    for run in runs:
        if made and made[-1].old + made[-1].size == run.old and made[-1].new + made[-1].size == run.new:
            made[-1] = made[-1]._replace(size=made[-1].size + run.size)
        else:
            made.append(run)
    return tuple(made)


def within(way: Iterable[Run], span: tuple[int, int]) -> list[Run]:
    """The parts of the runs within a span of words."""
    found = []
    for run in way:
        first, last = max(run.old, span[0]), min(run.old + run.size, span[1])
        if first < last:
            found.append(Run(first, run.new + first - run.old, last - first))
    return found


def is_whole(runs: Sequence[Run], span: tuple[int, int]) -> bool:
    """Whether the parts are all of the span, in one piece."""
    return len(runs) == 1 and runs[0].size == span[1] - span[0]


def phrase(base: str, now: str, span: tuple[int, int]) -> Run | None:
    """Words that stand once in each text, wherever that is: somebody moved them."""
    old, new = words_of(base).texts, words_of(now).texts
    sought = old[span[0] : span[1]]
    if len(sought) < _PHRASE:
        return None
    here, there = _occurrences(sought, old), _occurrences(sought, new)
    return Run(span[0], there[0], len(sought)) if len(here) == len(there) == 1 else None


def _occurrences(sought: Sequence[str], words: Sequence[str]) -> list[int]:
    size, found = len(sought), list[int]()
    for at, word in enumerate(words):
        if word == sought[0] and tuple(words[at : at + size]) == tuple(sought):
            found.append(at)
            if len(found) == MOST_PLACES:
                break
    return found
