"""The public card of a key ("kartu kunci"): whose it is, signed by the key itself.

The signature proves that whoever made the card has the private key, so that nobody can put another's key
on a card of their own. It does not prove the name: that is what six words or a QR are compared for.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from medsos_desktop.errors import UserError
from medsos_desktop.keys import qr, six, ssh, sshsig
from medsos_desktop.keys.pair import KeyPair
from medsos_desktop.model.canonical import canonical

VERSION = 1
PURPOSE = "key-card"
MAX_BYTES = 8_000
MAX_TEXT = 160
"""Characters of a name, title or office."""
_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,63}", re.ASCII)
_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Card:
    """``person`` is the entity id, ``made`` a record's time (UTC), ``public`` the raw key."""

    person: str
    name: str
    title: str
    office: str
    public: bytes
    made: str
    signature: str = ""

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the public key in hex."""
        return ssh.fingerprint(self.public)

    @property
    def public_line(self) -> str:
        """The key as ``ssh-keygen`` wants it, with the person's name behind."""
        return ssh.public_line(self.public, self.name)

    @property
    def words(self) -> tuple[str, ...]:
        """The six words to compare."""
        return six.of(self.public)

    @property
    def qr(self) -> str:
        """What the QR says; `qr.svg` and `qr.matrix` draw it."""
        return qr.text(self.public)


def make(pair: KeyPair, *, person: str, name: str, title: str, office: str, made: str) -> Card:
    """A card signed by its key. `UserError` ``keys.card-text`` for names nobody could read rightly."""
    card = Card(person, clean(name), clean(title), clean(office), pair.public, made)
    _check_texts(card)
    return replace(card, signature=pair.sign(_payload(card)))


def clean(text: str) -> str:
    """One line of visible letters, composed, without outer blanks."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _told(card: Card) -> dict[str, Any]:
    texts = {"person": card.person, "name": card.name, "title": card.title, "office": card.office}
    return texts | {"v": VERSION, "purpose": PURPOSE, "public": card.public.hex(), "made": card.made}


def _payload(card: Card) -> bytes:
    """What the key signs."""
    return canonical(_told(card))


def prove(card: Card) -> Card:
    """``card`` itself when its texts are fit to be shown and its own key signed it.

    Raises `UserError` ``keys.card-text``, ``keys.card-forged``.
    """
    _check_texts(card)
    try:
        signer = sshsig.verify(card.signature, _payload(card))
    except UserError as error:
        raise UserError("keys.card-forged") from error
    if signer != card.public:
        raise UserError("keys.card-forged")
    return card


def _check_texts(card: Card) -> None:
    """No controls, no letters that turn the writing round: what is compared is what is read."""
    for text in (card.name, card.title, card.office):
        hidden = any(unicodedata.category(each)[0] == "C" for each in text)
        if hidden or len(text) > MAX_TEXT or text != clean(text):
            raise UserError("keys.card-text")
    if not (card.name and _ID.fullmatch(card.person) and _AT.fullmatch(card.made)):
        raise UserError("keys.card-text")


def write(card: Card) -> bytes:
    """The card as a file: canonical JSON."""
    return canonical(_told(card) | {"signature": card.signature}) + b"\n"


class _Form(msgspec.Struct, forbid_unknown_fields=True):
    v: int
    purpose: str
    person: str
    name: str
    title: str
    office: str
    public: str
    made: str
    signature: str


class _Head(msgspec.Struct):
    v: int
    purpose: str


def read(raw: bytes) -> Card:
    """A card from elsewhere, proved. `UserError` ``keys.card-broken``, ``card-newer``, ``card-text``,
    ``card-forged``.
    """
    try:
        if len(raw) > MAX_BYTES or (head := msgspec.json.decode(raw, type=_Head)).purpose != PURPOSE:
            raise UserError("keys.card-broken")
        if head.v > VERSION:
            raise UserError("keys.card-newer")
        form = msgspec.json.decode(raw, type=_Form)
        public = bytes.fromhex(form.public)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise UserError("keys.card-broken") from error
    if form.v != VERSION or form.public != public.hex() or not ssh.is_sound(public):
        raise UserError("keys.card-broken")
    card = Card(form.person, form.name, form.title, form.office, public, form.made, form.signature)
    return prove(card)
