"""Cetak lembar: the post that is read, or the week around it, as PDF; made beside the window."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QActionGroup, QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMenu
from shiboken6 import isValid

from medsos_desktop.calendar import format as spell
from medsos_desktop.calendar import grid
from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.reports.paper import PAPERS
from medsos_desktop.review import printing
from medsos_desktop.review.printing import Memory, Order

from ...commands import on
from ...jobs import JobHandle

if TYPE_CHECKING:
    from .screen import Screen

_TO_SUNDAY = timedelta(days=6)


class Printer:
    """``ask_file`` (a path in, the chosen one or "" out) and ``show_in_system`` are attributes, so that tests
    need no system dialog.
    """

    def __init__(self, screen: "Screen") -> None:
        self._screen, self._words, self._context = screen, screen.words, screen.context
        workspace = screen.session.workspace
        self._memory = Memory(workspace.home, workspace.folder)
        self.kept = self._memory.load()
        self._handle: JobHandle | None = None
        self.made: Path | None = None
        self.ask_file: Callable[[Path], str] = self._file_dialog
        self.show_in_system: Callable[[QUrl], object] = QDesktopServices.openUrl
        self.menu = QMenu(screen.post.print)
        self.menu.aboutToShow.connect(self.fill)
        screen.post.print.setMenu(self.menu)

    # the menu

    def fill(self) -> None:
        """What can be printed now, and on what."""
        menu, words = self.menu, self._words
        menu.clear()
        on(menu.addAction(words("review.print.post")).triggered, self.post)
        day, waiting = self._week()
        days = spell.span(words, day, day + _TO_SUNDAY)
        text = words("review.print.week", days=days, n=waiting)
        week = menu.addAction(text if waiting else words("review.print.no_week", days=days))
        week.setEnabled(bool(waiting))
        on(week.triggered, self.week)
        menu.addSeparator()
        self._fill_signed(spell.span(words, day, day + _TO_SUNDAY), waiting)
        papers = QActionGroup(menu)
        for name in PAPERS:
            paper = menu.addAction(words(f"review.print.paper.{name}"))
            paper.setCheckable(True)
            paper.setChecked(name == self.kept.paper)
            papers.addAction(paper)
            on(paper.triggered, partial(self.choose_paper, name))
        if self.made is not None:
            menu.addSeparator()
            on(menu.addAction(words("review.print.open_folder")).triggered, self.open_folder)

    def _fill_signed(self, days: str, waiting: int) -> None:
        """What came back from the printer with a signature on it, where the office takes that."""
        screen, menu, words = self._screen, self.menu, self._words
        if not screen.papers.possible():
            return
        one = menu.addAction(words("review.paper.one"))
        one.setEnabled(screen.desk.signable())
        on(one.triggered, screen.papers.one)
        if waiting:
            week = menu.addAction(words("review.paper.menu_week", days=days, n=waiting))
            on(week.triggered, screen.papers.week)
        menu.addSeparator()

    def choose_paper(self, name: str) -> None:
        """The office's printer has this paper; kept for the next time."""
        self.kept = replace(self.kept, paper=name)
        self._memory.keep(self.kept)

    def monday(self) -> date:
        """Of the week that goes with the post that is read."""
        screen = self._screen
        today = screen.session.now().date()
        review = screen.desk.review
        return printing.week_of(review.view.post, today) if review is not None else grid.monday(today)

    def _week(self) -> tuple[date, int]:
        """The Monday, and how many posts of that week wait for a decision."""
        day = self.monday()
        return day, len(self._screen.session.workspace.reports.week(day))

    # making

    def post(self) -> None:
        """The post that is read."""
        screen = self._screen
        review = screen.desk.review
        if review is None:
            return
        if screen.desk.stale:  # what is signed must be what was read
            screen.notice.say_stale(screen.reload)
            return
        self._print(self._order(review.view.id), review.code)

    def week(self) -> None:
        """All that wait in the week of the post that is read."""
        if self._screen.desk.review is not None:
            self._print(self._order(""), "")

    def _order(self, post: str) -> Order:
        return Order(post, self._week()[0], self.kept.paper, self._words.language)

    def _print(self, order: Order, code: str) -> None:
        screen = self._screen
        if self._handle is not None:
            screen.notice.say("info", self._words("review.print.busy"))
            return
        chosen = self.ask_file(self._folder() / printing.file_name(self._words, order, code))
        if not chosen:
            return
        target = printing.with_ending(Path(chosen))
        self.kept = replace(self.kept, folder=str(target.parent))
        self._memory.keep(self.kept)
        screen.hide_message()
        handle = self._context.jobs.read(
            partial(printing.make, order, target),
            partial(self._made, target),
            None,
            self._failed,
            title=self._words("review.print.job"),
        )
        if handle.running:
            self._handle = handle

    def _folder(self) -> Path:
        kept = Path(self.kept.folder) if self.kept.folder else None
        if kept is not None and kept.is_dir():
            return kept
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        return documents if documents.is_dir() else Path.home()

    def _file_dialog(self, offered: Path) -> str:
        title, kinds = self._words("review.print.pick"), self._words("review.print.kinds")
        chosen, _ = QFileDialog.getSaveFileName(self._screen, title, str(offered), kinds)
        return chosen

    def _made(self, target: Path, posts: int) -> None:
        self._handle, self.made = None, target
        text = self._words("review.print.done", n=posts, name=target.name)
        self._context.say(text, undo=False, link=(self._words("review.print.folder"), self.open_folder))

    def _failed(self, error: Exception) -> None:
        self._handle = None
        screen = self._screen
        if isinstance(error, Cancelled) and isValid(screen):
            screen.notice.say("info", self._words("review.print.cancelled"))
        elif isinstance(error, UserError):
            here = isValid(screen) and screen.isVisible()
            self._context.session.failed.emit(error, screen if here else None)

    def open_folder(self) -> None:
        """Where the last sheet lies, in the system's file manager."""
        if self.made is None:
            return
        folder = self.made.parent
        opened = folder.is_dir() and self.show_in_system(QUrl.fromLocalFile(str(folder)))
        if not opened:
            error = UserError("reports.no-folder", name=str(folder))
            self._context.session.failed.emit(error, self._screen if isValid(self._screen) else None)
