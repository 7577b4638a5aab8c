"""The main window: the first page while nothing is open, the desk while a workspace is."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace

from ..jobs import Jobs
from ..kit.focusring import FocusRing
from ..kit.notes import Banner
from ..screens.base import Context, Screen
from ..session import Session
from ..settings import Settings, save
from ..theme.apply import dress
from .desk import Desk
from .founding import Founding
from .leaving import Leaving
from .look import Look
from .opening import Opened, open_workspace
from .stage import make_screen
from .wishes import Wishes

if TYPE_CHECKING:
    from .first_page import FirstPage

_SIZE = (1366, 768)
_LEAST = (1024, 600)
_BACKUP_AFTER_MS = 2000
_KEEP_AFTER_MS = 500


class MainWindow(QMainWindow):
    """One window, one workspace. ``home`` is the user's own folder for settings and device id."""

    def __init__(
        self,
        home: Path,
        settings: Settings,
        jobs: Jobs | None = None,
        make: Callable[[str, Context], Screen] = make_screen,
    ) -> None:
        super().__init__()
        dress(self)
        self.home, self.settings = home, settings
        self.words = Words(settings.language)
        self.session: Session | None = None
        self.desk: Desk | None = None
        self.folder: Path | None = None
        self._holder = ""
        self.handed: Path | None = None
        """A hand-off file that waits for a workspace to be open."""
        self._keep_soon = QTimer(self, interval=_KEEP_AFTER_MS, singleShot=True)
        self._keep_soon.timeout.connect(self.save_settings)  # also the pulled plug finds the office again
        self._make = make
        self.jobs = jobs or Jobs(parent=self)
        self.jobs.open_reader = self._reader
        self.jobs.workspace = lambda: self.session.workspace if self.session is not None else None
        self.jobs.wrote.connect(self._written)
        self._stack = QStackedWidget()
        self.first: FirstPage | None = None
        self.setCentralWidget(self._stack)
        self.setWindowTitle("Medsos Desktop")
        self.resize(*_SIZE)
        self.setMinimumSize(*_LEAST)
        self.ring = FocusRing(self)
        if settings.geometry:
            self.restoreGeometry(QByteArray.fromHex(settings.geometry.encode()))
        self.look, self.wishes = Look(self), Wishes(self)
        self.founding, self.leaving = Founding(self), Leaving(self)

    # Opening

    def open_folder(self, folder: Path) -> bool:
        """Opens a workspace and shows its desk; a trouble is said on the first page."""
        folder = folder.absolute()  # remembered for a start from elsewhere
        if self._writes_in(folder):
            return True
        try:
            opened = open_workspace(folder, self.home)
        except UserError as error:
            again = (self.words("app.try_again"), lambda: self.open_folder(folder))
            self.show_welcome().show_trouble(error, again)
            return False
        self.show_opened(folder, opened)
        return True

    def _writes_in(self, folder: Path) -> bool:
        """Whether ``folder``, however it is spelled, is open already: its lock would refuse ourselves."""
        if self.session is None or not self.session.workspace.writable or not folder.is_dir():
            return False
        return self.session.workspace.folder.samefile(folder)

    def show_opened(self, folder: Path, opened: Opened) -> None:
        """Its desk, in place of what was shown; a hand-off file that waited is looked into."""
        self.close_workspace()
        self.folder = folder
        self.settings = self.settings.opened(folder)
        self._keep_soon.start()
        self.session = Session(opened.workspace, self.words, opened.clock, self)
        self._holder = opened.holder
        self.build_desk(self.settings.screen)
        if self.handed is not None and self.desk is not None:
            self.desk.go("handoff", file=str(self.handed))
            self.handed = None

    def build_desk(self, screen: str, way: Iterable[str] = ()) -> Desk | None:
        """A new desk for the open workspace, at a screen to which ``way`` led; `None` when none is open."""
        if self.session is None:
            return None
        desk = Desk(self.session, self.jobs, lambda: self.settings.recent, self._make)
        desk.stage.set_way(way)
        desk.switch.connect(self._switch)
        desk.asked.connect(self.wishes.grant)
        self._put(desk)
        self.desk = desk
        try:
            desk.go(screen)
        except (KeyError, ModuleNotFoundError):  # the last screen of another version
            desk.go("home")
        desk.settle_soon()
        QTimer.singleShot(_BACKUP_AFTER_MS, self._daily_backup)  # each time: `forget` may have stopped it
        if self._holder:
            self._say_reading_only(desk)
        office = self.session.workspace.directory.office()
        self.setWindowTitle(f"{office.name or desk.session.workspace.folder.name} – Medsos Desktop")
        return desk

    def _say_reading_only(self, desk: Desk) -> None:
        folder = desk.session.workspace.folder
        banner = Banner("warn", self.words("shell.read_only", holder=self._holder))
        desk.notices.add(banner)
        banner.add_button(self.words("shell.try_write"), lambda: self.open_folder(folder))

    def _put(self, page: QWidget) -> None:
        while self._stack.count():
            old = self._stack.widget(0)
            if old is None:
                break
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.first = None
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def _reader(self) -> Workspace:
        if self.session is None:
            raise RuntimeError("no workspace is open")
        workspace = self.session.workspace
        return Workspace.open(workspace.folder, write=False, clock=self.session.clock, home=self.home)

    def _written(self, changes: Changes) -> None:
        """A job took something in: everybody refreshes what it shows."""
        if self.session is not None:
            self.session.announce(changes)

    def _daily_backup(self) -> None:
        if self.session is None or not self.session.workspace.writable:
            return
        self.jobs.read(
            lambda workspace, progress, cancelled: workspace.backups.daily(
                progress=progress, cancelled=cancelled
            ),
            lambda _made: self.desk.settle() if self.desk is not None else None,
        )

    def close_workspace(self) -> None:
        """Lets go of the open workspace; what was typed is kept first."""
        if self.session is None:
            return
        self.jobs.stop()  # while one of them writes, what was typed would be refused
        if self.desk is not None:
            self.settings = replace(self.settings, screen=self.desk.stage.current)
            self.desk.leave()
            self.desk.close_down()
        self.jobs.stop()  # what was read anew meanwhile
        self.jobs.forget()  # an answer on its way would find the workspace closed
        self.session.close()
        self.desk = self.session = self.folder = None

    def _switch(self, folder: str) -> None:
        if self.leaving.may(lambda: self._switch(folder)):
            if folder:
                self.open_folder(Path(folder))
            else:
                self.show_welcome()

    # First page

    def show_welcome(self) -> "FirstPage":
        """The first page."""
        self.close_workspace()
        from .first_page import FirstPage

        page = FirstPage(self.words, self.home, self.jobs, self.settings.recent)
        page.opened.connect(lambda folder: self.open_folder(Path(folder)))
        page.founded.connect(self.founding.found)
        page.received.connect(lambda file: self.founding.receive(Path(file)))
        self._put(page)
        self.first = page
        return page

    def tell_handed(self) -> None:
        """The file that was double-clicked is looked into once a workspace is open."""
        if self.handed is not None and self.first is not None:
            self.first.show_trouble(UserError("handing.no-workspace", name=self.handed.name))

    def save_settings(self) -> None:
        """Writes what is preferred here."""
        geometry = bytes(self.saveGeometry().toHex().data()).decode()
        screen = self.desk.stage.current if self.desk is not None else self.settings.screen
        self.settings = replace(self.settings, geometry=geometry, screen=screen)
        save(self.home, self.settings)

    def rescue(self) -> None:
        """A bug happened: keep what was typed, whatever else is broken."""
        if self.desk is not None:
            self.desk.leave()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is kept before the window goes; long work is not cut off without asking."""
        if not self.leaving.may(self.close):
            event.ignore()
            return
        self.save_settings()
        self.close_workspace()
        self.jobs.stop()  # a sample that is made, a backup that is put back: no half of it stays
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Leaving the window keeps what was typed, like leaving a field."""
        if (
            event.type() == event.Type.ActivationChange
            and not self.isActiveWindow()
            and self.desk is not None
        ):
            screen = self.desk.stage.made(self.desk.stage.current)
            if screen is not None and self.testAttribute(Qt.WidgetAttribute.WA_WState_Created):
                screen.pause()
        super().changeEvent(event)
