"""The office and what belongs to it: accounts, people and their substitutes, pillars, partners, pictures.

There are few of each, so slots would save nothing, and making them takes 2 ms of the start.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Role(StrEnum):
    """What a person may do."""

    WRITER = "writer"
    REVIEWER = "reviewer"
    APPROVER = "approver"
    PPID = "ppid"


MOST_REMIND = 30
"""Days; how long before its time an office can ask to be reminded of what is not approved."""
MOST_GAP = 720
"""Minutes; the longest gap between posts of one account that an office can ask for."""
PROOFS = ("none", "paper", "key")
"""How a decision can be proved: only recorded, on a signed sheet, or by a personal key."""


@dataclass(frozen=True)
class Office:
    """The office itself; there is one, its entity id is ``office``.

    ``approval`` is "none", "one" or "two" steps; ``own_text`` allows approving what one wrote
    oneself; ``proofs`` are those of `PROOFS` that an approval may rest on. ``hours`` are usual posting
    times ``HH:MM``; the first is taken when a sheet gives none. ``min_gap`` is the least time between two
    posts of one account, in minutes; 0 for any. The election switch holds from ``election_from`` to
    ``election_until`` (ISO dates, both included, "" for open). ``remind_days`` before its time a post that is
    not approved is pointed out; 0 for never.
    """

    name: str = ""
    short_name: str = ""
    city: str = ""
    zone: str = "Asia/Jakarta"
    approval: str = "one"
    own_text: bool = False
    proofs: tuple[str, ...] = PROOFS
    hours: tuple[str, ...] = ("09:00",)
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    bank_accounts: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    election_mode: bool = False
    election_names: tuple[str, ...] = ()
    election_from: str = ""
    election_until: str = ""
    min_gap: int = 60
    sample: bool = False
    remind_days: int = 2

    @property
    def gap(self) -> int:
        """`min_gap` as it can be used, whatever another program wrote: 0 to `MOST_GAP` minutes."""
        return min(max(self.min_gap, 0), MOST_GAP)

    @property
    def remind(self) -> int:
        """`remind_days` as it can be used: 0 to `MOST_REMIND`."""
        return min(max(self.remind_days, 0), MOST_REMIND)

    def election_on(self, day: str) -> bool:
        """Whether the election switch holds for what goes out on ``day`` (ISO date)."""
        begun = not self.election_from or self.election_from <= day
        return self.election_mode and begun and not (self.election_until and day > self.election_until)


@dataclass(frozen=True)
class Account:
    """An account of the office on a channel. ``surface`` is what a new post takes by default."""

    channel: str = ""
    surface: str = ""
    handle: str = ""
    name: str = ""
    order: int = 0
    deleted: bool = False


@dataclass(frozen=True)
class Person:
    """Somebody who uses the workspace. ``title`` is the office held ("Lurah")."""

    name: str = ""
    title: str = ""
    roles: tuple[str, ...] = ()
    deleted: bool = False


@dataclass(frozen=True)
class Substitute:
    """Somebody who holds another person's roles for some days, by the local day a post is planned for.

    ``kind`` is "plh" (the other one is away) or "plt" (the office is vacant: ``stands_for`` may have left
    the lists). ``start`` and ``until`` are ISO dates, both included; ``letter`` names the order.
    """

    person: str = ""
    stands_for: str = ""
    kind: str = "plh"
    start: str = ""
    until: str = ""
    letter: str = ""
    deleted: bool = False


@dataclass(frozen=True)
class Pillar:
    """A content pillar; ``number`` picks its colour, ``target`` is the wished share in percent."""

    number: int = 0
    name: str = ""
    target: int = 0
    deleted: bool = False


@dataclass(frozen=True)
class Partner:
    """A company or community that works with the office."""

    name: str = ""
    contact: str = ""
    deleted: bool = False


@dataclass(frozen=True)
class Collaboration:
    """A TJSLP programme with a partner. ``consent`` tells where the partner's agreement is kept."""

    partner: str = ""
    program: str = ""
    document: str = ""
    beneficiaries: str = ""
    consent: str = ""
    deleted: bool = False


@dataclass(frozen=True)
class Asset:
    """A picture in the workspace; its entity id is the SHA-256 of the file in hex.

    ``width`` and ``height`` are in pixels after the EXIF turn; ``size`` in bytes. ``consent`` tells where
    the people's written agreement is kept, which holds to ``consent_until`` (ISO date, "" for good);
    ``child``: one of them is a child. ``ai``: made with artificial intelligence. ``located``: the file
    carries a place (GPS).
    """

    name: str = ""
    mime: str = ""
    width: int = 0
    height: int = 0
    size: int = 0
    creator: str = ""
    licence: str = ""
    consent: str = ""
    people: bool = False
    child: bool = False
    consent_until: str = ""
    ai: bool = False
    located: bool = False
    animated: bool = False
    deleted: bool = False


@dataclass(frozen=True)
class Fact:
    """The office's own word on a channel: ``surface`` (``x_free``), ``field`` (``text.post``).

    ``value`` is a whole number, text, truth value or a list of these; `None` lifts a limit. ``unit`` and
    ``effect`` are as ours when empty. ``source`` says who said so, ``checked`` when (ISO date).
    """

    surface: str = ""
    field: str = ""
    value: Any = None
    unit: str = ""
    effect: str = ""
    source: str = ""
    checked: str = ""
    deleted: bool = False

    @property
    def key(self) -> str:
        """The entity id: one word of the office on one thing."""
        return f"{self.surface}-{self.field.replace('.', '-')}"


@dataclass(frozen=True)
class Rulebook:
    """The office's own rules over ours: pack files as (name, text), included ones first."""

    files: tuple[tuple[str, str], ...] = ()
    deleted: bool = False
