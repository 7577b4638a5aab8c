"""Notes on the post that is read: where they stand on the page, and what a selection would pin. No Qt."""

from collections.abc import Iterator
from dataclasses import dataclass

from medsos_desktop.approval import pins
from medsos_desktop.approval.alike import Part
from medsos_desktop.approval.noting import Noted
from medsos_desktop.model.notes import Pin
from medsos_desktop.model.post import Post
from medsos_desktop.review.shown import Span
from medsos_desktop.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Mark:
    """The words of an open thread in a field of the part on the screen."""

    number: int
    thread: str
    span: Span


class Noting:
    """Threads of one post, in the version before the eyes."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._post = Post()
        self.noted: tuple[Noted, ...] = ()

    def read(self, id: str, post: Post) -> None:
        """Another post, another version, or new records."""
        self._post = post
        self.noted = self._workspace.notes.noted(id, post)

    def clear(self) -> None:
        """No post is read."""
        self._post, self.noted = Post(), ()

    @property
    def open(self) -> int:
        """How many threads wait for somebody."""
        return sum(each.open for each in self.noted)

    @property
    def post(self) -> Post:
        """The version that pins are made on."""
        return self._post

    def may_write(self) -> bool:
        """Whether the person here can note anything at all."""
        return self._workspace.writable and self._workspace.directory.actor() is not None

    def of(self, thread: str) -> Noted | None:
        """A thread by its id."""
        return next((each for each in self.noted if each.thread.id == thread), None)

    def marks(self, part: Part) -> tuple[Mark, ...]:
        """What to mark in the text of a part."""
        found = (
            Mark(each.number, each.thread.id, span)
            for each in self.noted
            if each.open
            for span in self._spans(each, part)
        )
        return tuple(found)

    def span_in(self, thread: str, part: Part) -> Span | None:
        """Where a thread's words stand in a part, settled or not; `None` when it does not show them."""
        noted = self.of(thread)
        return next(self._spans(noted, part), None) if noted is not None else None

    def _spans(self, noted: Noted, part: Part) -> Iterator[Span]:
        """All accounts of a part show the same, so what stands in the text of one stands in it."""
        catalogue = self._workspace.catalogue
        for field in part.first.fields:
            cells = {pins.cell_of(self._post, account, field, catalogue) for account in part.accounts}
            spot = next((each for each in noted.spots if each.cell in cells), None)
            if spot is not None:
                yield Span(field, spot.start, spot.end)

    def on_picture(self, asset: str) -> tuple[int, ...]:
        """The numbers of the open threads about a picture."""
        return tuple(each.number for each in self.noted if each.open and each.thread.pin.asset == asset)

    def pin(self, part: Part, span: Span) -> Pin | None:
        """A pin on words of a part; `None` where they hold none."""
        place = (span.field, span.start, span.end)
        return pins.pin_words(self._post, part.accounts, *place, self._workspace.catalogue)
