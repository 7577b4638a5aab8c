"""The calendar screen: bars, board, shares and day panel, bound to one desk and the session."""

from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from medsos_desktop.calendar.filters import Filter
from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError

from ...kit.boxes import column, ground, row
from ...kit.labels import show_if
from ...kit.notes import InlineMessage, Toast
from ...session import Session
from ...theme.theme import active
from . import menus, popups
from .commands import Commands
from .desk import WEEK, Desk
from .inline import InlineTitle
from .memory import Memory
from .panel import DayPanel
from .sharebar import ShareBar
from .toolbar import FilterBar, TimeBar
from .view import BoardView
from .walk import Walk

LOW = 570
"""Below this height (a window of 660) the pillar bar and the tray make room for the weeks."""

_SHOWN_KINDS = frozenset({
    "post", "draft", "account", "person", "pillar", "office", "decision", "publication", "erase",
})  # fmt: skip


class Screen(QWidget):
    """``openPost(id)``: a post is to be opened in the composer."""

    title_key = "calendar.title"
    openPost = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ground(self, "canvas")
        self.session, self._words = session, session.words
        self.desk = Desk(session.workspace, session.clock)
        self._memory = Memory(session.workspace.home, session.workspace.folder)
        self.desk.view, self.desk.filter = self._memory.view(), self._memory.filter()
        self._stale = True
        self.time_bar, self.filters = TimeBar(self._words), FilterBar(self._words)
        self.message = InlineMessage()
        self.message.hide()
        self.board = BoardView(self._words, self.desk)
        self.shares = ShareBar(self._words)
        self.panel = DayPanel(self._words, self.desk)
        self.board.tray = self.panel.tray
        self.inline = InlineTitle(self._words, self.board)
        self.toast = Toast(self._words, self.board)
        self.commands = Commands(session, self.desk, self, self._news)
        self._walk = Walk(self.desk)
        self._build()
        self._connect()

    def _build(self) -> None:
        left = column(gap=0)
        for part in (self.time_bar, self.filters, self.message):
            left.addWidget(part)
        left.addWidget(self.board, 1)
        left.addWidget(self.shares)
        both = row(self, gap=0)
        both.addLayout(left, 1)
        both.addWidget(self.panel)

    def _connect(self) -> None:
        bar, filters, board, panel = self.time_bar, self.filters, self.board, self.panel
        bar.stepped.connect(self._step)
        bar.today.connect(lambda: self._choose(self.desk.today()))
        bar.shown.connect(self._show_view)
        bar.new.connect(lambda: self.run("new"))
        filters.toggled.connect(lambda facet, value: self._filter(self.desk.filter.toggled(facet, value)))
        filters.cleared.connect(lambda _facet: self._filter(Filter()))
        filters.legend.connect(lambda owner: popups.legend(self._words, owner))
        board.chosen.connect(self._choose)
        board.asked.connect(self.run)
        board.opened.connect(self.openPost)
        board.dropped.connect(self._dropped)
        board.undated.connect(self.commands.undate)
        board.typed.connect(self._begin)
        board.menu.connect(self._menu)
        self.shares.asked.connect(lambda owner: popups.shares(self._words, self.desk, owner))
        panel.new.connect(lambda: self.run("new"))
        panel.rows.picked.connect(lambda post: self._choose(self.desk.day, post, keep_focus=True))
        panel.rows.asked.connect(self._asked_in_list)
        panel.tray.rows.asked.connect(self._asked_in_list)
        panel.tray.rows.dragged.connect(board.carry)
        panel.tray.rows.let_go.connect(board.let_go)
        self.inline.written.connect(self._written)
        self.toast.undone.connect(lambda: self.run("undo"))
        self.session.failed.connect(self._failed)

    # coming and going

    def activate(self) -> None:
        """The screen comes to the front."""
        if self._stale:
            self._reload(scroll=True)
        self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Changes) -> None:
        """Something changed: read anew when it is shown here, later when the screen is out of sight."""
        if not any(changes.of(kind) for kind in _SHOWN_KINDS):
            return
        if self.isVisible():
            self._reload()
        else:
            self._stale = True

    def show_day(self, day: date, post: str = "") -> None:
        """Goes to a day, and a post on it (from Beranda, search, a finding)."""
        if self._stale:
            self.desk.day = day
            self._reload()
        self._choose(day, post)

    def _reload(self, *, scroll: bool = False) -> None:
        self.desk.load()
        self._stale = False
        self._show(scroll=scroll)

    def _show(self, *, scroll: bool = False) -> None:
        """Everything as the desk has it."""
        self.time_bar.show_desk(self.desk)
        self.filters.show_desk(self.desk)
        self.board.show_board(scroll=scroll)
        self.shares.show_shares(self.desk.shares())
        self.panel.show_desk()

    # choosing

    def _choose(
        self, day: date, post: str = "", hour: int | None = None, *, keep_focus: bool = False
    ) -> None:
        self.inline.finish(keep=True)
        before = self.desk.board
        self.desk.choose(day, post, hour)
        if self.desk.board is before:
            self.board.show_choice()
            self.panel.show_desk()
        else:
            self._show(scroll=True)

    def _step(self, count: int) -> None:
        self.inline.finish(keep=True)
        self.desk.step(count)
        self._show()

    def _show_view(self, view: str) -> None:
        self.desk.show(view)
        self._memory.keep(self.desk.view, self.desk.filter)
        self._show(scroll=True)

    def _filter(self, chosen: Filter) -> None:
        self.desk.set_filter(chosen)
        self._memory.keep(self.desk.view, chosen)
        self._show()

    # doing

    def run(self, command: str) -> None:
        """A command by name: of the keyboard table, of a menu, of a button."""
        goal = self._walk.goal(command)
        if goal is not None:
            self._choose(*goal)
            return
        action = getattr(self, f"_do_{command}", None)
        if action is not None:
            action()

    def _do_page_back(self) -> None:
        self._step(-1)

    def _do_page_on(self) -> None:
        self._step(1)

    def _do_day_back(self) -> None:
        self._shift(days=-1)

    def _do_day_on(self) -> None:
        self._shift(days=1)

    def _do_week_back(self) -> None:
        self._shift(days=-7)

    def _do_week_on(self) -> None:
        self._shift(days=7)

    def _do_row_back(self) -> None:
        self._shift(minutes=-60) if self.desk.view == WEEK else self._shift(days=-7)

    def _do_row_on(self) -> None:
        self._shift(minutes=60) if self.desk.view == WEEK else self._shift(days=7)

    def _do_hour_back(self) -> None:
        self._shift(minutes=-60)

    def _do_hour_on(self) -> None:
        self._shift(minutes=60)

    def _do_open(self) -> None:
        if self.desk.post:
            self.openPost.emit(self.desk.post)
        else:
            self._begin("")

    def _do_new(self) -> None:
        made = self.commands.create(self.desk.planned_at(self.desk.day, self._new_hour()), "")
        if made:
            self._follow(made)
            self.openPost.emit(made)

    def _do_delete(self) -> None:
        if self.desk.post:
            self.commands.delete(self.desk.post)

    def _do_duplicate(self) -> None:
        if self.desk.post:
            self.commands.duplicate(self.desk.post)

    def _do_undate(self) -> None:
        if self.desk.post:
            self.commands.undate(self.desk.post)

    def _do_cut(self) -> None:
        self._cut(self.desk.post)

    def _do_paste(self) -> None:
        post, self.desk.cut = self.desk.cut, ""
        if post:
            self._put(post, self.desk.day, self.desk.hour if self.desk.view == WEEK else None)
        self.board.viewport().update()

    def _do_cancel(self) -> None:
        self.desk.cut = ""
        self.board.viewport().update()

    def _do_undo(self) -> None:
        self.toast.hide()
        self._follow_changes(self.commands.undo())

    def _do_redo(self) -> None:
        self._follow_changes(self.commands.redo())

    def _do_move(self) -> None:
        post = self.desk.post
        button = self.panel.rows.buttons.move_to
        if self.desk.movable(post):
            popups.pick_day(
                self._words, button, self.desk.day, self.desk.today(), lambda day: self._put(post, day, None)
            )
        else:
            self.commands.shift(post)

    def _do_menu(self) -> None:
        more = self.panel.rows.buttons.more
        self._menu(more.mapToGlobal(QPoint(0, more.height())), self.desk.post)

    def _cut(self, post: str) -> None:
        chip = self.desk.chip(post)
        if chip is None:
            return
        if not self.desk.movable(post):
            self.commands.shift(post)
            return
        self.desk.cut = post
        self._news(self._words("calendar.done.cut", title=chip.title), False)
        self.board.viewport().update()
        self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def _shift(self, *, days: int = 0, minutes: int = 0) -> None:
        post = self.desk.post
        if post and self.commands.shift(post, days=days, minutes=minutes):
            self._follow(post)

    def _put(self, post: str, day: date, hour: int | None) -> None:
        if self.commands.put(post, day, hour):
            self._follow(post)

    def _dropped(self, post: str, day: date, hour: int | None) -> None:
        self._put(post, day, hour)

    def _follow(self, post: str) -> None:
        """Chooses a post where it stands now."""
        planned = self.session.workspace.posts.row(post).planned
        if not planned:
            self._reload()
            return
        self._choose(date.fromisoformat(planned[:10]), post)

    def _follow_changes(self, changes: Changes | None) -> None:
        posts = changes.of("post") if changes else frozenset()
        if len(posts) == 1:
            (post,) = posts
            if self.desk.chip(post) is not None:
                self._follow(post)

    def _asked_in_list(self, command: str, post: str) -> None:
        if command == "open":
            self.openPost.emit(post)
            return
        self.desk.post = post
        self.run(command)

    # writing and telling

    def _new_hour(self) -> int | None:
        return self.desk.hour if self.desk.view == WEEK else None

    def _begin(self, letters: str) -> None:
        rect = self.board.chosen_rect()
        rect.translate(self.board.viewport().pos())
        self.inline.open_at(rect, letters)

    def _written(self, title: str, open_it: bool) -> None:
        made = self.commands.create(self.desk.planned_at(self.desk.day, self._new_hour()), title)
        self.board.setFocus(Qt.FocusReason.OtherFocusReason)
        if made:
            self._follow(made)
            if open_it:
                self.openPost.emit(made)

    def _menu(self, point: QPoint, post: str) -> None:
        self.desk.post = post
        make = menus.post_menu if post else menus.cell_menu
        menu: QMenu = make(self._words, self.desk, self, self.run)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(point)

    def _news(self, text: str, undo: bool) -> None:
        self.message.hide()
        self.toast.show_text(text, undo=undo)

    def _failed(self, error: UserError, initiator: object) -> None:
        if initiator is self:
            self.message.show_error(self._words, error)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Weeks first where the window is low."""
        super().resizeEvent(event)
        roomy = self.height() >= active().px(LOW)
        show_if(self.shares, roomy)
        show_if(self.panel.tray, roomy)
