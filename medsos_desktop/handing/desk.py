"""The hand-off files of one workspace: reading one beside the window, comparing keys, taking."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.exchange.handoff.choosing import Choice
from medsos_desktop.exchange.handoff.meter import Progress, Wish
from medsos_desktop.exchange.handoff.package import Package
from medsos_desktop.exchange.handoff.preview import Preview
from medsos_desktop.handing.rows import Rows
from medsos_desktop.handing.values import Values
from medsos_desktop.handing.way import MERGE, MINE, Way
from medsos_desktop.model.post import Post
from medsos_desktop.store import bodies
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace

_NAMED = ("person", "account", "pillar", "partner", "collaboration")
_NAMES = ("name", "program", "label", "handle")


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken: records, posts by title and id, pictures, conflicts left for Naskah."""

    records: int
    posts: tuple[tuple[str, str], ...]
    pictures: int
    open: tuple[tuple[str, str], ...]
    settled: int
    changes: Changes


def read(workspace: Workspace, file: Path, progress: Progress, cancelled: Wish) -> Preview:
    """Open and compare ``file``, for a worker with its own workspace. Raises `UserError`, `Cancelled`."""
    package = workspace.handoff.open(file, progress=progress, cancelled=cancelled)
    return workspace.handoff.preview(package)


def fetch(
    workspace: Workspace, seen: Preview, choice: Choice, progress: Progress, cancelled: Wish
) -> tuple[str, ...]:
    """Copy the pictures that will be taken, for the same worker."""
    return workspace.handoff.fetch(seen, choice, progress=progress, cancelled=cancelled)


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


def take(workspace: Workspace, way: Way, progress: Callable[[int, int, str], None]) -> Taken:
    """Take what was chosen, pictures being there, and settle conflicts as chosen.

    Raises what `HandoffService.take` raises; then nothing was taken.
    """
    seen, wanted = way.seen, set(way.wanted)
    chosen = [each for each in seen.posts if each.id in wanted]
    settles = {
        each.id: (way.settling(each.id), each.rival)
        for each in chosen
        if each.status == "conflict" and each.rival and way.settling(each.id) != MERGE
    }
    mine = {post: workspace.posts.get(post).post for post in settles}
    records, pictures = workspace.handoff.brings(seen, way.choice())
    found = [workspace.handoff.take(seen, way.choice(), progress=progress)]
    settled = set()
    for post, (how, rival) in settles.items():
        try:
            answer: Post = mine[post] if how == MINE else workspace.posts.at(post, rival)
            found.append(workspace.posts.update(post, answer, "op.post.merge"))
        except UserError:  # erased or newer after all: taken it is, so it waits in Naskah like the rest
            continue
        settled.add(post)
    still = [each for each in chosen if each.status == "conflict" and each.id not in settled]
    return Taken(
        records=records,
        posts=tuple((each.id, each.title) for each in chosen),
        pictures=pictures,
        open=tuple((each.id, each.title) for each in still),
        settled=len(settled),
        changes=Changes.join(found),
    )


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
