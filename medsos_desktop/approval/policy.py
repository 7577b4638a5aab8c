"""The office's approval policy as data: how many steps, whose text, which proofs; `moves` is its table."""

from typing import NamedTuple

from medsos_desktop.model.counting import counted_proofs
from medsos_desktop.model.office import PROOFS, Office

NONE, ONE, TWO = "none", "one", "two"
STEPS = (NONE, ONE, TWO)
"""Nobody is asked; an approver is; a reviewer first, then an approver."""


class Policy(NamedTuple):
    """What the office asks before something goes out.

    ``steps`` is one of `STEPS`; ``own_text`` lets people pass and approve what they wrote; ``proofs`` are
    those that count. A partner's post needs the partner's written consent under every policy.
    """

    steps: str = ONE
    own_text: bool = False
    proofs: frozenset[str] = frozenset(PROOFS)


def policy_of(office: Office) -> Policy:
    """The policy that an office's data say; steps of a newer version are taken for the strictest known."""
    steps = office.approval if office.approval in STEPS else TWO
    return Policy(steps, office.own_text, counted_proofs(steps, office.proofs))
