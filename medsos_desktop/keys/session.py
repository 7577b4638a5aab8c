"""A key that was unlocked once and signs for a while: a PIN for a batch, not for each decision. Pure."""

from datetime import datetime, timedelta

from medsos_desktop.clock import Clock
from medsos_desktop.errors import UserError
from medsos_desktop.keys import ssh
from medsos_desktop.keys.pair import KeyPair

IDLE = timedelta(minutes=5)


class Unlocked:
    """Forgotten after `IDLE` without use, by the injected clock, and on `lock`.

    A clock that was set back by as much ends it too, so that turning the clock does not keep it open.
    """

    def __init__(self, pair: KeyPair, clock: Clock, idle: timedelta = IDLE) -> None:
        self.public = pair.public
        self._pair: KeyPair | None = pair
        self._clock, self._idle = clock, idle
        self._used = clock.now()

    @property
    def fingerprint(self) -> str:
        """Of the key, also after it was forgotten."""
        return ssh.fingerprint(self.public)

    def expired(self, now: datetime) -> bool:
        """Whether the key is forgotten, or will be at the next touch. A timer asks this."""
        return self._pair is None or abs(now - self._used) >= self._idle

    def until(self) -> datetime:
        """When it will be forgotten if nobody uses it."""
        return self._used + self._idle

    def touch(self) -> bool:
        """Somebody works with it: the five minutes begin anew. False when it was too late."""
        now = self._clock.now()
        if self.expired(now):
            self.lock()
            return False
        self._used = now
        return True

    def sign(self, message: bytes) -> str:
        """The armoured signature of ``message``; counts as use. `UserError` ``keys.locked``."""
        if not self.touch() or self._pair is None:
            raise UserError("keys.locked")
        return self._pair.sign(message)

    def lock(self) -> None:
        """Forget the key now. Safe to call twice."""
        self._pair = None
