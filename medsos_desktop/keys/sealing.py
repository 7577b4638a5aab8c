"""A secret under a PIN or passphrase: Argon2id (RFC 9106) makes the key, AES-256-GCM closes the box.

Argon2id takes 64 MB and about 0.15 s for each try, so that trying all PINs on a copied file is slow; how
slow stands in `strength`. The parameters stand in the file, and are limited when one is read: a file from
outside cannot make this PC work for an hour or fill its memory.
"""

from typing import NamedTuple

from medsos_desktop.errors import UserError

SALT, NONCE = 16, 12
_KEY = 32


class Cost(NamedTuple):
    """What one try costs: ``memory`` in KiB, ``passes`` over it, ``lanes`` side by side."""

    memory: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    @property
    def bearable(self) -> bool:
        """Whether a file may ask this of a weak PC: at most 256 MB, and at most some seconds."""
        return (
            1 <= self.lanes <= 16
            and 1 <= self.passes <= 16
            and 8 * self.lanes <= self.memory <= 256 * 1024
            and self.memory * self.passes <= 1024 * 1024
        )


USUAL = Cost()
"""The second recommended choice of RFC 9106, for PCs with little memory."""


def close(secret: bytes, inside: bytes, bound: bytes, cost: Cost, salt: bytes, nonce: bytes) -> bytes:
    """``inside`` encrypted under ``secret``; ``bound`` is not hidden, but cannot be exchanged either.

    ``salt`` and ``nonce`` must be fresh random bytes each time.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(_key(secret, cost, salt)).encrypt(nonce, inside, bound)


def open_(secret: bytes, box: bytes, bound: bytes, cost: Cost, salt: bytes, nonce: bytes) -> bytes | None:
    """What was closed; `None` when ``secret`` is another. `UserError` ``keys.memory``."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(_key(secret, cost, salt)).decrypt(nonce, box, bound)
    except InvalidTag:
        return None


def _key(secret: bytes, cost: Cost, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    if not cost.bearable:
        raise ValueError(cost)
    try:
        maker = Argon2id(
            salt=salt, length=_KEY, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory
        )
        return maker.derive(secret)
    except MemoryError as error:
        raise UserError("keys.memory") from error
