"""The one table of allowed moves: which action leads from which state, under which policy, by whom.

Data, so that a test can walk every action, state, policy, role, substitute and consent. An action that is
not in the table is refused with the reason; there is no other door.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from medsos_desktop.approval.policy import NONE, ONE, STEPS, TWO, Policy
from medsos_desktop.directory.substitutes import Hold
from medsos_desktop.errors import UserError
from medsos_desktop.model.office import Role
from medsos_desktop.model.state import State


class Action(StrEnum):
    """What can be decided about a post. The value is what a decision record carries."""

    SUBMIT = "submit"
    PASS = "pass"
    APPROVE = "approve"
    RETURN = "return"
    RECALL = "recall"
    POSTPONE = "postpone"
    WITHDRAW = "withdraw"
    RESUME = "resume"
    SCHEDULE = "schedule"
    PUBLISH = "publish"


class Move(NamedTuple):
    """One row: from any of ``sources``, by somebody who holds ``role`` (``None``: anybody signed in).

    ``under`` are the steps of the policies that have this row. ``note``: a reason in words is needed.
    ``foreign``: not on one's own text, unless the policy allows that. ``consent``: a partner's post needs
    the partner's. ``proof``: the decision must come with one that counts. ``leads_to`` is for submissions.
    """

    sources: frozenset[State]
    role: Role | None
    under: frozenset[str] = frozenset(STEPS)
    note: bool = False
    foreign: bool = False
    consent: bool = False
    proof: bool = False
    leads_to: State | None = None


def _from(*states: State) -> frozenset[State]:
    return frozenset(states)


def _under(*steps: str) -> frozenset[str]:
    return frozenset(steps)


_BEGUN = _from(State.DRAFT, State.RETURNED)
_WAITING = _from(State.IN_REVIEW, State.IN_APPROVAL)
_READY = _from(State.APPROVED, State.SCHEDULED)

MOVES: Mapping[Action, tuple[Move, ...]] = {
    Action.SUBMIT: (
        Move(_BEGUN, Role.WRITER, _under(NONE), consent=True, leads_to=State.APPROVED),
        Move(_BEGUN, Role.WRITER, _under(ONE), leads_to=State.IN_APPROVAL),
        Move(_BEGUN, Role.WRITER, _under(TWO), leads_to=State.IN_REVIEW),
    ),
    Action.PASS: (Move(_from(State.IN_REVIEW), Role.REVIEWER, _under(TWO), foreign=True),),
    Action.APPROVE: (
        Move(_from(State.IN_APPROVAL), Role.APPROVER, foreign=True, consent=True, proof=True),
        # Where the review was given up meanwhile, what waits for it goes straight to the approver.
        Move(
            _from(State.IN_REVIEW), Role.APPROVER, _under(NONE, ONE), foreign=True, consent=True, proof=True
        ),
    ),
    Action.RETURN: (
        Move(_from(State.IN_REVIEW), Role.REVIEWER, note=True),
        Move(_from(State.IN_REVIEW), Role.APPROVER, _under(NONE, ONE), note=True),
        Move(_from(State.IN_APPROVAL, State.APPROVED), Role.APPROVER, note=True),
    ),
    Action.RECALL: (Move(_WAITING, Role.WRITER),),
    Action.POSTPONE: (Move(_BEGUN | _WAITING | _READY, None, note=True),),
    Action.WITHDRAW: (Move(_READY | {State.PUBLISHED}, None, note=True),),
    Action.RESUME: (Move(_from(State.POSTPONED, State.WITHDRAWN), None),),
    Action.SCHEDULE: (Move(_READY, None),),
    Action.PUBLISH: (Move(_READY, None),),
}
"""Every allowed move. Roles are those of the office's people; one person may hold several."""


class Case(NamedTuple):
    """Everything a move depends on besides the action.

    ``held`` are the roles the person holds on the day the post is planned for; ``own``: they had a hand in
    it; ``consent`` is false for a partner's post without the partner's written consent.
    """

    state: State
    policy: Policy
    held: tuple[Hold, ...]
    own: bool = False
    consent: bool = True
    proof: str = "none"
    note: str = ""


class Ruling(NamedTuple):
    """An allowed move: ``hold`` is the role it is made in (`None` where none is asked for)."""

    leads_to: State | None
    hold: Hold | None


def judge(action: Action, case: Case) -> Ruling:
    """Allow the move, or raise the first of `refusals`."""
    for error in refusals(action, case):
        raise error
    move, hold = next(_fitting(_rows(action, case), case.held))
    return Ruling(move.leads_to, hold)


def asks_whose(action: Action) -> bool:
    """Whether it matters for a move whose text the post is."""
    return any(move.foreign for move in MOVES[action])


def refusals(action: Action, case: Case) -> Iterator[UserError]:
    """Every reason why the move is not allowed, as errors ``approval.*``.

    ``state.<state>`` (not from here), ``step`` (this policy has no such step), ``role.<role>`` (not by this
    person; nothing more is told then), ``own-text``, ``consent``, ``proof`` (``proof``, one that does not
    count), ``note`` (a reason is needed).
    """
    rows = _rows(action, case)
    if not rows:
        known = any(case.state in move.sources for move in MOVES[action])
        # Two steps have every row that fewer have, but for those that leave the review out: it comes first.
        missing = known and case.policy.steps != TWO
        yield UserError("approval.step" if missing else f"approval.state.{case.state.value}")
        return
    found = next(_fitting(rows, case.held), None)
    if found is None:
        assert rows[0].role is not None
        yield UserError(f"approval.role.{rows[0].role.value}")
        return
    move, _hold = found
    if move.foreign and case.own and not case.policy.own_text:
        yield UserError("approval.own-text")
    if move.consent and not case.consent:
        yield UserError("approval.consent")
    if move.proof and case.proof not in case.policy.proofs:
        yield UserError("approval.proof")
    if move.note and not case.note.strip():
        yield UserError("approval.note")


def possible(state: State, policy: Policy, held: Iterable[Hold]) -> frozenset[Action]:
    """The actions that somebody who holds these roles may begin on a post in ``state``: what a screen offers.

    Whose text it is, consent, proof and note come later, when it is known what is asked for.
    """
    case = Case(state, policy, tuple(held))
    return frozenset(action for action in MOVES if next(_fitting(_rows(action, case), case.held), None))


def deciding_roles(state: State, policy: Policy) -> frozenset[str]:
    """The roles for whose decision a post in ``state`` waits."""
    return frozenset(
        move.role.value
        for action in (Action.PASS, Action.APPROVE)
        for move in MOVES[action]
        if move.role is not None and state in move.sources and policy.steps in move.under
    )


def asked_role(action: Action, state: State, policy: Policy) -> Role | None:
    """The role that ``action`` takes from ``state``; `None` where it leads nowhere from there."""
    found = (move.role for move in MOVES[action] if state in move.sources and policy.steps in move.under)
    return next(found, None)


def _rows(action: Action, case: Case) -> list[Move]:
    return [move for move in MOVES[action] if case.state in move.sources and case.policy.steps in move.under]


def _fitting(rows: Sequence[Move], held: Iterable[Hold]) -> Iterator[tuple[Move, Hold | None]]:
    """Rows this person may take, one's own role before one held for somebody else."""
    mine = sorted(held, key=lambda hold: bool(hold.acting))
    if any(move.role is None for move in rows):
        yield from ((move, None) for move in rows if move.role is None)
    for hold in mine:
        yield from ((move, hold) for move in rows if move.role == hold.role)
