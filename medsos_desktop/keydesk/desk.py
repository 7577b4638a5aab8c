"""The keys of one workspace for the person at the PC."""

from contextlib import suppress
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.keydesk import lines
from medsos_desktop.keydesk.lines import KeyLine
from medsos_desktop.keydesk.making import Made, Plan
from medsos_desktop.keys import card as cards
from medsos_desktop.keys import files
from medsos_desktop.keys.keyform import KeyFile
from medsos_desktop.keys.pair import KeyPair
from medsos_desktop.keys.places import Places, look_into
from medsos_desktop.store.chain import timestamp
from medsos_desktop.workspace import Workspace

CARD = ".medsoscard"
"""What the name of a card's file ends with."""


class KeyDesk:
    """Reads the book at every call; nothing is kept but where key files lie."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.places = Places(workspace.home)

    @property
    def _now(self) -> str:
        return timestamp(self._workspace.store.clock.now())

    def lines(self) -> tuple[KeyLine, ...]:
        """Every key that the office was told of, one's own first."""
        people = self._workspace.directory.people()
        actor, now = self._workspace.actor, self._now
        found = [lines.line(each, now, actor, people) for each in self._workspace.keys.entries()]
        return tuple(sorted(found, key=lines.order))

    def own(self) -> KeyLine | None:
        """The key with which the person at the PC signs: the newest that counts."""
        mine = [each for each in self.lines() if each.own]
        return max(mine, key=lambda each: each.entry.life.valid_from, default=None)

    def file(self, line: KeyLine) -> KeyFile | None:
        """The key file, `None` while the stick it lies on is not in."""
        return self.places.find(line.id)

    # one's own key

    def plan(self, folder: Path | None = None, *, old: str = "") -> Plan:
        """A key for the person at the PC, in ``folder`` or among this PC's own.

        ``old`` is the key that it follows. Raises `UserError` ``keydesk.nobody`` when nobody has sat down.
        """
        here = self._workspace.directory.actor()
        if here is None:
            raise UserError("keydesk.nobody")
        person, office = here[1], self._workspace.directory.office()
        place = folder or self.places.own
        return Plan(here[0], person.name, person.title, office.name, self._now, place, old)

    def keep(self, made: Made) -> Changes:
        """Tell the office of a new key and believe it here; what is refused leaves no key file behind.

        Raises what `Keeper.take` and `Book.trust_own` raise.
        """
        plan = made.plan
        try:
            if plan.old:
                told = self._workspace.key_keeper.replace(plan.old, made.card)
            else:
                told = self._workspace.key_keeper.take(made.card)
        except UserError:
            with suppress(OSError):
                made.file.file.unlink()
            raise
        self.places.remember(plan.folder)
        return Changes.join([told, self._workspace.keys.trust_own(made.pair)])

    def look(self, line: KeyLine, folder: Path) -> KeyFile:
        """The key file in a folder that somebody points at. `UserError` ``keydesk.away``."""
        found = next((each for each in look_into(folder).keys if each.fingerprint == line.id), None)
        if found is None:
            raise UserError("keydesk.away")
        return found

    def adopt(self, pair: KeyPair, file: KeyFile) -> Changes:
        """Believe the own key that was unlocked here, made on another PC. Raises as `Book.trust_own`."""
        told = self._workspace.keys.trust_own(pair)
        self.places.remember(file.file.parent)
        return told

    # cards

    def save_card(self, line: KeyLine, file: Path) -> Path:
        """Write the card, for a colleague; the file. `UserError` ``keys.cannot-write``, ``keys.card-*``."""
        files.write(file, cards.write(cards.prove(line.entry.card)))
        with suppress(OSError):
            file.chmod(0o644)  # nothing on a card is secret, and the folder may be shared
        return file

    def take_card(self, file: Path) -> tuple[str, Changes]:
        """A colleague's card into the book; its fingerprint. Believed by nobody yet.

        Raises `UserError` ``keys.card-*``, ``keys.cannot-read``.
        """
        raw = files.read(file)
        if raw is None:
            raise UserError("keys.card-broken")
        card = cards.read(raw)
        return card.fingerprint, self._workspace.key_keeper.take(card)

    # days

    def end(self, fingerprint: str, last: date) -> Changes:
        """The key counts through the day ``last``. `UserError` ``keydesk.end-past``, ``not-in-book``."""
        if last < self.today():
            raise UserError("keydesk.end-past")
        return self._workspace.key_keeper.end(fingerprint, self._begin(last + timedelta(days=1)))

    def revoke(self, fingerprint: str, why: str, first: date | None = None) -> Changes:
        """Nothing signed from the beginning of ``first`` (from now on when `None`) counts any more.

        Raises `UserError` ``keys.not-in-book``, ``keys.why-empty``.
        """
        since = self._begin(first) if first else ""
        return self._workspace.key_keeper.revoke(fingerprint, why, since)

    def today(self) -> date:
        """Of the office."""
        return self._workspace.store.clock.now().astimezone(self._zone).date()

    def local(self, at: str) -> datetime | None:
        """A record's time in the office's zone; `None` for one that nobody can read as a day."""
        try:
            return datetime.fromisoformat(at).astimezone(self._zone)
        except (ValueError, OverflowError):
            return None

    @property
    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self._workspace.directory.office().zone)

    def _begin(self, day: date) -> str:
        return timestamp(datetime.combine(day, time(), self._zone))
