"""The pages somebody read one after the other, to go back and forward among them."""

_MOST = 50


class Trail:
    """Like a browser's: whoever went back and then reads another page forgets what lay ahead."""

    def __init__(self) -> None:
        self._keys: list[str] = []
        self._at = -1
        self._glanced = False

    @property
    def here(self) -> str:
        """The page being read; "" before the first."""
        return self._keys[self._at] if self._keys else ""

    def start(self, key: str) -> None:
        """Somebody came from elsewhere: what was read before is no way back."""
        self._keys, self._at, self._glanced = [key], 0, False

    def go(self, key: str) -> None:
        """Another page is read now; the same again is no step, but is no glance any more."""
        self._glanced = False
        if key == self.here:
            return
        self._keys = [*self._keys[: self._at + 1], key][-_MOST:]
        self._at = len(self._keys) - 1

    def glance(self, key: str) -> None:
        """A page passes by, as while somebody types a search: the next one takes its place as a step."""
        if key == self.here:
            return
        if self._glanced:
            self._keys, self._at = self._keys[: self._at], self._at - 1
        before = self.here
        self.go(key)
        self._glanced = key != before

    def back(self) -> str:
        """The page before, now the one read; "" when there is none."""
        return self._step(-1)

    def forward(self) -> str:
        """The page left by `back`; "" when there is none."""
        return self._step(1)

    def _step(self, by: int) -> str:
        if not 0 <= self._at + by < len(self._keys):
            return ""
        self._at += by
        self._glanced = False
        return self.here
