"""The key of the person here: is there one, is its file at hand, and is it open for a batch. No Qt."""

from enum import StrEnum

from medsos_desktop.errors import UserError
from medsos_desktop.keys.keyfile import unlock
from medsos_desktop.keys.keyform import KeyFile
from medsos_desktop.keys.lifetime import State
from medsos_desktop.keys.places import Places
from medsos_desktop.keys.session import Unlocked
from medsos_desktop.store.chain import timestamp
from medsos_desktop.workspace import Workspace


class KeyState(StrEnum):
    """``none``: the person has no key that counts; ``away``: its file is nowhere here (a stick)."""

    NONE = "none"
    AWAY = "away"
    LOCKED = "locked"
    OPEN = "open"


class Signing:
    """Asks for the PIN once a batch; whoever sits down next finds it locked."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._places = Places(workspace.home)
        self._open: Unlocked | None = None
        self._person = workspace.actor

    def state(self) -> KeyState:
        """As it is now: sticks come and go."""
        self.tidy()
        if self._open is not None:
            return KeyState.OPEN
        named = self._named()
        if not named:
            return KeyState.NONE
        return KeyState.LOCKED if self._file(named) is not None else KeyState.AWAY

    def kind(self) -> str:
        """ "pin" or "phrase": what the key file at hand is opened with; "" when there is none."""
        found = self._file(self._named())
        return found.kind if found is not None else ""

    def unlock(self, secret: str) -> None:
        """Opens the key. `UserError` ``keys.*``: wrong, damaged, or gone with its stick."""
        found = self._file(self._named())
        if found is None:
            raise UserError("keys.file-missing", name="")
        self._open = Unlocked(unlock(found, secret), self._workspace.store.clock)
        self._person = self._workspace.actor

    def signer(self) -> Unlocked | None:
        """The open key, `None` when none is."""
        self.tidy()
        return self._open

    def lock(self) -> None:
        """Forget it now."""
        if self._open is not None:
            self._open.lock()
        self._open = None

    def tidy(self) -> None:
        """Forgets a key that was not used for long, and one of somebody who left the PC."""
        if self._open is None:
            return
        now = self._workspace.store.clock.now()
        if self._open.expired(now) or self._person != self._workspace.actor:
            self.lock()

    def _named(self) -> list[str]:
        """Fingerprints of the person's keys that count now, the newest first."""
        person = self._workspace.actor
        if not person:
            return []
        at = timestamp(self._workspace.store.clock.now())
        entries = self._workspace.keys.of_person(person)
        return [each.fingerprint for each in entries if each.state(at) is State.TRUSTED]

    def _file(self, named: list[str]) -> KeyFile | None:
        found = (self._places.find(each) for each in named)
        return next((each for each in found if each is not None), None)
