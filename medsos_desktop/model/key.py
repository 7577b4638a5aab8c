"""The public half of a signing key; apart from the office's other things, for the start needs none."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Key:
    """The public half of a person's signing key; its entity id is the SHA-256 of ``public`` in hex.

    ``public`` is the raw Ed25519 key in hex, ``signature`` what it signs its own card with. Times are as
    in records, "" where there is none. Never deleted: what was told of its end may only grow, so whether
    it counts is asked of the key book (`medsos_desktop.keys.book`), never read from here.
    """

    person: str = ""
    name: str = ""
    title: str = ""
    office: str = ""
    public: str = ""
    made: str = ""
    signature: str = ""
    valid_from: str = ""
    valid_until: str = ""
    revoked_at: str = ""
    revoked_why: str = ""
    successor: str = ""
