"""A file to be written: of which kind, with which posts, for whom, where to, and whether it fits there."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from medsos_desktop.errors import UserError
from medsos_desktop.exchange.handoff.keyring import called
from medsos_desktop.exchange.handoff.kinds import NAMING, Kind
from medsos_desktop.exchange.handoff.manifest import Party
from medsos_desktop.exchange.handoff.meter import Progress, Wish
from medsos_desktop.exchange.handoff.plan import Plan, Request
from medsos_desktop.exchange.handoff.write import require_room, target_of
from medsos_desktop.figures import size
from medsos_desktop.keys import card as cards
from medsos_desktop.keys import device
from medsos_desktop.keys.lifetime import State as KeyState
from medsos_desktop.model.post import State
from medsos_desktop.model.rows import PostRow
from medsos_desktop.store.chain import timestamp
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace

KINDS = (Kind.PROPOSAL, Kind.DECISIONS, Kind.CALENDAR, Kind.KEY_CARD, Kind.SUCCESSION)

_OFFERED = {
    Kind.PROPOSAL: (State.IN_REVIEW, State.IN_APPROVAL, State.RETURNED, State.DRAFT),
    Kind.DECISIONS: (State.APPROVED, State.RETURNED, State.SCHEDULED, State.PUBLISHED),
}
_TICKED = {
    Kind.PROPOSAL: (State.IN_REVIEW, State.IN_APPROVAL),
    Kind.DECISIONS: (State.APPROVED, State.RETURNED),
}
_WITH_ADDRESS = (Kind.PROPOSAL, Kind.DECISIONS, Kind.CALENDAR, Kind.SUCCESSION)


class Addressee(NamedTuple):
    """Somebody of the office that a file can be meant for."""

    person: str
    name: str


class Told(NamedTuple):
    """What is said before writing: ``kind`` of the message, its title and text; ``ready`` when it may go."""

    kind: str
    title: str
    text: str
    ready: bool


@dataclass(frozen=True)
class Sending:
    """What was chosen so far; every change makes another one, whose plan is to be asked for again.

    ``to`` is a person's name, or that of another office; "" is anybody.
    """

    kind: Kind = Kind.PROPOSAL
    posts: frozenset[str] = frozenset()
    to: str = ""
    media: bool = True
    place: str = ""
    card: str = ""
    """The fingerprint of the key whose card is sent; "" is this PC's own."""

    @property
    def names_posts(self) -> bool:
        """Whether posts are to be ticked."""
        return self.kind in NAMING

    @property
    def has_address(self) -> bool:
        """Whether it can be meant for somebody."""
        return self.kind in _WITH_ADDRESS

    def of_kind(self, kind: Kind, offered: tuple[PostRow, ...]) -> "Sending":
        """Another kind, with the posts ticked that one would send."""
        ticked = frozenset(each.id for each in offered if each.state in _TICKED.get(kind, ()))
        return replace(self, kind=kind, posts=ticked)

    def toggled(self, post: str) -> "Sending":
        """With a post ticked, or not any more."""
        return replace(self, posts=self.posts ^ {post})

    def request(self, addressees: tuple[Addressee, ...]) -> Request:
        """What the core is asked for."""
        posts = tuple(sorted(self.posts)) if self.names_posts else ()
        to = _party(self.to, addressees) if self.has_address else None
        return Request(self.kind, posts, to, media=self.media)


def _party(name: str, addressees: tuple[Addressee, ...]) -> Party | None:
    """A person of the office by name, or else an office somewhere else."""
    wanted = " ".join(name.split()).casefold()
    if not wanted:
        return None
    found = next((each for each in addressees if each.name.casefold() == wanted), None)
    return Party(person=found.person, name=found.name) if found else Party(office=" ".join(name.split()))


def offered(workspace: Workspace, kind: Kind) -> tuple[PostRow, ...]:
    """Posts that a file of this kind may name, by time; those one would send first."""
    states = _OFFERED.get(kind, ())
    if not states:
        return ()
    found = workspace.posts.by_state(*states)
    likely = _TICKED[kind]
    return tuple(sorted(found, key=lambda each: (each.state not in likely, each.planned or "9", each.id)))


def addressees(workspace: Workspace) -> tuple[Addressee, ...]:
    """Everybody of the office but who sits here, by name."""
    here = workspace.actor
    people = workspace.directory.people().items()
    found = [Addressee(key, each.name) for key, each in people if key != here]
    return tuple(sorted(found, key=lambda each: (each.name.casefold(), each.person)))


def cards_offered(workspace: Workspace) -> tuple[tuple[str, str], ...]:
    """Cards of people that can be passed on, as fingerprint and name: compared here, and counting still."""
    now = timestamp(workspace.store.clock.now())
    found = [
        (each.fingerprint, called(each.trust))
        for each in workspace.keys.entries()
        if each.trust and not device.of(each.trust.person) and each.state(now) is KeyState.TRUSTED
    ]
    return tuple(sorted(found, key=lambda each: (each[1].casefold(), each[0])))


def plan(workspace: Workspace, request: Request, card: str = "") -> Plan:
    """What it would hold, for a worker; ``card`` as in `Sending`. Raises as `HandoffService.plan`, and
    ``keys.not-in-book``, ``keys.card-*``.
    """
    if card and request.kind is Kind.KEY_CARD:
        entry = workspace.keys.entry(card)
        if entry is None:
            raise UserError("keys.not-in-book")
        request = replace(request, card=cards.write(cards.prove(entry.card)))
    return workspace.handoff.plan(request)


def write(workspace: Workspace, made: Plan, place: Path, progress: Progress, cancelled: Wish) -> Path:
    """Write it, for a worker. Raises as `HandoffService.write`."""
    return workspace.handoff.write(made, place, progress=progress, cancelled=cancelled)


def told(words: Words, sending: Sending, made: Plan | None, title: Callable[[str], str]) -> Told:
    """What is said before anything is written: what it holds, how large it is, whether it fits.

    ``title`` names a post. `None` is a plan that is not there yet.
    """
    if sending.names_posts and not sending.posts:
        return Told("info", words("handing.send.choose"), "", ready=False)
    if made is None:
        return Told("info", words("handing.send.counting"), "", ready=False)
    counts = made.manifest.counts
    kind = "person-card" if sending.card and sending.kind is Kind.KEY_CARD else sending.kind
    what = words(f"handing.send.holds.{kind}", n=counts.posts)
    parts = [words("handing.send.size", size=size(words, made.size))]
    if counts.media:
        parts.insert(0, words("handing.pictures", n=counts.media))
    notes = [words("handing.send.unsealed", title=title(each)) for each in made.unsealed[:3]]
    notes += [words("handing.send.missing", n=len(made.missing))] if made.missing else []
    head = words("handing.send.sum", what=what, parts=", ".join(parts))
    trouble = fits(made, sending.place)
    if trouble is not None:
        room, _, rest = trouble.code.partition(".")
        said = words(f"{room}.error.{rest}.text", **trouble.params)
        return Told(
            "error", head, f"{said} {words(f'{room}.error.{rest}.hint', **trouble.params)}", ready=False
        )
    if not sending.place:
        return Told("info", head, " ".join([*notes, words("handing.send.where")]), ready=False)
    return Told("warn" if notes else "ok", head, " ".join(notes) or words("handing.send.fits"), ready=True)


def fits(made: Plan, place: str) -> UserError | None:
    """Why it cannot be written there: no such folder, a stick too small, a place that is locked."""
    if not place:
        return None
    try:
        require_room(made, target_of(made, Path(place)))
    except UserError as error:
        return error
    return None
