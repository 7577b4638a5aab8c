"""One's own key: made, its PIN changed, found on another PC. A PIN is meant to take its time."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from medsos_desktop.errors import UserError
from medsos_desktop.keydesk import making
from medsos_desktop.keydesk.lines import KeyLine
from medsos_desktop.keydesk.making import Made
from medsos_desktop.keys import keyfile
from medsos_desktop.keys.pair import KeyPair

from ...jobs import JobHandle
from .keys_secret import AdoptForm, ChangeForm, NewKeyForm
from .page import Result

if TYPE_CHECKING:
    from .keys import KeysPage


class OwnKey:
    """For one page, whose forms ask for the PIN; ``job`` is the work that runs."""

    def __init__(self, page: "KeysPage") -> None:
        self._page, self._desk, self._words = page, page.desk, page.words
        self.job: JobHandle | None = None

    def ask_new(self, name: str) -> None:
        """A first key ("make"), or one that follows the chosen key ("renew")."""
        self._page.open_form(NewKeyForm(self._words, name), self._make)

    def _make(self) -> None:
        form, page = self._page.form, self._page
        if not isinstance(form, NewKeyForm) or self.job is not None:
            return
        secret, again, cost = form.text("secret"), form.text("again"), page.cost
        line = page.line()
        old = line.id if form.name == "renew" and line is not None else ""

        def checked() -> making.Plan:
            making.agree(secret, again)
            return self._desk.plan(form.chosen_folder(), old=old)

        plan = page.run(checked)
        if plan is not None:
            self._start(lambda: making.make(plan, secret, cost=cost), self._made)

    def _made(self, made: Made) -> None:
        if self._page.run(lambda: self._desk.keep(made)) is not None:
            self._page.done(made.card.fingerprint, "keydesk.said.make")

    def ask_change(self) -> None:
        """Another PIN for the chosen key."""
        self._page.open_form(ChangeForm(self._words), self._change)

    def _change(self) -> None:
        form, page = self._page.form, self._page
        line = page.line()
        found = self._desk.file(line) if line is not None else None
        if not isinstance(form, ChangeForm) or line is None or self.job is not None:
            return
        if found is None:
            page.show_error(UserError("keydesk.away"))
            return
        old, secret, again, cost = (*map(form.text, ("old", "secret", "again")), page.cost)

        def checked() -> bool:
            making.agree(secret, again)
            return True

        if page.run(checked):
            self._start(
                lambda: keyfile.change(found, old, secret, cost=cost),
                lambda _: page.done(line.id, "keydesk.said.change"),
            )

    def find(self, line: KeyLine) -> None:
        """The file of a key made on another PC: from a place that is remembered, or pointed at."""
        page, found = self._page, self._desk.file(line)
        if found is None:
            title = self._words("keydesk.find")
            folder = QFileDialog.getExistingDirectory(page, title, str(Path.home()))
            found = page.run(lambda: self._desk.look(line, Path(folder))) if folder else None
        if found is not None:
            page.open_form(AdoptForm(self._words, found), self._adopt)

    def _adopt(self) -> None:
        form, line = self._page.form, self._page.line()
        if not isinstance(form, AdoptForm) or line is None or self.job is not None:
            return
        file, secret = form.file, form.text("old")

        def unlocked(pair: KeyPair) -> None:
            self._page.change(lambda: self._desk.adopt(pair, file), "keydesk.said.adopt", line)

        self._start(lambda: keyfile.unlock(file, secret), unlocked)

    def _start(self, work: Callable[[], Result], done: Callable[[Result], object]) -> None:
        self._page.side.set_busy(True)

        def ended(result: Result) -> None:
            self._rest()
            done(result)

        def failed(error: Exception) -> None:
            self._rest()
            if isinstance(error, UserError):
                self._page.show_error(error)

        title = self._words("keydesk.working")
        self.job = self._page.context.jobs.start(
            lambda _tell, _cancelled: work(), ended, failed=failed, title=title
        )
        if not self.job.running:
            self.job = None

    def _rest(self) -> None:
        self.job = None
        self._page.side.set_busy(False)
