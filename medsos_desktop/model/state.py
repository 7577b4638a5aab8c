"""The states of a post, by themselves: lists of posts are shown before anybody needs a post."""

from enum import StrEnum


class State(StrEnum):
    """Where a post stands. ``MISSED`` is computed from the clock and never stored."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    IN_APPROVAL = "in_approval"
    RETURNED = "returned"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    MISSED = "missed"
    POSTPONED = "postponed"
    WITHDRAWN = "withdrawn"


OVER = frozenset({State.PUBLISHED, State.WITHDRAWN})
"""States in which nobody waits for a post's time any more."""
