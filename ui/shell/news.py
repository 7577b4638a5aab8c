"""News at the foot of the window, and the undo that goes with it."""

from medsos_desktop.home.bars import deed
from medsos_desktop.model.record import Op

from ..kit.notes import Link, Toast
from ..session import Session


class News:
    """Says what happened, takes back the last operation, does it again."""

    def __init__(self, session: Session, toast: Toast) -> None:
        self._session, self._words, self.toast = session, session.words, toast
        self._offered: Op | None = None

    def say(self, text: str, *, undo: bool = True, link: Link | None = None) -> None:
        """For ten seconds; see `ui.screens.base.Say`."""
        self._offered = self._session.workspace.history.undoable() if undo else None
        self.toast.show_text(text, undo=undo and self._offered is not None, link=link)

    def undo_offered(self) -> None:
        """Urungkan of the toast takes back what the toast is about, and nothing that came after it."""
        if self._offered is not None and self._offered == self._session.workspace.history.undoable():
            self.undo()

    def undo(self) -> None:
        """Takes back the last operation and says which."""
        history, words = self._session.workspace.history, self._words
        op = history.undoable()
        if op is None and history.held():
            self._session.run(history.undo, self)  # refused, and said why
        elif op is None:
            self.say(words("shell.nothing_to_undo"), undo=False)
        elif self._session.run(history.undo, self) is not None:
            self.say(words("shell.undone", what=deed(words, op)), undo=False)

    def redo(self) -> None:
        """Does again what was undone."""
        history = self._session.workspace.history
        op = history.redoable()
        if op is not None and self._session.run(history.redo, self) is not None:
            self.say(self._words("shell.redone", what=deed(self._words, op)))
