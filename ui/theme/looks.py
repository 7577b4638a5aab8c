"""The one table of states and severities: word, icon, colour role. Chips, badges and legends read it."""

from typing import NamedTuple

from medsos_desktop.model.state import State


class Look(NamedTuple):
    """``word`` is a key of the catalogue; ``role`` a colour role with ``-bg`` and ``-line`` beside it."""

    word: str
    icon: str
    role: str
    dashed: bool = False
    struck: bool = False
    strong: bool = False


STATES: dict[State, Look] = {
    State.DRAFT: Look("state.draft", "st-konsep", "st-konsep", dashed=True),
    State.IN_REVIEW: Look("state.in_review", "st-periksa", "st-periksa"),
    State.IN_APPROVAL: Look("state.in_approval", "st-setuju-tunggu", "st-setuju-tunggu"),
    State.RETURNED: Look("state.returned", "st-kembali", "st-kembali"),
    State.APPROVED: Look("state.approved", "st-setuju", "st-setuju"),
    State.SCHEDULED: Look("state.scheduled", "st-jadwal", "st-jadwal"),
    State.PUBLISHED: Look("state.published", "st-tayang", "st-tayang"),
    State.MISSED: Look("state.missed", "st-terlewat", "st-terlewat", strong=True),
    State.POSTPONED: Look("state.postponed", "st-tunda", "st-tunda"),
    State.WITHDRAWN: Look("state.withdrawn", "st-tarik", "st-tarik", struck=True),
}

SEVERITIES: dict[str, Look] = {
    "block": Look("state.severity.block", "f-block", "block"),
    "warn": Look("state.severity.warn", "f-warn", "warn"),
    "hint": Look("state.severity.hint", "f-hint", "hint"),
}

NOTES: dict[str, Look] = {
    "error": Look("state.severity.block", "f-block", "block"),
    "warn": Look("state.severity.warn", "f-warn", "warn"),
    "info": Look("state.severity.hint", "info", "hint"),
    "hint": Look("state.severity.hint", "f-hint", "hint"),
    "ok": Look("state.ok", "f-ok", "ok"),
}


def pillar_role(number: int) -> str:
    """The colour role of a pillar number; past eight they come round again, zero is grey."""
    return f"p{(number - 1) % 8 + 1}" if number > 0 else "p8"
