"""The kinds of hand-off files, and which records travel in which."""

from collections.abc import Mapping
from enum import StrEnum

from medsos_desktop.model.record import PRIVATE_KINDS, REMARK_KINDS, SETTINGS_KINDS


class Kind(StrEnum):
    """What a file is for; the value stands in its manifest."""

    PROPOSAL = "proposal"
    DECISIONS = "decisions"
    CALENDAR = "calendar"
    KEY_CARD = "key-card"
    SUCCESSION = "succession"


WHOLE = (Kind.CALENDAR, Kind.SUCCESSION)
"""Kinds that name no posts: they carry the calendar as it is."""

NAMING = (Kind.PROPOSAL, Kind.DECISIONS)
"""Kinds that carry the posts they name, and what these need."""

FILE_WORD: Mapping[Kind, str] = {
    Kind.PROPOSAL: "usulan",
    Kind.DECISIONS: "keputusan",
    Kind.CALENDAR: "gabungan",
    Kind.KEY_CARD: "kartu-kunci",
    Kind.SUCCESSION: "serah-terima",
}
"""How the file's name begins."""

ALWAYS = frozenset({"erase", "key", "substitute", "grant", "branch"})
"""Kinds that every file carries whole: what was erased, who may decide, and why a chain split."""

NOT_FOLLOWED = frozenset({"post", *REMARK_KINDS, *SETTINGS_KINDS, *PRIVATE_KINDS, "presence", "erase"})
"""Kinds that do not come along because a named post mentions their entity."""

UNOPENED = frozenset({".pdf", ".mp4", ".mov", ".webm", ".m4a", ".mp3", ".avif", ".jxl"})
"""Files besides pictures that may travel: scans of signed sheets, and what a newer version may use."""
