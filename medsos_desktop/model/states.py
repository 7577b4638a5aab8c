"""From decisions to the state of a post: one pure rule, so that every PC comes to the same answer.

A decision covers the subject it was made on. What stands in the calendar now has the state its own
decisions lead to: an edit leaves an approval behind, undoing the edit brings it back
(``decisions.md`` 10). One exception: the last decision being "return" holds until submitted again.
"""

from collections.abc import Sequence

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


def post_state(decisions: Sequence[Decision], subject: str) -> tuple[State, bool]:
    """State of what has the hash ``subject``, and whether another wording was approved before.

    ``decisions`` are all of the post, in causal order. Actions this version does not know change
    nothing.
    """
    if not decisions:
        return State.DRAFT, False
    if decisions[-1].action == "return":
        return State.RETURNED, False
    state = resting = State.DRAFT
    for decision in decisions:
        if decision.subject == subject:
            if decision.action == "postpone":
                resting = state
            state = _after(decision, state, resting)
    other = any(each.subject != subject and approves(each) for each in decisions)
    return state, state is State.DRAFT and other


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
