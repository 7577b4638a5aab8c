"""A decision about a post: who moved it where, and exactly which content that covers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from medsos_desktop.model.post import Answer


@dataclass(frozen=True, slots=True)
class Decision:
    """What a decision record says.

    ``subject`` and ``content`` are the hashes of `medsos_desktop.approval.content`; ``revision`` only
    tells where the content came from. ``waivers`` are the confirmed ones by key. ``proof`` is "none"
    here: recorded, not signed; it is never upgraded afterwards.
    """

    id: str
    post: str
    action: str
    revision: str
    subject: str
    content: str = ""
    pack: str = ""
    waivers: Mapping[str, Answer] = field(default_factory=dict)
    note: str = ""
    link: str = ""
    proof: str = "none"
    author: str = ""
    at: str = ""
