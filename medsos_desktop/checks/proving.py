"""Tries the patterns of a pack from outside on hostile text before they are taken: none should run away.

Whatever gets through all the same is stopped when it runs (`medsos_desktop.checks.guarded`); here whoever
takes the file hears of it, with file and row, before anything changes. The window stays alive meanwhile:
`regex` gives way to other threads.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import product

from medsos_desktop.checks import pack, packfile
from medsos_desktop.checks.guarded import LIMIT, compiled
from medsos_desktop.checks.packfile import Row
from medsos_desktop.errors import Cancelled, UserError

_LENGTHS = (60, 600, 6_000, 20_000)
"""Characters of the texts that are tried; no post is longer."""
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
    made = compiled(pattern)
    for seed, ending in product(_seeds(pattern), _endings(pattern)):
        if cancelled():
            raise Cancelled
        for length in _LENGTHS:
            text = seed * (length // len(seed)) + ending
            try:
                sum(1 for _ in made.finditer(text, timeout=LIMIT, concurrent=True))
            except TimeoutError:
                return False
    return True


def _endings(pattern: str) -> list[str]:
    """What may follow the repeated piece, so that a pattern that must end otherwise looks everywhere.

    `regex` gives up at once where letters are missing that must come, so its own last ones are there, cut off.
    """
    last = re.search(r"[^\\()\[\]{}?*+|$^]{1,12}(?=[)$]*\Z)", pattern)
    return ["", "!", *([f"\n|{last[0]}"] if last else [])]


def _seeds(pattern: str) -> Iterator[str]:
    """Pieces that, repeated, keep a pattern busy: common ones, and its own words and letters."""
    words = re.findall(r"(?<!\\)[^\W\d_]{2,12}", pattern)
    letters = re.findall(r"(?<!\\)\w", pattern)
    signs = re.findall(r"\\([^\w\s])", pattern)
    pairs = [word + " " for word in words]
    yield from list(dict.fromkeys((*_SEEDS, *words, *pairs, *letters, *signs)))[:_MOST_SEEDS]
