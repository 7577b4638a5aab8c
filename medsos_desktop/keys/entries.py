"""What the key book answers: its entries, and what became of a signature."""

from dataclasses import dataclass

from medsos_desktop.keys.card import Card
from medsos_desktop.keys.lifetime import Lifetime, State
from medsos_desktop.model.key import Key
from medsos_desktop.model.rows import Trust


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of the book. ``key`` is what was told of it last (its times are not to be used: `life` is).

    ``trust`` is what this PC believes, `None` when nobody here compared it.
    """

    fingerprint: str
    key: Key
    life: Lifetime
    trust: Trust | None

    @property
    def public(self) -> bytes:
        """The raw public key."""
        return bytes.fromhex(self.key.public)

    @property
    def card(self) -> Card:
        """The card that was told last; `card.prove` tells whether it is one."""
        key, title, office = self.key, self.key.title, self.key.office
        return Card(key.person, key.name, title, office, self.public, key.made, key.signature)

    @property
    def renamed(self) -> bool:
        """Whether its card now says something else than what was compared here: compare again."""
        now = (self.key.person, self.key.name, self.key.title)
        return self.trust is not None and now != (self.trust.person, self.trust.name, self.trust.title)

    def state(self, at: str) -> State:
        """Whether a signature made ``at`` (a record's time) counts."""
        return self.life.state(at, believed=self.trust is not None)


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of a signature. ``code`` is worded as a `UserError` of that code is, "" when all is well.

    ``person`` is whose key it is to this PC's belief, "" when that is not known.
    """

    code: str
    fingerprint: str = ""
    person: str = ""

    @property
    def ok(self) -> bool:
        """Whether the signature counts."""
        return not self.code
