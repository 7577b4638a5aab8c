"""From when to when a key counts, out of everything that was ever told of it. Pure.

Whatever record says so may only narrow that time, none can widen it again: the latest beginning, the
earliest end, the earliest revocation. So the order in which records arrive cannot matter, nothing that
somebody writes later brings a revoked key back, and who needs a longer time makes a new key.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII)
ALWAYS = "0000-01-01T00:00:00.000Z"
"""Before any time: what a time that cannot be read is taken for, where it ends a key."""
NEVER = "9999-12-31T23:59:59.999Z"


class State(StrEnum):
    """Whether a signature of a key counts, made at some time."""

    TRUSTED = "trusted"
    UNKNOWN = "unknown"
    REVOKED = "revoked"
    EARLY = "early"
    EXPIRED = "expired"

    @property
    def word(self) -> str:
        """The key of its short name in the words."""
        return f"keys.state.{self.value}"


@dataclass(frozen=True, slots=True)
class Lifetime:
    """Times as in records; "" where nothing was told. ``revoked_why`` belongs to ``revoked_at``."""

    valid_from: str = ""
    valid_until: str = ""
    revoked_at: str = ""
    revoked_why: str = ""

    def state(self, at: str, *, believed: bool) -> State:
        """Of a signature made ``at``; ``believed`` tells whether this PC compared the key."""
        if self.revoked_at and at >= self.revoked_at:
            return State.REVOKED
        if not believed:
            return State.UNKNOWN
        if at < self.valid_from:
            return State.EARLY
        return State.EXPIRED if self.valid_until and at >= self.valid_until else State.TRUSTED


def of(told: Iterable[Mapping[str, Any]]) -> Lifetime:
    """What all records of one key, in any order, say together."""
    every = list(told)
    begins = [_time(each, "valid_from", NEVER) for each in every if each.get("valid_from")]
    ends = [_time(each, "valid_until", ALWAYS) for each in every if each.get("valid_until")]
    revoked = [
        (_time(each, "revoked_at", ALWAYS), _text(each, "revoked_why"))
        for each in every
        if each.get("revoked_at")
    ]
    at, why = min(revoked, default=("", ""))
    return Lifetime(max(begins, default=""), min(ends, default=""), at, why)


def _time(told: Mapping[str, Any], name: str, otherwise: str) -> str:
    """A newer version of the app may write times otherwise: then the key counts for nothing here."""
    found = _text(told, name)
    return found if _AT.fullmatch(found) else otherwise


def _text(told: Mapping[str, Any], name: str) -> str:
    found = told.get(name)
    return found if isinstance(found, str) else ""
