"""The table of allowed moves: which action leads from which state, and who may do it.

Data, so that a test can walk every action, state, policy and role. An action that is not in the table
is refused with the reason; there is no other door.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from medsos_desktop.errors import UserError
from medsos_desktop.model.office import Role
from medsos_desktop.model.post import State


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


@dataclass(frozen=True, slots=True)
class Move:
    """One row: from any of ``sources``, by somebody with ``role`` (``None``: anybody signed in).

    ``note`` says that the person must give a reason in words.
    """

    sources: frozenset[State]
    role: Role | None
    note: bool = False


_WAITING = frozenset({State.IN_REVIEW, State.IN_APPROVAL})
_OPEN = frozenset({State.DRAFT, State.RETURNED, State.APPROVED}) | _WAITING

MOVES: Mapping[Action, tuple[Move, ...]] = {
    Action.SUBMIT: (Move(frozenset({State.DRAFT, State.RETURNED}), Role.WRITER),),
    Action.PASS: (Move(frozenset({State.IN_REVIEW}), Role.REVIEWER),),
    Action.APPROVE: (Move(frozenset({State.IN_APPROVAL}), Role.APPROVER),),
    Action.RETURN: (
        Move(frozenset({State.IN_REVIEW}), Role.REVIEWER, note=True),
        Move(frozenset({State.IN_APPROVAL, State.APPROVED}), Role.APPROVER, note=True),
    ),
    Action.RECALL: (Move(_WAITING, Role.WRITER),),
    Action.POSTPONE: (Move(_OPEN | {State.SCHEDULED}, None, note=True),),
    Action.WITHDRAW: (Move(frozenset({State.APPROVED, State.SCHEDULED, State.PUBLISHED}), None, note=True),),
    Action.RESUME: (Move(frozenset({State.POSTPONED, State.WITHDRAWN}), None),),
    Action.SCHEDULE: (Move(frozenset({State.APPROVED, State.SCHEDULED}), None),),
    Action.PUBLISH: (Move(frozenset({State.APPROVED, State.SCHEDULED}), None),),
}
"""Every allowed move. Roles are those of the office's people; one person may hold several."""


def require(action: Action, state: State, roles: Collection[str], note: str) -> None:
    """Refuse the move unless the table allows it.

    Raises `UserError`: ``approval.state`` (not from here), ``approval.role`` (not by this person),
    ``approval.note`` (a reason is needed).
    """
    rows = [move for move in MOVES[action] if state in move.sources]
    if not rows:
        raise UserError("approval.state", action=action.value, state=state.value)
    fitting = [move for move in rows if move.role is None or move.role.value in roles]
    if not fitting:
        raise UserError("approval.role", action=action.value, role=(rows[0].role or Role.WRITER).value)
    if all(move.note for move in fitting) and not note.strip():
        raise UserError("approval.note", action=action.value)


def possible(state: State, roles: Collection[str]) -> frozenset[Action]:
    """The actions a person with ``roles`` may take on a post in ``state``: what a screen offers."""
    return frozenset(
        action
        for action, rows in MOVES.items()
        if any(state in move.sources and (move.role is None or move.role.value in roles) for move in rows)
    )


def submit_leads_to(policy: str) -> State:
    """Where a submitted post goes under the office's policy ("none", "one" or "two" steps)."""
    return {"none": State.APPROVED, "one": State.IN_APPROVAL, "two": State.IN_REVIEW}[policy]
