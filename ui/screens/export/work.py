"""What runs beside the window, one at a time: how far it is, stopping it, and what is said when it failed."""

from typing import TYPE_CHECKING

from shiboken6 import isValid

from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.export import run
from medsos_desktop.export.course import READY

from ...jobs import JobHandle
from ...kit.notes import error_words

if TYPE_CHECKING:
    from .screen import Screen


class Work:
    """For one screen. A screen may be gone when its work ends: the look changed meanwhile."""

    def __init__(self, screen: "Screen") -> None:
        self._screen, self._words = screen, screen.words
        self._handle: JobHandle | None = None

    def show(self, *, making: bool, first: str = "") -> None:
        """Something begins; ``making``: files come of it, ``first`` is the key of its first step."""
        self._screen.say_nothing()
        self._screen.running.start(making=making, first=first)
        self._screen.show_state()

    def follow(self, handle: JobHandle) -> None:
        """This is what runs; where jobs run at once it is over already."""
        if handle.running:
            self._handle = handle

    def progress(self, n: int, total: int, what: str) -> None:
        """For `Jobs`: how far it is."""
        step, entry = run.step_and_entry(what)
        if isValid(self._screen) and (self._handle is None or not self._handle.is_cancelled()):
            self._screen.running.set_progress(n, total, self._words(step), entry)

    def cancel(self) -> None:
        """Stops what runs; it ends by itself in a moment."""
        if self._handle is not None:
            self._handle.cancel()
            self._screen.running.go_on()
            self._screen.running.stopping()

    def over(self) -> tuple[bool, bool]:
        """It ended: whether the screen still stands, and whether nobody looks.

        What was cancelled while nobody looks may have been so because the workspace closes: nothing of it
        may be asked then.
        """
        here = isValid(self._screen)
        cancelled = self._handle is not None and self._handle.is_cancelled()
        unseen = cancelled and not (here and self._screen.isVisible())
        self._handle = None
        if here:
            self._screen.running.stop()
        return here, unseen

    def failed(self, error: Exception) -> None:
        """For `Jobs`: stopped, refused, or a bug (which is told elsewhere)."""
        screen, words, stopped = self._screen, self._words, isinstance(error, Cancelled)
        here, unseen = self.over()
        if not here:
            return
        left = screen.course.left
        screen.course.failed(stopped=stopped)
        if not unseen and screen.course.state == READY:
            screen.desk.look_at_folder()
            screen.desk.forget()
            screen.reload()
        screen.show_state()
        if stopped:
            screen.say("info", words("export.cancel.done"), words(left) if left else "")
        elif isinstance(error, UserError):
            self.trouble(error)

    def trouble(self, error: UserError) -> bool:
        """What was refused, above the cards; after the bundle was made it says that the file is good."""
        title, hint = error_words(self._words, error)
        if self._screen.course.was_made:
            self._screen.say("warn", self._words("export.not_recorded"), f"{title} {hint}")
        else:
            self._screen.say("warn" if error.code == "bundle.stale" else "error", title, hint)
        return True
