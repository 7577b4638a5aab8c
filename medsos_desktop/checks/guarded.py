"""Words and patterns from outside are looked for under a time limit: none may hang the window or a batch.

`re` cannot be stopped, `regex` can. What ran away once is not looked for again as long as the program runs
(a thousand posts would each wait for it), and whoever shows rules says so: see `stopped`.
"""

import re
from collections.abc import Iterator
from time import thread_time
from typing import Any

LIMIT = 0.15
"""Seconds that one word or pattern may take on a text of usual length."""
LONGER = 2e-6
"""Seconds more for each character: what is linear may read a long text to its end."""

_stopped: set[str] = set()


def stopped() -> frozenset[str]:
    """Words and patterns, as they stand in their row, that ran away since the program started."""
    return frozenset(_stopped)


def forget() -> None:
    """Gives what ran away another chance (its rules were mended)."""
    _stopped.clear()


def compiled(source: str) -> Any:
    """``source`` for `regex`, meaning what it means for `re`; ``re.error`` when either cannot take it."""
    import regex  # type: ignore[import-untyped]

    re.compile(source)
    try:
        return regex.compile(source, regex.VERSION0)
    except regex.error as error:
        raise re.error(str(error)) from error


class Guarded:
    """What `re.Pattern` offers and the checks need. ``name`` is the word or pattern as its row has it."""

    def __init__(self, source: str, name: str) -> None:
        self._pattern = compiled(source)
        self._name = name
        self._spent = 0.0

    def match(self, text: str, place: int) -> Any:
        """At this place; `None` once it ran away."""
        if self._name in _stopped:
            return None
        began = thread_time()
        try:
            return self._pattern.match(text, place, timeout=LIMIT)
        except TimeoutError:
            _stopped.add(self._name)
            return None
        finally:
            self._tire(thread_time() - began, len(text))

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Every place, one after another; none any more once it ran away."""
        if self._name in _stopped:
            return
        limit, began = LIMIT + len(text) * LONGER, thread_time()
        try:
            for found in self._pattern.finditer(text, timeout=limit, concurrent=True):
                yield found.span()
                if thread_time() - began > limit:
                    raise TimeoutError
        except TimeoutError:
            _stopped.add(self._name)

    def _tire(self, took: float, length: int) -> None:
        """Many places that each take a while are one long while."""
        if took > LIMIT / 100:
            self._spent += took
            if self._spent > LIMIT + length * LONGER:
                _stopped.add(self._name)
