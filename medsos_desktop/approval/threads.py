"""From records of notes to threads: one pure rule, so that every PC shows the same, whatever came first."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from medsos_desktop.model.notes import NoteAction, NoteRow, Pin


class ThreadState(StrEnum):
    """Where a thread stands."""

    OPEN = "open"
    DONE = "done"
    ACCEPTED = "accepted"
    DECLINED = "declined"


_LEADS_TO = {
    NoteAction.DONE: ThreadState.DONE,
    NoteAction.REOPEN: ThreadState.OPEN,
    NoteAction.ACCEPT: ThreadState.ACCEPTED,
    NoteAction.DECLINE: ThreadState.DECLINED,
}
_BEGIN = (NoteAction.NOTE, NoteAction.SUGGEST)


@dataclass(frozen=True, slots=True)
class Answer:
    """One record of a thread after its first: a reply, or a step with or without words."""

    action: NoteAction
    note: str
    author: str
    at: str


@dataclass(frozen=True, slots=True)
class Thread:
    """A note or a suggestion with all that was said to it. ``parents`` are what it was made from."""

    id: str
    author: str
    at: str
    parents: tuple[str, ...]
    suggests: bool
    note: str
    replacement: str
    pin: Pin
    answers: tuple[Answer, ...] = ()

    @property
    def state(self) -> ThreadState:
        """The last step decides, whoever took it."""
        steps = (_LEADS_TO[each.action] for each in reversed(self.answers) if each.action in _LEADS_TO)
        return next(steps, ThreadState.OPEN)

    @property
    def last_step(self) -> Answer | None:
        """What brought it to its state; `None` while nobody did anything."""
        return next((each for each in reversed(self.answers) if each.action in _LEADS_TO), None)


def threads(rows: Iterable[NoteRow]) -> tuple[Thread, ...]:
    """The threads by age. ``rows`` in causal order (`posts.notes.NoteBook.notes`).

    What this version does not know, and what answers a note that is not here (yet), is left out.
    """
    first: list[NoteRow] = []
    answers: dict[str, list[Answer]] = {}
    for row in rows:
        try:
            action = NoteAction(row.note.action)
        except ValueError:
            continue
        if action in _BEGIN:
            first.append(row)
        else:
            answers.setdefault(row.note.thread, []).append(Answer(action, row.note.note, row.author, row.at))
    return tuple(_thread(row, tuple(answers.get(row.id, ()))) for row in first)


def _thread(row: NoteRow, answers: tuple[Answer, ...]) -> Thread:
    note = row.note
    return Thread(
        id=row.id,
        author=row.author,
        at=row.at,
        parents=row.parents,
        suggests=note.action == NoteAction.SUGGEST,
        note=note.note,
        replacement=note.replacement,
        pin=note.pin,
        answers=answers,
    )
