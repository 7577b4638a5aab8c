"""The main window: the first page while nothing is open, the desk while a workspace is."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace

from ..jobs import IsCancelled, Jobs, Progress
from ..kit.focusring import FocusRing
from ..kit.notes import Banner
from ..screens.base import Context, Screen
from ..session import Session
from ..settings import Settings, save
from ..theme.apply import apply, choose, dress
from .desk import Desk
from .opening import Opened, open_workspace
from .stage import make_screen

if TYPE_CHECKING:
    from medsos_desktop.home.founding import Founding

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
        self._cut_off = False
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
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_theme)

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
        self._show(folder, opened)
        return True

    def _writes_in(self, folder: Path) -> bool:
        """Whether ``folder``, however it is spelled, is open already: its lock would refuse ourselves."""
        if self.session is None or not self.session.workspace.writable or not folder.is_dir():
            return False
        return self.session.workspace.folder.samefile(folder)

    def _show(self, folder: Path, opened: Opened) -> None:
        self.close_workspace()
        self.folder = folder
        self.settings = self.settings.opened(folder)
        self._keep_soon.start()
        self.session = Session(opened.workspace, self.words, opened.clock, self)
        self._holder = opened.holder
        self._build_desk(self.settings.screen)
        if self.handed is not None and self.desk is not None:
            self.desk.go("handoff", file=str(self.handed))
            self.handed = None

    def _build_desk(self, screen: str, way: Iterable[str] = ()) -> None:
        if self.session is None:
            return
        desk = Desk(self.session, self.jobs, lambda: self.settings.recent, self._make)
        desk.stage.set_way(way)
        desk.switch.connect(self._switch)
        desk.asked.connect(self._asked)
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

    def _say_reading_only(self, desk: Desk) -> None:
        folder = desk.session.workspace.folder
        banner = Banner("warn", self.words("shell.read_only", holder=self._holder))
        desk.add_notice(banner)
        banner.add_button(self.words("shell.try_write"), lambda: self.open_folder(folder))

    def _asked(self, wish: str, value: str) -> None:
        answers: dict[str, Callable[[], object]] = {
            "theme": lambda: self.set_theme(value),
            "scale": lambda: self.set_scale(float(value)),
            "language": lambda: self.set_language(value),
            "welcome": self.show_welcome,
            "remove-sample": self._remove_sample,
            "restore": lambda: self._restore(Path(value)),
        }
        answers[wish]()

    def _remove_sample(self) -> None:
        from .opening import remove_sample

        folder = self.folder
        if folder is None:
            return
        page = self.show_welcome()
        try:
            remove_sample(folder)
        except UserError as error:
            page.show_trouble(error)
        page.set_recent(self.settings.recent)

    def _restore(self, file: Path) -> None:
        """The workspace becomes what a backup holds; closed meanwhile, and open again whatever happens."""
        folder, home = self.folder, self.home
        if folder is None or self.session is None:
            return
        clock = self.session.clock
        page = self.show_welcome()
        page.set_recent(())
        page.show_busy(self.words("settings.backups.restoring"))

        def job(_progress: Progress, _cancelled: IsCancelled) -> object:
            from medsos_desktop.workspace import restore

            return restore(file, folder, clock=clock, home=home)

        def done(_kept: object) -> None:
            if self.open_folder(folder) and self.desk is not None:
                self.desk.go("settings", section="backups")
                self.desk.say(self.words("settings.backups.restored"), undo=False)

        def failed(error: Exception) -> None:
            if self.open_folder(folder) and self.desk is not None and isinstance(error, UserError):
                self.desk.go("settings", section="backups")
                self.desk.show_error(error)

        self.jobs.start(job, done, failed=failed)

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
        if self.desk is not None:
            self.settings = replace(self.settings, screen=self.desk.stage.current)
            self.desk.leave()
            self.desk.close_down()
        self.jobs.stop()
        self.jobs.forget()  # an answer on its way would find the workspace closed
        self.session.close()
        self.desk = self.session = self.folder = None

    def _switch(self, folder: str) -> None:
        if self._may_leave(lambda: self._switch(folder)):
            if folder:
                self.open_folder(Path(folder))
            else:
                self.show_welcome()

    def _may_leave(self, anyway: Callable[[], object]) -> bool:
        """Whether no long work would be cut off; else it is asked in place, and ``anyway`` goes on."""
        work = self.jobs.long_work()
        if work is None or self.desk is None or self._cut_off:
            return True

        def cut_off() -> None:
            self._cut_off = True
            try:
                anyway()
            finally:
                self._cut_off = False

        self.desk.ask_to_leave(work, cut_off)
        return False

    # First page

    def show_welcome(self) -> "FirstPage":
        """The first page."""
        self.close_workspace()
        from .first_page import FirstPage

        page = FirstPage(self.words, self.home, self.jobs, self.settings.recent)
        page.opened.connect(lambda folder: self.open_folder(Path(folder)))
        page.founded.connect(self._found)
        page.received.connect(lambda file: self._receive(Path(file)))
        self._put(page)
        self.first = page
        return page

    def tell_handed(self) -> None:
        """The file that was double-clicked is looked into once a workspace is open."""
        if self.handed is not None and self.first is not None:
            self.first.show_trouble(UserError("handing.no-workspace", name=self.handed.name))

    def _receive(self, file: Path) -> None:
        """A workspace for what another office sends (a succession, a whole calendar), and its file in it."""
        from .opening import receiving_folder

        try:
            place = receiving_folder(file)
            opened = open_workspace(place, self.home, create=True)
        except UserError as error:
            if self.first is not None:
                self.first.show_trouble(error)
            return
        self.handed = file
        self._show(place, opened)

    def _found(self, said: "Founding", folder: str, sheet: bool) -> None:
        from medsos_desktop.home.founding import found

        place = Path(folder).absolute()
        try:
            opened = open_workspace(place, self.home, create=True)
            try:
                found(opened.workspace, said)
            except BaseException:
                opened.workspace.close()  # else it is locked, by us, when it is tried again
                raise
        except UserError as error:
            if self.first is not None:
                self.first.show_trouble(error)
            return
        self._show(place, opened)
        if self.desk is not None:
            self.desk.go("importing" if sheet else "home")

    # Look

    def set_theme(self, choice: str) -> None:
        """Another look at once; the desk is built again where the person was."""
        self.settings = replace(self.settings, theme=choice)
        self._apply_theme()

    def set_scale(self, scale: float) -> None:
        """Another text size (1.0 to 1.5)."""
        self.settings = replace(self.settings, scale=scale)
        self._apply_theme()

    def set_language(self, language: str) -> None:
        """Another language."""
        self.settings = replace(self.settings, language=language)
        self.words = Words(language)
        if self.session is not None:
            self.session.words = self.words
        self._apply_theme()

    def _system_theme(self) -> None:
        if self.settings.theme == "system":
            self._apply_theme()

    def _apply_theme(self) -> None:
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        apply(app, choose(self.settings.theme, self.settings.scale))
        self.save_settings()  # before the desk is built: Pengaturan shows what is remembered
        if self.desk is not None:
            self._rebuild_desk()
        elif self.first is not None and not self.first.engaged:
            self.show_welcome()

    def _rebuild_desk(self) -> None:
        """The same screen in the new look; long work is waited for, since its answer belongs to the old desk.

        Until then the old desk already wears the new colours.
        """
        if self.desk is None:
            return
        if (work := self.jobs.long_work()) is not None:
            work.finished.connect(self._rebuild_soon)
            return
        screen, way = self.desk.stage.current, self.desk.stage.way()
        before = self.desk.stage.made(screen)
        place = before.place() if before is not None else None
        self.desk.leave()
        self.desk.close_down()
        self.jobs.forget()
        self._build_desk(screen, way)
        after = self.desk.stage.made(screen)
        if after is not None and place is not None:
            after.return_to(place)

    def _rebuild_soon(self) -> None:
        """After the work has handed over its answer."""
        QTimer.singleShot(0, self._rebuild_desk)

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
        if not self._may_leave(self.close):
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
