"""The person at the PC before a post: which roles they hold for it, whose text it is, what policy asks."""

from medsos_desktop.approval.moves import Action, Case, deciding_roles, possible
from medsos_desktop.approval.policy import Policy, policy_of
from medsos_desktop.directory.service import DirectoryService
from medsos_desktop.directory.substitutes import Hold
from medsos_desktop.errors import UserError
from medsos_desktop.model.office import Person
from medsos_desktop.model.post import Post
from medsos_desktop.model.rows import PostView
from medsos_desktop.model.state import State
from medsos_desktop.posts.decisions import DecisionBook
from medsos_desktop.posts.service import PostService


class Seat:
    """Reads only. What a move depends on is gathered here, and judged by `moves`."""

    def __init__(self, posts: PostService, book: DecisionBook, directory: DirectoryService) -> None:
        self._posts, self._book, self._directory = posts, book, directory

    @property
    def policy(self) -> Policy:
        """The office's policy now."""
        return policy_of(self._directory.office())

    def here(self) -> tuple[str, Person]:
        """Who sits here; `UserError` ``approval.nobody``."""
        found = self._directory.actor()
        if found is None:
            raise UserError("approval.nobody")
        return found

    def held(self, planned: str | None, who: str = "") -> tuple[Hold, ...]:
        """The roles for a post planned at this local time of ``who``, or of the person here; none while
        nobody sits here."""
        person = who or self._person()
        return self._directory.held(person, (planned or "")[:10]) if person else ()

    def case(
        self, view: PostView, *, proof: str = "none", note: str = "", who: str = "", whose: bool = True
    ) -> Case:
        """Everything a move on this post depends on; nobody at the PC holds no role.

        ``who`` decides elsewhere (on paper), and is judged in place of the person here. Without ``whose`` it
        is not looked up whose text it is, for moves that do not ask.
        """
        person = who or self._person()
        return Case(
            state=view.state,
            policy=self.policy,
            held=self.held(view.post.planned, who),
            own=whose and bool(person) and person in self.writers(view),
            consent=self.consented(view.post),
            proof=proof,
            note=note,
        )

    def asked(self, state: State) -> frozenset[str]:
        """The roles for whose decision a post in ``state`` waits."""
        return deciding_roles(state, self.policy)

    def possible(self, state: State, planned: str | None = None) -> frozenset[Action]:
        """What the person here may begin with a post in ``state``, planned at this local time."""
        return possible(state, self.policy, self.held(planned))

    def is_own(self, view: PostView) -> bool:
        """Whether policy takes the post for the text of the person here (``decisions.md`` 16)."""
        found = self._directory.actor()
        return found is not None and not self.policy.own_text and found[0] in self.writers(view)

    def writers(self, view: PostView) -> frozenset[str]:
        """Ids of everybody whose text this is: hands in its words, its last change, its last submission."""
        submitted = [each.author for each in self._book.decisions(view.id) if each.action == Action.SUBMIT]
        return self._posts.hands(view.id) | {view.changed_by, *submitted[-1:]}

    def _person(self) -> str:
        found = self._directory.actor()
        return found[0] if found else ""

    def consented(self, post: Post) -> bool:
        """Whether nothing is missing from a partner: no partner's post, or their written consent is noted."""
        if not post.collaboration:
            return True
        record = self._directory.collaborations().get(post.collaboration)
        return record is not None and bool(record.consent.strip())
