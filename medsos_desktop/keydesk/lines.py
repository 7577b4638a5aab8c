"""One key as its reader sees it: whose it is said or believed to be, and whether it counts."""

from collections.abc import Mapping
from dataclasses import dataclass

from medsos_desktop.keys import device, six
from medsos_desktop.keys.entries import Entry
from medsos_desktop.keys.lifetime import State
from medsos_desktop.model.office import Person


@dataclass(frozen=True, slots=True)
class KeyLine:
    """``mine``: made or unlocked on this PC by the person at it. ``here``: its name in the list of people.

    ``claimed``: its card names the person at the PC, and nothing here shows yet that it is theirs.
    """

    entry: Entry
    state: State
    mine: bool
    claimed: bool
    here: str

    @property
    def id(self) -> str:
        """The fingerprint."""
        return self.entry.fingerprint

    @property
    def name(self) -> str:
        """What was compared; before that what the card says of itself."""
        return self.entry.trust.name if self.entry.trust else self.entry.key.name

    @property
    def title(self) -> str:
        """The same of the title."""
        return self.entry.trust.title if self.entry.trust else self.entry.key.title

    @property
    def device(self) -> bool:
        """Whether it is the key of a PC, which signs files, and no person's."""
        told = self.entry.trust or self.entry.key
        return bool(device.of(told.person))

    @property
    def words(self) -> tuple[str, ...]:
        """The six words."""
        return six.of(self.entry.public)

    @property
    def differs(self) -> bool:
        """Whether the office's list of people has another name for the person on the card."""
        return bool(self.here) and self.here != self.name

    @property
    def living(self) -> bool:
        """Whether it may still be compared, ended, used."""
        return self.state in (State.TRUSTED, State.UNKNOWN, State.EARLY)

    @property
    def own(self) -> bool:
        """Whether the person at the PC can sign with it now."""
        return self.mine and self.state is State.TRUSTED


def line(entry: Entry, at: str, actor: str, people: Mapping[str, Person]) -> KeyLine:
    """``entry`` as it stands ``at`` (a record's time), seen by the person with id ``actor``."""
    trust = entry.trust
    person = trust.person if trust else entry.key.person
    mine = trust is not None and trust.how == "own" and bool(actor) and trust.person == actor
    here = people[person].name if person in people else ""
    state = (
        State.REVOKED if entry.life.revoked_at else entry.state(at)
    )  # also while this PC's clock is behind
    claimed = state is State.UNKNOWN and bool(actor) and person == actor
    return KeyLine(entry, state, mine, claimed, here)


def order(each: KeyLine) -> tuple[bool, bool, str, str]:
    """One's own first, then those that count, by name."""
    return (not each.own, not each.living, each.name.casefold(), each.id)
