"""The calendar screen: bars, board, shares and day panel, bound to one desk and the session."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from medsos_desktop.calendar.balance import Finding
from medsos_desktop.calendar.filters import Filter
from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError

from ...kit.boxes import column, ground, row
from ...kit.labels import show_if
from ...kit.notes import InlineMessage
from ...kit.regions import Region
from ...theme.theme import active
from .. import base
from ..base import Context
from . import popups
from .balance import Gaps
from .commands import Commands
from .deeds import Deeds
from .desk import VIEWS, Desk
from .inline import InlineTitle
from .memory import Memory
from .panel import WIDTH, DayPanel
from .sharebar import ShareBar
from .toolbar import FilterBar, TimeBar
from .view import BoardView

LOW = 570
"""Below this height (a window of 660) the pillar bar and the tray make room for the weeks."""

LARGE_TEXT = 1.25
"""From this text scale on the day panel is a toggle, so that days keep their width."""

_SHOWN_KINDS = frozenset({
    "post", "draft", "account", "person", "pillar", "office", "decision", "publication", "erase",
})  # fmt: skip


class Screen(base.Screen):
    """``openPost(id)``: a post is to be opened in the composer (the screen goes there, too)."""

    title_key = "calendar.title"
    help_page = "planning"
    openPost = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        ground(self, "canvas")
        workspace, words = self.session.workspace, self.words
        self.desk = Desk(workspace, self.session.clock)
        self._memory = Memory(workspace.home, workspace.folder)
        self.desk.view, self.desk.filter = self._memory.view(), self._memory.filter()
        self._stale = True
        self._opened_panel = False
        self.time_bar, self.filters = TimeBar(words), FilterBar(words)
        self.message = InlineMessage()
        self.message.hide()
        self.board = BoardView(words, self.desk)
        self.shares = ShareBar(words)
        self.panel = DayPanel(words, self.desk)
        self.board.tray = self.panel.tray
        self.inline = InlineTitle(words, self.board)
        self.commands = Commands(self.session, self.desk, self)
        self.commands.news = self._news
        self.commands.done = self.refresh
        self.deeds = Deeds(self)
        self._build()
        self.gaps = Gaps(context, self.desk, self.shares.gaps, self.board, self._to_gap)
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
        bar.stepped.connect(self.step)
        bar.today.connect(lambda: self.choose(self.desk.today()))
        bar.shown.connect(self._show_view)
        bar.new.connect(self.deeds.new)
        filters.toggled.connect(lambda facet, value: self._filter(self.desk.filter.toggled(facet, value)))
        filters.cleared.connect(lambda: self._filter(Filter()))
        bar.paneled.connect(lambda on: show_if(panel, on))
        filters.legend.connect(lambda owner: popups.legend(self.words, owner))
        board.chosen.connect(self.choose)
        board.asked.connect(self.deeds.run)
        board.opened.connect(self.openPost)
        board.dropped.connect(self.deeds.put)
        board.undated.connect(self.commands.undate)
        board.typed.connect(self.deeds.begin)
        board.menu.connect(self.deeds.menu)
        self.shares.asked.connect(lambda owner: popups.shares(self.words, self.desk, owner))
        panel.new.connect(self.deeds.new)
        panel.rows.picked.connect(lambda post: self.choose(self.desk.day, post))
        panel.rows.asked.connect(self.deeds.in_list)
        panel.tray.rows.asked.connect(self.deeds.in_list)
        panel.tray.rows.dragged.connect(board.carry)
        panel.tray.rows.let_go.connect(board.let_go)
        self.gaps.told.connect(filters.fit)
        self.inline.written.connect(self.deeds.written)
        self.openPost.connect(lambda post: self.context.go("composer", post=post))

    # coming and going

    def activate(self) -> None:
        """The screen comes to the front."""
        if self._stale:
            self.reload(scroll=True)
        self.gaps.ask()
        self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> Sequence[Region]:
        """Bars, board, shares, the day at the right."""
        above = [Region(part) for part in (self.time_bar, self.filters, self.message)]
        return [*above, Region(self.board, self.board), Region(self.shares), Region(self.panel)]

    def refresh(self, changes: Changes) -> None:
        """Something changed: read anew; the chosen post is followed to where it stands now."""
        from medsos_desktop.checking import JUDGED_BY

        judged = any(changes.of(kind) for kind in JUDGED_BY)
        if judged:
            self.desk.forget_findings()
        if not judged and not any(changes.of(kind) for kind in _SHOWN_KINDS):
            return
        if not self.isVisible():
            self._stale = True
            return
        post = self.desk.post
        self.reload()
        if post in changes.of("post"):
            self.follow(post)

    def open(self, **target: str) -> None:
        """``view``, ``day`` ("YYYY-MM-DD"), ``post``: from Beranda, search, a finding."""
        if target.get("view") in VIEWS:
            self.desk.view = target["view"]
        if target.get("day"):
            self.desk.day = date.fromisoformat(target["day"])
        self.reload(scroll=True)
        if target.get("post"):
            self.follow(target["post"])

    def leave(self) -> None:
        """A title being written is kept as a draft; nothing is read any more."""
        self.inline.finish(keep=True)
        self.panel.rest()
        self.gaps.rest()

    def show_error(self, error: UserError) -> bool:
        """Above the board."""
        self.message.show_error(self.words, error, (self.words("kit.close"), self.message.hide))
        return True

    def reload(self, *, scroll: bool = False) -> None:
        """Reads the month anew and shows it."""
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
        self.gaps.ask()

    # choosing

    def choose(self, day: date, post: str = "", hour: int | None = None) -> None:
        """Another day, post (or none), hour; another month is read first."""
        self.inline.finish(keep=True)
        before = self.desk.board
        self.desk.choose(day, post, hour)
        if self.desk.board is before:
            self.board.show_choice()
            self.panel.show_desk()
        else:
            self._show(scroll=True)

    def _to_gap(self, gap: Finding) -> None:
        """The day and post a gap is about, ready to be worked on."""
        self.choose(gap.day, gap.post)
        self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_day(self, post: str) -> None:
        """The day as a list, with the keyboard on ``post``: for posts that have no room on the board."""
        if not self.panel.isVisible():
            self.time_bar.panel.setChecked(True)
            self._opened_panel = True
        self.choose(self.desk.day, post)
        self.panel.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes from the day back to the board."""
        focused = QApplication.focusWidget()
        if event.key() != Qt.Key.Key_Escape or focused is None or not self.panel.isAncestorOf(focused):
            super().keyPressEvent(event)
            return
        self.board.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._opened_panel:
            self._opened_panel = False
            self.time_bar.panel.setChecked(False)

    def step(self, count: int) -> None:
        """A month or week further."""
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

    def follow(self, post: str) -> None:
        """Chooses a post where it stands now; an undated or deleted one only drops the choice."""
        row = self.session.workspace.posts.row(post)
        if row.planned and self._exists(post):
            self.choose(date.fromisoformat(row.planned[:10]), post)

    def _exists(self, post: str) -> bool:
        return not self.session.workspace.posts.get(post).post.deleted

    def _news(self, text: str, undo: bool) -> None:
        self.message.hide()
        self.context.say(text, undo=undo)

    def _place_gaps(self, roomy: bool) -> None:
        """The gaps of the month stay within reach where their bar has no room."""
        self.gaps.set_short(not roomy)
        if roomy and not self.shares.isAncestorOf(self.shares.gaps):
            self.shares.take_gaps()
        elif not roomy and self.shares.isAncestorOf(self.shares.gaps):
            self.filters.take_gaps(self.shares.gaps)
        self.filters.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Weeks first where the window is low or the text large."""
        super().resizeEvent(event)
        toggled = active().scale >= LARGE_TEXT
        show_if(self.time_bar.panel, toggled)
        show_if(self.panel, not toggled or self.time_bar.panel.isChecked())
        self.panel.setFixedWidth(active().px(WIDTH))
        roomy = self.height() >= active().px(LOW)
        show_if(self.shares, roomy)
        self._place_gaps(roomy)
        show_if(self.panel.tray, roomy)
