"""Signatures in OpenSSH's SSHSIG format, so that anybody can check ours with ``ssh-keygen -Y verify``.

Only one kind is made and taken: Ed25519, namespace ``medsos-desktop``, SHA-512. The namespace keeps a
signature made for something else (a login, a commit) from counting as a decision.
"""

import base64
import hashlib
from collections.abc import Callable
from typing import NamedTuple

from medsos_desktop.errors import UserError
from medsos_desktop.keys import ssh
from medsos_desktop.keys.ssh import string

NAMESPACE = "medsos-desktop"
HASH = b"sha512"
MAX_ARMOUR = 4000
"""Characters of an armoured signature; ours have about 300, line ends of Windows included."""

_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_MAGIC = b"SSHSIG"
_VERSION = 1
_WIDTH = 70


class Signature(NamedTuple):
    """What an armoured text carries: the raw public key that it names and the 64 bytes of Ed25519."""

    public: bytes
    raw: bytes


def signed_bytes(message: bytes) -> bytes:
    """What Ed25519 signs for ``message``: its hash, bound to format and namespace."""
    digest = hashlib.sha512(message).digest()
    return _MAGIC + string(NAMESPACE.encode()) + string(b"") + string(HASH) + string(digest)


def sign(message: bytes, public: bytes, ed25519: Callable[[bytes], bytes]) -> str:
    """The armoured signature of ``message``, with a last line end; ``ed25519`` signs bytes bare."""
    return armoured(Signature(public, ed25519(signed_bytes(message))))


def armoured(signature: Signature) -> str:
    """The signature as text."""
    raw = (
        _MAGIC
        + _VERSION.to_bytes(4, "big")
        + string(ssh.blob(signature.public))
        + string(NAMESPACE.encode())
        + string(b"")
        + string(HASH)
        + string(string(ssh.ALGORITHM) + string(signature.raw))
    )
    text = base64.b64encode(raw).decode()
    lines = [text[at : at + _WIDTH] for at in range(0, len(text), _WIDTH)]
    return "\n".join([_BEGIN, *lines, _END, ""])


def parse(text: str) -> Signature:
    """Take an armoured signature apart without checking what it signs.

    Raises `UserError` ``keys.signature-too-long``, ``keys.signature-armour``, ``keys.signature-broken``
    (cut short, something unknown in it), ``keys.signature-trailing`` (bytes after its end),
    ``keys.signature-algorithm``, ``keys.signature-namespace``, ``keys.signature-hash``.
    """
    reader = ssh.Reader(_bare(text))
    try:
        return _fields(reader)
    except ValueError as error:
        raise UserError("keys.signature-broken") from error


def _bare(text: str) -> bytes:
    if len(text) > MAX_ARMOUR:
        raise UserError("keys.signature-too-long")
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
    if len(lines) < 3 or lines[0] != _BEGIN or lines[-1] != _END:
        raise UserError("keys.signature-armour")
    body = "".join(lines[1:-1])
    raw = ssh.strict_base64(body, "keys.signature-armour")
    if base64.b64encode(raw).decode() != body:  # spare bits of the last letter: one text for one signature
        raise UserError("keys.signature-armour")
    return raw


def _fields(reader: ssh.Reader) -> Signature:
    if reader.take(len(_MAGIC)) != _MAGIC or reader.number() != _VERSION:
        raise UserError("keys.signature-broken")
    public = _public(reader.string())
    if reader.string() != NAMESPACE.encode():
        raise UserError("keys.signature-namespace")
    if reader.string():  # reserved: to be empty today
        raise UserError("keys.signature-broken")
    if reader.string() != HASH:
        raise UserError("keys.signature-hash")
    inner = ssh.Reader(reader.string())
    if inner.string() != ssh.ALGORITHM:
        raise UserError("keys.signature-algorithm")
    raw = inner.string()
    if not (reader.ended and inner.ended):
        raise UserError("keys.signature-trailing")
    if len(raw) != 64:
        raise UserError("keys.signature-broken")
    return Signature(public, raw)


def _public(raw: bytes) -> bytes:
    try:
        return ssh.read_blob(raw)
    except UserError as error:
        wrong = error.code == "keys.public-algorithm"
        raise UserError("keys.signature-algorithm" if wrong else "keys.signature-broken") from error


def verify(text: str, message: bytes) -> bytes:
    """The raw public key under which ``text`` signs ``message``; whether to believe it is the book's to say.

    Raises what `parse` does, and ``keys.signature-wrong`` when the signature does not fit the message.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    signature = parse(text)
    try:
        key = Ed25519PublicKey.from_public_bytes(signature.public)
        key.verify(signature.raw, signed_bytes(message))
    except (InvalidSignature, ValueError) as error:
        raise UserError("keys.signature-wrong") from error
    return signature.public
