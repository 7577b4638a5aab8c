"""Notes and suggestions on posts: who may write what, and where each stands in the post as it is now."""

from collections.abc import Collection
from dataclasses import dataclass

from medsos_desktop.approval import pins
from medsos_desktop.approval.pins import Spot
from medsos_desktop.approval.threads import Thread, ThreadState, threads
from medsos_desktop.changes import Changes
from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.directory.service import DirectoryService
from medsos_desktop.errors import UserError
from medsos_desktop.model.notes import Note, NoteAction, Pin
from medsos_desktop.model.office import Role
from medsos_desktop.model.post import Post
from medsos_desktop.posts.notes import NoteBook
from medsos_desktop.text.clean import clean

MAX_TEXT = 2_000
"""Code points of a note, of marked words, and of what is suggested for them."""

Read = tuple[tuple[Thread, Post | None], ...]
_JUDGES = frozenset({Role.REVIEWER.value, Role.APPROVER.value})


@dataclass(frozen=True, slots=True)
class Noted:
    """A thread where it stands in a post. ``number`` counts from 1, by age.

    ``there``: "whole" as it was when the note was written, "changed" when a part is left, "gone". An
    accepted suggestion whose old words stand there again is open.
    """

    number: int
    thread: Thread
    spots: tuple[Spot, ...]
    there: str
    state: ThreadState

    @property
    def open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.state is ThreadState.OPEN


class NoteService:
    """Every command seals the post's draft first. Notes change no state and are covered by no approval.

    Refuses with `UserError` ``approval.nobody``, ``notes.*``: ``role``, ``empty``, ``long``, ``moved`` (the
    words are others by now), ``same``, ``settled`` (somebody was quicker), ``gone``.
    """

    def __init__(self, book: NoteBook, directory: DirectoryService, catalogue: Catalogue) -> None:
        self._book, self._directory, self._catalogue = book, directory, catalogue

    # questions

    def noted(self, id: str, post: Post) -> tuple[Noted, ...]:
        """All threads of a post, by age, with where they stand in ``post`` as it is shown."""
        return self.placed(self.read(id), post)

    def read(self, id: str) -> Read:
        """All threads of a post, by age, with the version each was begun on (`None` where that is gone)."""
        versions: dict[tuple[str, ...], Post | None] = {}
        made = []
        for thread in threads(self._book.notes(id)):
            if thread.parents not in versions:
                versions[thread.parents] = self._book.version(id, thread.parents)
            made.append((thread, versions[thread.parents]))
        return tuple(made)

    def placed(self, read: Read, post: Post) -> tuple[Noted, ...]:
        """Where threads stand in ``post``: as often as somebody types, without asking the disk."""
        return tuple(self._noted(number, *each, post) for number, each in enumerate(read, 1))

    def _noted(self, number: int, thread: Thread, base: Post | None, post: Post) -> Noted:
        found, state = pins.spots(thread.pin, base, post, self._catalogue), thread.state
        if state is ThreadState.ACCEPTED and pins.taken_back(thread.pin, found, post, thread.replacement):
            state = ThreadState.OPEN
        return Noted(number, thread, found, _there(thread.pin, found, post), state)

    def deeds(self, noted: Noted) -> frozenset[NoteAction]:
        """What the person at the PC may do with a thread; whether the post is locked is another matter."""
        here = self._directory.actor()
        return _deeds(noted, here[0], here[1].roles) if here is not None else frozenset()

    # commands

    def add(self, id: str, pin: Pin, shown: Post, text: str) -> Changes:
        """A note on what ``pin`` holds in ``shown``, the post as it is before the eyes."""
        self._here()
        note = Note(NoteAction.NOTE, _told(text), pin=_short(pin))
        return self._begin(id, NoteAction.NOTE, note, shown)

    def suggest(self, id: str, pin: Pin, shown: Post, replacement: str) -> Changes:
        """Other words for those of ``pin``; none take them away."""
        self._here()
        words = clean(replacement).strip()
        if not pin.quote:
            raise UserError("notes.moved")
        if len(words) > MAX_TEXT:
            raise UserError("notes.long", n=MAX_TEXT)
        if words == pin.quote:
            raise UserError("notes.same")
        note = Note(NoteAction.SUGGEST, replacement=words, pin=_short(pin))
        return self._begin(id, NoteAction.SUGGEST, note, shown)

    def _begin(self, id: str, action: NoteAction, note: Note, shown: Post) -> Changes:
        def make(post: Post) -> tuple[Note, Post]:
            pin = pins.pin_again(note.pin, shown, post)
            if pin is None:
                raise UserError("notes.moved")
            return Note(note.action, note.note, replacement=note.replacement, pin=pin), post

        return self._book.write(id, action, make)

    def reply(self, id: str, thread: str, text: str) -> Changes:
        """Words to a thread; its state stays."""
        return self._answer(id, thread, NoteAction.REPLY, _told(text))

    def done(self, id: str, thread: str) -> Changes:
        """The writer has done what the note asked for (or its author lets it be)."""
        return self._answer(id, thread, NoteAction.DONE)

    def reopen(self, id: str, thread: str) -> Changes:
        """It is not done after all."""
        return self._answer(id, thread, NoteAction.REOPEN)

    def decline(self, id: str, thread: str, text: str) -> Changes:
        """The writer leaves the words as they are, and says why."""
        return self._answer(id, thread, NoteAction.DECLINE, _told(text))

    def accept(self, id: str, thread: str) -> Changes:
        """Puts the suggested words in, wherever the old ones stand as they were; one step of undo."""
        return self._answer(id, thread, NoteAction.ACCEPT)

    def _answer(self, id: str, thread: str, action: NoteAction, text: str = "") -> Changes:
        self._here()

        def make(post: Post) -> tuple[Note, Post]:
            noted = self._known(id, thread, post)
            self._may(action, noted)
            return Note(action, text, thread=thread), _accepted(noted, post, action)

        return self._book.write(id, action, make)

    def _known(self, id: str, thread: str, post: Post) -> Noted:
        found = next((each for each in self.noted(id, post) if each.thread.id == thread), None)
        if found is None:
            raise UserError("notes.gone")
        return found

    def _may(self, action: NoteAction, noted: Noted) -> None:
        if action in self.deeds(noted):
            return
        in_time = noted.open is (action is not NoteAction.REOPEN)
        raise UserError("notes.role" if in_time else "notes.settled")

    def _here(self) -> None:
        if self._directory.actor() is None:
            raise UserError("approval.nobody")


def _there(pin: Pin, found: tuple[Spot, ...], post: Post) -> str:
    if pin.asset:
        return "whole" if pins.shows(post, pin.asset) else "gone"
    if not pin.field or any(spot.whole for spot in found):
        return "whole"
    return "changed" if found else "gone"


def _deeds(noted: Noted, person: str, roles: Collection[str]) -> frozenset[NoteAction]:
    thread, writer = noted.thread, Role.WRITER.value in roles
    found = {NoteAction.REPLY}
    if not noted.open:
        step = thread.last_step
        own = person in (thread.author, step.author if step is not None else "")
        return frozenset(found | ({NoteAction.REOPEN} if own or _JUDGES & set(roles) else set()))
    if thread.suggests and writer:
        found |= {NoteAction.ACCEPT, NoteAction.DECLINE}
    if person == thread.author or (writer and not thread.suggests):
        found.add(NoteAction.DONE)
    return frozenset(found)


def _accepted(noted: Noted, post: Post, action: NoteAction) -> Post:
    if action is not NoteAction.ACCEPT:
        return post
    whole = [spot for spot in noted.spots if spot.whole]
    if not whole:
        raise UserError("notes.moved")
    return pins.with_words(post, whole, noted.thread.replacement)


def _told(text: str) -> str:
    told = clean(text).strip()
    if not told:
        raise UserError("notes.empty")
    if len(told) > MAX_TEXT:
        raise UserError("notes.long", n=MAX_TEXT)
    return told


def _short(pin: Pin) -> Pin:
    if len(pin.quote) > MAX_TEXT:
        raise UserError("notes.long", n=MAX_TEXT)
    return pin
