"""Whether an approval counts under the office's policy of today: one pure rule, the same on every PC.

A decision keeps the proof it was made with for ever (``decisions.md`` 11). What changes is the policy:
an approval that does not count is passed over, and counts again when the policy says so.
"""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, NamedTuple

from medsos_desktop.model.office import PROOFS
from medsos_desktop.model.rows import Decision

if TYPE_CHECKING:
    from medsos_desktop.model.grants import Grant

COUNTS, PROOF, BASIS = "", "proof", "basis"
"""What `why_not` answers: it counts; its proof does not; the standing approval it rests on does not."""


GRANT_PROOFS = frozenset({"none", "paper"})
"""What a standing approval can rest on: it is not signed, so it cannot say that it is."""


class Labels(NamedTuple):
    """What a standing approval asks of a post."""

    template: str = ""
    pillar: str = ""
    planned: str | None = None


def counted_proofs(steps: str, proofs: object) -> frozenset[str]:
    """The proofs that count; where the office asks nobody (``steps`` "none") there is nothing to prove.

    Of what a newer version may write there only names are understood; nothing else counts.
    """
    if steps == "none":
        return frozenset(PROOFS)
    named = proofs if isinstance(proofs, (tuple, list)) else ()
    return frozenset(each for each in named if isinstance(each, str))


def why_not(
    decision: Decision, proofs: Collection[str], labels: Labels, grant_of: "Callable[[str], Grant | None]"
) -> str:
    """Why an approval does not count, `COUNTS` when it does.

    One that rests on a standing approval needs that to be known here, to have stood then, to mean such a
    post, and to have a proof that counts itself: it is what a person decided.
    """
    if not decision.basis:
        return COUNTS if decision.proof in proofs else PROOF
    grant = grant_of(decision.basis)
    if grant is None or not grant.stood(decision.at) or not grant.covers(*labels):
        return BASIS
    return COUNTS if grant.proof in proofs and grant.proof in GRANT_PROOFS else PROOF
