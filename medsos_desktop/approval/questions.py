"""What can be asked about decisions: what stops a post, who waits for whom, what covers what."""

from collections.abc import Callable, Mapping

from medsos_desktop.approval.content import content_hash, short_code, subject_hash
from medsos_desktop.approval.diff import PostDiff, compare
from medsos_desktop.approval.gate import Blocker, blockers
from medsos_desktop.approval.grants import GrantService
from medsos_desktop.approval.moves import Action
from medsos_desktop.approval.policy import NONE
from medsos_desktop.approval.proofs import Proofs
from medsos_desktop.approval.review import Review
from medsos_desktop.approval.seat import Seat
from medsos_desktop.approval.standing import Standing, Standings
from medsos_desktop.approval.waits import WAITING, waiting_here
from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.checking import CheckService, Placed
from medsos_desktop.checks.pack import Pack
from medsos_desktop.directory.service import DirectoryService
from medsos_desktop.errors import UserError
from medsos_desktop.model.post import Answer, Post, State
from medsos_desktop.model.rows import Decision, PostRow, PostView
from medsos_desktop.posts.decisions import DecisionBook
from medsos_desktop.posts.resolve import resolve
from medsos_desktop.posts.service import PostService


class Questions:
    """Reads only. ``seat`` tells about the person at the PC and the office's policy."""

    def __init__(
        self,
        posts: PostService,
        book: DecisionBook,
        directory: DirectoryService,
        checks: CheckService,
        catalogue: Catalogue,
        pack: Pack,
        has_picture: Callable[[str], bool],
        grants: GrantService,
        proofs: Proofs,
    ) -> None:
        self._posts = posts
        self._book = book
        self._directory = directory
        self._checks = checks
        self._catalogue = catalogue
        self._pack = pack
        self._has_picture = has_picture
        self._grants = grants
        self.seat = Seat(posts, book, directory)
        self._standings = Standings(posts, book, self.seat, grants, catalogue, proofs)

    def blockers(self, id: str, post: Post | None = None) -> tuple[Blocker, ...]:
        """Why the post cannot be submitted; empty when it can. ``post`` stands in for unsaved typing."""
        view = self._posts.get(id)
        shown = post if post is not None else view.post
        return self.blockers_of(view, shown, self._checks.of_post(shown, id))

    def blockers_of(self, view: PostView, post: Post, placed: tuple[Placed, ...]) -> tuple[Blocker, ...]:
        """As `blockers`, for findings that are already at hand."""
        return blockers(
            view._replace(post=post),
            resolve(post, self._catalogue),
            placed,
            names={key: account.name for key, account in self._directory.accounts().items()},
            has_picture=self._has_picture,
            answers_needed=self.seat.policy.steps != NONE,
            consented=self.seat.policy.steps != NONE or self.seat.consented(post),
        )

    def possible(self, state: State, planned: str | None = None) -> frozenset[Action]:
        """What the person at the PC may do with a post in ``state`` that is planned at this local time."""
        return self.seat.possible(state, planned)

    def queue(self) -> list[PostRow]:
        """Posts that wait for the person at the PC, the nearest first."""
        return waiting_here(self._posts, self._directory)

    def waiting(self) -> list[PostRow]:
        """Posts that wait for anybody, the nearest first."""
        return self._posts.by_state(*WAITING)

    def review(self, id: str) -> Review:
        """The post as it will go out, with what changed since the person here last saw it."""
        view = self._posts.get(id)
        placed = self._checks.of_post(view.post, id)
        waivers = waivers_of(placed)
        content = self._content(view.post, waivers)
        seen = self._book.last_seen(id)
        decisions = tuple(self._book.decisions(id))
        return Review(
            view=view,
            resolved=resolve(view.post, self._catalogue, self._order()),
            findings=placed,
            waivers=waivers,
            content=content,
            code=short_code(content),
            last_seen=seen,
            changes=self._since(view, seen.revision) if seen is not None else None,
            decisions=decisions,
            why=self._standings.of(id).why,
            bases={
                each.basis: grant
                for each in decisions
                if each.basis and (grant := self._grants.one(each.basis))
            },
        )

    def version(self, id: str) -> str:
        """The content hash of the post as it reads now: what an approval of it would cover."""
        return self.printed(id)[0]

    def printed(self, id: str) -> tuple[str, frozenset[str]]:
        """What a sheet of the post would bear now: its content hash, and the keys of the waivers on it."""
        post = self._posts.get(id).post
        # Only an answered finding can be a waiver: the checks need not run for the many without.
        waivers = waivers_of(self._checks.of_post(post, id)) if post.answers else {}
        return self._content(post, waivers), frozenset(waivers)

    def is_own(self, view: PostView) -> bool:
        """Whether policy takes the post for the text of the person here (``decisions.md`` 16)."""
        return self.seat.is_own(view)

    def decisions(self, id: str) -> list[Decision]:
        """All decisions about a post, oldest first."""
        return self._book.decisions(id)

    def covering(self, id: str) -> Decision | None:
        """The approval that covers exactly what stands in the post now, `None` when there is none."""
        return self._standings.of(id).decision

    def standing(self, id: str) -> Standing:
        """As `covering`, and why there is none."""
        return self._standings.of(id)

    # inside

    def _content(self, post: Post, waivers: Mapping[str, Answer]) -> str:
        return content_hash(subject_hash(post, self._catalogue), waivers, self._pack.hash)

    def _since(self, view: PostView, revision: str) -> PostDiff | None:
        try:
            old = self._posts.at(view.id, revision)
        except UserError:
            return None
        return compare(
            resolve(old, self._catalogue),
            resolve(view.post, self._catalogue),
            old.planned,
            view.post.planned,
        )

    def _order(self) -> dict[str, int]:
        return {account: place for place, account in enumerate(self._directory.accounts())}


def waivers_of(placed: tuple[Placed, ...]) -> dict[str, Answer]:
    """Answers proposed for blocks, by key: what an approver confirms one by one."""
    return {
        each.finding.key: each.answer
        for each in placed
        if each.finding.severity == "block" and each.answer is not None
    }
