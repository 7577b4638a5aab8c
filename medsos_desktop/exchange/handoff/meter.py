"""Progress of work on a hand-off file, in megabytes that passed, and the question whether to stop."""

from collections.abc import Callable, Iterable, Iterator

from medsos_desktop.errors import Cancelled

Progress = Callable[[int, int, str], None]
"""Megabytes done, megabytes in all, and a key of the words."""

Wish = Callable[[], bool]
_MB = 1_000_000


def silent(_done: int, _total: int, _what: str) -> None:
    """Tells nobody."""


def never() -> bool:
    """Goes on to the end."""
    return False


class Meter:
    """Counts bytes against ``total``; `Cancelled` at the next piece once somebody wants to stop."""

    def __init__(self, total: int, progress: Progress = silent, cancelled: Wish = never) -> None:
        self._total = max(1, -(-total // _MB))
        self._progress, self._cancelled = progress, cancelled
        self._bytes, self._told = 0, -1

    def step(self, size: int, what: str) -> None:
        """``size`` more bytes are done."""
        if self._cancelled():
            raise Cancelled
        self._bytes += size
        done = min(self._bytes // _MB, self._total)
        if done != self._told:
            self._told = done
            self._progress(done, self._total, what)

    def through(self, pieces: Iterable[bytes], what: str) -> Iterator[bytes]:
        """The same pieces, counted."""
        for piece in pieces:
            self.step(len(piece), what)
            yield piece

    def done(self, what: str) -> None:
        """All of it, whatever rounding left."""
        self._progress(self._total, self._total, what)
