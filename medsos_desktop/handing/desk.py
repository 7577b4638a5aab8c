"""The hand-off files of one workspace: reading one beside the window, comparing keys, taking."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.exchange.handoff.meter import Progress, Wish
from medsos_desktop.exchange.handoff.package import Package
from medsos_desktop.exchange.handoff.preview import Preview
from medsos_desktop.handing.rows import Rows
from medsos_desktop.handing.values import Values
from medsos_desktop.handing.way import MERGE, MINE, Way
from medsos_desktop.model.post import Post
from medsos_desktop.model.rows import PostView
from medsos_desktop.store import bodies, projection
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace

_NAMED = ("person", "account", "pillar", "partner", "collaboration")
_NAMES = ("name", "program", "label", "handle")


class Before(NamedTuple):
    """A post as it was here: with its draft over it, and the ids of its newest revisions."""

    view: PostView
    tips: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken: records, posts by id and title (``new`` those that were not here), pictures, conflicts
    left for Naskah. ``before`` are posts as they were here, where a conflict is to be settled.
    """

    records: int
    posts: tuple[tuple[str, str], ...]
    new: frozenset[str]
    pictures: int
    open: tuple[tuple[str, str], ...]
    settled: int
    changes: Changes
    before: Mapping[str, "Before"] = field(default_factory=dict)


def read(workspace: Workspace, file: Path, progress: Progress, cancelled: Wish) -> Preview:
    """Open and compare ``file``, for a worker with its own workspace. Raises `UserError`, `Cancelled`."""
    package = workspace.handoff.open(file, progress=progress, cancelled=cancelled)
    return workspace.handoff.preview(package)


def start(workspace: Workspace, seen: Preview) -> Way:
    """Nothing decided yet."""
    return Way(seen, workspace.writable)


def rows(workspace: Workspace, seen: Preview, words: Words) -> Rows:
    """What the preview says, in rows."""
    zone = workspace.directory.office().zone
    return Rows(seen, words, Values(words, zone, _names(workspace, seen)))


def compare(workspace: Workspace, way: Way, told: str) -> tuple[Way, Changes]:
    """The sender read out six words: known from now on. Raises as `HandoffService.accept`."""
    package, changes = workspace.handoff.accept(way.seen.package, told)
    return replace(
        way, seen=replace(way.seen, package=package, card_believed=True, card_new=False, estranged=False)
    ), changes


def again(workspace: Workspace, package: Package) -> Preview:
    """The same file against the calendar as it is now, for a worker."""
    return workspace.handoff.preview(package)


def renewed(way: Way, seen: Preview, posts: frozenset[str]) -> Way:
    """The same decisions about what the file tells now; the key may have become known meanwhile."""
    return replace(way, seen=seen, without=way.without & posts)


def take(workspace: Workspace, way: Way, progress: Progress, cancelled: Wish) -> Taken:
    """Take what was chosen. For a worker with a writing workspace of its own (`Workspace.beside`): it writes
    nothing in this PC's name. Conflicts are left for `settle`.

    Raises what `HandoffService.take` raises; then nothing was taken.
    """
    seen, wanted, choice = way.seen, set(way.wanted), way.choice()
    chosen = [each for each in seen.posts if each.id in wanted]
    rivals = {each.id: each.rival for each in chosen if each.status == "conflict" and each.rival}
    before = {post: _before(workspace, post) for post in rivals if way.settling(post) != MERGE}
    records, pictures = workspace.handoff.brings(seen, choice)
    changes = workspace.handoff.take(seen, choice, progress=progress, cancelled=cancelled)
    return Taken(
        records=records,
        posts=tuple((each.id, each.title) for each in chosen),
        new=frozenset(each.id for each in chosen if each.status == "new"),
        pictures=pictures,
        open=tuple((each.id, each.title) for each in chosen if each.status == "conflict"),
        settled=0,
        changes=changes,
        before=before,
    )


def take_card(workspace: Workspace, way: Way) -> Taken:
    """The same for a key card: one record, written in this PC's name, so where it writes."""
    records, _pictures = workspace.handoff.brings(way.seen, way.choice())
    changes = workspace.handoff.take(way.seen, way.choice())
    return Taken(records, (), frozenset(), 0, (), 0, changes)


def settle(workspace: Workspace, way: Way, taken: Taken) -> Taken:
    """Conflicts as chosen, after `take`: each a merge by who is at the PC. ``changes`` are those alone.

    A post on which somebody wrote here meanwhile is not as it was decided about: it waits in Naskah.
    """
    settled, found = set[str](), list[Changes]()
    rivals = {each.id: each.rival for each in way.seen.posts}
    for post, _title in taken.open:
        how, rival = way.settling(post), rivals.get(post, "")
        if how == MERGE or not rival:
            continue
        try:
            before = taken.before[post]
            if not _stands(before, _before(workspace, post)):
                continue
            answer: Post = before.view.post if how == MINE else workspace.posts.at(post, rival)
            found.append(workspace.posts.update(post, answer, "op.post.merge"))
        except UserError:  # erased or newer after all: taken it is, so it waits in Naskah like the rest
            continue
        settled.add(post)
    still = tuple(each for each in taken.open if each[0] not in settled)
    return replace(taken, open=still, settled=len(settled), changes=Changes.join(found))


def _before(workspace: Workspace, post: str) -> Before:
    now = projection.head(workspace.store.db, "post", post)
    return Before(workspace.posts.get(post), now.tips if now is not None else ())


def _stands(before: Before, now: Before) -> bool:
    """Whether nobody here wrote on a post since, sealed or not; revisions that came in are beside the old."""
    drafts = [each.view.post if each.view.has_draft else None for each in (before, now)]
    return set(before.tips) <= set(now.tips) and drafts[0] == drafts[1]


def _names(workspace: Workspace, seen: Preview) -> dict[str, str]:
    told = _told(seen.package)
    directory = workspace.directory
    here = [*directory.people().items(), *directory.accounts().items(), *directory.pillars().items()]
    return told | {key: _name(vars(each)) for key, each in here} | dict(seen.people)


def _told(package: Package) -> dict[str, str]:
    return {
        record.entity: _name(bodies.read(record.kind, record.body)[0])
        for record in package.records
        if record.kind in _NAMED and record.body is not None
    }


def _name(data: Mapping[str, Any]) -> str:
    return next((str(data.get(key)) for key in _NAMES if data.get(key)), "")
