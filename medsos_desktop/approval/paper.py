"""Decisions that somebody made with a pen on a printed sheet, put on record by whoever sits at the PC.

The signature stands on paper, so the record says who signed, which day, and who entered it. Its code, typed
back, or a scan that stays with the record proves that the sheet shows the version which is approved.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from medsos_desktop.approval.codes import asked
from medsos_desktop.approval.evidence import EvidenceService
from medsos_desktop.approval.moves import Action, asked_role, refusals
from medsos_desktop.approval.service import ApprovalService, OnPaper
from medsos_desktop.changes import Changes
from medsos_desktop.directory.service import DirectoryService
from medsos_desktop.errors import UserError
from medsos_desktop.model.grants import is_day
from medsos_desktop.model.rows import PostView
from medsos_desktop.posts.service import PostService
from medsos_desktop.store.store import Store

PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet of a post: ``content`` is the version on the screen, ``code`` what was typed from the paper.

    ``confirmed`` are the waivers whose boxes are ticked on it.
    """

    post: str
    content: str
    code: str = ""
    confirmed: frozenset[str] = frozenset()


class PaperService:
    """``workspace.paper``. Not undone, like every decision; what was recorded wrongly is decided anew."""

    def __init__(
        self,
        store: Store,
        approval: ApprovalService,
        posts: PostService,
        directory: DirectoryService,
        evidence: EvidenceService,
    ) -> None:
        self._store, self._approval, self._posts = store, approval, posts
        self._directory, self._evidence = directory, evidence

    # questions

    @property
    def accepted(self) -> bool:
        """Whether the office's policy takes a signed sheet for a proof."""
        return PAPER in self._approval.seat.policy.proofs

    def step(self, view: PostView) -> Action:
        """What a signature on the sheet of this post decides: the review where that comes first."""
        first = asked_role(Action.PASS, view.state, self._approval.seat.policy)
        return Action.PASS if first is not None else Action.APPROVE

    def signers(self, view: PostView) -> tuple[str, ...]:
        """Ids of the people who hold the role that the post waits for, by name."""
        seat, planned = self._approval.seat, view.post.planned
        role = asked_role(self.step(view), view.state, seat.policy)
        people = self._directory.people()
        return tuple(id_ for id_ in people if any(hold.role == role for hold in seat.held(planned, id_)))

    def refusals(self, view: PostView, person: str) -> tuple[UserError, ...]:
        """Why this person's signature cannot decide about the post; ``approval.*`` as in `moves.refusals`."""
        case = self._approval.seat.case(view, proof=PAPER, who=person)
        found = list(refusals(self.step(view), case))
        if not self.accepted and not any(each.code == "approval.proof" for each in found):
            found.append(UserError("approval.proof"))
        return tuple(found)

    def wrong_day(self, day: str, post: str = "") -> UserError | None:
        """What is wrong with the day beside the signature; `None` when nothing is.

        ``approval.paper-day`` (none), ``approval.paper-later`` (not yet), and with a ``post``
        ``approval.paper-early`` (it was not written then).
        """
        if not is_day(day):
            return UserError("approval.paper-day", field="day")
        zone = ZoneInfo(self._directory.office().zone)
        if date.fromisoformat(day) > self._store.clock.now().astimezone(zone).date():
            return UserError("approval.paper-later", field="day")
        history = self._posts.revisions(post) if post else []
        if history and date.fromisoformat(day) < _local(history[-1].at, zone):
            return UserError("approval.paper-early", field="day")
        return None

    # commands

    def record(self, sheet: Sheet, paper: OnPaper, scan: Path | None = None) -> Changes:
        """Record what was signed, and keep ``scan`` with it: one operation, whole or not at all.

        Raises `UserError` ``approval.*``: as `wrong_day` and `ApprovalService.approve` do, ``paper-code``
        (the code is of another version), ``paper-evidence`` (neither code nor scan); ``evidence-*``.
        """
        view = self._posts.get(sheet.post)
        if (wrong := self.wrong_day(paper.day, sheet.post)) is not None:
            raise wrong
        for error in self.refusals(view, paper.person):
            raise error
        if sheet.code and not sheet.content.startswith(asked(sheet.code).start):
            raise UserError("approval.paper-code", text=sheet.code.strip()[:80])
        if not sheet.code and scan is None:
            raise UserError("approval.paper-evidence")
        action = self.step(view)
        with self._store.operation(f"op.decision.{action.value}") as op:
            if action is Action.PASS:
                if self._approval.version(sheet.post) != sheet.content:
                    raise UserError("approval.changed")
                self._approval.pass_on(sheet.post, on_paper=paper)
            else:
                self._approval.approve(sheet.post, sheet.content, sheet.confirmed, on_paper=paper)
            if scan is not None:
                self._evidence.attach(self._approval.decisions(sheet.post)[-1].id, scan)
        return op.changes

    def record_each(
        self, sheets: Iterable[Sheet], paper: OnPaper, scan: Path | None = None
    ) -> tuple[Changes, tuple[tuple[str, UserError], ...]]:
        """The sheets of a week, each its own decision; what changed, and those refused with the reason."""
        done: list[Changes] = []
        refused: list[tuple[str, UserError]] = []
        for sheet in sheets:
            try:
                done.append(self.record(sheet, paper, scan))
            except UserError as error:
                refused.append((sheet.post, error))
        return Changes.join(done), tuple(refused)


def _local(at: str, zone: ZoneInfo) -> date:
    return datetime.fromisoformat(at).astimezone(zone).date()
