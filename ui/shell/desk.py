"""The window while a workspace is open: rail, top bar, the stage of screens, status bar."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError

from ..backingup import back_up
from ..commands import on
from ..jobs import Jobs
from ..kit.boxes import column
from ..kit.notes import Toast
from ..kit.regions import Region
from ..screens.base import Context, Screen
from ..session import Session
from . import keys
from .bars import Bars
from .menus import PersonMenu, WorkspaceMenu
from .news import News
from .notices import Notices
from .parcels import Parcels
from .rail import Rail
from .recheck import Recheck
from .stage import Stage, make_screen
from .statusbar import StatusBar
from .topbar import TopBar

if TYPE_CHECKING:
    from .search import SearchPanel

_SETTLE_MS = 400


class Desk(QWidget):
    """Built anew for each workspace and each look. ``switch`` asks the window for another workspace."""

    switch = Signal(str)
    asked = Signal(str, str)

    def __init__(
        self,
        session: Session,
        jobs: Jobs,
        recent: Callable[[], tuple[str, ...]],
        make: Callable[[str, Context], Screen] = make_screen,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session, self.jobs = session, jobs
        self.words = session.words
        self.rail, self.top, self.status = Rail(self.words), TopBar(self.words), StatusBar(self.words)
        self.notices = Notices(self.words)
        below = self._lay_out()
        self.news = News(session, Toast(self.words, self))
        self._context = Context(session, jobs, self.go, self.news.say, self.back, self.ask, self.previous)
        self.stage = Stage(self._context, make)
        below.addWidget(self.stage, 1)
        self._search: SearchPanel | None = None
        self.people = PersonMenu(session, self.go, self)
        self.workspaces = WorkspaceMenu(session, recent, self.go, self)
        self.parcels = Parcels(self)
        self._recheck = Recheck(session, jobs, self.status, self.news.say)
        self._after = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._bars = Bars(session, self.rail, self.top, self.status)
        self._connect()
        keys.bind(self)

    def _lay_out(self) -> QVBoxLayout:
        """The bars and notices; returns where the stage goes."""
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        main = column(gap=0)
        main.addWidget(self.notices)
        grid.addWidget(self.rail, 0, 0, 2, 1)
        grid.addWidget(self.top, 0, 1)
        grid.addLayout(main, 1, 1)
        grid.addWidget(self.status, 2, 0, 1, 2)
        grid.setRowStretch(1, 1)
        grid.setColumnStretch(1, 1)
        return main

    def _connect(self) -> None:
        self.session.changed.connect(self._changed)
        self.session.failed.connect(self._failed)
        self.rail.chosen.connect(self.go)
        self.jobs.started.connect(self.status.work.follow)
        self.jobs.refused.connect(self.notices.show_error)
        on(self.news.toast.undone, self.news.undo_offered)
        on(self.status.undo_pressed, self.news.undo)
        on(self.status.findings_pressed, self._findings_pressed)
        on(self._after.timeout, self.settle)
        self.top.search.wanted.connect(lambda: self.search().open())
        self.top.person.setMenu(self.people)
        self.top.workspace.setMenu(self.workspaces)
        self.workspaces.picked.connect(self.switch)

    def regions(self) -> list[Region]:
        """What F6 goes through: rail, top bar, notices, the parts of the screen, the bar at the foot."""
        screen = self.stage.made(self.stage.current)
        return [
            Region(self.rail, self.rail.here()),
            Region(self.top),
            Region(self.notices),
            *(screen.regions() if screen is not None else ()),
            Region(self.status),
        ]

    def show_keys(self) -> None:
        """What the keyboard can do."""
        from . import shortcuts

        shortcuts.show(self.words, self.top.search)

    def search(self) -> "SearchPanel":
        """The results under the search line, made when first needed."""
        if self._search is None:
            from .offered import offered
            from .search import SearchPanel

            self._search = SearchPanel(self.top.search, self._context, partial(offered, self), self)
        return self._search

    def go(self, screen: str, **target: str) -> None:
        """Shows a screen; see `ui.screens.base.Go`."""
        self.notices.hide_error()
        self.stage.go(screen, **target)
        self._arrived()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """The bar at the foot comes last, also after parts that a screen made later."""
        window, stops = self.window(), self.status.stops()
        last, tail = window.previousInFocusChain(), 0
        while last is not None and last is not window:
            if last in stops:
                tail += 1
            elif last.focusPolicy() & Qt.FocusPolicy.TabFocus:
                break
            last = last.previousInFocusChain()
        if tail < len(stops) and last is not None and last is not window:
            for part in stops:
                QWidget.setTabOrder(last, part)
                last = part
        return super().focusNextPrevChild(forward)

    def back(self) -> None:
        """To the screen before this one."""
        self.stage.back()
        self._arrived()

    def previous(self) -> str:
        """The key of the screen that `back` leads to."""
        return self.stage.previous()

    def help(self) -> None:
        """The page of the guidance for what has the keyboard; in the guidance itself, its search."""
        screen = self.stage.made(self.stage.current)
        if screen is None or self.stage.current == "guidance":
            self.go("guidance")
        else:
            self.go("guidance", **screen.help())

    def _arrived(self) -> None:
        self.rail.set_current(self.stage.current)
        if self.stage.current == "handoff":
            self.parcels.dismiss()
        if self.news.toast.isVisible():
            self.news.toast.place()  # this screen may have another foot

    def ask(self, wish: str, value: str = "") -> None:
        """See `ui.screens.base.Ask`."""
        self.asked.emit(wish, value)

    def back_up(self) -> None:
        """Makes a backup now and says where it lies."""
        back_up(self.jobs, self.words, self._backed_up)

    def _backed_up(self, file: Path) -> None:
        self.news.say(self.words("shell.backed_up", place=str(file)), undo=False)
        self.session.announce(Changes.one("backup", file.stem), self)
        self._bars.tell_backup()

    def _failed(self, error: UserError, initiator: object) -> None:
        if not (isinstance(initiator, Screen) and initiator.show_error(error)):
            self.notices.show_error(error)

    def _changed(self, changes: Changes, initiator: object) -> None:
        self.stage.changed(changes, initiator)
        self._bars.heard(changes)
        self._recheck.heard(changes)
        self._after.start()

    def _findings_pressed(self) -> None:
        if self.status.findings.known:
            self.go("calendar")
        else:
            self._recheck.again()

    def settle_soon(self) -> None:
        """`settle`, once the first paint is out of the way."""
        self._after.start()

    def settle(self) -> None:
        """What may follow a little later: badges, findings of the month, the last backup."""
        self._bars.settle()
        self._recheck.count()
        workspace = self.session.workspace
        for key in workspace.warnings():
            self.notices.warn(key, str(workspace.folder))
        self.parcels.begin()

    def close_down(self) -> None:
        """The workspace is about to close: nothing of it may be asked any more."""
        self._after.stop()
        self.parcels.end()
        self.session.changed.disconnect(self._changed)
        self.session.failed.disconnect(self._failed)
        self.jobs.refused.disconnect(self.notices.show_error)

    def leave(self) -> None:
        """The workspace closes or the look changes: what was typed is kept."""
        self._after.stop()
        self.stage.leave()
