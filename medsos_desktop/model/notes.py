"""Notes on a post: remarks pinned to words, to a picture or to the whole, their threads, and suggestions."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class NoteAction(StrEnum):
    """What a note's record says. The first two begin a thread, the others stand in one."""

    NOTE = "note"
    SUGGEST = "suggest"
    REPLY = "reply"
    DONE = "done"
    REOPEN = "reopen"
    ACCEPT = "accept"
    DECLINE = "decline"


@dataclass(frozen=True, slots=True)
class Pin:
    """What a thread is about: words (``field``), a picture (``asset``), or with neither the whole post.

    Words stood in a field of ``account`` ("" is the master text) at ``start`` to ``end`` (code points) of the
    version that the record was made from, as `text.anchors.Anchor` has them. ``accounts`` are those that
    showed them then.
    """

    account: str = ""
    field: str = ""
    start: int = 0
    end: int = 0
    quote: str = ""
    before: str = ""
    after: str = ""
    asset: str = ""
    accounts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """The body of a record. ``thread`` is the id of the record that began it, "" in that one itself.

    ``note`` is what was written, ``replacement`` what a suggestion would put in the place of its words
    ("" takes them away).
    """

    action: str
    note: str = ""
    thread: str = ""
    replacement: str = ""
    pin: Pin = Pin()


class NoteRow(NamedTuple):
    """A note with its record: ``parents`` are the versions of the post (and the notes) it was made from."""

    id: str
    at: str
    author: str
    parents: tuple[str, ...]
    note: Note
