"""Writing into the key book: a new card, a key's end, its revocation, the key that follows it."""

from dataclasses import replace
from typing import cast

from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.keys import card as cards
from medsos_desktop.keys.card import Card
from medsos_desktop.model.key import Key
from medsos_desktop.store import bodies, reading
from medsos_desktop.store.chain import timestamp
from medsos_desktop.store.operation import Operation
from medsos_desktop.store.store import Store


class Keeper:
    """Every call is one operation, sealed, sent on with the other records, and not undone by Urungkan."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def take(self, card: Card) -> Changes:
        """A card comes into the book, or a newer card of a known key (another title). Believed by nobody yet.

        Raises `UserError` ``keys.card-text``, ``keys.card-forged``.
        """
        with self._store.operation("op.key.add") as op:
            self._take(op, card)
        return op.changes

    def replace(self, old: str, card: Card) -> Changes:
        """A new key follows an old one (PIN forgotten, a new term): the old one counts until now.

        ``old`` is its fingerprint. Raises `UserError` ``keys.not-in-book``, ``keys.same-key``, ``card-*``.
        """
        before = self._key(old)
        if card.fingerprint == old:
            raise UserError("keys.same-key")
        now = timestamp(self._store.clock.now())
        with self._store.operation("op.key.replace") as op:
            self._take(op, card)
            ended = replace(before, successor=card.fingerprint, valid_until=_earlier(before.valid_until, now))
            op.edit("key", old, bodies.pack(ended))
        return op.changes

    def end(self, fingerprint: str, until: str) -> Changes:
        """The key counts until then (a record's time); a later end than one told before changes nothing.

        Raises `UserError` ``keys.not-in-book``.
        """
        key = self._key(fingerprint)
        with self._store.operation("op.key.end") as op:
            ended = replace(key, valid_until=_earlier(key.valid_until, until))
            op.edit("key", fingerprint, bodies.pack(ended))
        return op.changes

    def revoke(self, fingerprint: str, why: str, since: str = "") -> Changes:
        """Signatures made from ``since`` on (now when "", never later) count for nobody any more.

        Somebody who stole a key can date back what they sign, so choose the day it was last in safe hands.
        Raises `UserError` ``keys.not-in-book``, ``keys.why-empty``.
        """
        key = self._key(fingerprint)
        if not why.strip():
            raise UserError("keys.why-empty")
        since = _earlier(since, timestamp(self._store.clock.now()))
        with self._store.operation("op.key.revoke") as op:
            told = replace(key, revoked_at=_earlier(key.revoked_at, since), revoked_why=why.strip()[:500])
            op.edit("key", fingerprint, bodies.pack(told))
        return op.changes

    def _take(self, op: Operation, card: Card) -> None:
        cards.prove(card)
        before = reading.entity(self._store.db, "key", card.fingerprint)
        said = replace(
            before or Key(public=card.public.hex(), valid_from=card.made),
            person=card.person,
            name=card.name,
            title=card.title,
            office=card.office,
            made=card.made,
            signature=card.signature,
        )
        if before is None:
            op.put("key", card.fingerprint, bodies.pack(said))
        else:
            op.edit("key", card.fingerprint, bodies.pack(said))

    def _key(self, fingerprint: str) -> Key:
        found = reading.entity(self._store.db, "key", fingerprint)
        if found is None:
            raise UserError("keys.not-in-book")
        return cast(Key, found)


def _earlier(one: str, other: str) -> str:
    """The earlier of two times, where "" is none."""
    return min(filter(None, (one, other)), default="")
