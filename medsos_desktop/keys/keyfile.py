"""The key file of a person: the private key under a PIN or passphrase; it lies at home or on a stick.

Without its secret the file is useless, but a copy of it is not so for ever: see `strength`.
"""

import os
import unicodedata
from dataclasses import replace
from pathlib import Path

from medsos_desktop.errors import UserError
from medsos_desktop.keys import files, keyform, sealing, ssh, strength
from medsos_desktop.keys.keyform import KeyFile
from medsos_desktop.keys.pair import KeyPair, Random
from medsos_desktop.keys.sealing import Cost

SUFFIX = ".medsoskey"


def create(
    folder: Path,
    pair: KeyPair,
    secret: str,
    *,
    label: str,
    made: str,
    random: Random = os.urandom,
    cost: Cost = sealing.USUAL,
) -> KeyFile:
    """Write a new key file into ``folder`` (home, or a stick of the approver's own).

    ``label`` helps to find it again (a name), ``made`` is a record's time. Raises `UserError`
    ``keys.file-there`` and what `strength.check` and `files.write` raise.
    """
    strength.check(secret)
    file = folder / f"{pair.fingerprint[:16]}{SUFFIX}"
    if file.exists():
        raise UserError("keys.file-there", name=file.name)
    return _write(file, pair, secret, _label(label), made, random, cost)


def unlock(found: KeyFile, secret: str) -> KeyPair:
    """The private key. `UserError` ``keys.pin-wrong``, ``phrase-wrong``, ``file-damaged``, ``memory``."""
    cost, salt, nonce = found.cost, found.salt, found.nonce
    seed = sealing.open_(_secret(secret), found.box, found.bound, cost, salt, nonce)
    if seed is None:
        raise UserError("keys.pin-wrong" if found.kind == "pin" else "keys.phrase-wrong")
    if len(seed) != ssh.SIZE or (pair := KeyPair(seed)).public != found.public:
        raise UserError("keys.file-damaged", name=found.file.name)
    return pair


def change(
    found: KeyFile, old: str, new: str, *, random: Random = os.urandom, cost: Cost = sealing.USUAL
) -> KeyFile:
    """Rewrite the file under another PIN; the key stays. A copy made before still opens with the old one."""
    pair = unlock(found, old)
    strength.check(new)
    return _write(found.file, pair, new, found.label, found.made, random, cost)


def copy(found: KeyFile, folder: Path) -> KeyFile:
    """The same file in another folder too (a spare stick); the PIN is the same. ``keys.file-there``."""
    file = folder / found.file.name
    raw = files.read(found.file)
    if raw is None:
        raise UserError("keys.file-missing", name=found.file.name)
    if file.exists():
        raise UserError("keys.file-there", name=file.name)
    files.write(file, raw)
    return keyform.read(file)


def _write(
    file: Path, pair: KeyPair, secret: str, label: str, made: str, random: Random, cost: Cost
) -> KeyFile:
    kind, salt, nonce = strength.kind_of(secret), random(sealing.SALT), random(sealing.NONCE)
    empty = KeyFile(file, pair.public, label, made, kind, cost, salt, nonce, b"")
    box = sealing.close(_secret(secret), pair.seed(), empty.bound, cost, salt, nonce)
    written = replace(empty, box=box)
    files.write(file, keyform.dump(written))
    return written


def _label(text: str) -> str:
    clean = "".join(" " if unicodedata.category(each).startswith("C") else each for each in text)
    return " ".join(clean.split())[: keyform.MAX_LABEL]


def _secret(secret: str) -> bytes:
    return strength.plain(secret[: 2 * strength.MAX_LETTERS]).encode("utf-8", "surrogatepass")
