"""The wizard's screen: what follows what, from taking a file to the posts in the calendar."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.exchange.outcome import Kind, kept
from medsos_desktop.importing.way import CHOOSING, COLUMNS, DONE, FILE, PREVIEW, Now, foot, open_steps

from ...kit.dropzone import dropped_sheets
from ...kit.wizard.filedrop import FileDrop
from ..base import Context
from ..wizard import WizardScreen
from .pages import Pages
from .taking import Taking
from .writing import Writing

_COMPARED = frozenset({
    "post", "draft", "account", "person", "pillar", "partner", "collaboration", "office", "erase",
})  # fmt: skip
"""What the comparison of a sheet with the calendar rests on."""


class Screen(WizardScreen[Pages]):
    """Keeps its file and choices until another file is taken or the workspace closes."""

    title_key = "importing.title"
    help_page = "planning"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, Pages(context.words), parent)
        self.taking, self.writing = Taking(self), Writing(context, self)
        self.reading = self.taking.reading
        FileDrop(self, self.pages.file.zone, dropped_sheets, self.take, self._refuse)
        self._connect()
        self.show_step(FILE)

    def _connect(self) -> None:
        pages = self.pages
        pages.steps.asked.connect(self._asked)
        pages.preview.changed.connect(self.show_foot)
        pages.preview.save_bad.connect(self.save_bad)
        page = pages.done
        page.calendar.connect(self.to_calendar)
        page.drafts.connect(lambda: self.context.go("composer", list="1"))
        page.bad.connect(lambda: self.show_step(PREVIEW, Kind.REJECTED))
        page.again.connect(self.another)
        page.retry.connect(lambda: self.show_step(PREVIEW))

    # coming and going

    def activate(self) -> None:
        """Comes to the front: the files at hand, or where one was."""
        self.taking.catch_up()
        if self.step == FILE:
            self.taking.look_around()
        self.pages.focus_here()

    def open(self, **target: str) -> None:
        """``file``: read this one."""
        if target.get("file"):
            self.take(target["file"])

    def refresh(self, changes: Changes) -> None:
        """The calendar is different: what is new and what is there already is compared anew."""
        if not any(changes.of(kind) for kind in _COMPARED):
            return
        self.reading.outdate()
        done = self.writing.last
        if self.step == DONE and done is not None:
            if self.writing.taken_back():
                self.pages.done.show_undone()
            else:
                self.pages.done.show_done(done)
        elif self.isVisible():
            self.taking.catch_up()

    def show_error(self, error: UserError) -> bool:
        """On the page that is shown."""
        self.taking.complain(error, (self.words("kit.close"), self.taking.hide_messages))
        return True

    # steps

    def take(self, name: str) -> None:
        """Another file."""
        self.writing.forget()
        self.taking.take(Path(name))

    def another(self) -> None:
        """Back to the first step, ready for another file; the one before can be gone on with."""
        self.show_step(FILE)
        self.reading.stop()
        self.taking.look_around()

    def _asked(self, step: str) -> None:
        if step == FILE:
            self.another()
        else:
            self.show_step(step)

    def show_step(self, step: str, kind: Kind | None = None) -> None:
        """Goes there; ``kind`` is the head of the preview, the first that has lines where none is said."""
        pages = self.pages
        pages.show_step(step, open_steps(step, read=self.reading.plan is not None))
        if step == PREVIEW:
            pages.preview.show_kind(kind or pages.preview.first_kind())
        self.taking.catch_up()
        self.show_foot()
        pages.focus_here()

    def show_foot(self) -> None:
        """The next step by its name, and the sum."""
        facts, preview, reading = self.pages.preview.facts, self.pages.preview, self.reading
        if facts is None or self.step not in CHOOSING:
            self.pages.say_next(None)
            return
        now = Now(reading.busy, reading.stale, self.session.workspace.writable)
        self.pages.say_next(foot(self.words, self.step, facts.outcome, len(preview.wanted()), now))

    def forward(self) -> None:
        """The step named by the large button."""
        if self.step == COLUMNS:
            self.show_step(PREVIEW)
        elif self.step == PREVIEW:
            self.apply()

    def step_back(self) -> None:
        """One step back; from the first one to where the person came from."""
        if self.reading.busy and self.step == FILE:
            self.reading.stop()
        elif self.step == PREVIEW:
            self.show_step(COLUMNS)
        elif self.step == COLUMNS:
            self.another()
        else:
            self.context.back()

    # writing

    def apply(self) -> None:
        """Takes it in: one step, one undo."""
        plan = self.reading.plan
        if plan is None:
            return
        updates, choices = kept(plan, self.pages.preview.wanted()), self.reading.choices.made
        if not plan.new and not updates:
            self.writing.remember(choices)
            self.context.go("calendar")
            return
        done = self.writing.apply(plan, updates, choices)
        self.reading.stale = True  # what was new is there now, or something was refused
        if done is None:
            self.taking.catch_up()
            return
        self.pages.done.show_done(done)
        self.show_step(DONE)
        key = "importing.made" if done.new else "importing.renewed"
        self.context.say(self.words(key, n=done.new or done.updated))

    def save_bad(self) -> None:
        """The refused rows as a spreadsheet."""
        if self.reading.plan is not None and self.reading.file is not None:
            self.writing.save_bad(self.reading.plan, self.reading.file)

    # dropped files

    def _refuse(self, many: int) -> None:
        self.another()
        self.show_error(UserError("sheet.several", n=many))
