"""While nothing is open: the welcome with its three ways in, and the steps that found an office."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from medsos_desktop.errors import UserError
from medsos_desktop.words import Words

from ..jobs import Jobs
from .opening import SAMPLE_FOLDER, default_folder, sample_job

if TYPE_CHECKING:
    from .setup import Setup
    from .welcome import Welcome


class FirstPage(QStackedWidget):
    """``opened(folder)``: a workspace is chosen or the sample is made; ``founded(Founding, folder, import)``;
    ``received(file)``: a hand-off file is to be looked into in a workspace of its own.

    Nothing is written by the steps before the last; a refusal is shown on the page at the front.
    """

    opened = Signal(str)
    received = Signal(str)
    founded = Signal(object, str, bool)

    def __init__(
        self, words: Words, home: Path, jobs: Jobs, recent: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words, self._home, self._jobs = words, home, jobs
        self.setup: Setup | None = None
        self._busy = False
        self.welcome = self._make_welcome(recent)
        self.addWidget(self.welcome)

    def _make_welcome(self, recent: Sequence[str]) -> "Welcome":
        from .welcome import Welcome

        page = Welcome(self._words)
        page.set_recent(recent)
        page.sample.connect(self._make_sample)
        page.new.connect(self.start_setup)
        page.opened.connect(self.opened)
        page.received.connect(self.received)
        return page

    def set_recent(self, folders: Sequence[str]) -> None:
        """Workspaces to offer; those that are gone are left out."""
        self.welcome.set_recent(folders)

    @property
    def engaged(self) -> bool:
        """Whether something runs here or was typed, which a page made anew would lose."""
        return self._busy or self.setup is not None

    def show_busy(self, what: str) -> None:
        """Work is done before a workspace is there; nothing can be chosen meanwhile."""
        self._set_busy(True)
        self.welcome.progress.set_progress(0, 0, what)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.welcome.set_busy(busy)

    def show_trouble(self, error: UserError, *actions: tuple[str, Callable[[], object]]) -> None:
        """What was refused, on the page at the front."""
        if self.setup is not None and self.currentWidget() is self.setup:
            self.setup.trouble.show_error(self._words, error, *actions)
        else:
            self.welcome.show_trouble(error, *actions)

    def start_setup(self) -> None:
        """The five steps; what was typed there is still there after a look at the welcome."""
        if self.setup is None:
            from medsos_desktop.channels.catalogue import load

            from .setup import Setup

            self.setup = Setup(self._words, load(), default_folder())
            self.setup.left.connect(self._leave_setup)
            self.setup.finished.connect(self.founded)
            self.addWidget(self.setup)
        self.setCurrentWidget(self.setup)
        self.setup.show_step(self.setup.at)

    def _leave_setup(self) -> None:
        self.setCurrentWidget(self.welcome)

    def _make_sample(self) -> None:
        self._set_busy(True)
        folder = default_folder() / SAMPLE_FOLDER
        self._jobs.start(sample_job(folder, self._home), self._sample_made, failed=self._sample_failed)

    def _sample_made(self, folder: Path) -> None:
        self.opened.emit(str(folder))

    def _sample_failed(self, error: Exception) -> None:
        self._set_busy(False)
        if isinstance(error, UserError):
            self.welcome.show_trouble(error)
