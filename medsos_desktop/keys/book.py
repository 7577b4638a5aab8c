"""The key book: whose keys the office has told of, and which of them this PC believes.

The keys themselves travel as records. To believe one is this PC's own matter: somebody here compared the
six words or the QR. What is believed is *that key for that person*, as it stood on the card that day; a
record that puts another name on the key changes nothing of it.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.keys import card as cards
from medsos_desktop.keys import lifetime, sshsig
from medsos_desktop.keys.comparing import compare
from medsos_desktop.keys.entries import Checked, Entry
from medsos_desktop.keys.lifetime import State
from medsos_desktop.keys.pair import KeyPair, Random
from medsos_desktop.keys.ssh import fingerprint as fingerprint_of
from medsos_desktop.keys.trusting import Believed
from medsos_desktop.model.key import Key
from medsos_desktop.model.record import Record
from medsos_desktop.model.rows import Trust
from medsos_desktop.store import bodies, erasing, reading, records
from medsos_desktop.store.chain import timestamp
from medsos_desktop.store.store import Store


class Book:
    """Reads the book of one workspace; `keeping.Keeper` writes it."""

    def __init__(self, store: Store, home: Path, random: Random = os.urandom) -> None:
        self._store = store
        self._believed = Believed(store, home, random)

    def entries(self) -> list[Entry]:
        """Every key, by name, then by fingerprint."""
        known = {**reading.entities(self._store.db, "key"), **reading.gone(self._store.db, "key")}
        found = [entry for each in known if (entry := self.entry(each)) is not None]
        return sorted(found, key=lambda entry: (entry.key.name, entry.fingerprint))

    def of_person(self, person: str) -> list[Entry]:
        """The keys of a person, those of old among them, the newest first."""
        found = [each for each in self.entries() if (each.trust or each.key).person == person]
        return sorted(found, key=lambda entry: entry.life.valid_from, reverse=True)

    def entry(self, fingerprint: str) -> Entry | None:
        """One key; `None` when the office has told nothing of it, or what was told was erased."""
        key = reading.entity(self._store.db, "key", fingerprint)
        if not isinstance(key, Key) or not _is_named(key, fingerprint):
            return None
        every = records.of_entity(self._store.db, "key", fingerprint)
        trust = None if self._gap(every) else self._believed.get(fingerprint)
        return Entry(fingerprint, key, lifetime.of(_told(every)), trust)

    def state_of(self, fingerprint: str, at: str) -> State:
        """Whether a signature of the key, made ``at`` (a record's time), counts on this PC."""
        entry = self.entry(fingerprint)
        return State.UNKNOWN if entry is None else entry.state(at)

    def check(self, signature: str, message: bytes, at: str, person: str = "") -> Checked:
        """Whether ``signature`` over ``message``, made ``at``, counts; as ``person``'s where one is named.

        Raises no `UserError`: its codes, those of `sshsig.verify`, ``keys.key-*`` (a state) and
        ``keys.key-of-another``, are the answer.
        """
        try:
            fingerprint = fingerprint_of(sshsig.verify(signature, message))
        except UserError as error:
            return Checked(error.code)
        entry = self.entry(fingerprint)
        whose = entry.trust.person if entry and entry.trust else ""
        state = State.UNKNOWN if entry is None else entry.state(at)
        if state is not State.TRUSTED:
            return Checked(f"keys.key-{state}", fingerprint, whose)
        if person and person != whose:
            return Checked("keys.key-of-another", fingerprint, whose)
        return Checked("", fingerprint, whose)

    def trust(self, fingerprint: str, told: str) -> Changes:
        """Believe a key: ``told`` are the six words its owner read out, or the text of the QR scanned.

        What is believed is the person on its card. Raises `UserError` ``keys.not-in-book``,
        ``keys.words-differ``, ``words-count``, ``words-unknown``, ``qr-*``, ``card-*``, ``keys.erased``.
        """
        entry = self._known(fingerprint)
        how = compare(told, entry.public)
        return self._believe(entry, how)

    def trust_own(self, pair: KeyPair) -> Changes:
        """Believe the key that was unlocked or made here: whoever holds it needs no comparing."""
        return self._believe(self._known(pair.fingerprint), "own")

    def distrust(self, fingerprint: str) -> Changes:
        """Believe it no more on this PC; nobody else hears of it."""
        self._believed.drop(fingerprint)
        return Changes.one("trust", fingerprint)

    def _believe(self, entry: Entry, how: str) -> Changes:
        card = cards.prove(entry.card)
        if self._gap(records.of_entity(self._store.db, "key", entry.fingerprint)):
            raise UserError("keys.erased")
        at = timestamp(self._store.clock.now())
        self._believed.keep(
            Trust(entry.fingerprint, card.person, card.name, card.title, how, at, self._store.actor)
        )
        return Changes.one("trust", entry.fingerprint)

    def _known(self, fingerprint: str) -> Entry:
        entry = self.entry(fingerprint)
        if entry is None:
            raise UserError("keys.not-in-book")
        return entry

    def _gap(self, every: Iterable[Record]) -> bool:
        """Whether something told of a key was erased: it may have been its revocation."""
        return any(erasing.is_erased(self._store.db, each.id) for each in every if each.body is None)


def _told(every: Iterable[Record]) -> Iterator[Mapping[str, Any]]:
    """What each record about a key says, whatever stands in the newest."""
    for record in every:
        if record.body is not None:
            yield bodies.read("key", record.body)[0]


def _is_named(key: Key, fingerprint: str) -> bool:
    """Whether the key is what its entity is named after; a newer app's record may be anything."""
    if not all(isinstance(each, str) for each in vars(key).values()):
        return False
    try:
        return fingerprint_of(bytes.fromhex(key.public)) == fingerprint
    except ValueError:
        return False
