"""Decisions about posts: the only door through which a post changes its state."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from medsos_desktop.approval.content import content_hash, short_code, subject_hash
from medsos_desktop.approval.diff import PostDiff, compare
from medsos_desktop.approval.gate import Blocker, blockers
from medsos_desktop.approval.moves import Action, possible, require, submit_leads_to
from medsos_desktop.approval.review import Review
from medsos_desktop.changes import Changes
from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.checking import CheckService, Placed
from medsos_desktop.checks.pack import Pack
from medsos_desktop.directory.service import DirectoryService
from medsos_desktop.errors import UserError
from medsos_desktop.model.office import Person
from medsos_desktop.model.post import Answer, Post, State
from medsos_desktop.model.rows import Decision, PostRow, PostView
from medsos_desktop.posts.decisions import DecisionBook, Signer, Verdict
from medsos_desktop.posts.resolve import resolve
from medsos_desktop.posts.service import PostService


class ApprovalService:
    """Submits, approves, returns and the rest of the table in `moves`.

    Every command seals the post's draft first and refuses with `UserError` ``approval.*``. Proof of a
    decision is "none" here: recorded, not signed.
    """

    def __init__(
        self,
        posts: PostService,
        book: DecisionBook,
        directory: DirectoryService,
        checks: CheckService,
        catalogue: Catalogue,
        pack: Pack,
        has_picture: Callable[[str], bool],
    ) -> None:
        self._posts = posts
        self._book = book
        self._directory = directory
        self._checks = checks
        self._catalogue = catalogue
        self._pack = pack
        self._has_picture = has_picture

    # questions

    def blockers(self, id: str, post: Post | None = None) -> tuple[Blocker, ...]:
        """Why the post cannot be submitted; empty when it can. ``post`` stands in for unsaved typing."""
        view = self._posts.get(id)
        shown = post if post is not None else view.post
        return self.blockers_of(view, shown, self._checks.of_post(shown, id))

    def blockers_of(self, view: PostView, post: Post, placed: tuple[Placed, ...]) -> tuple[Blocker, ...]:
        """As `blockers`, for findings that are already at hand."""
        return blockers(
            replace(view, post=post),
            resolve(post, self._catalogue),
            placed,
            names={key: account.name for key, account in self._directory.accounts().items()},
            has_picture=self._has_picture,
            answers_needed=self._directory.office().approval != "none",
        )

    def possible(self, state: State) -> frozenset[Action]:
        """What the person at the PC may do with a post in ``state``."""
        here = self._directory.actor()
        return possible(state, here[1].roles if here else ())

    def queue(self) -> list[PostRow]:
        """Posts that wait for the person at the PC, the nearest first."""
        here = self._directory.actor()
        roles = here[1].roles if here else ()
        states = [
            state
            for state, role in ((State.IN_REVIEW, "reviewer"), (State.IN_APPROVAL, "approver"))
            if role in roles
        ]
        return self._posts.by_state(*states) if states else []

    def waiting(self) -> list[PostRow]:
        """Posts that wait for anybody, the nearest first."""
        return self._posts.by_state(State.IN_REVIEW, State.IN_APPROVAL)

    def review(self, id: str) -> Review:
        """The post as it will go out, with what changed since the person here last saw it."""
        view = self._posts.get(id)
        placed = self._checks.of_post(view.post, id)
        waivers = waivers_of(placed)
        content = self._content(view.post, waivers)
        seen = self._book.last_seen(id)
        return Review(
            view=view,
            resolved=resolve(view.post, self._catalogue, self._order()),
            findings=placed,
            waivers=waivers,
            content=content,
            code=short_code(content),
            last_seen=seen,
            changes=self._since(view, seen.revision) if seen is not None else None,
            decisions=tuple(self._book.decisions(id)),
        )

    def is_own(self, view: PostView) -> bool:
        """Whether policy takes the post for the text of the person here (``decisions.md`` 16)."""
        here = self._directory.actor()
        if here is None or self._directory.office().own_text:
            return False
        submitted = [each.author for each in self._book.decisions(view.id) if each.action == Action.SUBMIT]
        return here[0] == view.changed_by or here[0] in submitted[-1:]

    def decisions(self, id: str) -> list[Decision]:
        """All decisions about a post, oldest first."""
        return self._book.decisions(id)

    def covering(self, id: str) -> Decision | None:
        """The approval that covers exactly what stands in the post now, `None` when there is none.

        Recomputed from the post: an approval whose waivers are no longer there covers nothing.
        """
        view = self._posts.get(id)
        if view.has_draft or view.conflicts:
            return None
        subject = subject_hash(view.post, self._catalogue)
        for decision in reversed(self._book.decisions(id)):
            if decision.subject != subject or not decision.content:
                continue
            if any(key not in view.post.answers for key in decision.confirmed):
                continue
            waivers = {key: view.post.answers[key] for key in decision.confirmed}
            pack = (decision.extra or {}).get("pack", "")
            if content_hash(subject, waivers, pack) == decision.content:
                return decision
        return None

    # commands

    def submit(self, id: str) -> Changes:
        """Hand the post to whoever decides next under the office's policy."""
        policy = self._directory.office().approval
        view = self._allowed(Action.SUBMIT, id)
        placed = self._checks.of_post(view.post, id)
        why = self.blockers_of(view, view.post, placed)
        if why:
            raise UserError("approval.blocked", n=len(why))
        waivers = waivers_of(placed)
        leads_to = submit_leads_to(policy)
        # Where nobody is asked, submitting is the approval and so carries what it covers.
        content = self._content(view.post, waivers) if leads_to is State.APPROVED else ""
        return self._decide(
            Action.SUBMIT,
            view,
            content=content,
            leads_to=leads_to.value,
            confirmed=tuple(waivers) if content else (),
        )

    def approve(
        self,
        id: str,
        content: str,
        confirmed: frozenset[str] = frozenset(),
        note: str = "",
        *,
        signer: Signer | None = None,
    ) -> Changes:
        """Approve exactly the version ``content`` names, confirming its waivers one by one.

        Refuses ``approval.changed`` when the post is another by now, ``approval.waiver`` when a
        proposed waiver is not among ``confirmed``, ``approval.own-text`` by the office's policy.
        With a ``signer`` the decision is signed, otherwise it is only recorded.
        """
        view = self._allowed(Action.APPROVE, id, note)
        self._not_own(view)
        placed = self._checks.of_post(view.post, id)
        waivers = waivers_of(placed)
        if self._content(view.post, waivers) != content:
            raise UserError("approval.changed")
        missing = waivers.keys() - confirmed
        if missing:
            raise UserError("approval.waiver", n=len(missing))
        blocks = sum(each.open and each.finding.severity == "block" for each in placed)
        if blocks:
            raise UserError("approval.blocked", n=blocks)
        return self._decide(
            Action.APPROVE, view, signer, content=content, note=note, confirmed=tuple(waivers)
        )

    def pass_on(self, id: str, note: str = "", *, signer: Signer | None = None) -> Changes:
        """The reviewer passes the post on to the approver."""
        view = self._allowed(Action.PASS, id, note)
        self._not_own(view)
        return self._decide(Action.PASS, view, signer, note=note)

    def return_(self, id: str, note: str, *, signer: Signer | None = None) -> Changes:
        """Send the post back to its writer; a note is needed."""
        return self._decide(Action.RETURN, self._allowed(Action.RETURN, id, note), signer, note=note)

    def recall(self, id: str) -> Changes:
        """The writer takes the submission back."""
        return self._decide(Action.RECALL, self._allowed(Action.RECALL, id))

    def postpone(self, id: str, note: str) -> Changes:
        """Put the post aside."""
        return self._decide(Action.POSTPONE, self._allowed(Action.POSTPONE, id, note), note=note)

    def withdraw(self, id: str, note: str) -> Changes:
        """Take an approved or published post back."""
        return self._decide(Action.WITHDRAW, self._allowed(Action.WITHDRAW, id, note), note=note)

    def resume(self, id: str) -> Changes:
        """Take a postponed or withdrawn post up again."""
        return self._decide(Action.RESUME, self._allowed(Action.RESUME, id))

    def schedule(self, id: str) -> Changes:
        """The post went into a bundle; only for what an approval covers."""
        view = self._allowed(Action.SCHEDULE, id)
        if self.covering(id) is None:
            raise UserError("approval.changed")
        return self._decide(Action.SCHEDULE, view)

    def publish(self, id: str, link: str = "") -> Changes:
        """The post is out; ``link`` leads to it."""
        return self._decide(Action.PUBLISH, self._allowed(Action.PUBLISH, id), link=link)

    def mark_seen(self, id: str) -> Changes:
        """The person here has read this version."""
        view = self._posts.get(id)
        return self._book.mark_seen(id, view.revision, subject_hash(view.post, self._catalogue))

    # inside

    def _allowed(self, action: Action, id: str, note: str = "") -> PostView:
        """The post, its draft sealed, if the person here may do this; else `UserError`."""
        _who, person = self._here()
        view = self._posts.get(id)
        require(action, view.state, person.roles, note)
        if view.has_draft:
            self._posts.seal(id)
            view = self._posts.get(id)
            require(action, view.state, person.roles, note)
        return view

    def _here(self) -> tuple[str, Person]:
        here = self._directory.actor()
        if here is None:
            raise UserError("approval.nobody")
        return here

    def _not_own(self, view: PostView) -> None:
        """Author and approver differ where the office's policy says so."""
        if self.is_own(view):
            raise UserError("approval.own-text")

    def _content(self, post: Post, waivers: Mapping[str, Answer]) -> str:
        return content_hash(subject_hash(post, self._catalogue), waivers, self._pack.hash)

    def _decide(self, action: Action, view: PostView, signer: Signer | None = None, **told: Any) -> Changes:
        extra = {"pack": self._pack.hash, "rules": self._pack.version} if told.get("content") else None
        subject = subject_hash(view.post, self._catalogue)
        verdict = Verdict(action=action.value, subject=subject, extra=extra, **told)
        return self._book.decide(view.id, verdict, signer=signer)

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


def waivers_of(placed: Iterable[Placed]) -> dict[str, Answer]:
    """Answers proposed for blocks, by key: what an approver confirms one by one."""
    return {
        each.finding.key: each.answer
        for each in placed
        if each.finding.severity == "block" and each.answer is not None
    }
