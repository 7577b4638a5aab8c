"""What the wizard writes: the posts as one step, the choices of columns, the refused rows as a file."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from medsos_desktop.changes import Changes
from medsos_desktop.exchange.importing import Mapped, SheetPlan, Update
from medsos_desktop.exchange.outcome import Outcome, days
from medsos_desktop.importing import sayings
from medsos_desktop.model.record import Op

from ...kit.waiting import waiting
from ..base import Context, Screen
from .donepage import Done


class Writing:
    """For one screen, whose errors are shown there."""

    def __init__(self, context: Context, screen: Screen) -> None:
        self._context, self._screen = context, screen
        self._op: Op | None = None
        self.last: Done | None = None

    def forget(self) -> None:
        """Another file comes: what was written last is no matter of this screen any more."""
        self.last = self._op = None

    def taken_back(self) -> bool:
        """Whether the last thing undone is what this screen wrote."""
        undone = self._context.session.workspace.history.redoable()
        return undone is not None and self._op is not None and undone.id == self._op.id

    def apply(self, plan: SheetPlan, updates: tuple[Update, ...], choices: Mapped) -> Done | None:
        """One operation, one undo; `None` when it was refused. ``last`` keeps what came of it."""
        sheets, session = self._context.session.workspace.sheets, self._context.session

        def command() -> Changes:
            changes = sheets.apply(replace(plan, updates=updates), updates=True)
            self.remember(choices)
            return changes

        with waiting():
            changes = session.run(command, self._screen)
        if changes is None:
            return None
        self._op, self.last = changes.op, self._done(plan, updates)
        return self.last

    def remember(self, choices: Mapped) -> None:
        """Keeps the choices of columns for the next sheet of this kind."""
        workspace = self._context.session.workspace
        for fingerprint, fields in choices.items() if workspace.writable else ():
            workspace.sheets.remember(fingerprint, fields)

    def _done(self, plan: SheetPlan, updates: tuple[Update, ...]) -> Done:
        outcome, words = Outcome(plan), self._context.words
        return Done(
            new=len(plan.new),
            updated=len(updates),
            days=days((*plan.new, *(each.post for each in updates))),
            undated=outcome.undated(),
            rejected=len(plan.reading.rejected),
            additions=sayings.additions(words, self._context.session.workspace.catalogue, plan.missing),
            claims=sayings.some(words, outcome.claims()),
        )

    def save_bad(self, plan: SheetPlan, file: Path) -> None:
        """The refused rows as a spreadsheet beside ``file``, or where the person says."""
        words, run = self._context.words, self._context.session.run
        name = words("importing.bad_name", name=file.stem)
        title, kinds = words("importing.save_bad"), words("importing.bad_kinds")
        chosen, _ = QFileDialog.getSaveFileName(self._screen, title, str(file.with_name(name)), kinds)
        if not chosen:
            return
        target = Path(chosen)
        made = target if target.suffix.lower() == ".xlsx" else target.with_name(target.name + ".xlsx")
        sheets = self._context.session.workspace.sheets
        if run(lambda: sheets.save_bad_rows(plan, made, words), self._screen) is not None:
            self._context.say(words("importing.bad_saved", name=made.name), undo=False)
