"""The way through the four steps: which can be gone to, what the large button does, why not yet. No Qt."""

from dataclasses import dataclass
from typing import NamedTuple

from medsos_desktop.exchange.outcome import Kind, Outcome
from medsos_desktop.importing import sayings
from medsos_desktop.words import Words

STEPS = FILE, COLUMNS, PREVIEW, DONE = "file", "columns", "preview", "done"

CHOOSING = (COLUMNS, PREVIEW)
"""Steps with something to decide: they have a foot, and are read again when they are out of date."""


class Now(NamedTuple):
    """How things stand: the file is being read, what is shown is old, the workspace can be written."""

    busy: bool
    stale: bool
    writable: bool


@dataclass(frozen=True, slots=True)
class Foot:
    """The sum, the button back, and the large one; ``writes``: it changes the calendar; ``why`` not yet."""

    note: str
    before: str
    text: str
    writes: bool
    why: tuple[str, ...]


def open_steps(step: str, *, read: bool) -> frozenset[str]:
    """The steps that can be gone to; ``read``: a file was, and nothing is written of it yet."""
    return frozenset({FILE, COLUMNS, PREVIEW} if read and step != DONE else {FILE})


def foot(words: Words, step: str, outcome: Outcome, updates: int, now: Now) -> Foot:
    """What the bar below says on a step of `CHOOSING`; ``updates`` are ticked."""
    new = outcome.count(Kind.NEW)
    writes = step == PREVIEW and bool(new or updates)
    return Foot(
        note=words("importing.reading_again") if now.busy else sayings.total(words, outcome),
        before=words("importing.other_file" if step == COLUMNS else "importing.match"),
        text=_next(words, step, new, updates),
        writes=writes,
        why=_hindrance(words, now, writes=writes),
    )


def _next(words: Words, step: str, new: int, updates: int) -> str:
    if step == COLUMNS:
        return words("importing.to_preview")
    if new and updates:
        return words("importing.apply_both", n=new, updates=updates)
    if updates:
        return words("importing.apply_updates", n=updates)
    return words("importing.apply", n=new) if new else words("importing.finish")


def _hindrance(words: Words, now: Now, *, writes: bool) -> tuple[str, ...]:
    if now.busy:
        return (words("importing.reading_again"),)
    if now.stale:
        return (words("importing.not_read"),)
    if writes and not now.writable:
        return (words("importing.read_only"),)
    return ()
