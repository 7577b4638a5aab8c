"""What the person at the PC must not forget: what waits, what came back, what is not approved in time."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from medsos_desktop.approval.moves import Action
from medsos_desktop.approval.waits import waiting_here
from medsos_desktop.directory.substitutes import Hold
from medsos_desktop.model.office import Person, Role
from medsos_desktop.model.rows import Decision, PostRow
from medsos_desktop.model.state import State
from medsos_desktop.posts.due import shown_state
from medsos_desktop.workspace import Workspace

_UNREADY = frozenset({State.DRAFT, State.IN_REVIEW, State.IN_APPROVAL, State.RETURNED})
_HANDED_ON = frozenset({Action.SUBMIT, Action.PASS, Action.RESUME})
_LAST = "9999"


class Due(NamedTuple):
    """A post and the state it shows now (`State.MISSED` included). ``at`` is local wall time, or `None`."""

    row: PostRow
    state: State
    at: datetime | None


class Waiting(NamedTuple):
    """A post before the person's decision: who handed it on, when (UTC), and for whom the person decides.

    ``acting`` is "plh" or "plt" when the role is ``acting_for``'s, an office as in "Lurah". Unknown: "".
    """

    due: Due
    by: str = ""
    since: str = ""
    acting: str = ""
    acting_for: str = ""


class Returned(NamedTuple):
    """A post sent back: with what the approver wrote, who it was and when (UTC); "" when unknown."""

    due: Due
    note: str
    by: str
    since: str = ""


class Near(NamedTuple):
    """A post not approved shortly before its time. ``who``: the person in charge, or who wrote it last."""

    due: Due
    who: str = ""


def due(row: PostRow, now: datetime, zone: str) -> Due:
    """The row as it stands at ``now``."""
    at = datetime.fromisoformat(row.planned) if row.planned else None
    return Due(row, shown_state(row, now, zone), at)


def waiting(workspace: Workspace, now: datetime, zone: str) -> tuple[Waiting, ...]:
    """What waits for this person's decision, by role or as a substitute, the nearest first, undated last."""
    actor, book = workspace.directory.actor(), workspace.records
    found = []
    for row in waiting_here(workspace.posts, workspace.directory):
        asked = _last(book.decisions(row.id), _HANDED_ON)
        hold = _hold(workspace, actor[0] if actor else "", row)
        found.append(
            Waiting(
                due(row, now, zone),
                _name(workspace, asked.decider) if asked else "",
                asked.at if asked else "",
                hold.acting if hold else "",
                _office(workspace, hold.acting_for) if hold and hold.acting_for else "",
            )
        )
    return tuple(sorted(found, key=lambda each: (each.due.row.planned or _LAST, each.due.row.id)))


def returned(workspace: Workspace, now: datetime, zone: str) -> tuple[Returned, ...]:
    """What came back to this person: their words, or theirs to see to; the nearest first, undated last.

    Everything while nobody sits here, and whatever has nobody left to mend it.
    """
    actor = workspace.directory.actor()
    if actor is not None and not _writes(actor[1]):
        return ()
    people, found = workspace.directory.people(), []
    for row in workspace.posts.by_state(State.RETURNED):
        decisions = workspace.records.decisions(row.id)
        owners = _owners(workspace, row, decisions) & people.keys()
        if actor is not None and owners and actor[0] not in owners:
            continue
        back = _last(decisions, frozenset({Action.RETURN}))
        told = (back.note, _name(workspace, back.decider), back.at) if back else ("", "", "")
        found.append(Returned(due(row, now, zone), *told))
    return tuple(sorted(found, key=lambda each: (each.due.row.planned or _LAST, each.due.row.id)))


def near(workspace: Workspace, rows: Iterable[Due], local: datetime, within: timedelta) -> tuple[Near, ...]:
    """Of ``rows`` those planned ``within`` that time and not approved, the nearest first."""
    naive, people = local.replace(tzinfo=None), workspace.directory.people()
    return tuple(sorted(_near(workspace, rows, (naive, naive + within), people), key=_when))


def _near(
    workspace: Workspace,
    rows: Iterable[Due],
    between: tuple[datetime, datetime],
    people: Mapping[str, Person],
) -> Iterator[Near]:
    for each in rows:
        if each.at is not None and between[0] <= each.at <= between[1] and each.state in _UNREADY:
            who = each.row.pic or workspace.posts.get(each.row.id).changed_by
            yield Near(each, people[who].name if who in people else "")


def _when(each: Near) -> tuple[str, str]:
    return each.due.row.planned, each.due.row.id


def _writes(who: Person) -> bool:
    """Somebody who only reviews or approves has nothing to mend."""
    return not who.roles or Role.WRITER.value in who.roles


def _owners(workspace: Workspace, row: PostRow, decisions: Iterable[Decision]) -> frozenset[str]:
    submitted = _last(decisions, frozenset({Action.SUBMIT}))
    last = {submitted.author} if submitted else set()
    return workspace.posts.hands(row.id) | ({row.pic} if row.pic else set()) | last


def _last(decisions: Iterable[Decision], actions: frozenset[Action]) -> Decision | None:
    found = [each for each in decisions if each.action in actions]
    return found[-1] if found else None


def _hold(workspace: Workspace, who: str, row: PostRow) -> Hold | None:
    """The role in which the person decides about the post."""
    seat = workspace.approval.seat
    asked = seat.asked(row.state)
    mine = [hold for hold in seat.held(row.planned, who) if hold.role in asked]
    return min(mine, key=lambda hold: bool(hold.acting), default=None)


def _name(workspace: Workspace, id: str) -> str:
    person = workspace.directory.person(id)
    return person.name if person else ""


def _office(workspace: Workspace, id: str) -> str:
    person = workspace.directory.person(id)
    return (person.title or person.name) if person else ""
