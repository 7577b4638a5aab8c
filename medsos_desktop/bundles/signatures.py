"""Who signed a bundle, and what that is worth on this PC."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from medsos_desktop.clock import Clock
from medsos_desktop.errors import UserError
from medsos_desktop.keys import device
from medsos_desktop.keys.book import Book
from medsos_desktop.keys.pair import Random
from medsos_desktop.keys.vouching import vouch
from medsos_desktop.store.chain import timestamp


@dataclass(frozen=True, slots=True)
class Signature:
    """``state``: "own" (this PC), "trusted", "unknown", or why the key does not count; ``who`` in words.

    ``fingerprint`` is the SHA-256 of the public key in hex, "" where nothing is signed.
    """

    state: str = ""
    fingerprint: str = ""
    who: str = ""


UNSIGNED = Signature()

Judge = Callable[[str, bytes], Signature]
"""Takes the armoured signature and what it signs.

Raises `UserError` ``keys.signature-*`` when it does not fit, ``keys.cannot-read``.
"""


def stranger(armour: str, message: bytes) -> Signature:
    """Without a key book: whether it fits at all. Every key is unknown."""
    from medsos_desktop.keys import ssh, sshsig

    return Signature("unknown", ssh.fingerprint(sshsig.verify(armour, message)))


class Signatures:
    """Signs with the key of this PC, and judges by the workspace's key book."""

    def __init__(self, book: Book, home: Path, clock: Clock, random: Random) -> None:
        self._book, self._home, self._clock, self._random = book, home, clock, random

    def sign(self, message: bytes) -> str:
        """The armoured signature; the key is made at the first use.

        Raises `UserError` ``keys.cannot-write``, ``keys.cannot-read``.
        """
        return device.ensure(self._home, self._random).sign(message)

    def judge(self, armour: str, message: bytes) -> Signature:
        """See `Judge`. A manifest tells no time, so what counts is the key's standing now."""
        found = vouch(self._book, self._home, message, armour, timestamp(self._clock.now()))
        if found.state == "invalid":
            raise UserError("keys.signature-wrong")
        holder = found.entry.trust or found.entry.key if found.entry is not None else None
        who = "" if holder is None else f"{holder.name} ({holder.title})" if holder.title else holder.name
        return Signature(found.state, found.key, who)
