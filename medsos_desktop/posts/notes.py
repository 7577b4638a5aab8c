"""Writing and reading notes on posts. No rule about who may write what stands here: see `approval.noting`."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from medsos_desktop.changes import Changes
from medsos_desktop.model.notes import Note, NoteAction, NoteRow
from medsos_desktop.posts import clean
from medsos_desktop.store import bodies, projection
from medsos_desktop.store import notes as stored
from medsos_desktop.store.operation import subject_of
from medsos_desktop.store.store import Store

if TYPE_CHECKING:
    from medsos_desktop.model.post import Post

ACCEPTED = "op.post.suggestion"
"""The operation of an accepted suggestion: an edit of the post, undone by name like any other."""

Make = Callable[["Post"], tuple[Note, "Post"]]
"""Gets the sealed post; answers the note, and the post as the note leaves it (the same for most)."""


class NoteBook:
    """The notes of every post, as records that point at it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def notes(self, post: str) -> list[NoteRow]:
        """All notes on a post, causes before effects, then by time and id: the same on every PC."""
        return stored.notes(self._store.db, post)

    def version(self, post: str, parents: tuple[str, ...]) -> "Post | None":
        """The post as it was when a note was made from ``parents``; `None` where that is not here."""
        data = projection.data_at(self._store.db, "post", post, parents)
        return cast("Post", bodies.unpack("post", data)) if data else None

    def write(self, post: str, action: NoteAction, make: Make) -> Changes:
        """Seal the draft of ``post``, then record what ``make`` makes of it: one transaction.

        What ``make`` changes in the post is part of the same operation, and undone without the note.
        Passes on whatever ``make`` raises; nothing is written then.
        """
        name = ACCEPTED if action is NoteAction.ACCEPT else f"op.note.{action.value}"
        with self._store.operation(name) as op:
            op.seal(post)
            now = op.head("post", post)
            op.rename(subject_of(now.data))
            shown = bodies.unpack("post", now.data)
            note, after = make(shown)
            if after != shown:  # else an edit would settle what two people wrote differently
                op.edit("post", post, bodies.pack(clean.post(after)))
                now = op.head("post", post)
            before = stored.tips(self._store.db, post, note.thread) if note.thread else ()
            data = bodies.pack(note) | {"revision": now.revision}
            op.put("note", post, data, (*now.tips, *before))
        return op.changes
