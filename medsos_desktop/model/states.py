"""From decisions to the state of a post: one pure rule, so that every PC comes to the same answer.

A decision covers the subject it was made on. What stands in the calendar now has the state its own
decisions lead to: an edit leaves an approval behind, undoing the edit brings it back
(``decisions.md`` 10). One exception: the last decision being "return" holds until submitted again.
An approval that the office's policy does not count is passed over, and with it what it led to.
"""

from collections.abc import Callable, Sequence

from medsos_desktop.model.rows import Decision
from medsos_desktop.model.state import State

_LEADS_TO = {
    "pass": State.IN_APPROVAL,
    "approve": State.APPROVED,
    "return": State.RETURNED,
    "recall": State.DRAFT,
    "postpone": State.POSTPONED,
    "withdraw": State.WITHDRAWN,
    "schedule": State.SCHEDULED,
    "publish": State.PUBLISHED,
}
UNPUBLISH = "unpublish"
"""That it went out was told by mistake: the state before holds again. Nobody decides this; undo writes it."""


_SETTLED = frozenset({State.APPROVED, State.SCHEDULED, State.PUBLISHED})
_UNSETTLED = frozenset({State.DRAFT, State.IN_REVIEW, State.IN_APPROVAL})

_BEGINS_ANEW = frozenset({"submit", "return", "recall", "withdraw"})


def _always(_decision: Decision) -> bool:
    return True


def post_state(
    decisions: Sequence[Decision], subject: str, counts: Callable[[Decision], bool] = _always
) -> tuple[State, bool]:
    """State of what has the hash ``subject``, and whether it has to be approved again.

    That is so where another wording was approved before, or this one in a way that does not count by
    ``counts``. ``decisions`` are all of the post, in causal order. Actions this version does not know
    change nothing.
    """
    if not decisions:
        return State.DRAFT, False
    if decisions[-1].action == "return":
        return State.RETURNED, False
    state = resting = before = State.DRAFT
    passed_over = False
    for decision in decisions:
        if decision.subject != subject:
            continue
        if approves(decision):
            counted = counts(decision)
            passed_over = not counted and state not in _SETTLED
            if not counted:
                continue
        elif decision.action in _BEGINS_ANEW:
            passed_over = False
        elif passed_over and decision.action == "schedule":
            continue
        if decision.action == "postpone":
            resting = state
        elif decision.action == "publish" and state is not State.PUBLISHED:
            before = state
        elif decision.action == UNPUBLISH:
            state = before if state is State.PUBLISHED else state
            continue
        state = _after(decision, state, resting)
    other = any(each.subject != subject and approves(each) for each in decisions)
    again = (state is State.DRAFT and other) or (passed_over and state in _UNSETTLED)
    return state, again


def approves(decision: Decision) -> bool:
    """Does this decision make its subject approved (a submission does where the policy is "none")?"""
    return decision.action == "approve" or (
        decision.action == "submit" and decision.leads_to == State.APPROVED.value
    )


def _after(decision: Decision, state: State, resting: State) -> State:
    if decision.action == "submit":
        try:
            return State(decision.leads_to)
        except ValueError:
            return State.IN_APPROVAL
    if decision.action == "resume":
        return resting if state is State.POSTPONED else State.DRAFT
    return _LEADS_TO.get(decision.action, state)
