"""States out of decisions where some approvals do not count."""

import pytest

from medsos_desktop.model.rows import Decision
from medsos_desktop.model.state import State
from medsos_desktop.model.states import post_state

NOW, OTHER = "a" * 64, "b" * 64


def state(*actions: str) -> tuple[State, bool]:
    """``approve!`` does not count; ``x:approve`` was made on another wording; ``submit+`` led to approved."""
    decisions = []
    for place, told in enumerate(actions):
        subject = OTHER if told.startswith("x:") else NOW
        name = told.removeprefix("x:").rstrip("!+")
        proof = "none" if told.endswith("!") else "key"
        leads_to = ("approved" if "+" in told else "in_approval") if name == "submit" else ""
        decisions.append(Decision(str(place), "p", name, subject, leads_to=leads_to, proof=proof))
    return post_state(decisions, NOW, lambda decision: decision.proof == "key")


@pytest.mark.parametrize(
    ("actions", "wanted"),
    [
        ("submit approve", (State.APPROVED, False)),
        ("submit approve!", (State.IN_APPROVAL, True)),
        ("submit approve! approve", (State.APPROVED, False)),
        ("submit approve approve!", (State.APPROVED, False)),
        ("submit approve approve! schedule", (State.SCHEDULED, False)),
        ("submit approve! schedule", (State.IN_APPROVAL, True)),
        ("submit approve! schedule approve", (State.APPROVED, False)),
        ("submit approve! schedule publish", (State.PUBLISHED, False)),
        ("submit approve schedule publish unpublish", (State.SCHEDULED, False)),
        ("submit approve publish unpublish", (State.APPROVED, False)),
        ("submit approve publish unpublish publish", (State.PUBLISHED, False)),
        ("submit approve publish publish unpublish", (State.APPROVED, False)),
        ("submit approve publish withdraw unpublish", (State.WITHDRAWN, False)),
        ("submit approve unpublish", (State.APPROVED, False)),
        ("submit approve x:unpublish", (State.APPROVED, False)),
        ("submit approve! postpone", (State.POSTPONED, False)),
        ("submit approve! postpone resume", (State.IN_APPROVAL, True)),
        ("submit approve! recall", (State.DRAFT, False)),
        ("submit approve! withdraw resume", (State.DRAFT, False)),
        ("submit approve! return submit", (State.IN_APPROVAL, False)),
        ("submit+!", (State.DRAFT, True)),
        ("submit+", (State.APPROVED, False)),
        ("submit+! submit approve", (State.APPROVED, False)),
        ("x:submit x:approve!", (State.DRAFT, True)),
        ("x:submit x:approve! submit", (State.IN_APPROVAL, False)),
    ],
)
def test_an_approval_that_does_not_count_is_passed_over(actions: str, wanted: tuple[State, bool]) -> None:
    assert state(*actions.split()) == wanted
