"""Why the words on the desk cannot be changed right now, and what may be done about it."""

from medsos_desktop.model.post import State
from medsos_desktop.model.rows import PostView

WORKSPACE, NEWER, DELETED = "workspace", "newer", "deleted"
WAITING, APPROVED, PUBLISHED, ASIDE = "waiting", "approved", "published", "aside"

_BY_STATE = {
    State.IN_REVIEW: WAITING,
    State.IN_APPROVAL: WAITING,
    State.APPROVED: APPROVED,
    State.SCHEDULED: APPROVED,
    State.PUBLISHED: PUBLISHED,
    State.POSTPONED: ASIDE,
    State.WITHDRAWN: ASIDE,
}

REVISABLE = frozenset({WAITING, APPROVED})
"""Locks that the person may open: the words change then, and the decision no longer covers them."""

LABELS_FREE = REVISABLE | {PUBLISHED}
"""Locks that leave pillar and person free: no approval covers those."""


def lock(view: PostView | None, *, writable: bool, revising: bool) -> str:
    """The reason, "" when one may write. ``revising``: the person has said so for this post."""
    if not writable:
        return WORKSPACE
    if view is None:
        return ""
    if view.read_only:
        return NEWER
    if view.post.deleted:
        return DELETED
    found = _BY_STATE.get(view.state, "")
    return "" if revising and found in REVISABLE else found
