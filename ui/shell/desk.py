"""The window while a workspace is open: rail, top bar, the stage of screens, status bar."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from medsos_desktop.calendar import format as spell
from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.home.callname import call_name
from medsos_desktop.model.record import Op

from ..backingup import back_up
from ..commands import on, shortcut
from ..jobs import JobHandle, Jobs
from ..kit import regions
from ..kit.boxes import column
from ..kit.notes import Banner, InlineMessage, Link, Toast
from ..kit.regions import Region
from ..screens.base import Context, Screen
from ..session import Session
from .menus import PersonMenu, WorkspaceMenu
from .parcels import Parcels
from .places import in_rail
from .rail import Rail
from .recheck import Recheck
from .stage import Stage, make_screen
from .statusbar import StatusBar
from .topbar import TopBar

if TYPE_CHECKING:
    from .search import SearchPanel

SET_BACK = "workspace.warning.set-back"
"""The warning that leads to the check of the records."""

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
        context = Context(session, jobs, self.go, self.say, self.back, self.ask, self.previous)
        self.rail, self.top, self.status = Rail(self.words), TopBar(self.words), StatusBar(self.words)
        self.stage = Stage(context, make)
        self.error = InlineMessage()
        self._lasting: list[QWidget] = []
        self._warned: set[str] = set()
        self._offered: Op | None = None
        self._asking: Banner | None = None
        self.error.hide()
        self.notices = column(gap=8, margins=(16, 8, 16, 8))
        self._lay_out()
        self._context = context
        self._search: SearchPanel | None = None
        self.toast = Toast(self.words, self)
        self.people = PersonMenu(session, self.go, self)
        self.workspaces = WorkspaceMenu(session, recent, self.go, self)
        self.parcels = Parcels(self)
        self._recheck = Recheck(session, jobs, self.status, self.say)
        self._after = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._connect()
        self._shortcuts()
        self._tell_all()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        main = column(gap=0)
        self._notice_box = QWidget()
        self._notice_box.setLayout(self.notices)
        self.notices.addWidget(self.error)
        self._notice_box.hide()
        main.addWidget(self._notice_box)
        main.addWidget(self.stage, 1)
        grid.addWidget(self.rail, 0, 0, 2, 1)
        grid.addWidget(self.top, 0, 1)
        grid.addLayout(main, 1, 1)
        grid.addWidget(self.status, 2, 0, 1, 2)
        grid.setRowStretch(1, 1)
        grid.setColumnStretch(1, 1)

    def _connect(self) -> None:
        self.session.changed.connect(self._changed)
        self.session.failed.connect(self._failed)
        self.rail.chosen.connect(self.go)
        self.jobs.started.connect(self.status.work.follow)
        self.jobs.refused.connect(self.show_error)
        on(self.toast.undone, self._undo_offered)
        on(self.status.undo_pressed, self.undo)
        on(self.status.findings_pressed, self._findings_pressed)
        on(self._after.timeout, self.settle)
        self.top.search.wanted.connect(lambda: self.search().open())
        self.top.person.setMenu(self.people)
        self.top.workspace.setMenu(self.workspaces)
        self.workspaces.picked.connect(self.switch)

    def _shortcuts(self) -> None:
        def window(keys: str, command: Callable[[], object]) -> None:
            shortcut(self, keys, command, whole_window=True)

        window("Ctrl+K", lambda: self.search().open())
        window("Ctrl+Z", self.undo)
        window("Ctrl+Shift+Z", self.redo)
        window("Ctrl+Y", self.redo)
        window("Ctrl+N", lambda: self.go("composer", new=""))
        window("Ctrl+/", self.show_keys)
        window("F6", lambda: regions.step(self.regions(), 1))
        window("Shift+F6", lambda: regions.step(self.regions(), -1))
        window("Ctrl+E", lambda: self.go("export"))
        window("Ctrl+O", lambda: self.go("handoff"))
        window("F1", self.help)
        for number, place in enumerate(in_rail(), 1):
            window(f"Ctrl+{number}", partial(self.go, place.key))

    def regions(self) -> list[Region]:
        """What F6 goes through: rail, top bar, notices, the parts of the screen, the bar at the foot."""
        screen = self.stage.made(self.stage.current)
        return [
            Region(self.rail, self.rail.here()),
            Region(self.top),
            Region(self._notice_box),
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
        self.hide_error()
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
        if self.toast.isVisible():
            self.toast.place()  # this screen may have another foot

    def ask(self, wish: str, value: str = "") -> None:
        """See `ui.screens.base.Ask`."""
        self.asked.emit(wish, value)

    def say(self, text: str, *, undo: bool = True, link: Link | None = None) -> None:
        """News at the foot of the window, for ten seconds."""
        self._offered = self.session.workspace.history.undoable() if undo else None
        self.toast.show_text(text, undo=undo and self._offered is not None, link=link)

    def _undo_offered(self) -> None:
        """Urungkan of the toast takes back what the toast is about, and nothing that came after it."""
        if self._offered is not None and self._offered == self.session.workspace.history.undoable():
            self.undo()

    def undo(self) -> None:
        """Takes back the last operation and says which."""
        history = self.session.workspace.history
        op = history.undoable()
        if op is None and history.held():
            self.session.run(history.undo, self)  # refused, and said why
        elif op is None:
            self.say(self.words("shell.nothing_to_undo"), undo=False)
        elif self.session.run(history.undo, self) is not None:
            said = _lower(self.words(op.name, subject=op.subject))
            self.say(self.words("shell.undone", what=said), undo=False)

    def redo(self) -> None:
        """Does again what was undone."""
        op = self.session.workspace.history.redoable()
        if op is not None and self.session.run(self.session.workspace.history.redo, self) is not None:
            said = _lower(self.words(op.name, subject=op.subject))
            self.say(self.words("shell.redone", what=said))

    def back_up(self) -> None:
        """Makes a backup now and says where it lies."""
        back_up(self.jobs, self.words, self._backed_up)

    def _backed_up(self, file: Path) -> None:
        self.say(self.words("shell.backed_up", place=str(file)), undo=False)
        self.session.announce(Changes.one("backup", file.stem), self)
        self._tell_backup()

    def show_error(self, error: UserError) -> None:
        """Says above the screen what was refused."""
        self.error.show_error(self.words, error, (self.words("kit.close"), self.hide_error))
        self._notice_box.show()

    def hide_error(self) -> None:
        """The message is read."""
        self.error.hide()
        self._notice_box.setVisible(any(not notice.isHidden() for notice in self._lasting))

    def add_notice(self, notice: QWidget) -> None:
        """A line that stays above the screens (read-only, a crash before)."""
        self.notices.addWidget(notice)
        self._lasting.append(notice)
        if isinstance(notice, Banner):
            notice.closed.connect(self.hide_error)
        self._notice_box.show()

    def drop_notice(self, notice: Banner) -> None:
        """Such a line has said what it had to."""
        notice.close_banner()
        self._lasting.remove(notice)
        notice.deleteLater()

    def ask_to_leave(self, work: JobHandle, anyway: Callable[[], object]) -> None:
        """Says that long work runs: go all the same (which cancels it), or wait; it goes with the work."""
        self._ask_no_more()  # an older question would lead elsewhere
        banner = self._asking = Banner("warn", self.words("shell.work_running", what=work.title))
        self.add_notice(banner)
        banner.add_button(self.words("shell.leave_anyway"), anyway)
        banner.add_button(self.words("shell.wait"), self._ask_no_more)
        work.finished.connect(self._ask_no_more)

    def _ask_no_more(self) -> None:
        if self._asking is not None:
            self.drop_notice(self._asking)
            self._asking = None

    def _failed(self, error: UserError, initiator: object) -> None:
        if not (isinstance(initiator, Screen) and initiator.show_error(error)):
            self.show_error(error)

    def _changed(self, changes: Changes, initiator: object) -> None:
        self.stage.changed(changes, initiator)
        now = spell.clock(self.words, self.session.now())
        self.status.set_saved(self.words("shell.saved_at", time=now))
        self._tell_undo()
        if changes.of("person") or changes.of("office") or changes.of("presence"):
            self._tell_names()
            self._tell_waiting()
        self._recheck.heard(changes)
        self._after.start()

    def _findings_pressed(self) -> None:
        if self.status.findings.known:
            self.go("calendar")
        else:
            self._recheck.again()

    def _tell_all(self) -> None:
        self.status.set_saved(self.words("shell.saved"))
        self._tell_names()

    def _tell_names(self) -> None:
        directory = self.session.workspace.directory
        office, actor = directory.office(), directory.actor()
        name = office.name or office.short_name or self.session.workspace.folder.name
        self.top.workspace.set_words(name)
        if actor is None:
            self.top.person.set_words(self.words("shell.nobody"))
        else:
            person = actor[1]
            name = call_name(person.name)
            title = "" if person.title.casefold() in name.casefold() else person.title  # "Bu Lurah · Lurah"
            roles = (
                title
                if person.title
                else self.words.first(f"shell.role.{role}" for role in person.roles or ("none",))
            )
            self.top.person.set_words(name, roles)

    def _tell_waiting(self) -> None:
        self.rail.set_waiting("approval", len(self.session.workspace.approval.queue()))

    def _tell_undo(self) -> None:
        workspace = self.session.workspace
        op = workspace.history.undoable() if workspace.writable else None
        if op is None:
            self.status.set_undo("")
        else:
            what = _lower(self.words(op.name, subject=op.subject))
            self.status.set_undo(self.words("shell.undo", what=what))

    def settle_soon(self) -> None:
        """`settle`, once the first paint is out of the way."""
        self._after.start()

    def settle(self) -> None:
        """What may follow a little later: badges, findings of the month, the last backup."""
        self._tell_undo()
        self._tell_waiting()
        self._tell_backup()
        self._recheck.count()
        self._warn()
        self.parcels.begin()

    def _warn(self) -> None:
        """What a person should know about this place: each once, above the screens, until it is closed."""
        workspace = self.session.workspace
        for key in workspace.warnings():
            if key not in self._warned:
                self._warned.add(key)
                text = self.words(key, folder=str(workspace.folder))
                banner = Banner("warn", text, self.words("kit.close"))
                if key == SET_BACK:
                    see = self.words("workspace.warning.see-set-back")
                    banner.add_button(see, lambda: self.go("settings", section="check"))
                self.add_notice(banner)

    def _tell_backup(self) -> None:
        from medsos_desktop.home.last_backup import last_backup

        last = last_backup(self.session.workspace)
        if last is None:
            self.status.set_backup(self.words("shell.backup_none"))
            return
        day = spell.distance(self.words, last.day, self.today())
        clock = spell.clock(self.words, last.at) if last.at else ""
        self.status.set_backup(self.words("shell.backup_at", day=day, time=clock).rstrip())

    def today(self) -> date:
        """The day at the office."""
        return self.session.now().date()

    def close_down(self) -> None:
        """The workspace is about to close: nothing of it may be asked any more."""
        self._after.stop()
        self.parcels.end()
        self.session.changed.disconnect(self._changed)
        self.session.failed.disconnect(self._failed)
        self.jobs.refused.disconnect(self.show_error)

    def leave(self) -> None:
        """The workspace closes or the look changes: what was typed is kept."""
        self._after.stop()
        self.stage.leave()


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
