"""The table of moves, walked whole."""

import itertools

import pytest

from medsos_desktop.approval.moves import MOVES, Action, possible, require, submit_leads_to
from medsos_desktop.errors import UserError
from medsos_desktop.model.office import Role
from medsos_desktop.model.post import State

ALLOWED = {
    ("draft", "submit"), ("returned", "submit"), ("in_review", "pass"), ("in_approval", "approve"),
    ("in_review", "return"), ("in_approval", "return"), ("approved", "return"),
    ("in_review", "recall"), ("in_approval", "recall"),
    ("draft", "postpone"), ("returned", "postpone"), ("approved", "postpone"), ("in_review", "postpone"),
    ("in_approval", "postpone"), ("scheduled", "postpone"),
    ("approved", "withdraw"), ("scheduled", "withdraw"), ("published", "withdraw"),
    ("postponed", "resume"), ("withdrawn", "resume"),
    ("approved", "schedule"), ("scheduled", "schedule"),
    ("approved", "publish"), ("scheduled", "publish"),
}  # fmt: skip


@pytest.mark.parametrize(("state", "action"), list(itertools.product(State, Action)))
def test_only_the_moves_of_the_table_are_allowed(state: State, action: Action) -> None:
    everybody = [role.value for role in Role]
    if (state.value, action.value) in ALLOWED:
        require(action, state, everybody, "karena")
        assert action in possible(state, everybody)
    else:
        with pytest.raises(UserError, match=r"approval\.state"):
            require(action, state, everybody, "karena")
        assert action not in possible(state, everybody)


@pytest.mark.parametrize(("action", "role"), list(itertools.product(Action, Role)))
def test_a_move_needs_its_role(action: Action, role: Role) -> None:
    for move in MOVES[action]:
        for state in move.sources:
            if move.role in (None, role):
                require(action, state, [role.value], "karena")
            else:
                with pytest.raises(UserError, match=r"approval\.role"):
                    require(action, state, [role.value], "karena")


def test_a_return_without_a_reason_is_refused() -> None:
    with pytest.raises(UserError, match=r"approval\.note"):
        require(Action.RETURN, State.IN_APPROVAL, ["approver"], "  ")


def test_nobody_signed_in_may_submit_nothing() -> None:
    assert Action.SUBMIT not in possible(State.DRAFT, ())


@pytest.mark.parametrize(
    ("policy", "state"), [("none", State.APPROVED), ("one", State.IN_APPROVAL), ("two", State.IN_REVIEW)]
)
def test_a_submission_goes_where_the_policy_says(policy: str, state: State) -> None:
    assert submit_leads_to(policy) is state
