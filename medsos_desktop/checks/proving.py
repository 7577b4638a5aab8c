"""Tries the patterns of a pack from outside on hostile text before they are taken: none may run away.

`regex` tries first, with a time limit and without holding the other threads; then `re`, which the checks use,
climbs a ladder of lengths, each a little longer, and stops at the first that takes too long. A pattern that
doubles its time with each letter is caught while a step still takes milliseconds.
"""

import re
import time
from collections.abc import Callable, Iterable, Iterator

import regex  # type: ignore[import-untyped]

from medsos_desktop.checks import pack, packfile
from medsos_desktop.checks.packfile import Row
from medsos_desktop.errors import Cancelled, UserError

LIMIT = 0.15
"""Seconds a pattern may take on one text; a good one needs a few milliseconds for the longest."""

_LADDER = (*range(4, 33), *(round(32 * 1.5**step) for step in range(1, 18)))
_SEEDS = ("a", "1", " ", "a ", "1 ", "a1", "-", ".", "1.", "aa-")
_MOST_SEEDS = 28

Progress = Callable[[int, int, str], None]
IsCancelled = Callable[[], bool]


def prove(files: Iterable[tuple[str, bytes]], progress: Progress, cancelled: IsCancelled) -> None:
    """Tries every pattern of the files; ``rulebook.slow`` with file, row and field for one that runs away."""
    known: dict[str, Row] = {row.id: row for row in pack.load().rows}
    wanted: list[tuple[str, Row]] = []
    for name, data in files:
        rows = packfile.from_bytes(name, data, known).rows
        wanted += [(name, row) for row in rows if row.pattern and row.pattern != _pattern(known, row.id)]
        known.update((row.id, row) for row in rows)
    for number, (name, row) in enumerate(wanted):
        progress(number, len(wanted), name)
        if not quick(row.pattern, cancelled):
            raise UserError("rulebook.slow", file=name, row=row.id, field="pattern")
    progress(len(wanted), len(wanted), "")


def _pattern(known: dict[str, Row], ident: str) -> str:
    return known[ident].pattern if ident in known else ""


def quick(pattern: str, cancelled: IsCancelled = lambda: False) -> bool:
    """Whether a pattern stays fast on every hostile text we know to make for it; `Cancelled` on the way."""
    compiled = re.compile(pattern)
    for seed in _seeds(pattern):
        for ending in ("", "!", "\n"):
            if cancelled():
                raise Cancelled
            if not _with_limit(pattern, seed * (400 // len(seed)) + ending):
                return False
            for length in _LADDER:
                text = seed * max(length // len(seed), 1) + ending
                started = time.perf_counter()
                sum(1 for _ in compiled.finditer(text))
                if time.perf_counter() - started > LIMIT:
                    return False
    return True


def _with_limit(pattern: str, text: str) -> bool:
    """`regex` under a time limit; what it does not understand, `re` decides alone."""
    try:
        sum(1 for _ in regex.compile(pattern).finditer(text, timeout=4 * LIMIT, concurrent=True))
    except TimeoutError:
        return False
    except regex.error:
        return True
    return True


def _seeds(pattern: str) -> Iterator[str]:
    """Pieces that, repeated, keep a pattern busy: common ones, and its own words and letters."""
    words = re.findall(r"(?<!\\)[^\W\d_]{2,12}", pattern)
    letters = re.findall(r"(?<!\\)\w", pattern)
    signs = re.findall(r"\\([^\w\s])", pattern)
    pairs = [word + " " for word in words]
    yield from list(dict.fromkeys((*_SEEDS, *words, *pairs, *letters, *signs)))[:_MOST_SEEDS]
