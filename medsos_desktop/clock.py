"""Time and randomness, injected so that tests and the sample give the same bytes on any day."""

import os
from datetime import UTC, datetime, timedelta
from typing import Protocol

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford: no i, l, o, u
_ALIKE = str.maketrans("oil", "011")


def spell(raw: bytes) -> str:
    """Bytes as lower-case Crockford base 32, five bits a letter, rest bits dropped."""
    number = int.from_bytes(raw, "big")
    letters = len(raw) * 8 // 5
    number >>= len(raw) * 8 - letters * 5
    return "".join(_ALPHABET[number >> shift & 31] for shift in range(5 * (letters - 1), -1, -5))


def unspell(letters: str) -> int | None:
    """The number that letters of `spell` stand for, as people type them: O is 0, I and L are 1, capitals too.

    `None` when a letter is none of these.
    """
    number = 0
    for letter in letters.lower().translate(_ALIKE):
        place = _ALPHABET.find(letter)
        if place < 0:
            return None
        number = number << 5 | place
    return number


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...


class Ids(Protocol):
    """Makes names and salts that nobody can guess."""

    def entity(self) -> str:
        """A new entity, chain, device or operation id: 16 letters of base 32 (80 bits)."""
        ...

    def salt(self) -> bytes:
        """16 random bytes for one record."""
        ...


class SystemClock:
    """The PC's own clock."""

    def now(self) -> datetime:
        """See `Clock.now`."""
        return datetime.now(UTC)


class RandomIds:
    """From the operating system's random source."""

    def entity(self) -> str:
        """See `Ids.entity`."""
        return spell(os.urandom(10))

    def salt(self) -> bytes:
        """See `Ids.salt`."""
        return os.urandom(16)


class SteppingClock:
    """Starts at ``at`` and moves ``step`` with each question: for tests and the sample."""

    def __init__(self, at: datetime, step: timedelta = timedelta(milliseconds=1)) -> None:
        self.at, self.step = at, step

    def now(self) -> datetime:
        """See `Clock.now`."""
        self.at += self.step
        return self.at


class SeededIds:
    """The same ids in the same order for the same seed: for tests and the sample."""

    def __init__(self, seed: str) -> None:
        self.seed, self.count = seed, 0

    def _next(self, size: int) -> bytes:
        import hashlib

        self.count += 1
        return hashlib.sha256(f"{self.seed}/{self.count}".encode()).digest()[:size]

    def entity(self) -> str:
        """See `Ids.entity`."""
        return spell(self._next(10))

    def salt(self) -> bytes:
        """See `Ids.salt`."""
        return self._next(16)
