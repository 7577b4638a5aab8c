"""The form of a key file: canonical JSON, read strictly.

It names its public key, a label to be recognised by, and what Argon2id needs. A checksum over the rest
tells a damaged file from a wrong PIN; against a forger the seal of the box stands, not the checksum.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import msgspec

from medsos_desktop.errors import UserError
from medsos_desktop.keys import files, sealing, ssh
from medsos_desktop.keys.sealing import Cost
from medsos_desktop.keys.strength import SecretKind
from medsos_desktop.model.canonical import canonical

FORMAT = "medsos-key"
VERSION = 1
MAX_LABEL = 120
"""Characters."""


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What a key file tells without its PIN. ``made`` is UTC as in records."""

    file: Path
    public: bytes
    label: str
    made: str
    kind: SecretKind
    cost: Cost
    salt: bytes
    nonce: bytes
    box: bytes

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the public key in hex."""
        return ssh.fingerprint(self.public)

    @property
    def bound(self) -> bytes:
        """What the box is bound to, so that neither label nor key can be exchanged over it."""
        return canonical(_head(self))


def dump(found: KeyFile) -> bytes:
    """The bytes of the file."""
    cost = found.cost._asdict()
    kdf = {"name": "argon2id", **cost, "salt": found.salt.hex()}
    cipher = {"name": "aes-256-gcm", "nonce": found.nonce.hex()}
    return sealed(_head(found) | {"kdf": kdf, "cipher": cipher, "box": found.box.hex()})


def sealed(told: dict[str, Any]) -> bytes:
    """The file of what is told, its checksum added."""
    return canonical(told | {"sum": hashlib.sha256(canonical(told)).hexdigest()}) + b"\n"


def _head(found: KeyFile) -> dict[str, Any]:
    named = {"format": FORMAT, "v": VERSION, "kind": found.kind, "label": found.label, "made": found.made}
    return named | {"public": found.public.hex()}


def read(file: Path) -> KeyFile:
    """What a key file says, every byte of it accounted for.

    `UserError` ``keys.file-missing``, ``file-damaged``, ``file-newer``, ``file-greedy`` (it asks for more
    memory or work than any of ours), ``keys.cannot-read``.
    """
    raw = files.read(file)
    if raw is None:
        raise UserError("keys.file-missing", name=file.name)
    return parse(raw, file)


def parse(raw: bytes, file: Path) -> KeyFile:
    """The same of bytes that were read already."""
    found = _load(raw, file)
    if not (_plausible(found) and _same(found, raw)):
        raise UserError("keys.file-damaged", name=file.name)
    if not found.cost.bearable:
        raise UserError("keys.file-greedy", name=file.name)
    return found


def _plausible(found: KeyFile) -> bool:
    sizes = len(found.salt) == sealing.SALT and len(found.nonce) == sealing.NONCE
    return sizes and len(found.label) <= MAX_LABEL and ssh.is_sound(found.public)


def _same(found: KeyFile, raw: bytes) -> bool:
    """Whether ``found`` says every byte of ``raw``, the checksum among them."""
    try:
        return dump(found) == raw
    except ValueError:  # a number that canonical JSON has no place for
        return False


class _Head(msgspec.Struct):
    format: Literal["medsos-key"]
    v: int


class _Kdf(msgspec.Struct, forbid_unknown_fields=True):
    name: Literal["argon2id"]
    memory: int
    passes: int
    lanes: int
    salt: str


class _Cipher(msgspec.Struct, forbid_unknown_fields=True):
    name: Literal["aes-256-gcm"]
    nonce: str


class _Form(msgspec.Struct, forbid_unknown_fields=True):
    format: Literal["medsos-key"]
    v: Literal[1]
    kind: Literal["pin", "passphrase"]
    label: str
    made: str
    public: str
    kdf: _Kdf
    cipher: _Cipher
    box: str
    sum: str


def _load(raw: bytes, file: Path) -> KeyFile:
    try:
        if msgspec.json.decode(raw, type=_Head).v > VERSION:
            raise UserError("keys.file-newer", name=file.name)
        form = msgspec.json.decode(raw, type=_Form)
        found = KeyFile(
            file,
            bytes.fromhex(form.public),
            form.label,
            form.made,
            form.kind,
            Cost(form.kdf.memory, form.kdf.passes, form.kdf.lanes),
            bytes.fromhex(form.kdf.salt),
            bytes.fromhex(form.cipher.nonce),
            bytes.fromhex(form.box),
        )
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise UserError("keys.file-damaged", name=file.name) from error
    return found
