"""Whether an approval stands for exactly what is in a post now, and if none does, why."""

from dataclasses import dataclass

from medsos_desktop.approval.content import content_hash, subject_hash
from medsos_desktop.approval.grants import GrantService
from medsos_desktop.approval.moves import Action
from medsos_desktop.approval.proofs import Proofs
from medsos_desktop.approval.seat import Seat
from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.model.counting import Labels, why_not
from medsos_desktop.model.post import Post
from medsos_desktop.model.rows import Decision, PostView
from medsos_desktop.posts.decisions import DecisionBook
from medsos_desktop.posts.service import PostService

OWN_ALLOWED = ("own", "allowed")
"""What an approval of one's own text says in its record: the policy of its day let it pass."""


@dataclass(frozen=True, slots=True)
class Standing:
    """``decision`` is the approval that covers the post now; without one ``why`` tells.

    ``why``: "open" (typing or two versions that no decision saw), "none" (nobody approved), "changed"
    (something else was approved), "proof" (its proof does not count), "signature" (it says that it is signed,
    and this PC does not believe that), "basis" (the standing approval it
    rests on was revoked or means other posts), "own" (its writer made it), "consent" (the partner's is
    missing).
    """

    decision: Decision | None = None
    why: str = ""


class Standings:
    """Answers for single posts."""

    def __init__(
        self,
        posts: PostService,
        book: DecisionBook,
        seat: Seat,
        grants: GrantService,
        catalogue: Catalogue,
        proofs: Proofs,
    ) -> None:
        self._posts, self._book, self._seat = posts, book, seat
        self._grants, self._catalogue, self._proofs = grants, catalogue, proofs

    def of(self, id: str) -> Standing:
        """Recomputed from the post: an approval whose waivers are no longer there covers nothing."""
        view = self._posts.get(id)
        if view.has_draft or view.conflicts:
            return Standing(why="open")
        subject = subject_hash(view.post, self._catalogue)
        why = ""
        approvals = [each for each in self._book.decisions(id) if each.content]
        for decision in reversed(approvals):
            if not _covers(decision, view.post, subject):
                continue
            objection = self._objection(decision, view)
            if not objection:
                return Standing(decision)
            why = why or objection
        return Standing(why=why or ("changed" if approvals else "none"))

    def _objection(self, decision: Decision, view: PostView) -> str:
        policy, post = self._seat.policy, view.post
        labels = Labels(post.template, post.pillar, post.planned)
        why = why_not(decision, policy.proofs, labels, self._grants.one)
        if why:
            return why
        if decision.proof == "key" and not self._signed(decision):
            return "signature"
        if not policy.own_text and self._by_writer(decision):
            return "own"
        return "" if self._seat.consented(post) else "consent"

    def _signed(self, decision: Decision) -> bool:
        proof = self._proofs.of(decision.id)
        return proof is not None and proof.counts

    def _by_writer(self, decision: Decision) -> bool:
        """Whether somebody approved their own text without being let: only a PC with another policy does."""
        told = decision.extra or {}
        if decision.action != Action.APPROVE or told.get(OWN_ALLOWED[0]) == OWN_ALLOWED[1]:
            return False
        revision = told.get("revision", "")
        hands = self._posts.hands(decision.post, revision) if revision else frozenset()
        grant = self._grants.one(decision.basis) if decision.basis else None
        return (grant.author if grant else decision.decider) in hands


def _covers(decision: Decision, post: Post, subject: str) -> bool:
    if decision.subject != subject or any(key not in post.answers for key in decision.confirmed):
        return False
    waivers = {key: post.answers[key] for key in decision.confirmed}
    pack = (decision.extra or {}).get("pack", "")
    return content_hash(subject, waivers, pack) == decision.content
