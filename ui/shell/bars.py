"""Keeps rail, top bar and status bar true to the workspace."""

from medsos_desktop.calendar import format as spell
from medsos_desktop.changes import Changes
from medsos_desktop.home import bars

from ..session import Session
from .rail import Rail
from .statusbar import StatusBar
from .topbar import TopBar


class Bars:
    """The words stand in `medsos_desktop.home.bars`."""

    def __init__(self, session: Session, rail: Rail, top: TopBar, status: StatusBar) -> None:
        self._session, self._words, self._workspace = session, session.words, session.workspace
        self._rail, self._top, self._status = rail, top, status
        status.set_saved(self._words("shell.saved"))
        self._tell_names()

    def heard(self, changes: Changes) -> None:
        """Something changed, and is kept."""
        now = spell.clock(self._words, self._session.now())
        self._status.set_saved(self._words("shell.saved_at", time=now))
        self._tell_undo()
        if changes.of("person") or changes.of("office") or changes.of("presence"):
            self._tell_names()
            self._tell_waiting()

    def settle(self) -> None:
        """What may follow a little later, since it takes its time."""
        self._tell_undo()
        self._tell_waiting()
        self.tell_backup()

    def _tell_names(self) -> None:
        self._top.workspace.set_words(bars.office_name(self._workspace))
        self._top.person.set_words(*bars.who_is_here(self._words, self._workspace))

    def _tell_waiting(self) -> None:
        self._rail.set_waiting("approval", len(self._workspace.approval.queue()))

    def _tell_undo(self) -> None:
        op = self._workspace.history.undoable() if self._workspace.writable else None
        what = bars.deed(self._words, op) if op is not None else ""
        self._status.set_undo(self._words("shell.undo", what=what) if what else "")

    def tell_backup(self) -> None:
        """The last backup may be another."""
        from medsos_desktop.home.last_backup import last_backup

        last = last_backup(self._workspace)
        self._status.set_backup(bars.backup_told(self._words, last, self._session.now().date()))
