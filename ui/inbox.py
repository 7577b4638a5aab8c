"""The watch over kotak masuk: a folder that is looked at now and then, beside the window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from medsos_desktop.handing.memory import INBOX, BoxMemory

from .jobs import JobHandle, Jobs
from .session import Session

if TYPE_CHECKING:
    from medsos_desktop.handing.boxes import Inbox, Scan

CALM_MS, SOON_MS = 30_000, 3_000
"""Between two looks; and after one that found a file which may still be being copied."""


class InboxWatch(QObject):
    """One for a session. ``arrived(n)``: files came that nobody was told of; ``changed``: another list.

    A look reads names, sizes and times; it runs as a job, since a dead network share may keep it waiting,
    and no second one starts meanwhile.
    """

    arrived = Signal(int)
    changed = Signal()

    def __init__(self, session: Session, jobs: Jobs) -> None:
        super().__init__(session)
        self._session, self._jobs = session, jobs
        workspace = session.workspace
        self.memory = BoxMemory(workspace.home, workspace.folder)
        self.inbox: Inbox | None = None
        self.away = False
        self._job: JobHandle | None = None
        self._turn = 0
        self._stopped = False
        self._timer = QTimer(self, interval=CALM_MS, singleShot=True)
        self._timer.timeout.connect(self.look)

    def look(self) -> None:
        """Look now, where there is an inbox."""
        self._stopped = False
        folder = self.memory.get(INBOX)
        if folder is None or self._job is not None:
            return
        from medsos_desktop.handing.boxes import Inbox, scan

        if self.inbox is None:
            self.inbox = Inbox(self._session.workspace.handoff.was_taken)
        before, turn = self.inbox.last, self._turn
        job = self._jobs.start(
            lambda _progress, _cancelled: scan(folder, before),
            lambda found: self._came(found, turn),
            failed=lambda _error: self._timer.start(CALM_MS) if isValid(self) else None,
        )
        if isValid(job) and job.running:
            job.spare = True
            self._job = job
            job.finished.connect(self._rest)  # also when its answer is dropped

    def _came(self, found: "Scan", turn: int) -> None:
        if not isValid(self) or self._stopped:
            return
        if turn != self._turn or self.inbox is None:
            self.look()
            return
        fresh = self.inbox.came(found)
        self.away = not found.there
        self._timer.start(SOON_MS if len(found.told) < len(found.looks) else CALM_MS)
        self.changed.emit()
        if fresh:
            self.arrived.emit(len(fresh))

    def _rest(self) -> None:
        self._job = None

    def recount(self) -> None:
        """Something was taken."""
        if self.inbox is not None:
            self.inbox.recount()
            self.changed.emit()

    def moved(self) -> None:
        """Another folder is the inbox, or none."""
        self._turn += 1
        self._timer.stop()
        if self.inbox is not None:
            self.inbox.forget()
        self.away = False
        self.changed.emit()
        self.look()

    def stop(self) -> None:
        """The workspace closes."""
        self._timer.stop()
        self._stopped = True


def watch_of(session: Session, jobs: Jobs) -> InboxWatch:
    """The session's one watch, made when first asked for."""
    return session.findChild(InboxWatch) or InboxWatch(session, jobs)
