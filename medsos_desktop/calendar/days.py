"""Days as records carry them."""

from datetime import date


def day_of(text: str) -> date | None:
    """The day of an ISO date; `None` for "" and for what another program may have written in its place."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
