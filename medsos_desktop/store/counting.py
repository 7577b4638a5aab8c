"""Which approvals of a post count, read from the tables: asked by the projection and by services alike."""

import json
from typing import Any

from medsos_desktop.model.counting import COUNTS, Labels, counted_proofs, why_not
from medsos_desktop.model.office import Office
from medsos_desktop.model.rows import Decision
from medsos_desktop.store.database import Database

_PROOF_FIELDS = ("approval", "proofs")


def proofs(db: Database) -> frozenset[str]:
    """The proofs that count under the office's policy as it is here now."""
    row = db.one("SELECT data FROM entities WHERE kind = 'office' AND id = 'office'")
    office = Office()
    data: dict[str, Any] = json.loads(row[0]) if row else {}
    return counted_proofs(data.get("approval", office.approval), data.get("proofs", office.proofs))


class Counting:
    """Answers for one post with these ``labels``; reads the office only when there is something to ask."""

    def __init__(self, db: Database, labels: Labels) -> None:
        self._db, self._labels = db, labels
        self._proofs: frozenset[str] | None = None

    def why_not(self, decision: Decision) -> str:
        """See `medsos_desktop.model.counting.why_not`."""
        from medsos_desktop.store import grants  # only where somebody gave a standing approval

        if self._proofs is None:
            self._proofs = proofs(self._db)
        return why_not(decision, self._proofs, self._labels, lambda id_: grants.one(self._db, id_))

    def counts(self, decision: Decision) -> bool:
        """Whether this approval makes its subject approved."""
        return self.why_not(decision) == COUNTS


def decided_posts(db: Database) -> list[str]:
    """Posts somebody has decided about."""
    return [row[0] for row in db.all("SELECT DISTINCT entity FROM remarks WHERE kind = 'decision'")]
