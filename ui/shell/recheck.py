"""Findings of the month at the foot of the window; after a change of rules every post is checked anew."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from medsos_desktop.calendar import format as spell
from medsos_desktop.changes import Changes
from medsos_desktop.errors import Cancelled, UserError

from ..jobs import JobHandle, Jobs
from ..session import Session
from .statusbar import StatusBar

if TYPE_CHECKING:
    from medsos_desktop.home.findings import FindingsCount, Rechecked

_MANY = 100
"""Posts from which on the person sees it work."""


class Recheck(QObject):
    """Counts beside the window, one count at a time; the latest change wins.

    ``say`` tells what came of a long one. With many posts it shows a bar and Batal; when stopped, the foot of
    the window says that the findings are not counted, until `again` goes on or rules change anew. A
    count that was refused leaves the foot like that as well, and is tried again with the next change; the
    window says why (`Jobs.refused`), once until a count succeeds or the person asks for one.
    """

    def __init__(self, session: Session, jobs: Jobs, status: StatusBar, say: Callable[[str], object]) -> None:
        super().__init__(status)
        self._session, self._jobs, self._status, self._say = session, jobs, status, say
        self._counter: FindingsCount | None = None
        self._all = self._held = False
        self._work: JobHandle | None = None
        self._long = self._told = False

    def heard(self, changes: Changes) -> None:
        """Something changed; what runs by what was before is dropped now, `count` comes a little later."""
        from medsos_desktop.checking import JUDGED_BY, JUDGES_ALL

        if not any(changes.of(kind) for kind in JUDGED_BY):
            return
        self._drop()
        if any(changes.of(kind) for kind in JUDGES_ALL):
            self._all, self._held = True, False
        if self._counter is not None and any(changes.of(kind) for kind in JUDGED_BY - JUDGES_ALL):
            self._counter.forget()

    def again(self) -> None:
        """Takes up what was stopped."""
        self._drop()
        self._all, self._held, self._told = True, False, False
        self.count()

    def count(self) -> None:
        """The month's findings, after every post's where rules changed; nothing while the person holds it."""
        from medsos_desktop.home.findings import FindingsCount

        counter = self._counter = self._counter or FindingsCount()
        first, after = self._month()
        self._drop()
        if self._held:
            self._status.findings.set_unknown(self._name(first))
            return
        if not self._all:
            self._work = self._jobs.read(
                lambda workspace, _progress, cancelled: counter.month(workspace, first, after, cancelled),
                lambda counts: self._counted(first, counts),
                failed=self._stopped,
            )
            return
        self._long = False
        self._work = self._jobs.read(
            lambda workspace, progress, cancelled: (
                counter.recheck(workspace, progress, cancelled),
                counter.month(workspace, first, after, cancelled),
            ),
            lambda found: self._done(first, *found),
            self._progress,
            self._stopped,
        )

    def _drop(self) -> None:
        """The running count is by what was before: nobody hears of it."""
        if self._work is not None and self._work.running:
            if self._work.is_cancelled():  # by Batal, and has not noticed yet
                self._held = self._all
            self._work.forget()
        self._work = None

    def _progress(self, _n: int, total: int, _what: str) -> None:
        work = self._work
        if total >= _MANY and not self._long and work is not None and work.running:
            self._long = work.spare = True
            work.title = self._session.words("shell.rechecking")
            self._status.work.follow(work)

    def _done(self, first: date, outcome: "Rechecked", counts: Mapping[str, int]) -> None:
        self._all = False
        self._counted(first, counts)
        if self._long:
            words, block, warn = self._session.words, outcome.block, outcome.warn
            self._say(words("shell.rechecked", n=outcome.posts, block=block, warn=warn))

    def _counted(self, first: date, counts: Mapping[str, int]) -> None:
        self._told = False
        self._status.findings.set_counts(self._name(first), counts)

    def _stopped(self, error: Exception) -> None:
        self._status.findings.set_unknown(self._name(self._month()[0]))
        if isinstance(error, Cancelled):
            self._held = self._all
        elif isinstance(error, UserError) and not self._told:
            self._told = True
            self._jobs.refused.emit(error)

    def _month(self) -> tuple[date, date]:
        first = self._session.now().date().replace(day=1)
        return first, (first + timedelta(days=32)).replace(day=1)

    def _name(self, first: date) -> str:
        return spell.month(self._session.words, first.month)
