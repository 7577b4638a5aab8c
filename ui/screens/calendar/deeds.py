"""What the commands of keyboard, menus and buttons do on the screen: a table of names, each a small deed."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from . import menus, popups, sayings
from .desk import WEEK
from .walk import Walk

if TYPE_CHECKING:
    from .screen import Screen


class Deeds:
    """The commands of a calendar screen, by name."""

    def __init__(self, screen: "Screen") -> None:
        self._screen, self._desk, self._commands = screen, screen.desk, screen.commands
        self._walk = Walk(screen.desk)
        self._table: dict[str, Callable[[], object]] = {
            "page_back": lambda: screen.step(-1),
            "page_on": lambda: screen.step(1),
            "day_back": lambda: self._shift(days=-1),
            "day_on": lambda: self._shift(days=1),
            "week_back": lambda: self._shift(days=-7),
            "week_on": lambda: self._shift(days=7),
            "row_back": lambda: self._shift_row(-1),
            "row_on": lambda: self._shift_row(1),
            "hour_back": lambda: self._shift(minutes=-60),
            "hour_on": lambda: self._shift(minutes=60),
            "open": self._open,
            "new": self.new,
            "delete": lambda: self._with_post(self._commands.delete),
            "duplicate": lambda: self._with_post(self._commands.duplicate),
            "undate": lambda: self._with_post(self._commands.undate),
            "cut": self._cut,
            "paste": self._paste,
            "cancel": self._cancel,
            "move": self._move,
            "menu": self._menu_of_row,
        }

    def run(self, command: str) -> None:
        """A command of the keyboard table, of a menu or a button; an unknown one is a bug (`KeyError`)."""
        goal = self._walk.goal(command)
        if goal is not None:
            self._screen.choose(*goal)
        else:
            self._table[command]()

    # moving

    def put(self, post: str, day: date, hour: int | None = None) -> None:
        """Onto a day, in the week view onto an hour; the choice goes with it."""
        self._desk.post = post
        self._commands.put(post, day, hour)

    def _with_post(self, command: Callable[[str], object]) -> None:
        if self._desk.post:
            command(self._desk.post)

    def _shift(self, *, days: int = 0, minutes: int = 0) -> None:
        if self._desk.post:
            self._commands.shift(self._desk.post, days=days, minutes=minutes)

    def _shift_row(self, way: int) -> None:
        """A row is a week in the month view, an hour in the week view."""
        if self._desk.view == WEEK:
            self._shift(minutes=60 * way)
        else:
            self._shift(days=7 * way)

    def _move(self) -> None:
        post, desk = self._desk.post, self._desk
        if not desk.movable(post):
            self._commands.shift(post)  # says why not
            return
        button = self._screen.panel.rows.buttons.move_to
        popups.pick_day(self._screen.words, button, desk.day, desk.today(), lambda day: self.put(post, day))

    def _cut(self) -> None:
        post, screen = self._desk.post, self._screen
        chip = self._desk.chip(post)
        if chip is None:
            return
        if not self._desk.movable(post):
            self._commands.shift(post)
            return
        self._desk.cut = post
        title = sayings.title(screen.words, chip)
        screen.context.say(screen.words("calendar.done.cut", title=title), undo=False)
        screen.board.viewport().update()
        screen.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def _paste(self) -> None:
        post, self._desk.cut = self._desk.cut, ""
        if post:
            self.put(post, self._desk.day, self._hour())
        self._screen.board.viewport().update()

    def _cancel(self) -> None:
        self._desk.cut = ""
        self._screen.board.viewport().update()

    # opening and making

    def _hour(self) -> int | None:
        return self._desk.hour if self._desk.view == WEEK else None

    def _open(self) -> None:
        desk, screen = self._desk, self._screen
        hidden = screen.board.hidden_here()
        if hidden and (not desk.post or desk.post in hidden):
            screen.show_day(desk.post or hidden[0])
        elif desk.post:
            screen.openPost.emit(desk.post)
        else:
            self.begin("")

    def new(self) -> None:
        """The composer opens with an empty post on the chosen day."""
        self._screen.context.go("composer", new=self._desk.planned_at(self._desk.day, self._hour()))

    def begin(self, letters: str) -> None:
        """A title is written in the chosen cell."""
        board = self._screen.board
        rect = board.chosen_rect()
        rect.translate(board.viewport().pos())
        self._screen.inline.open_at(rect, letters)

    def written(self, title: str, open_it: bool) -> None:
        """The title is finished: a draft stands on the chosen day."""
        made = self._commands.create(self._desk.planned_at(self._desk.day, self._hour()), title)
        self._screen.board.setFocus(Qt.FocusReason.OtherFocusReason)
        if made:
            self._screen.follow(made)
            if open_it:
                self._screen.openPost.emit(made)

    # lists and menus

    def in_list(self, command: str, post: str) -> None:
        """A command of the day's list or the tray, about one of its rows."""
        if command == "open":
            self._screen.openPost.emit(post)
            return
        self._desk.post = post
        self.run(command)

    def menu(self, point: QPoint, post: str) -> None:
        """The context menu of a post or an empty cell, at a global point."""
        screen, self._desk.post = self._screen, post
        make = menus.post_menu if post else menus.cell_menu
        menu: QMenu = make(screen.words, self._desk, screen, self.run)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(point)

    def _menu_of_row(self) -> None:
        more = self._screen.panel.rows.buttons.more
        self.menu(more.mapToGlobal(QPoint(0, more.height())), self._desk.post)
