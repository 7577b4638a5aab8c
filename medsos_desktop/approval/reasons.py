"""Why the person here cannot approve or pass on what is shown: said before the button is pressed.

The service refuses the same by itself; this only knows it earlier, and all reasons at once.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from medsos_desktop.approval.moves import Action, Case, refusals
from medsos_desktop.approval.review import Review
from medsos_desktop.errors import Param
from medsos_desktop.model.office import Person

_SAID_LATER = "…"
"""The note, which is asked for once the button is pressed."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Worded by ``review.reason.<code>``.

    Codes: ``read-only``, ``nobody``, ``conflict``, ``changed``, ``block`` (``n``), ``waiver`` (``n``), and
    those of `moves.refusals`: ``state.<state>``, ``step``, ``role.<role>``, ``own-text``, ``consent``,
    ``proof``.
    """

    code: str
    params: Mapping[str, Param] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Who looks at what: ``case`` is what the move depends on (`seat.Seat.case`); ``confirmed`` are keys of
    waivers; ``stale``: another version has come since this one was shown."""

    who: Person | None
    case: Case
    confirmed: Collection[str] = ()
    stale: bool = False
    writable: bool = True


def reasons(action: Action, review: Review, here: Circumstances) -> tuple[Reason, ...]:
    """Everything that stops ``action`` (approve or pass on); empty when it can be done."""
    return tuple(_reasons(action, review, here))


def _reasons(action: Action, review: Review, here: Circumstances) -> Iterator[Reason]:
    view = review.view
    if not here.writable:
        yield Reason("read-only")
    if here.who is None:
        yield Reason("nobody")
    for error in refusals(action, here.case._replace(note=_SAID_LATER)):
        code = error.code.removeprefix("approval.")
        if here.who is not None or not code.startswith("role."):
            yield Reason(code)
        if code.startswith("state."):
            return
    if view.conflicts:
        yield Reason("conflict")
    if here.stale:
        yield Reason("changed")
    if action is Action.APPROVE:
        yield from _findings(review, here.confirmed)


def _findings(review: Review, confirmed: Collection[str]) -> Iterator[Reason]:
    blocks = sum(each.open and each.finding.severity == "block" for each in review.findings)
    if blocks:
        yield Reason("block", {"n": blocks})
    missing = sum(key not in confirmed for key in review.waivers)
    if missing:
        yield Reason("waiver", {"n": missing})
