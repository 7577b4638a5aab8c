"""Taking a file: what lies at hand, what comes of the reading, and what the pages then show."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from shiboken6 import isValid

from medsos_desktop.errors import UserError
from medsos_desktop.exchange import mapping
from medsos_desktop.exchange.nearby import spreadsheets
from medsos_desktop.exchange.outcome import Outcome
from medsos_desktop.importing.facts import Facts
from medsos_desktop.importing.memory import Memory
from medsos_desktop.importing.way import CHOOSING, COLUMNS, FILE, PREVIEW

from .reading import Reading

if TYPE_CHECKING:
    from .screen import Screen


class Taking:
    """For one screen: its `Reading`, and the pages that wait for it."""

    def __init__(self, screen: "Screen") -> None:
        self._screen, self._pages = screen, screen.pages
        self._words, self._session = screen.words, screen.session
        self._memory = Memory(self._session.workspace.home)
        self._trouble = False  # a reading failed, and the page says so
        self.reading = Reading(screen.context, screen)
        self._connect()

    def _connect(self) -> None:
        reading, pages = self.reading, self._pages
        reading.began.connect(self._began)
        reading.progressed.connect(pages.file.progress.set_progress)
        reading.ready.connect(self._ready)
        reading.failed.connect(self._failed)
        reading.stopped.connect(self._stopped)
        pages.file.picked.connect(self._screen.take)
        pages.file.stopped.connect(reading.stop)
        pages.columns.chosen.connect(reading.choose)
        pages.columns.left_out.connect(reading.leave_out)

    def take(self, file: Path) -> None:
        """Another file: nothing of the one before is shown or chosen any more."""
        self._pages.preview.model.wanted = set()
        self._pages.columns.forget()
        self._screen.show_step(FILE)
        self.hide_messages()
        self.reading.take(file)

    def catch_up(self) -> None:
        """Reads again what is shown when it is not true any more."""
        if self._pages.step in CHOOSING and self.reading.stale and not self.reading.busy:
            self.reading.read()

    def hide_messages(self) -> None:
        """Nothing is wrong any more."""
        self._trouble = False
        self._pages.hide_messages()

    def complain(self, error: UserError, *actions: tuple[str, Callable[[], object]]) -> None:
        """On the page that is shown."""
        self._pages.here.message.show_error(self._words, error, *actions)

    def look_around(self) -> None:
        """Spreadsheets in the folder used last, or where documents and downloads are."""
        last, page = self._memory.folder(), self._pages.file
        spots = QStandardPaths.StandardLocation
        usual = (spots.DownloadLocation, spots.DocumentsLocation)
        folders = [last] if last else [Path(QStandardPaths.writableLocation(spot)) for spot in usual]
        page.folder = str(folders[-1])  # not where the program happens to have been started
        zone, now = self._session.workspace.directory.office().zone, self._session.now()
        self._screen.context.jobs.start(
            lambda _progress, _cancelled: spreadsheets(folders),
            lambda found: page.show_nearby(found, zone, now) if isValid(page) else None,
        )

    # what the reading tells

    def _began(self) -> None:
        if self._pages.step == FILE and self.reading.file is not None:
            self._pages.file.set_busy(self.reading.file.name)
        self._screen.show_foot()

    def _stopped(self) -> None:
        """Batal, here or in the status bar; a page whose lines are old offers to read again."""
        self._pages.file.set_busy("")
        if self._pages.step in CHOOSING:
            again = (self._words("importing.again"), self.reading.read)
            message = self._pages.here.message
            message.show_message("warn", self._words("importing.not_read"), actions=(again,))
            self._trouble = True
        self._screen.show_foot()
        self._pages.focus_here()

    def _ready(self) -> None:
        plan, file, pages = self.reading.plan, self.reading.file, self._pages
        if plan is None or file is None:
            return
        pages.file.set_busy("")
        self._memory.keep(file.parent)
        if self._trouble:
            self.hide_messages()
        pages.columns.show_reading(plan.reading, self.reading.left_out)
        pages.preview.show_outcome(Facts(self._words, self._session.workspace, Outcome(plan)))
        if pages.step == FILE:
            self._screen.show_step(PREVIEW if mapping.is_plain(plan.reading) else COLUMNS)
        else:
            self.catch_up()
            self._screen.show_foot()

    def _failed(self, error: Exception) -> None:
        self._pages.file.set_busy("")
        if not isinstance(error, UserError):
            return
        self.complain(error, (self._words("importing.again"), self.reading.read))
        self._trouble = True
        self._screen.show_foot()
        if self._pages.step == FILE:
            self.look_around()
        self._pages.focus_here()
