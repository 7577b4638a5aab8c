"""The clock of a window: the PC's own, or the sample's moment going on from there."""

import time
from datetime import UTC, datetime, timedelta


class WindowClock:
    """Tells the PC's time until `set_to` moves it: the sample is alive on any day."""

    def __init__(self) -> None:
        self._base: datetime | None = None
        self._since = 0.0

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        if self._base is None:
            return datetime.now(UTC)
        return self._base + timedelta(seconds=time.monotonic() - self._since)

    def set_to(self, moment: datetime) -> None:
        """From now on it is ``moment``, and time goes on."""
        self._base, self._since = moment, time.monotonic()
