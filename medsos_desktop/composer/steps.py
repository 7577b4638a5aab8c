"""What comes next for a post: one step, and why it cannot be taken yet; each reason has a place to go."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from medsos_desktop.approval.gate import Blocker
from medsos_desktop.approval.moves import Action
from medsos_desktop.composer import locks
from medsos_desktop.errors import Param
from medsos_desktop.model.post import State

SUBMIT, REVIEW, EXPORT, REVISE, COPY, RESUME, UNDELETE = (
    "submit", "review", "export", "revise", "copy", "resume", "undelete",
)  # fmt: skip
RECALL, POSTPONE, WITHDRAW = "recall", "postpone", "withdraw"


@dataclass(frozen=True, slots=True)
class Reason:
    """Worded by ``composer.reason.<code>``; ``severity`` is "block", "warn" or "plain"."""

    code: str
    severity: str = "plain"
    params: Mapping[str, Param] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """``key`` is worded by ``composer.step.<key>``; ``beside`` are keys of further steps."""

    key: str
    reasons: tuple[Reason, ...] = ()
    beside: tuple[str, ...] = ()


def next_step(
    state: State,
    lock: str,
    blockers: Sequence[Blocker],
    possible: Collection[Action],
    *,
    policy: str,
    somebody: bool = True,
) -> Step:
    """The step for a post in ``state`` under the office's ``policy`` ("none", "one", "two").

    ``possible`` are the moves of the person at the PC; ``somebody`` is false while nobody signed in.
    """
    closed = {
        locks.WORKSPACE: Step(SUBMIT, (Reason("workspace"),)),
        locks.NEWER: Step(SUBMIT, (Reason("newer"),)),
        locks.DELETED: Step(UNDELETE),
        locks.PUBLISHED: Step(COPY),
    }
    if lock in closed:
        return closed[lock]
    if lock == locks.ASIDE:
        return Step(RESUME, () if Action.RESUME in possible else _nobody(somebody))
    if state in (State.IN_REVIEW, State.IN_APPROVAL):
        recall = (RECALL,) if Action.RECALL in possible else (REVISE,) if lock else ()
        return Step(REVIEW, beside=recall)
    if state is State.APPROVED:
        return Step(EXPORT, beside=(REVISE,) if lock else ())
    if lock == locks.APPROVED:
        return Step(REVISE)
    return _submit(blockers, possible, policy, somebody)


def _submit(blockers: Sequence[Blocker], possible: Collection[Action], policy: str, somebody: bool) -> Step:
    reasons = [Reason(each.code, _severity(each.code), each.params) for each in blockers]
    if Action.SUBMIT not in possible:
        reasons[:0] = _nobody(somebody)
    key = {"none": "ready", "two": "check"}.get(policy, SUBMIT)
    return Step(key, tuple(sorted(reasons, key=lambda each: each.severity == "plain")))


def counted_as_shown(blockers: Sequence[Blocker], shown: Mapping[str, int]) -> tuple[Blocker, ...]:
    """Findings counted like the list beside the editor counts them: once, however many accounts have it."""
    return tuple(
        Blocker(each.code, {"n": shown[each.code]}) if each.code in shown else each for each in blockers
    )


def _severity(code: str) -> str:
    return code if code in ("block", "warn") else "plain"


def _nobody(somebody: bool) -> tuple[Reason, ...]:
    return (Reason("role" if somebody else "nobody"),)
