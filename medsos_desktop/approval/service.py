"""Decisions about posts: the only door through which a post changes its state."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from medsos_desktop.approval.content import subject_hash
from medsos_desktop.approval.moves import Action, Ruling, asks_whose, judge
from medsos_desktop.approval.questions import Questions, waivers_of
from medsos_desktop.approval.standing import OWN_ALLOWED
from medsos_desktop.changes import Changes
from medsos_desktop.checking import Placed
from medsos_desktop.errors import UserError
from medsos_desktop.model.post import State
from medsos_desktop.model.rows import PostView
from medsos_desktop.posts.decisions import Signer, Verdict


@dataclass(frozen=True, slots=True)
class OnPaper:
    """Who signed a sheet (a person id), and the day they wrote beside it (ISO)."""

    person: str
    day: str


class ApprovalService(Questions):
    """Submits, approves, returns and the rest of the table in `moves`; what can be asked is in `Questions`.

    Every command seals the post's draft first and refuses with `UserError` ``approval.*``. A decision keeps
    the proof it is made with: "none" (recorded, not signed), "paper" or "key". One ``on_paper`` was made by
    somebody with a pen, who is judged by role and own text; it comes from `approval.paper`, which looks at
    the sheet.
    """

    def submit(self, id: str) -> Changes:
        """Hand the post to whoever decides next under the office's policy.

        Where a standing approval means such a post, the approval follows at once and names it as its basis.
        """
        view, ruling = self._allowed(Action.SUBMIT, id)
        placed = self._checks.of_post(view.post, id)
        why = self.blockers_of(view, view.post, placed)
        if why:
            raise UserError("approval.blocked", n=len(why))
        assert ruling.leads_to is not None
        leads_to = ruling.leads_to.value
        if ruling.leads_to is State.APPROVED:
            # Where nobody is asked, submitting is the approval and so carries what it covers.
            waivers = waivers_of(placed)
            content = self._content(view.post, waivers)
            return self._decide(
                Action.SUBMIT, view, ruling, content=content, leads_to=leads_to, confirmed=tuple(waivers)
            )
        submitted = self._verdict(Action.SUBMIT, view, ruling, leads_to=leads_to)
        following = self._standing_approval(view, placed)
        return self._book.decide(view.id, submitted, *following)

    def approve(
        self,
        id: str,
        content: str,
        confirmed: frozenset[str] = frozenset(),
        note: str = "",
        *,
        signer: Signer | None = None,
        on_paper: OnPaper | None = None,
    ) -> Changes:
        """Approve exactly the version ``content`` names, confirming its waivers one by one.

        With a ``signer`` the decision is signed and its proof "key", ``on_paper`` makes it "paper".
        Refuses ``approval.changed`` when the post is another by now, ``approval.waiver`` when a
        proposed waiver is not among ``confirmed``, and by the office's policy ``approval.own-text``,
        ``approval.consent``, ``approval.proof``.
        """
        view, ruling = self._allowed(Action.APPROVE, id, note, _proof(signer, on_paper), on_paper)
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
        decider = on_paper.person if on_paper else self.seat.here()[0]
        own = dict([OWN_ALLOWED]) if decider in self.seat.writers(view) else {}
        return self._decide(
            Action.APPROVE,
            view,
            ruling,
            signer,
            content=content,
            note=note,
            confirmed=tuple(waivers),
            extra=own,
            **_signed(on_paper),
        )

    def pass_on(
        self, id: str, note: str = "", *, signer: Signer | None = None, on_paper: OnPaper | None = None
    ) -> Changes:
        """The reviewer passes the post on to the approver."""
        return self._plain(Action.PASS, id, note, signer, on_paper)

    def return_(self, id: str, note: str, *, signer: Signer | None = None) -> Changes:
        """Send the post back to its writer; a note is needed."""
        return self._plain(Action.RETURN, id, note, signer)

    def recall(self, id: str) -> Changes:
        """The writer takes the submission back."""
        return self._plain(Action.RECALL, id)

    def postpone(self, id: str, note: str) -> Changes:
        """Put the post aside."""
        return self._plain(Action.POSTPONE, id, note)

    def withdraw(self, id: str, note: str) -> Changes:
        """Take an approved or published post back."""
        return self._plain(Action.WITHDRAW, id, note)

    def resume(self, id: str) -> Changes:
        """Take a postponed or withdrawn post up again."""
        return self._plain(Action.RESUME, id)

    def schedule(self, id: str) -> Changes:
        """The post went into a bundle; only for what an approval covers."""
        view, ruling = self._allowed(Action.SCHEDULE, id)
        if self.covering(id) is None:
            raise UserError("approval.changed")
        return self._decide(Action.SCHEDULE, view, ruling)

    def publish(self, id: str, link: str = "") -> Changes:
        """The post is out; ``link`` leads to it."""
        view, ruling = self._allowed(Action.PUBLISH, id)
        return self._decide(Action.PUBLISH, view, ruling, link=link)

    def mark_seen(self, id: str) -> Changes:
        """The person here has read this version."""
        view = self._posts.get(id)
        return self._book.mark_seen(id, view.revision, subject_hash(view.post, self._catalogue))

    # inside

    def _allowed(
        self, action: Action, id: str, note: str = "", proof: str = "none", on_paper: OnPaper | None = None
    ) -> tuple[PostView, Ruling]:
        """The post, its draft sealed, if whoever decides may do this; else `UserError`."""
        self.seat.here()
        who = on_paper.person if on_paper else ""
        asked: dict[str, Any] = {"note": note, "proof": proof, "who": who, "whose": asks_whose(action)}
        view = self._posts.get(id)
        ruling = judge(action, self.seat.case(view, **asked))
        if view.has_draft:
            self._posts.seal(id)
            view = self._posts.get(id)
            ruling = judge(action, self.seat.case(view, **asked))
        return view, ruling

    def _plain(
        self,
        action: Action,
        id: str,
        note: str = "",
        signer: Signer | None = None,
        on_paper: OnPaper | None = None,
    ) -> Changes:
        """A decision that says nothing more than itself and a note."""
        view, ruling = self._allowed(action, id, note, _proof(signer, on_paper), on_paper)
        return self._decide(action, view, ruling, signer, note=note, **_signed(on_paper))

    def _standing_approval(self, view: PostView, placed: tuple[Placed, ...]) -> tuple[Verdict, ...]:
        """The approval that follows a submission at once; none where no standing approval means the post."""
        writers = self.seat.writers(view) | {self.seat.here()[0]}
        grant = self._grants.basis(view.post, placed, writers) if self.seat.consented(view.post) else None
        if grant is None:
            return ()
        content = self._content(view.post, {})
        own = dict([OWN_ALLOWED]) if grant.author in writers else {}
        return (self._verdict(Action.APPROVE, view, None, content=content, basis=grant.id, extra=own),)

    def _decide(
        self,
        action: Action,
        view: PostView,
        ruling: Ruling,
        signer: Signer | None = None,
        **told: Any,
    ) -> Changes:
        return self._book.decide(view.id, self._verdict(action, view, ruling, **told), signer=signer)

    def _verdict(
        self,
        action: Action,
        view: PostView,
        ruling: Ruling | None,
        extra: Mapping[str, str] | None = None,
        **told: Any,
    ) -> Verdict:
        """What is recorded: the role it was made in, and what judged it where it covers something."""
        rules = {"pack": self._pack.hash, "rules": self._pack.version} if told.get("content") else {}
        hold = ruling.hold if ruling else None
        return Verdict(
            action=action.value,
            subject=subject_hash(view.post, self._catalogue),
            extra={**(extra or {}), **rules} or None,
            acting=hold.acting if hold else "",
            acting_for=hold.acting_for if hold else "",
            **told,
        )


def _proof(signer: Signer | None, on_paper: OnPaper | None) -> str:
    return "key" if signer is not None else "paper" if on_paper is not None else "none"


def _signed(on_paper: OnPaper | None) -> dict[str, str]:
    """What the record says of the sheet; nothing where there was none."""
    if on_paper is None:
        return {}
    return {"proof": "paper", "signed_by": on_paper.person, "signed_on": on_paper.day}
