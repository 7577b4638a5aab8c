"""The table of moves, walked whole and held against plain rules that do not know the table."""

import itertools
from collections.abc import Iterator, Sequence

import pytest

from medsos_desktop.approval.moves import Action, Case, deciding_roles, judge, possible, refusals
from medsos_desktop.approval.policy import STEPS, Policy, policy_of
from medsos_desktop.directory.substitutes import Hold, held
from medsos_desktop.errors import UserError
from medsos_desktop.model.office import PROOFS, Office, Person, Role, Substitute
from medsos_desktop.model.post import State
from medsos_desktop.words import LANGUAGES, Words

DAY = "2026-12-20"
ROLES = tuple(role.value for role in Role)
ROLE_SETS = tuple(
    roles for size in range(len(ROLES) + 1) for roles in itertools.combinations(ROLES, size)
)  # fmt: skip
LENT = ("", "writer", "reviewer", "approver")
"""The role of the one somebody stands in for; "" for nobody."""


def oracle(
    action: str, state: str, steps: str, own_text: bool, may: set[str], own: bool, consent: bool,
    counts: bool, note: bool,
) -> set[str]:  # fmt: skip
    """What the office's rules say in words; the codes of all refusals, empty when it may be done.

    Written down from the rules, not from the table: keep it so.
    """
    waits_for_approver = state == "in_approval" or (state == "in_review" and steps != "two")
    from_here = {
        "submit": state in ("draft", "returned"),
        "pass": state == "in_review",
        "approve": state in ("in_approval", "in_review"),
        "return": state in ("in_review", "in_approval", "approved"),
        "recall": state in ("in_review", "in_approval"),
        "postpone": state not in ("published", "missed", "postponed", "withdrawn"),
        "withdraw": state in ("approved", "scheduled", "published"),
        "resume": state in ("postponed", "withdrawn"),
        "schedule": state in ("approved", "scheduled"),
        "publish": state in ("approved", "scheduled"),
    }[action]
    if not from_here:
        return {f"state.{state}"}
    if action == "pass" and steps != "two":  # nobody reviews here
        return {"step"}
    if action == "approve" and not waits_for_approver:  # the review comes first
        return {"state.in_review"}
    if action == "return" and state == "in_review":
        needs = {"reviewer"} | ({"approver"} if waits_for_approver else set())
    else:
        needs = {
            "submit": {"writer"}, "recall": {"writer"}, "pass": {"reviewer"},
            "approve": {"approver"}, "return": {"approver"},
        }.get(action, set())  # fmt: skip
    if needs and not needs & may:
        return {"role.reviewer" if "reviewer" in needs else f"role.{next(iter(needs))}"}
    found = set()
    if action in ("pass", "approve") and own and not own_text:
        found.add("own-text")
    approval = action == "approve" or (action == "submit" and steps == "none")
    if approval and not consent:
        found.add("consent")
    if action == "approve" and not counts:
        found.add("proof")
    if action in ("return", "postpone", "withdraw") and not note:
        found.add("note")
    return found


def somebody(roles: tuple[str, ...], lent: str, until: str) -> tuple[Hold, ...]:
    """What a person holds on `DAY` who has ``roles`` and stands in for one with the role ``lent``."""
    substitutes = [Substitute("i", "you", "plt", "2026-12-01", until)] if lent else []
    return held("i", roles, substitutes, lambda _id: Person("Bu Lurah", roles=(lent,)), (DAY, DAY))


def people() -> Iterator[tuple[tuple[Hold, ...], set[str]]]:
    """Every set of roles with every substitution, in and out of its days, and what they may do that day."""
    for roles, lent, until in itertools.product(ROLE_SETS, LENT, (DAY, "2026-12-19")):
        if lent or until == DAY:
            yield somebody(roles, lent, until), {*roles, *([lent] if lent and until == DAY else [])}


PEOPLE = tuple(people())
YES_NO = (True, False)


def test_there_are_as_many_people_as_it_takes() -> None:
    assert len(PEOPLE) == 16 * (1 + 3 * 2)


PAIRS = tuple(itertools.product(Action, STEPS))
SIXTH = 6
"""Of the people one in so many is walked with each action and policy, others with the next ones."""


def test_everybody_is_walked_with_some_action() -> None:
    walked = {at for number in range(len(PAIRS)) for at in range(len(PEOPLE))[number % SIXTH :: SIXTH]}
    assert len(walked) == len(PEOPLE)


@pytest.mark.parametrize(("action", "steps"), PAIRS)
def test_the_table_says_what_the_rules_say(action: Action, steps: str) -> None:
    """Every action x state x policy x own or not x consent x proof x note, and a sixth of the people."""
    walk(action, steps, PEOPLE[PAIRS.index((action, steps)) % SIXTH :: SIXTH])


@pytest.mark.long
@pytest.mark.parametrize(("action", "steps"), PAIRS)
def test_the_table_says_what_the_rules_say_of_everybody(action: Action, steps: str) -> None:
    """The same with every person: a million cases."""
    walk(action, steps, PEOPLE)


def walk(action: Action, steps: str, people: Sequence[tuple[tuple[Hold, ...], set[str]]]) -> None:
    walked = 0
    for own_text, counts, own, consent, note in itertools.product(YES_NO, repeat=5):
        policy = Policy(steps, own_text, frozenset(PROOFS if counts else ("key",)))
        for state, (holds, may) in itertools.product(State, people):
            case = Case(state, policy, holds, own, consent, "none", "karena" if note else " ")
            told = [error.code.removeprefix("approval.") for error in refusals(action, case)]
            wanted = oracle(action.value, state.value, steps, own_text, may, own, consent, counts, note)
            assert set(told) == wanted, (action, case)
            assert len(told) == len(wanted)
            walked += 1
    assert walked == 32 * len(State) * len(people)


@pytest.mark.parametrize(("action", "steps"), list(itertools.product(Action, STEPS)))
def test_a_refusal_is_raised_and_an_allowed_move_names_its_role(action: Action, steps: str) -> None:
    anybody = {Action.POSTPONE, Action.WITHDRAW, Action.RESUME, Action.SCHEDULE, Action.PUBLISH}
    for state, (holds, _may), own in itertools.product(State, PEOPLE, YES_NO):
        case = Case(state, Policy(steps), holds, own, note="karena")
        codes = [error.code for error in refusals(action, case)]
        if codes:
            with pytest.raises(UserError) as refused:
                judge(action, case)
            assert refused.value.code == codes[0]
            continue
        hold = judge(action, case).hold
        assert (hold is None) is (action in anybody)
        if hold is not None:
            alone = {each.role for each in holds if not each.acting}
            by_own = not oracle(action.value, state.value, steps, False, alone, own, True, True, True)
            assert hold in holds
            assert bool(hold.acting) is not by_own


def test_ones_own_role_comes_before_a_lent_one() -> None:
    both = (Hold("reviewer", "plh", "lurah"), Hold("approver"))
    case = Case(State.IN_REVIEW, Policy("one"), both, note="karena")
    assert judge(Action.RETURN, case).hold == Hold("approver")
    assert judge(Action.APPROVE, case).hold == Hold("approver")


@pytest.mark.parametrize("steps", STEPS)
def test_a_screen_offers_what_is_refused_for_no_lasting_reason(steps: str) -> None:
    """Role, state and steps decide what is offered; whose text it is and what is missing come later."""
    for state, (holds, may) in itertools.product(State, PEOPLE):
        wanted = {
            action
            for action in Action
            if not oracle(action.value, state.value, steps, True, may, False, True, True, True)
        }
        assert possible(state, Policy(steps), holds) == wanted


@pytest.mark.parametrize(
    ("steps", "state"), [("none", State.APPROVED), ("one", State.IN_APPROVAL), ("two", State.IN_REVIEW)]
)
def test_a_submission_goes_where_the_policy_says(steps: str, state: State) -> None:
    ruling = judge(Action.SUBMIT, Case(State.DRAFT, Policy(steps), (Hold("writer"),)))
    assert ruling.leads_to is state


def test_what_waits_waits_for_somebody() -> None:
    asked = {
        (steps, state.value): set(deciding_roles(state, Policy(steps)))
        for steps, state in itertools.product(STEPS, (State.IN_REVIEW, State.IN_APPROVAL))
    }
    assert asked == {
        ("none", "in_review"): {"approver"}, ("none", "in_approval"): {"approver"},
        ("one", "in_review"): {"approver"}, ("one", "in_approval"): {"approver"},
        ("two", "in_review"): {"reviewer"}, ("two", "in_approval"): {"approver"},
    }  # fmt: skip
    assert not deciding_roles(State.DRAFT, Policy())


def test_steps_of_a_newer_version_are_taken_for_the_strictest() -> None:
    assert policy_of(Office(approval="three", proofs=("key",))) == Policy("two", False, frozenset({"key"}))


def test_where_nobody_is_asked_there_is_nothing_to_prove() -> None:
    assert policy_of(Office(approval="none", proofs=("key",))).proofs == set(PROOFS)


def every_code() -> set[str]:
    found = {f"approval.state.{state.value}" for state in State} | {"approval.step"}
    found |= {f"approval.role.{role}" for role in ("writer", "reviewer", "approver")}
    return found | {f"approval.{code}" for code in ("own-text", "consent", "proof", "note")}


def test_the_walk_meets_every_code() -> None:
    met: set[str] = set()
    policies = [Policy(steps, False, frozenset({"key"})) for steps in STEPS]
    for action, policy, state, (holds, _may) in itertools.product(Action, policies, State, PEOPLE):
        met |= {error.code for error in refusals(action, Case(state, policy, holds, own=True, consent=False))}
    assert met == every_code()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_says_what_happened_and_what_to_do(language: str) -> None:
    words = Words(language)
    for code in every_code():
        base = f"approval.error.{code.removeprefix('approval.')}"
        assert len(words(f"{base}.text")) > 20
        assert len(words(f"{base}.hint")) > 10
