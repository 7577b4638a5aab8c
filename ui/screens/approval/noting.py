"""What the person who reads does with notes: write, suggest, answer, settle; each through the session."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from medsos_desktop.changes import Changes
from medsos_desktop.model.notes import NoteAction, Pin

from ...threads.telling import shortened

if TYPE_CHECKING:
    from .screen import Screen

KINDS = ("note", "suggest")
_TITLE = 60


class Noter:
    """Commands of one screen. A note is no decision: the post on the screen stays what it is."""

    def __init__(self, screen: "Screen") -> None:
        self._screen = screen
        self._pin = Pin()

    def connect(self) -> None:
        """Hears text, pictures and cards."""
        screen, threads = self._screen, self._screen.side.notes.list
        screen.post.asked.connect(self.ask)
        screen.post.pressed.connect(self._pressed)
        screen.side.notes.asked.connect(lambda: self.ask("note", Pin()))
        threads.wanted.connect(self._answer)
        threads.looked.connect(self._look)
        threads.entered.connect(screen.post.point)

    def show(self) -> None:
        """Notes in the text, on the pictures and at the side, as the desk has them."""
        screen = self._screen
        screen.post.show_notes()
        screen.side.show_notes(screen.desk.noting)

    # writing

    def ask(self, kind: str, pin: Pin) -> None:
        """Opens the panel at the foot for a "note" or a "suggest"ion on what ``pin`` holds."""
        screen, desk = self._screen, self._screen.desk
        if desk.review is None or not desk.noting.may_write():
            return
        self._pin = pin
        start = pin.quote if kind == "suggest" else ""
        key = f"{desk.post}/{pin.account}/{pin.field}/{pin.start}/{pin.asset[:16]}"
        screen.ask_note(kind, key, self._title(pin), start=start, may_be_empty=kind == "suggest")

    def _title(self, pin: Pin) -> str:
        words = self._screen.words
        if pin.asset:
            return words("review.noting.of_picture")
        if not pin.field:
            return words("review.noting.of_post")
        return words("notes.quote", text=shortened(pin.quote, _TITLE))

    def send(self, kind: str, text: str) -> None:
        """It is written."""
        screen, desk, pin = self._screen, self._screen.desk, self._pin
        notes, shown = screen.session.workspace.notes, desk.noting.post
        write = notes.add if kind == "note" else notes.suggest
        if not self._run(lambda: write(desk.post, pin, shown, text)):
            return
        screen.note.done()
        screen.show_bar()
        if pin.field:
            screen.post.focus_text()
        else:
            screen.side.notes.write.setFocus(Qt.FocusReason.OtherFocusReason)
        newest = max(desk.noting.noted, key=lambda each: each.number)
        screen.post.point(newest.thread.id)
        screen.side.ensureWidgetVisible(screen.side.notes.list.cards[newest.thread.id], 0, 8)
        screen.context.say(screen.words(f"review.noting.done.{kind}"), undo=False)

    def left(self) -> None:
        """Given up: back to the words, which are still chosen."""
        if self._pin.field:
            self._screen.post.focus_text()
        else:
            self._screen.side.notes.write.setFocus(Qt.FocusReason.OtherFocusReason)

    # answering

    def _answer(self, thread: str, action: str, words: str) -> None:
        notes, post = self._screen.session.workspace.notes, self._screen.desk.post
        commands: dict[NoteAction, Callable[[], Changes]] = {
            NoteAction.REPLY: lambda: notes.reply(post, thread, words),
            NoteAction.DECLINE: lambda: notes.decline(post, thread, words),
            NoteAction.DONE: lambda: notes.done(post, thread),
            NoteAction.REOPEN: lambda: notes.reopen(post, thread),
        }
        command = commands.get(NoteAction(action))
        if command is not None and self._run(command) and words:
            self._screen.side.notes.list.sent(thread)

    def _run(self, command: Callable[[], Changes]) -> bool:
        screen = self._screen
        if screen.session.run(command, screen) is None:
            return False
        screen.hide_message()
        screen.desk.read_notes()
        self.show()
        return True

    # looking

    def _pressed(self, thread: str) -> None:
        """A mark in the text: its card is shown."""
        self._screen.panes.show_facts(True)
        self._screen.side.notes.list.show_thread(thread)

    def _look(self, thread: str) -> None:
        self._screen.panes.show_facts(False)
        self._screen.post.show_thread(thread)
