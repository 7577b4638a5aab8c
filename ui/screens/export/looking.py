"""Looking at any bundle: whether it is whole, and whose it is."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from medsos_desktop.bundles.verify import VerifyReport
from medsos_desktop.export import run

from .work import Work

if TYPE_CHECKING:
    from .screen import Screen


class Looking:
    """For one screen."""

    def __init__(self, screen: "Screen", work: Work) -> None:
        self._screen, self._work = screen, work

    def pick(self) -> None:
        """The system's dialog for a bundle, then a look at it."""
        if self._screen.course.running:
            return
        chosen = self._screen.dialogs.bundle()
        if chosen:
            self.look(Path(chosen))

    def look(self, file: Path) -> None:
        """Reads all of it and says what is wrong."""
        screen, work = self._screen, self._work
        screen.course.look()
        work.show(making=False)
        title, job = screen.words("export.check.job"), partial(run.look, file)
        work.follow(screen.context.jobs.read(job, self._looked, work.progress, work.failed, title=title))

    def _looked(self, report: VerifyReport) -> None:
        here, _unseen = self._work.over()
        if here:
            self._screen.course.looked()
            self._screen.result.show_report(report)
            self._screen.show_state()

    def leave(self) -> None:
        """Back to where the look began."""
        screen = self._screen
        if screen.course.leave_look(planned=screen.desk.plan is not None):
            screen.result.show_again()
            screen.show_state()
        else:
            screen.to_plan()
