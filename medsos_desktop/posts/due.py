"""What the clock says about a post: computed, never stored (``decisions.md`` 9)."""

from datetime import datetime
from zoneinfo import ZoneInfo

from medsos_desktop.model.rows import PostRow
from medsos_desktop.model.state import State

SETTLED = frozenset({State.PUBLISHED, State.POSTPONED, State.WITHDRAWN})


def shown_state(row: PostRow, now: datetime, zone: str = "Asia/Jakarta") -> State:
    """The state to show: MISSED once the planned minute has passed and nothing settled the post.

    ``now`` is aware; ``zone`` is the IANA zone the plan is in (the office's).
    """
    if not row.planned or row.state in SETTLED:
        return row.state
    local = now.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%dT%H:%M")
    return State.MISSED if row.planned < local else row.state
