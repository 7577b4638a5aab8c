"""From a code on paper back to the version it was printed from."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from medsos_desktop.approval.codes import asked
from medsos_desktop.approval.content import content_hash, subject_hash
from medsos_desktop.approval.questions import waivers_of
from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.checking import CheckService
from medsos_desktop.checks.pack import Pack
from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.model.post import Post
from medsos_desktop.model.rows import Decision
from medsos_desktop.model.state import State
from medsos_desktop.posts.decisions import DecisionBook
from medsos_desktop.posts.service import PostService

One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class Found:
    """A version that the code fits. ``current``: the post reads so now, what was typed last included.

    ``decisions`` are those about exactly this content. ``revision`` names a sealed earlier wording, looked
    for only where nothing else fits; "" otherwise.
    """

    post: str
    content: str
    title: str = ""
    current: bool = False
    decisions: tuple[Decision, ...] = ()
    revision: str = ""


@dataclass(frozen=True, slots=True)
class Lookup:
    """All versions that fit. ``binds``: the whole hash was asked for, so what was found is what was meant.

    A short code only finds: even one version may be another than the paper's, and several may fit.
    """

    binds: bool
    found: tuple[Found, ...] = field(default=())

    @property
    def several(self) -> bool:
        """Whether the one that was meant must be told apart, by the whole hash or by reading."""
        return len(self.found) > 1


def _never() -> bool:
    return False


def _while_wanted(each: Iterable[One], cancelled: Callable[[], bool]) -> Iterator[One]:
    for one in each:
        if cancelled():
            raise Cancelled
        yield one


class CodeFinder:
    """Reads only. Looks through every post, which takes some seconds where there are ten thousand."""

    def __init__(
        self, posts: PostService, book: DecisionBook, checks: CheckService, catalogue: Catalogue, pack: Pack
    ) -> None:
        self._posts, self._book, self._checks = posts, book, checks
        self._catalogue, self._pack = catalogue, pack

    def find(self, text: str, cancelled: Callable[[], bool] = _never) -> Lookup:
        """What a code fits, as `approval.codes.asked` reads it; `UserError` as there, `Cancelled` soon after
        ``cancelled()``.

        A version is found by the rules of today, or by a decision about it: what was printed under other
        rules and never decided about is found no more, nor could it be approved.
        """
        wanted = asked(text)
        found = self._decided(wanted.start)
        for post, content in _while_wanted(self._current(), cancelled):
            if content.startswith(wanted.start):
                known = found.get((post, content), Found(post, content))
                found[post, content] = replace(known, current=True)
        if not found:
            for post, revision, content in _while_wanted(self._earlier(), cancelled):
                if content.startswith(wanted.start):
                    found.setdefault((post, content), Found(post, content, revision=revision))
        told = (replace(each, title=self._title(each.post)) for each in found.values())
        return Lookup(
            wanted.binds, tuple(sorted(told, key=lambda each: (not each.current, each.post, each.content)))
        )

    def _decided(self, start: str) -> dict[tuple[str, str], Found]:
        about: dict[tuple[str, str], list[Decision]] = defaultdict(list)
        for decision in self._book.about(start):
            about[decision.post, decision.content].append(decision)
        return {key: Found(*key, decisions=tuple(some)) for key, some in about.items()}

    def _current(self) -> Iterator[tuple[str, str]]:
        for row in self._posts.by_state(*State):
            content = self._content(self._posts.get(row.id).post)
            if content:
                yield row.id, content

    def _earlier(self) -> Iterator[tuple[str, str, str]]:
        for row in self._posts.by_state(*State):
            for revision in self._posts.revisions(row.id):
                content = self._content(self._posts.at(row.id, revision.id))
                if content:
                    yield row.id, revision.id, content

    def _content(self, post: Post) -> str:
        """What an approval of the post would cover; "" for one on a surface that is not known here."""
        try:
            # Only an answered finding can be a waiver: the checks need not run for the many without.
            waivers = waivers_of(self._checks.of_post(post)) if post.answers else {}
            return content_hash(subject_hash(post, self._catalogue), waivers, self._pack.hash)
        except (KeyError, UserError):
            return ""

    def _title(self, post: str) -> str:
        try:
            return self._posts.row(post).title
        except UserError:
            return ""
