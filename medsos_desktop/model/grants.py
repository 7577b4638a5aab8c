"""Standing approval: an approver says beforehand that posts of a low-risk kind count as approved.

A grant is a record like a decision: never changed, only revoked by another record. An approval that
rests on one names it as its basis.
"""

from datetime import date
from typing import NamedTuple

GIVE, REVOKE = "grant", "revoke"
"""What a grant record does; anything else was written by a newer version and does nothing here."""


class Grant(NamedTuple):
    """One standing approval. ``id`` is its record, ``entity`` what later records about it point at.

    Meant are posts with this ``template`` and this ``pillar`` (an empty one asks for nothing), planned from
    ``start`` to ``until`` (ISO dates, both included). ``author`` gave it at ``at`` (UTC), ``acting`` for
    ``acting_for`` as in `Decision`; ``revoked_at`` is "" while it stands.
    """

    id: str
    entity: str
    author: str = ""
    at: str = ""
    template: str = ""
    pillar: str = ""
    start: str = ""
    until: str = ""
    note: str = ""
    proof: str = "none"
    acting: str = ""
    acting_for: str = ""
    revoked_at: str = ""
    revoked_by: str = ""
    revoked_note: str = ""

    def covers(self, template: str, pillar: str, planned: str | None) -> bool:
        """Whether a post with these labels, planned at this local time, is of the kind that is meant."""
        if not (self.template or self.pillar) or not planned:
            return False
        fits = (not self.template or self.template == template) and (not self.pillar or self.pillar == pillar)
        return fits and self.start <= planned[:10] <= self.until

    def stood(self, at: str) -> bool:
        """Whether it had not been revoked yet at a moment (UTC, as records have it)."""
        return not self.revoked_at or at < self.revoked_at


NOW, AHEAD, PAST = "now", "ahead", "past"


def phase(start: str, until: str, today: str) -> str:
    """How days from ``start`` to ``until`` stand to ``today`` (ISO, local): `NOW`, `AHEAD` or `PAST`."""
    return PAST if until < today else AHEAD if today < start else NOW


def is_day(text: str) -> bool:
    """Whether it is a date as it is stored: ``YYYY-MM-DD``."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
