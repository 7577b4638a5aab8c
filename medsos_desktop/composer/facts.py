"""What the head of the writing page shows of a post, in words where words are fixed."""

from dataclasses import dataclass
from datetime import datetime, time

from medsos_desktop import telling
from medsos_desktop.approval.moves import Action
from medsos_desktop.calendar import format as spell
from medsos_desktop.composer import locks
from medsos_desktop.composer.desk import Desk
from medsos_desktop.directory.substitutes import KINDS as ACTING
from medsos_desktop.model.post import State
from medsos_desktop.model.rows import Decision
from medsos_desktop.posts.due import shown_state
from medsos_desktop.words import Words

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """``lock`` is a key of `locks`; ``labels_free``: pillar and person may change all the same.

    ``word`` is the state in words.
    """

    title: str = ""
    state: State = State.DRAFT
    planned: str | None = None
    zone: str = "Asia/Jakarta"
    hours: tuple[time, ...] = ()
    usual_hour: time = time(9)
    pillar: str = ""
    pillars: Choices = ()
    person: str = ""
    people: Choices = ()
    note: str = ""
    lock: str = ""
    labels_free: bool = True
    word: str = ""


def facts(desk: Desk, words: Words, now: datetime) -> Facts:
    """The head as it is at ``now`` (local time of the office, aware)."""
    directory, post = desk.workspace.directory, desk.post
    office = directory.office()
    hours = tuple(time.fromisoformat(hour) for hour in office.hours)
    lock = desk.lock
    state, word = _state(desk, words, now)
    return Facts(
        title=post.title,
        state=state,
        word=word,
        planned=post.planned,
        zone=post.zone,
        hours=hours,
        usual_hour=hours[0] if hours else time(9),
        pillar=post.pillar,
        pillars=tuple((key, f"{each.number} {each.name}") for key, each in directory.pillars().items()),
        person=post.pic,
        people=tuple((key, each.name) for key, each in directory.people().items()),
        note=note_line(desk, words, now),
        lock=lock,
        labels_free=lock in locks.LABELS_FREE,
    )


def _state(desk: Desk, words: Words, now: datetime) -> tuple[State, str]:
    """The state to show, and its word."""
    if not desk.id:
        return State.DRAFT, telling.state(words, State.DRAFT, 0)
    row = desk.workspace.posts.row(desk.id)
    state = shown_state(row, now, desk.post.zone)
    return state, telling.state(words, state, len(row.accounts), len(row.untold))


def last_return(desk: Desk) -> Decision | None:
    """The decision that sent the post back, while it stands so."""
    if desk.state is not State.RETURNED:
        return None
    decisions = desk.workspace.approval.decisions(desk.id)
    return next((each for each in reversed(decisions) if each.action == Action.RETURN), None)


def note_line(desk: Desk, words: Words, now: datetime) -> str:
    """As in "Lurah, kemarin 16.20: “Hapus data warga.”"; "" when nothing came back."""
    found = last_return(desk)
    return words("composer.note.line", head=_head(desk, words, now, found), note=found.note) if found else ""


def note_parts(desk: Desk, words: Words, now: datetime) -> tuple[str, str]:
    """The same in two: who and when, and what; both "" when nothing came back."""
    found = last_return(desk)
    return (_head(desk, words, now, found), found.note) if found else ("", "")


def _head(desk: Desk, words: Words, now: datetime, decision: Decision) -> str:
    directory = desk.workspace.directory
    acting = decision.acting in ACTING
    person = directory.person(decision.acting_for if acting else decision.decider)
    who = (person.title or person.name) if person else words("composer.note.somebody")
    if acting:
        who = words(f"approval.acting.{decision.acting}", of=who)
    return words("composer.note.head", who=who, when=spell.ago(words, decision.at, now))
