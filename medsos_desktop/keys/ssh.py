"""Ed25519 public keys in the forms OpenSSH knows: the blob, the line of a ``.pub`` file, fingerprints.

A public key is its 32 raw bytes everywhere in the app. Its fingerprint, which names it in records, is
the SHA-256 of these bytes in hex; `openssh_fingerprint` is what ``ssh-keygen -l`` prints.
"""

import base64
import binascii
import hashlib

from medsos_desktop.errors import UserError

ALGORITHM = b"ssh-ed25519"
SIZE = 32
"""Bytes of a raw public key and of a seed."""
MAX_LINE = 1000
"""Characters of a public key line, with its comment."""

_P = 2**255 - 19
_SMALL_ORDER = frozenset(
    int.from_bytes(bytes.fromhex(each), "little")
    for each in (
        "00" * 32,
        "01" + "00" * 31,
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "ec" + "ff" * 30 + "7f",
    )
)
"""The y of points of small order: under such a "key" anybody can make signatures that fit."""


def string(raw: bytes) -> bytes:
    """The ``string`` of SSH's wire format: length in four bytes, then the bytes."""
    return len(raw).to_bytes(4, "big") + raw


class Reader:
    """Takes wire format apart; `ValueError` where it ends too early."""

    def __init__(self, raw: bytes) -> None:
        self._raw, self._at = raw, 0

    def take(self, count: int) -> bytes:
        """The next ``count`` bytes."""
        part = self._raw[self._at : self._at + count]
        if len(part) != count:
            raise ValueError("cut short")
        self._at += count
        return part

    def number(self) -> int:
        """The next ``uint32``."""
        return int.from_bytes(self.take(4), "big")

    def string(self) -> bytes:
        """The next ``string``."""
        return self.take(self.number())

    @property
    def ended(self) -> bool:
        """Whether nothing is left."""
        return self._at == len(self._raw)


def blob(public: bytes) -> bytes:
    """The public key as OpenSSH writes it into files and signatures."""
    return string(ALGORITHM) + string(sound(public))


def read_blob(raw: bytes) -> bytes:
    """The raw key in a blob. `UserError` ``keys.public-algorithm``, ``keys.public-broken``."""
    reader = Reader(raw)
    try:
        if reader.string() != ALGORITHM:
            raise UserError("keys.public-algorithm")
        public = reader.string()
    except ValueError as error:
        raise UserError("keys.public-broken") from error
    if not reader.ended:
        raise UserError("keys.public-broken")
    return sound(public)


def is_sound(public: bytes) -> bool:
    """Whether these can be the bytes of a key, and of one that binds somebody."""
    y = int.from_bytes(public, "little") & (2**255 - 1)
    return len(public) == SIZE and y < _P and y not in _SMALL_ORDER


def sound(public: bytes) -> bytes:
    """``public`` itself, unless it is not sound: `UserError` ``keys.public-broken``."""
    if not is_sound(public):
        raise UserError("keys.public-broken")
    return public


def public_line(public: bytes, comment: str = "") -> str:
    """The line of a ``.pub`` file, without a line end; blanks and line ends in ``comment`` become ``-``."""
    line = f"{ALGORITHM.decode()} {base64.b64encode(blob(public)).decode()}"
    return f"{line} {'-'.join(comment.split())}" if comment.split() else line


def read_public_line(text: str) -> bytes:
    """The raw key of a public key line, its comment passed over. `UserError` ``keys.public-*``."""
    parts = text.split(maxsplit=2) if len(text) <= MAX_LINE else []
    if len(parts) < 2 or len(text.strip().splitlines()) != 1:
        raise UserError("keys.public-broken")
    if parts[0] != ALGORITHM.decode():
        raise UserError("keys.public-algorithm")
    public = read_blob(strict_base64(parts[1], "keys.public-broken"))
    if public_line(public).split()[1] != parts[1]:  # the same bytes have one spelling only
        raise UserError("keys.public-broken")
    return public


def strict_base64(text: str, code: str) -> bytes:
    """The bytes of base 64 text; `UserError` ``code`` at any foreign letter or missing padding."""
    try:
        return base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, ValueError) as error:
        raise UserError(code) from error


def allowed_signer(principal: str, public: bytes, namespace: str) -> str:
    """A line for the ``allowed_signers`` file of ``ssh-keygen -Y verify``; ``principal`` without blanks."""
    return f'{"-".join(principal.split())} namespaces="{namespace}" {public_line(public)}'


def fingerprint(public: bytes) -> str:
    """SHA-256 of the raw key in hex: the name of the key in records, books and cards."""
    return hashlib.sha256(public).hexdigest()


def openssh_fingerprint(public: bytes) -> str:
    """``SHA256:...`` as ``ssh-keygen -l`` prints it."""
    return "SHA256:" + base64.b64encode(hashlib.sha256(blob(public)).digest()).decode().rstrip("=")
