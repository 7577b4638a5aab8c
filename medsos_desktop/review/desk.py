"""What the screen knows: the queue, the post that is read, what was opened and ticked. No Qt."""

from datetime import datetime

from medsos_desktop.approval.alike import parts
from medsos_desktop.approval.looks import Look, Looks
from medsos_desktop.approval.many import Choice
from medsos_desktop.approval.moves import Action
from medsos_desktop.approval.policy import TWO
from medsos_desktop.approval.reasons import Circumstances, Reason, reasons
from medsos_desktop.approval.review import Review
from medsos_desktop.approval.waiting import Queue, read
from medsos_desktop.approval.waits import WAITING, ever_approves
from medsos_desktop.errors import UserError
from medsos_desktop.model.office import Role
from medsos_desktop.model.post import State
from medsos_desktop.model.rows import Decision
from medsos_desktop.review import names
from medsos_desktop.review.cuts import Cuts
from medsos_desktop.review.noting import Noting
from medsos_desktop.workspace import Workspace

EDIT = "edit"
"""The filled button's step for a text that has to be written first: to the composer."""

PAPER = "paper"
"""The filled button's step where only signed sheets count: to record one."""


class Desk:
    """Reads; changes nothing in the workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.cuts = Cuts(workspace)
        self.noting = Noting(workspace)
        self.names = names.read(workspace)
        self.whole = Queue()
        self.shown = Queue()
        self.text = ""
        self.review: Review | None = None
        self.look: Look | None = None
        self.stale = False
        self.looks = Looks()
        self.ready: dict[str, Choice] = {}
        self._actor = workspace.actor

    # the list

    def load(self, now: datetime) -> bool:
        """Reads names and list anew. True when somebody else sits here now: what the person before opened
        or ticked is not theirs, so the post must be opened again."""
        self.names = names.read(self.workspace)
        other = self.workspace.actor != self._actor
        if other:
            self._actor = self.workspace.actor
            self.looks.clear()
            self.ready.clear()
        approval, posts, book = self.workspace.approval, self.workspace.posts, self.workspace.records
        self.whole = read(posts, book, approval.queue(), now, self.names.zone)
        revisions = {item.row.id: item.row.revision for item in self.whole.mine}
        for post in list(self.ready):
            look = self.looks.of(post)
            if look is None or revisions.get(post) != look.revision:
                del self.ready[post]
        self.filter(self.text)
        return other

    def filter(self, text: str) -> None:
        """Only rows with these words."""
        self.text = text
        extra = {
            item.row.id: " ".join((*map(self.names.channel, item.row.accounts), self._asker(item.last)))
            for item in self.whole.items
        }
        self.shown = self.whole.filtered(text, extra)

    def _asker(self, decision: Decision | None) -> str:
        return self.names.person(decision.decider) if decision else ""

    def next_after(self, post: str) -> str:
        """The post to read when ``post`` is decided: the next that waits, else the one before; or ""."""
        waiting = [item.row.id for item in self.shown.mine]
        if post not in waiting:
            return waiting[0] if waiting else ""
        at = waiting.index(post)
        rest = waiting[at + 1 :] or waiting[:at][::-1]
        return rest[0] if rest else ""

    def first(self) -> str:
        """What to read when nobody chose: the nearest that waits for the person here, then for others."""
        waiting = (*self.shown.mine, *self.shown.others)
        return waiting[0].row.id if waiting else ""

    def may_approve(self) -> bool:
        """Whether the person here approves at all."""
        return ever_approves(self.workspace.directory)

    # the post

    @property
    def post(self) -> str:
        """Id of the post that is read, "" when none is."""
        return self.review.view.id if self.review else ""

    def open(self, post: str) -> bool:
        """Reads a post; False when it is gone."""
        try:
            review = self.workspace.approval.review(post)
        except UserError:
            self.close()
            return False
        if review.view.post.deleted:
            self.close()
            return False
        self.stale = False
        self.review = review
        self.look = self.looks.begin(review, (part.key for part in parts(review.resolved, self.cuts.shape)))
        self.noting.read(post, review.view.post)
        return True

    def close(self) -> None:
        """No post is read."""
        self.review = self.look = None
        self.noting.clear()
        self.stale = False

    def news(self) -> str:
        """What became of the post meanwhile: "gone", "other" (another version) or "" (same text).

        The version on the screen stays what it is; a state that moved is taken over.
        """
        if self.review is None or self.look is None:
            return ""
        try:
            now = self.workspace.approval.review(self.post)
        except UserError:
            return "gone"
        if now.view.post.deleted:
            return "gone"
        if now.content != self.review.content:
            self.stale = True
            self.read_notes()
            return "other"
        self.review = now
        self.read_notes()
        return ""

    def read_notes(self) -> None:
        """Somebody wrote notes; they are shown on the version that is on the screen."""
        if self.review is not None:
            self.noting.read(self.post, self.review.view.post)

    # deciding

    def primary(self) -> str:
        """What the filled button does: `Action.APPROVE`, `Action.PASS`, `EDIT` or `PAPER`."""
        if self.review is None:
            return Action.APPROVE
        state, seat = self.review.view.state, self.workspace.approval.seat
        roles = {hold.role for hold in seat.held(self.review.view.post.planned)}
        reviews = seat.policy.steps == TWO and (Role.REVIEWER in roles or Role.APPROVER not in roles)
        if state is State.IN_REVIEW and reviews:
            return Action.PASS
        if state in (State.DRAFT, State.RETURNED) and Role.WRITER in roles:
            return EDIT
        return PAPER if seat.policy.proofs == {PAPER} and self.signable() else Action.APPROVE

    def signable(self) -> bool:
        """Whether a signed sheet of the post can be put on record by the person here."""
        if self.review is None or not self.workspace.writable or self.workspace.directory.actor() is None:
            return False
        return self.review.view.state in WAITING and self.workspace.paper.accepted

    def reasons(self) -> tuple[Reason, ...]:
        """Why the filled button cannot be pressed."""
        action = self.primary()
        if self.review is None or self.look is None or action in (EDIT, PAPER):
            return ()
        here = self.workspace.directory.actor()
        circumstances = Circumstances(
            who=here[1] if here else None,
            case=self.workspace.approval.seat.case(self.review.view),
            confirmed=self.look.confirmed,
            stale=self.stale,
            writable=self.workspace.writable,
        )
        why = reasons(Action(action), self.review, circumstances)
        self._note_ready(action, why)
        return why

    def _note_ready(self, action: str, why: tuple[Reason, ...]) -> None:
        assert self.look is not None
        if action == Action.APPROVE and not why and self.look.whole:
            self.ready[self.post] = Choice(self.post, self.look.content, frozenset(self.look.confirmed))
        else:
            self.ready.pop(self.post, None)

    def possible(self) -> frozenset[Action]:
        """What else the person here may do with the post."""
        if self.review is None or not self.workspace.writable:
            return frozenset()
        view = self.review.view
        return self.workspace.approval.possible(view.state, view.post.planned)
