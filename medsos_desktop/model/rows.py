"""What the store answers: flat rows for lists, a full view for the editor, decisions, search hits."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from medsos_desktop.model.state import State

if TYPE_CHECKING:
    from medsos_desktop.model.post import Post


class PostRow(NamedTuple):
    """One post as calendar, lists and search show it: the head with the own draft over it.

    ``planned`` is local ``YYYY-MM-DDTHH:MM`` or ""; ``state`` is the stored state, never MISSED;
    ``accounts`` are ids in the office's order, ``channels`` their families in catalogue order.
    ``revision`` changes whenever what is shown changes, so that it can key a cache. ``reapproval``:
    an earlier wording was approved, this one is not. ``excerpt`` is the first 80 characters. ``untold`` are
    accounts of a post that is out of which nobody told yet, while of others somebody did.
    """

    id: str
    code: str
    title: str
    planned: str
    state: State
    accounts: tuple[str, ...]
    channels: tuple[str, ...]
    pillar: str
    pic: str
    collaboration: str
    has_draft: bool
    conflict: bool
    reapproval: bool
    revision: str
    excerpt: str
    untold: tuple[str, ...] = ()


class PostView(NamedTuple):
    """One post in full. ``post`` is the draft where there is one, else ``head`` (merged when several).

    ``revision`` is the sealed revision the head shows; ``conflicts`` are paths of fields that two
    people changed differently (``variants.abc.fields.text``). ``read_only``: written by a newer
    version of the app, shown but not editable. ``changed_at`` is UTC, ``changed_by`` a person id.
    """

    id: str
    code: str
    post: "Post"
    head: "Post"
    revision: str
    state: State
    has_draft: bool
    reapproval: bool
    conflicts: tuple[str, ...]
    changed_at: str
    changed_by: str
    read_only: bool = False


class RevisionInfo(NamedTuple):
    """One line of a post's history; ``at`` is UTC, ``author`` a person id, ``id`` the record."""

    id: str
    at: str
    author: str
    op_name: str
    op_subject: str = ""


class Decision(NamedTuple):
    """A decision about a post, in the words of its record.

    ``subject`` is the hash of what goes out, ``content`` binds it to waivers and rule pack;
    ``leads_to`` is the state a submission led to under the policy of its day, ``confirmed`` the keys
    of answers the approver confirmed one by one. ``proof`` is "none", "paper" or "key". ``basis`` names
    the standing approval (record id of a `Grant`) it rests on; ``acting`` is "plh" or "plt" when the role
    was held for ``acting_for``, a person id. Of a decision on paper ``signed_by`` is who signed the sheet and
    ``signed_on`` the day beside the signature; ``author`` is always who put it on record.
    """

    id: str
    post: str
    action: str
    subject: str
    content: str = ""
    note: str = ""
    link: str = ""
    leads_to: str = ""
    confirmed: tuple[str, ...] = ()
    proof: str = "none"
    author: str = ""
    at: str = ""
    extra: Mapping[str, str] | None = None
    basis: str = ""
    acting: str = ""
    acting_for: str = ""
    signed_by: str = ""
    signed_on: str = ""

    @property
    def decider(self) -> str:
        """Who decided: of a decision on paper the person who signed, else the one at the PC."""
        return (self.signed_by if self.proof == "paper" else "") or self.author


class Seen(NamedTuple):
    """What a person last had before the eyes of a post: revision, content hash, time (UTC)."""

    revision: str
    content: str
    at: str


class Trust(NamedTuple):
    """That this PC believes a key: whose it was when it was compared, how ("words", "qr", "own"), when.

    ``author`` is the person at the PC; ``seal`` the device key's signature over the rest.
    """

    key: str
    person: str
    name: str
    title: str
    how: str
    at: str
    author: str
    seal: str = ""


class Hit(NamedTuple):
    """A search result. ``snippet`` has the found words between U+E000 and U+E001 (private use)."""

    kind: str
    id: str
    title: str
    snippet: str
    planned: str
