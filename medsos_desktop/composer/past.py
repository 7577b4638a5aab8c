"""The history of a post: who did what when, and what differs from the words on the desk."""

from dataclasses import dataclass
from datetime import datetime

from medsos_desktop.approval.diff import PostDiff, compare
from medsos_desktop.errors import UserError
from medsos_desktop.model.post import Post
from medsos_desktop.posts.resolve import resolve
from medsos_desktop.text.diff import Piece, words_diff
from medsos_desktop.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Entry:
    """One revision. ``number`` counts from 1, ``at`` is UTC, ``op`` a key of the words of operations."""

    id: str
    number: int
    at: datetime
    author: str
    op: str
    subject: str


@dataclass(frozen=True, slots=True)
class Difference:
    """From an old revision to what is shown: title and text word by word, then accounts and pictures."""

    title: tuple[Piece, ...]
    text: tuple[Piece, ...]
    accounts: PostDiff

    def __bool__(self) -> bool:
        return bool(self.title or self.text or self.accounts)


def entries(workspace: Workspace, id: str) -> tuple[Entry, ...]:
    """The newest first; a removed person is named by nothing."""
    people = workspace.directory.people()
    found = workspace.posts.revisions(id)
    return tuple(
        Entry(
            id=each.id,
            number=len(found) - place,
            at=datetime.fromisoformat(each.at),
            author=people[each.author].name if each.author in people else "",
            op=each.op_name,
            subject=each.op_subject,
        )
        for place, each in enumerate(found)
    )


def difference(workspace: Workspace, id: str, revision: str, shown: Post) -> Difference | None:
    """What differs; `None` when the revision was erased."""
    try:
        old = workspace.posts.at(id, revision)
    except UserError:
        return None
    catalogue = workspace.catalogue
    order = {account: place for place, account in enumerate(workspace.directory.accounts())}
    both = compare(
        resolve(old, catalogue, order), resolve(shown, catalogue, order), old.planned, shown.planned
    )
    return Difference(
        title=words_diff(old.title, shown.title) if old.title != shown.title else (),
        text=words_diff(old.text, shown.text) if old.text != shown.text else (),
        accounts=both,
    )


def own_changes(found: Difference) -> PostDiff:
    """Without the account texts that only repeat the master's."""
    repeated = (found.text, found.title)
    texts = tuple(each for each in found.accounts.texts if each.pieces not in repeated)
    rest = found.accounts
    return PostDiff(texts, rest.pictures, rest.came, rest.went, rest.time)
