"""Who signed something that came to this PC, and what that is worth: one answer for files of every kind."""

from dataclasses import dataclass
from pathlib import Path

from medsos_desktop.errors import UserError
from medsos_desktop.keys import device, ssh, sshsig
from medsos_desktop.keys.book import Book
from medsos_desktop.keys.entries import Entry
from medsos_desktop.keys.lifetime import State


@dataclass(frozen=True, slots=True)
class Vouched:
    """``state``: "invalid", "revoked", "own" (this PC's key), "unknown", "trusted" or "expired".

    ``key`` is the fingerprint; ``device`` the device that the key is believed to belong to, "" for a
    person's; ``entry`` what the book has of it.
    """

    state: str
    key: str = ""
    device: str = ""
    entry: Entry | None = None


def vouch(book: Book, home: Path, message: bytes, armour: str, at: str) -> Vouched:
    """What the signature ``armour`` over ``message`` is worth here, made ``at`` (a record's time).

    A revoked key counts for nothing, whenever the signature says it was made: whoever has it writes the
    date. When a device's card was made says nothing, so a clock that was put right ends no key. Raises
    `UserError` ``keys.cannot-read`` for this PC's own key.
    """
    try:
        key = ssh.fingerprint(sshsig.verify(armour, message))
    except UserError:
        return Vouched("invalid")
    return stands(book, home, key, at)


def stands(book: Book, home: Path, key: str, at: str) -> Vouched:
    """As `vouch`, of a key (a fingerprint) whose signature was found to fit before."""
    entry = book.entry(key)
    if entry is not None and entry.life.revoked_at:
        return Vouched("revoked", key, entry=entry)
    own = device.known(home)
    if own is not None and own.fingerprint == key:
        return Vouched("own", key, entry=entry)
    if entry is None or entry.trust is None:
        return Vouched("unknown", key, entry=entry)
    holder = device.of(entry.trust.person)
    good = {State.TRUSTED, State.EARLY} if holder else {State.TRUSTED}
    return Vouched("trusted" if entry.state(at) in good else "expired", key, holder, entry)
