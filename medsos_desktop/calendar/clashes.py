"""Posts of one account that come too close to each other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

MIN_GAP = timedelta(minutes=60)
"""Two posts within an hour compete for the same readers; a default of ours, no rule (checked 24 Nov 2026)."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A post that goes out on some accounts at a moment (naive wall times of one zone, or aware ones)."""

    post: str
    accounts: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Clash:
    """Two posts on one account with too little time between; ``first`` is the earlier one."""

    account: str
    first: str
    second: str
    gap: timedelta


def clashes(slots: Iterable[Slot], gap: timedelta = MIN_GAP) -> tuple[Clash, ...]:
    """Neighbours on the same account less than ``gap`` apart, by time, then account."""
    lanes: dict[str, list[Slot]] = {}
    for slot in sorted(slots, key=lambda slot: (slot.at, slot.post)):
        for account in slot.accounts:
            lanes.setdefault(account, []).append(slot)
    found = [
        (second.at, Clash(account, first.post, second.post, second.at - first.at))
        for account, lane in lanes.items()
        for first, second in pairwise(lane)
        if second.at - first.at < gap
    ]
    return tuple(clash for _, clash in sorted(found, key=lambda item: (item[0], item[1].account)))


def by_post(found: Iterable[Clash]) -> Mapping[str, tuple[Clash, ...]]:
    """The clashes each post takes part in."""
    table: dict[str, tuple[Clash, ...]] = {}
    for clash in found:
        for post in (clash.first, clash.second):
            table[post] = (*table.get(post, ()), clash)
    return table
