"""Who signed a bundle, and what that is worth on this PC."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from medsos_desktop.clock import Clock
from medsos_desktop.keys import device
from medsos_desktop.keys.entries import Checked, Entry
from medsos_desktop.keys.pair import Random
from medsos_desktop.store.chain import timestamp

_OUTDATED = frozenset({"early", "expired"})


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

Raises `UserError` ``keys.signature-*`` when it does not fit.
"""


def stranger(armour: str, message: bytes) -> Signature:
    """Without a key book: whether it fits at all. Every key is unknown."""
    from medsos_desktop.keys import ssh, sshsig

    return Signature("unknown", ssh.fingerprint(sshsig.verify(armour, message)))


class KeyBook(Protocol):
    """The questions asked of `keys.book.Book`."""

    def check(self, signature: str, message: bytes, at: str, person: str = "") -> Checked:
        """Whether a signature counts here, made ``at``."""
        ...

    def entry(self, fingerprint: str) -> Entry | None:
        """What is known of a key."""
        ...


class Signatures:
    """Signs with the key of this PC, and judges by the workspace's key book."""

    def __init__(self, book: KeyBook, home: Path, clock: Clock, random: Random) -> None:
        self._book, self._home, self._clock, self._random = book, home, clock, random

    def sign(self, message: bytes) -> str:
        """The armoured signature; the key is made at the first use.

        Raises `UserError` ``keys.cannot-write``, ``keys.cannot-read``.
        """
        return device.ensure(self._home, self._random).sign(message)

    def judge(self, armour: str, message: bytes) -> Signature:
        """See `Judge`. A manifest tells no time: one signed by a key revoked since is no longer believed."""
        found = stranger(armour, message)
        own = device.known(self._home)
        if own is not None and found.fingerprint == own.fingerprint:
            return replace(found, state="own")
        checked = self._book.check(armour, message, timestamp(self._clock.now()))
        state = checked.code.removeprefix("keys.key-") or "trusted"
        entry = self._book.entry(found.fingerprint)
        who = (entry.trust or entry.key).name if entry is not None else ""
        return replace(found, state="outdated" if state in _OUTDATED else state, who=who)
