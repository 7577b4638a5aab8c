"""Notes on the open post: where they stand in what is being written, and on which tab. No window."""

from collections.abc import Iterator
from dataclasses import dataclass

from medsos_desktop.approval import pins
from medsos_desktop.approval.noting import Noted, Read
from medsos_desktop.composer.desk import Desk
from medsos_desktop.composer.edit import MASTER, media_of
from medsos_desktop.composer.joining import change
from medsos_desktop.composer.places import Place
from medsos_desktop.model.notes import NoteAction
from medsos_desktop.model.post import Post


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The words of an open thread in the field on the screen, in code points."""

    number: int
    thread: str
    start: int
    end: int


class Noting:
    """The threads of one desk. `read` after whatever may have changed records, `place` after typing."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._read: Read = ()
        self._seen = Post()
        self.noted: tuple[Noted, ...] = ()

    def read(self) -> None:
        """From the disk."""
        desk = self._desk
        self._read = desk.workspace.notes.read(desk.id) if desk.id else ()
        self.place()

    def place(self) -> None:
        """Finds the words again in what is on the desk now."""
        self._seen = self._desk.post
        self.noted = self._desk.workspace.notes.placed(self._read, self._seen)

    @property
    def open(self) -> int:
        """How many wait for somebody."""
        return sum(each.open for each in self.noted)

    def of(self, thread: str) -> Noted | None:
        """A thread by its id."""
        return next((each for each in self.noted if each.thread.id == thread), None)

    def deeds(self, noted: Noted) -> frozenset[NoteAction]:
        """What the person here may do with it."""
        workspace = self._desk.workspace
        return workspace.notes.deeds(noted) if workspace.writable else frozenset()

    def marks(self, field: str) -> tuple[NoteMark, ...]:
        """What to mark in a field of the chosen tab, moved along with what was typed since."""
        desk = self._desk
        if not self.noted:
            return ()
        cell = pins.cell_of(self._seen, desk.account, field, desk.workspace.catalogue)
        old = pins.text_in(self._seen, cell) if cell is not None else None
        if old is None:
            return ()
        done = change(old, desk.text(field))
        found = []
        for noted in self.noted:
            spot = next((each for each in noted.spots if each.cell == cell), None)
            if spot is None or not noted.open or (spot.end > done.start and spot.start < done.end):
                continue
            shift = done.shift if spot.start >= done.end and spot.end > done.start else 0
            found.append(NoteMark(noted.number, noted.thread.id, spot.start + shift, spot.end + shift))
        return tuple(found)

    def at(self, place: int) -> Noted | None:
        """The note on the words at a place of the large editor."""
        found = (mark for mark in self.marks(self._desk.main_field()) if mark.start <= place <= mark.end)
        return next((self.of(mark.thread) for mark in found), None)

    def place_of(self, thread: str) -> Place | None:
        """Where a thread's words or picture are: on the chosen tab if that shows them, else on another."""
        noted, desk = self.of(thread), self._desk
        if noted is None:
            return None
        for account in dict.fromkeys((desk.account, MASTER, *desk.post.variants)):
            asset = noted.thread.pin.asset
            if asset and any(use.asset == asset for use in media_of(desk.post, account)):
                return Place(account, asset=asset)
            for place in self._words(noted, account):
                return place
        return None

    def _words(self, noted: Noted, account: str) -> Iterator[Place]:
        desk = self._desk
        fields = ("text", "title") if account == MASTER else desk.fields(account)
        for field in fields:
            cell = pins.cell_of(desk.post, account, field, desk.workspace.catalogue)
            for spot in noted.spots:
                if spot.cell == cell:
                    yield Place(account, field, spot.start, spot.end)
