"""The device key signs what this PC writes; the key book says who signed what comes from elsewhere.

The sender's card travels in every file. So whoever gets one from a PC that is new to them can compare its
six words by telephone and believe it from then on, without a file of its own for that.
"""

import os
from pathlib import Path

from medsos_desktop.changes import Changes
from medsos_desktop.directory.service import DirectoryService
from medsos_desktop.exchange.handoff import manifest as manifests
from medsos_desktop.exchange.handoff.seals import Seal, Standing
from medsos_desktop.keys import card as cards
from medsos_desktop.keys import device
from medsos_desktop.keys.book import Book
from medsos_desktop.keys.card import Card
from medsos_desktop.keys.comparing import compare
from medsos_desktop.keys.entries import Entry
from medsos_desktop.keys.keeping import Keeper
from medsos_desktop.keys.pair import Random
from medsos_desktop.keys.vouching import Vouched, stands, vouch
from medsos_desktop.model.key import Key
from medsos_desktop.model.rows import Trust
from medsos_desktop.store.chain import timestamp
from medsos_desktop.store.locking import machine
from medsos_desktop.store.store import Store

_NAMELESS = "PC"
"""What a PC without a name is called on its card."""


class Keyring:
    """Keys as hand-off files use them, in one workspace on this PC; ``machine`` is the PC's name."""

    def __init__(
        self,
        store: Store,
        directory: DirectoryService,
        book: Book,
        keeper: Keeper,
        home: Path,
        random: Random = os.urandom,
    ) -> None:
        self._store, self._directory = store, directory
        self._book, self._keeper = book, keeper
        self._home, self._random = home, random
        self.machine = machine()

    def sign(self, message: bytes) -> str:
        """The device key's signature. `UserError` ``keys.cannot-write``, ``keys.cannot-read``."""
        return device.ensure(self._home, self._random).sign(message)

    def judge(self, message: bytes, armour: str, made: str) -> Seal:
        """See `seals.Verifier` and `vouching.vouch`."""
        return self._seal(vouch(self._book, self._home, message, armour, made))

    def again(self, seal: Seal, made: str) -> Seal:
        """What a seal that was judged before is worth by now: its key may have been revoked meanwhile."""
        return self._seal(stands(self._book, self._home, seal.key, made)) if seal.key else seal

    def _seal(self, found: Vouched) -> Seal:
        if found.state == "own":
            name = self._described().name
            return Seal(Standing.TRUSTED, found.key, name, self._store.chain.device, own=True)
        known = found.entry is not None and found.state != "unknown"
        holder = _named(found.entry) if known and found.entry else ""
        return Seal(Standing(found.state), found.key, holder, found.device)

    def card(self) -> Card:
        """The card of this PC's own key, the same while the PC and its office are called the same.

        Raises `UserError` ``keys.cannot-write``, ``keys.cannot-read``, ``keys.card-text``.
        """
        pair, said = device.ensure(self._home, self._random), self._described()
        entry = self._book.entry(pair.fingerprint)
        if entry is not None and _texts(entry.card) == _texts(said):
            return entry.card
        return cards.make(
            pair, person=said.person, name=said.name, title=said.title, office=said.office, made=said.made
        )

    def introduce(self) -> Changes:
        """Tell the office of this PC's key, so that it stands in the book and can be revoked there."""
        card = self.card()
        entry = self._book.entry(card.fingerprint)
        if entry is not None and entry.trust is not None and _texts(entry.card) == _texts(card):
            return Changes()
        told = self._keeper.take(card)
        return Changes.join([told, self._book.trust_own(device.ensure(self._home, self._random))])

    def knows(self, card: Card) -> bool:
        """Whether the book has this very card."""
        entry = self._book.entry(card.fingerprint)
        return entry is not None and entry.card == card

    def believes(self, card: Card) -> bool:
        """Whether this PC compared the key on it, for that holder."""
        entry = self._book.entry(card.fingerprint)
        return entry is not None and entry.trust is not None and entry.trust.person == card.person

    def knows_device(self, id: str) -> bool:
        """Whether a key of the PC with this id was compared here and still counts."""
        wanted = device.holder(id)
        return any(
            each.trust is not None and each.trust.person == wanted and not each.life.revoked_at
            for each in self._book.entries()
        )

    def take(self, card: Card) -> Changes:
        """The card into the book, believed by nobody yet. `UserError` ``keys.card-*``."""
        return Changes() if self.knows(card) else self._keeper.take(card)

    def accept(self, card: Card, told: str) -> Changes:
        """Believe the card's key from now on: ``told`` is what its owner read out, or the QR's text.

        Nothing is written before the words fit. Raises as `Book.trust` does.
        """
        compare(told, card.public)
        return Changes.join([self.take(card), self._book.trust(card.fingerprint, told)])

    def _described(self) -> Card:
        office = self._directory.office()
        name = _shown(self.machine) or _NAMELESS
        title, whole = _shown(office.short_name or office.name), _shown(office.name)
        holder = device.holder(self._store.chain.device)
        return Card(holder, name, title, whole, b"", timestamp(self._store.clock.now()))


def _named(entry: Entry) -> str:
    """What was compared; before that what the card says of itself."""
    return called(entry.trust or entry.key)


def called(holder: Card | Key | Trust) -> str:
    """A key's holder in one line: ``PC-DEPAN (Cacaban)``, ``Siti (Lurah)``."""
    return f"{holder.name} ({holder.title})" if holder.title else holder.name


def _texts(card: Card) -> tuple[str, str, str, str]:
    return card.person, card.name, card.title, card.office


def _shown(text: str) -> str:
    return cards.clean(manifests.clean(text)[: cards.MAX_TEXT])
