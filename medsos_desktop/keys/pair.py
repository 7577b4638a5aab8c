"""A private key in memory. It signs, and shows of itself only its public half."""

import os
from collections.abc import Callable
from typing import Never

from medsos_desktop.keys import ssh, sshsig

Random = Callable[[int], bytes]
"""Gives that many bytes nobody can guess: `os.urandom`, or a fixed source in tests."""


class KeyPair:
    """An Ed25519 key made of its 32-byte seed. Neither printed nor pickled, so that no log can hold it."""

    __slots__ = ("_private", "public")

    def __init__(self, seed: bytes) -> None:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        self._private = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = self._private.public_key().public_bytes_raw()

    @classmethod
    def make(cls, random: Random = os.urandom) -> "KeyPair":
        """A new key."""
        return cls(random(ssh.SIZE))

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the public half in hex."""
        return ssh.fingerprint(self.public)

    def sign(self, message: bytes) -> str:
        """The armoured SSHSIG of ``message``."""
        return sshsig.sign(message, self.public, self._private.sign)

    def seed(self) -> bytes:
        """The secret itself, for writing a key file."""
        return self._private.private_bytes_raw()

    def __repr__(self) -> str:
        return f"KeyPair({self.fingerprint[:16]})"

    def __reduce__(self) -> Never:
        raise TypeError(self)
