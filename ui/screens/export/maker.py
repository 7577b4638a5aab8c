"""Making the bundle and looking at others: the states of the screen and the ways between them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from medsos_desktop.bundles import targets
from medsos_desktop.bundles.carry import Carried
from medsos_desktop.bundles.plan import BundlePlan
from medsos_desktop.bundles.receipts import Receipt, sums_text
from medsos_desktop.bundles.schedulers.facts import facts
from medsos_desktop.bundles.verify import VerifyReport
from medsos_desktop.calendar import format as spell
from medsos_desktop.changes import Changes
from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.export import run

from ...jobs import JobHandle
from ...kit.notes import error_words

if TYPE_CHECKING:
    from .screen import Screen

_JOB = "export"
READY, RUNNING, DONE, CHECKED, TOOLS = "ready", "running", "done", "checked", "tools"


class Maker:
    """``state`` is one of the five. The pickers are attributes, so that tests need no system dialog."""

    def __init__(self, screen: "Screen") -> None:
        self._screen = screen
        self._words = screen.words
        self._context = screen.context
        self._handle: JobHandle | None = None
        self._came_from = READY
        self._looking = False
        self._left = ""  # what is said when it was stopped
        self._owed: tuple[BundlePlan, tuple[Receipt, ...]] | None = None
        self.receipt: Receipt | None = None
        self.receipts: tuple[Receipt, ...] = ()
        self.state = READY
        self.ask_folder: Callable[[], str] = self._folder_dialog
        self.ask_file: Callable[[], str] = self._file_dialog
        self.ask_stick: Callable[[], str] = self._stick_dialog
        self.ask_template: Callable[[], str] = self._template_dialog
        self.show_in_system: Callable[[QUrl], object] = QDesktopServices.openUrl

    # where it goes

    def pick_folder(self) -> None:
        """The system's dialog for a folder."""
        chosen = self.ask_folder()
        if chosen:
            self._screen.desk.choose_folder(Path(chosen))
            self._screen.say_nothing()
            self._screen.show_plan()

    def _folder_dialog(self) -> str:
        title, here = self._words("export.folder_pick"), str(self._screen.desk.folder)
        return QFileDialog.getExistingDirectory(self._screen, title, here)

    def _file_dialog(self) -> str:
        title, kinds = self._words("export.check.pick"), self._words("export.check.kinds")
        chosen, _ = QFileDialog.getOpenFileName(self._screen, title, str(self._screen.desk.folder), kinds)
        return chosen

    # schedulers

    def choose_tools(self) -> None:
        """To the page where schedulers are chosen."""
        self._screen.say_nothing()
        self.state = TOOLS
        self._screen.tools_page.show_desk()
        self._screen.show_state()

    def tick_tool(self, tool: str, on: bool) -> None:
        """With or without a scheduler; one that needs a template asks for it first."""
        desk = self._screen.desk
        if on and facts(tool).template and desk.template(tool) is None:
            self.pick_template(tool)
        else:
            self._screen.say_nothing()
            desk.choose_tool(tool, on)
        self._screen.tools_page.show_desk()

    def pick_template(self, tool: str) -> None:
        """The system's dialog for a template, then its columns; what is wrong with it is said above."""
        chosen, page = self.ask_template(), self._screen.tools_page
        if not chosen:
            return
        try:
            self._screen.desk.take_template(tool, Path(chosen))
        except UserError as error:
            self.trouble(error)
            return
        self._screen.say_nothing()
        page.show_columns(tool)
        self._screen.order_tabs()

    def map_column(self, tool: str, at: int, field: str) -> None:
        """A column is filled with something else."""
        self._screen.desk.map_column(tool, at, field)
        self._screen.tools_page.show_desk()

    def _template_dialog(self) -> str:
        title, kinds = self._words("export.tools.pick_title"), self._words("export.tools.kinds")
        chosen, _ = QFileDialog.getOpenFileName(self._screen, title, str(self._screen.desk.folder), kinds)
        return chosen

    # making

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
        screen.say_nothing()
        self.state, self._looking, self._came_from = RUNNING, False, READY
        self._left = "export.cancel.nothing_left"
        screen.running.start(making=True)
        screen.show_state()
        plan = desk.plan
        days = spell.span(self._words, desk.first, desk.last)
        handle = self._context.jobs.read(
            partial(run.make, plan, target, desk.limit),
            partial(self._made, plan),
            self._progress,
            self._failed,
            title=self._words("export.job", days=days),
        )
        if handle.running:
            handle.setObjectName(_JOB)
            self._handle = handle

    def _ask_replace(self, target: Path) -> None:
        words = self._words
        free = targets.free_name(target).name
        self._screen.say(
            "warn",
            words("export.exists.title", name=target.name),
            words("export.exists.text"),
            (words("export.exists.replace"), partial(self._replace_it, target)),
            (words("export.exists.rename", name=free), partial(self._other_name, free)),
            focus=1,
        )

    def _replace_it(self, target: Path) -> None:
        """Consent is for the file that was named; days or folder may have changed meanwhile."""
        self._start(replace=target == self._screen.desk.target)

    def _other_name(self, name: str) -> None:
        self._screen.desk.rename(name)
        self._screen.choices.show_target()
        self.start()

    def _progress(self, n: int, total: int, what: str) -> None:
        step, entry = run.step_and_entry(what)
        if isValid(self._screen) and (self._handle is None or not self._handle.is_cancelled()):
            self._screen.running.set_progress(n, total, self._words(step), entry)

    def cancel(self) -> None:
        """Stops what runs; it ends by itself in a moment."""
        if self._handle is not None:
            self._handle.cancel()
            self._screen.running.go_on()
            self._screen.running.stopping()

    def _unseen(self) -> bool:
        """Cancelled while nobody looks: perhaps the workspace is closed, so nothing of it may be asked."""
        cancelled = self._handle is not None and self._handle.is_cancelled()
        return cancelled and not (isValid(self._screen) and self._screen.isVisible())

    def _made(self, plan: BundlePlan, made: tuple[Receipt, ...]) -> None:
        screen, unseen = self._screen, self._unseen()
        self._handle = None
        self._owed = (plan, made)
        if not isValid(screen):  # the look changed meanwhile: another screen stands there now
            if not unseen:
                self.settle()
            return
        self.receipt, self.receipts = made[0], made
        self.state = DONE
        screen.running.stop()
        screen.say_nothing()
        screen.result.show_receipt(made, plan)
        screen.show_state()
        if not unseen:
            self.settle()

    def settle(self) -> None:
        """Remembers the bundle made last and schedules its posts; nothing to do when that was done."""
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
        with workspace.operation("export.op", days):
            return workspace.bundles.record(plan)

    def _failed(self, error: Exception) -> None:
        screen, words, unseen = self._screen, self._words, self._unseen()
        self._handle = None
        if not isValid(screen):
            return
        screen.running.stop()
        back = isinstance(error, Cancelled) or self._came_from == DONE
        self.state = self._came_from if back else READY
        self._came_from = READY
        if not unseen and self.state == READY:
            screen.desk.look_at_folder()
            screen.desk.forget()
            screen.reload()
        screen.show_state()
        if isinstance(error, Cancelled):
            kept = words(self._left) if self._left else ""
            screen.say("info", words("export.cancel.done"), kept)
        elif isinstance(error, UserError):
            self.trouble(error)

    def trouble(self, error: UserError) -> bool:
        """What was refused, above the cards; after the bundle was made it says that the file is good."""
        words = self._words
        title, hint = error_words(words, error)
        if self.state == DONE and not self._looking:
            self._screen.say("warn", words("export.not_recorded"), f"{title} {hint}")
        else:
            kind = "warn" if error.code == "bundle.stale" else "error"
            self._screen.say(kind, title, hint)
        return True

    # afterwards

    def open_folder(self) -> None:
        """Shows the folder in the system's file manager."""
        if self.receipt is None:
            return
        folder = self.receipt.path.parent
        if not folder.is_dir() or not self.show_in_system(QUrl.fromLocalFile(str(folder))):
            self._screen.say("warn", self._words("export.done.no_folder"), str(folder))

    def copy_path(self) -> None:
        """The path to the clipboard."""
        if self.receipts:
            QGuiApplication.clipboard().setText("\n".join(str(each.path) for each in self.receipts))
            self._context.say(self._words("export.done.copied"), undo=False)

    def copy_sum(self) -> None:
        """The SHA-256 to the clipboard, without the gaps it is shown with."""
        if self.receipts:
            QGuiApplication.clipboard().setText(sums_text(self.receipts))
            self._context.say(self._words("export.done.copied_sum"), undo=False)

    # looking at any bundle

    def pick_check(self) -> None:
        """The system's dialog for a bundle, then a look at it."""
        if self.state == RUNNING:
            return
        chosen = self.ask_file()
        if chosen:
            self.check(Path(chosen))

    def check(self, file: Path) -> None:
        """Reads all of it and says what is wrong."""
        if self.state != CHECKED:  # one look after another leads back to where the first began
            self._came_from = self.state
        self._show_running(making=False)
        title = self._words("export.check.job")
        jobs = self._context.jobs
        self._keep(
            jobs.read(partial(run.look, file), self._checked, self._progress, self._failed, title=title)
        )

    def _show_running(self, *, making: bool, first: str = "") -> None:
        """Something runs that leads back to where it began."""
        screen = self._screen
        screen.say_nothing()
        self.state, self._looking = RUNNING, True
        self._left = "export.carry.stopped" if making else ""
        screen.running.start(making=making, first=first)
        screen.show_state()

    def _keep(self, handle: JobHandle) -> None:
        if handle.running:
            self._handle = handle

    # onto a stick

    def pick_stick(self) -> None:
        """The system's dialog for where the copy goes, then the copy."""
        chosen = self.ask_stick()
        if chosen and self.receipts:
            self.carry(Path(chosen))

    def carry(self, folder: Path) -> None:
        """Copies the bundle made last, and reads the copy back; where the bundle itself lies it says so."""
        if folder.resolve() == self.receipts[0].path.parent.resolve():
            self._screen.say("info", self._words("export.carry.same"), self._words("export.carry.same_text"))
            self._screen.done.carry.setFocus()
            return
        self._came_from = DONE
        self._show_running(making=True, first="bundle.step.copy")
        files = tuple(each.path for each in self.receipts)
        title = self._words("export.carry.job")
        job = partial(run.carry, files, folder)
        jobs = self._context.jobs
        self._keep(jobs.start(job, partial(self._carried, folder), self._progress, self._failed, title=title))

    def _carried(self, folder: Path, made: Carried) -> None:
        self._handle = None
        if not isValid(self._screen):
            return
        self.state, self._came_from = DONE, READY
        self._screen.running.stop()
        self._screen.show_state()
        how = self._words("export.carry.direct" if made.direct else "export.carry.cached")
        pairs = zip(made.files, self.receipts, strict=True)
        other = [each.name for each, of in pairs if each.name != of.path.name]
        if other:
            how = f"{self._words('export.carry.renamed', names=', '.join(other))} {how}"
        self._screen.say("ok", self._words("export.carry.done", folder=str(folder)), how)

    def _stick_dialog(self) -> str:
        title, here = self._words("export.carry.pick"), str(self._screen.desk.folder)
        return QFileDialog.getExistingDirectory(self._screen, title, here)

    def _checked(self, report: VerifyReport) -> None:
        self._handle = None
        if not isValid(self._screen):
            return
        self.state = CHECKED
        self._screen.running.stop()
        self._screen.result.show_report(report)
        self._screen.show_state()

    def leave_check(self) -> None:
        """Back to where the look began."""
        screen = self._screen
        if self._came_from == DONE and self.receipt is not None and screen.desk.plan is not None:
            self.state = DONE
            screen.result.show_again()
            screen.show_state()
        else:
            screen.to_plan()
        self._came_from = READY

    def escape(self) -> bool:
        """Escape: asks whether to stop, or goes back; `False` when there is nothing to leave."""
        screen = self._screen
        if self.state == RUNNING and self._looking:
            self.cancel()
        elif self.state == RUNNING:
            screen.running.go_on() if screen.running.asking else screen.running.ask()
        elif self.state == CHECKED:
            self.leave_check()
        elif self.state in (DONE, TOOLS):
            screen.to_plan()
        elif not screen.message.isHidden():
            screen.say_nothing()
            screen.show_state()
        else:
            return False
        return True
