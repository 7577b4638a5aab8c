"""What the writer does with notes and suggestions: put in, decline, settle, answer, go there."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from medsos_desktop.approval.noting import Noted
from medsos_desktop.changes import Changes
from medsos_desktop.composer.noting import Noting
from medsos_desktop.model.notes import NoteAction
from medsos_desktop.text.spans import Utf16Map

from ...threads.card import Row
from ...threads.telling import Telling, shortened
from .above import NOTE

if TYPE_CHECKING:
    from .screen import Screen

_SHORT = 80


class Noter:
    """Acts on a screen; made by it."""

    def __init__(self, screen: "Screen") -> None:
        self._screen, self._desk, self._words = screen, screen.desk, screen.words
        self.noting = Noting(screen.desk)
        self._telling = Telling(screen.words, screen.session.workspace, screen.session.now)
        threads, editor = screen.page.right.notes.list, screen.page.editor
        threads.wanted.connect(self._wanted)
        threads.looked.connect(self._look)
        threads.entered.connect(self._point)
        editor.noted.connect(self.open)

    # showing

    def show(self, *, fresh: bool) -> None:
        """Reads the notes anew; ``fresh``: another post was opened."""
        self.noting.read()
        self._show(fresh=fresh)

    def place(self) -> None:
        """Words were written: where the notes stand in them."""
        self.noting.place()
        self._show(fresh=False)

    def _show(self, *, fresh: bool) -> None:
        lock = self._words(f"composer.lock.{self._desk.lock}") if self._desk.lock else ""
        rows = [Row(each, self.noting.deeds(each), lock) for each in self.noting.noted]
        self._screen.page.right.show_notes(rows, fresh=fresh)
        self.marks()

    def marks(self) -> None:
        """In the editor, moved along with each key."""
        self._screen.page.editor.show_notes(self.noting.marks(self._desk.main_field()))

    def at_caret(self) -> tuple[str, str]:
        """The note on the words at the caret, as `above.Above` takes it; both "" for none."""
        noted = self.noting.at(self._screen.page.editor.caret())
        return (NOTE, self._said(noted)) if noted is not None else ("", "")

    def tip(self, place: int) -> str:
        """The note on the words that the mouse points at."""
        noted = self.noting.at(place)
        return self._said(noted) if noted is not None else ""

    def _said(self, noted: Noted) -> str:
        self._telling.read()
        words, thread = self._words, noted.thread
        text = words("notes.spoken_change", old=thread.pin.quote, new=thread.replacement)
        text = text if thread.suggests else thread.note
        return words("notes.tip", head=self._telling.head(noted), text=shortened(text, _SHORT))

    # going there

    def open(self, thread: str) -> None:
        """Opens the card of a note."""
        self._screen.asides.show("")
        self._screen.page.right.show_thread(thread)

    def open_at_caret(self) -> None:
        """Opens the card of the note on the words at the caret."""
        noted = self.noting.at(self._screen.page.editor.caret())
        if noted is not None:
            self.open(noted.thread.id)

    def step(self, by: int) -> None:
        """The keyboard goes to the next note, or the one before."""
        self._screen.asides.show("")
        if not self._screen.page.right.step_note(by):
            self._screen.context.say(self._words("notes.none"), undo=False)

    def _point(self, thread: str) -> None:
        editor = self._screen.page.editor
        editor.notes.point(thread, Utf16Map(editor.plain()))

    def _look(self, thread: str) -> None:
        place = self.noting.place_of(thread)
        if place is not None:
            self._screen.jumps.go(place)
            self._point(thread)

    # deeds

    def _wanted(self, thread: str, action: str, words: str) -> None:
        if action == NoteAction.ACCEPT:
            self._screen.writing.accept(thread)
            return
        notes, desk = self._screen.session.workspace.notes, self._desk
        commands: dict[str, Callable[[], Changes]] = {
            NoteAction.REPLY: lambda: notes.reply(desk.id, thread, words),
            NoteAction.DECLINE: lambda: notes.decline(desk.id, thread, words),
            NoteAction.DONE: lambda: notes.done(desk.id, thread),
            NoteAction.REOPEN: lambda: notes.reopen(desk.id, thread),
        }
        command = commands[action]
        if not self._screen.keeping.keep():
            return
        done = self._screen.session.run(lambda: desk.noted(command), self._screen) is not None
        self._screen.show_all()
        if done and words:
            self._screen.page.right.notes.list.sent(thread)
