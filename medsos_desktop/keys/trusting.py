"""That this PC believes a key, kept under the seal of its device key.

The database lies in a folder that is backed up, copied, sometimes shared: a row in it that says "believed"
must not be enough. Without the device key that sealed it (another PC, a lost home) people compare again.
"""

import os
from pathlib import Path

from medsos_desktop.errors import UserError
from medsos_desktop.keys import device, ssh, sshsig
from medsos_desktop.keys.pair import Random
from medsos_desktop.model.canonical import canonical
from medsos_desktop.model.rows import Trust
from medsos_desktop.store import trust as table
from medsos_desktop.store.store import Store


class Believed:
    """The keys believed in one workspace on this PC."""

    def __init__(self, store: Store, home: Path, random: Random = os.urandom) -> None:
        self._store, self._home, self._random = store, home, random
        self._checked: dict[Trust, bool] = {}

    def get(self, key: str) -> Trust | None:
        """What was believed of the key with this fingerprint, sealed here; `None` when nothing is."""
        found = table.get(self._store, key)
        return found if found is not None and self._sealed(found) else None

    def keep(self, trust: Trust) -> None:
        """Believe. Raises `UserError` ``keys.cannot-write`` where the home can keep no device key."""
        pair = device.ensure(self._home, self._random)
        table.keep(self._store, trust._replace(seal=pair.sign(self._payload(trust))))

    def drop(self, key: str) -> None:
        """Believe no more."""
        table.drop(self._store, key)

    def _sealed(self, trust: Trust) -> bool:
        if trust not in self._checked:
            pair = device.known(self._home)
            self._checked[trust] = pair is not None and self._signed_by(pair.public, trust)
        return self._checked[trust]

    def _signed_by(self, public: bytes, trust: Trust) -> bool:
        try:
            return sshsig.verify(trust.seal, self._payload(trust)) == ssh.sound(public)
        except UserError:
            return False

    def _payload(self, trust: Trust) -> bytes:
        told = {name: value for name, value in trust._asdict().items() if name != "seal"}
        return canonical(told | {"purpose": "trust", "v": 1, "workspace": self._store.db.meta("workspace")})
