"""Signing a manifest, and what is known of who signed one. The keys themselves are another room's."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """What a signature is worth here; worded by ``handoff.seal.<value>``."""

    TRUSTED = "trusted"
    UNKNOWN = "unknown"
    REVOKED = "revoked"
    EXPIRED = "expired"
    INVALID = "invalid"
    UNSIGNED = "unsigned"


@dataclass(frozen=True, slots=True)
class Seal:
    """What became of a signature. ``key`` is the fingerprint, ``holder`` whose key it is believed to be.

    ``device`` is the device that the key is known to belong to, "" when that is not known; ``own`` when it
    is this PC's.
    """

    standing: Standing
    key: str = ""
    holder: str = ""
    device: str = ""
    own: bool = False


Signer = Callable[[bytes], str]
"""Signs the manifest's bytes; the armoured signature (SSHSIG) in ASCII."""

Verifier = Callable[[bytes, str, str], Seal]
"""The manifest's bytes, the armoured signature, and when it was made as the manifest says (UTC)."""

REFUSED = (Standing.REVOKED, Standing.EXPIRED)
"""Standings from which nothing is taken, whatever a person says."""
