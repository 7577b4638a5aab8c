"""Making the bundle: asked about a file that is there, written beside the window, its posts scheduled."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from shiboken6 import isValid

from medsos_desktop.bundles import targets
from medsos_desktop.bundles.plan import BundlePlan
from medsos_desktop.bundles.receipts import Receipt
from medsos_desktop.calendar import format as spell
from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.export import run

from .work import Work

if TYPE_CHECKING:
    from .screen import Screen

_JOB = "export"


class Making:
    """For one screen."""

    def __init__(self, screen: "Screen", work: Work) -> None:
        self._screen, self._work = screen, work
        self._words, self._context = screen.words, screen.context
        self._owed: tuple[BundlePlan, tuple[Receipt, ...]] | None = None

    def start(self) -> None:
        """Makes the bundle; asks in place first when the file is there already."""
        self._start(replace=False)

    def _start(self, *, replace: bool) -> None:
        screen, desk = self._screen, self._screen.desk
        desk.look_at_folder()
        if desk.plan is None or desk.folder_error is not None or desk.name_error() is not None:
            screen.show_plan()
            return
        if any(each.objectName() == _JOB for each in self._context.jobs.running()):
            screen.say("info", self._words("export.busy"))  # begun before the look changed
            return
        target = desk.target
        if target.exists() and not replace:
            self._ask_replace(target)
            return
        screen.course.make()
        self._work.show(making=True)
        days = spell.span(self._words, desk.first, desk.last)
        handle = self._context.jobs.read(
            partial(run.make, desk.plan, target, desk.limit),
            partial(self._made, desk.plan),
            self._work.progress,
            self._work.failed,
            title=self._words("export.job", days=days),
        )
        handle.setObjectName(_JOB)
        self._work.follow(handle)

    def _ask_replace(self, target: Path) -> None:
        words = self._words
        free = targets.free_name(target).name
        self._screen.say(
            "warn",
            words("export.exists.title", name=target.name),
            words("export.exists.text"),
            (words("export.exists.replace"), partial(self.replace, target)),
            (words("export.exists.rename", name=free), partial(self._other_name, free)),
            focus=1,
        )

    def replace(self, target: Path) -> None:
        """Consent is for the file that was named; days or folder may have changed meanwhile."""
        self._start(replace=target == self._screen.desk.target)

    def _other_name(self, name: str) -> None:
        self._screen.desk.rename(name)
        self._screen.choices.show_target()
        self.start()

    def _made(self, plan: BundlePlan, made: tuple[Receipt, ...]) -> None:
        screen = self._screen
        here, unseen = self._work.over()
        self._owed = (plan, made)
        if here:  # else the look changed meanwhile: another screen stands there now
            screen.course.made(made)
            screen.say_nothing()
            screen.result.show_receipt(made, plan)
            screen.show_state()
        if not unseen:
            self.settle()

    def settle(self) -> None:
        """Remembers the bundle made last and schedules its posts; nothing to do when that was done.

        While a file is taken nothing can be scheduled: then it is asked again when the screen is next shown.
        """
        if self._owed is None:
            return
        (plan, made), self._owed = self._owed, None
        screen = self._screen
        if not plan.bundle.draft:
            for each in made:
                screen.desk.made(plan, each.path, each.sha256)
        changes = screen.session.run(partial(self._record, plan), screen if isValid(screen) else None)
        if changes is not None and changes and isValid(screen):
            said = self._words("export.recorded", n=len(changes.of("post")))
            self._context.say(said, undo=False)  # decisions stand; they are not undone

    def _record(self, plan: BundlePlan) -> Changes:
        """The posts are scheduled now, all of them or none."""
        workspace = self._screen.session.workspace
        days = spell.span(self._words, plan.request.start, plan.request.end)
        try:
            with workspace.operation("export.op", days):
                return workspace.bundles.record(plan)
        except UserError as error:
            if error.code == "workspace.taking":
                self._owed = (plan, ())
            raise
