"""The approval screen: queue, post, facts, and the decision at the foot."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from medsos_desktop.approval.moves import Action
from medsos_desktop.changes import Changes
from medsos_desktop.checking import JUDGED_BY, Placed
from medsos_desktop.errors import UserError
from medsos_desktop.review import sayings
from medsos_desktop.review.desk import Desk
from medsos_desktop.review.notes import Notes
from medsos_desktop.review.signing import Signing

from ...kit.boxes import column, ground
from ...kit.notes import error_words
from ...kit.regions import Region
from ...pictures import Pictures
from .. import base
from ..base import Context
from .attention import Attention
from .bar import DecisionBar
from .deeds import Deeds
from .keys import bind
from .note import NotePanel
from .notice import Notice
from .noting import KINDS, Noter
from .offers import Offers
from .panes import Panes
from .papers import Papers
from .pin import PinPanel
from .post import PostPane
from .printing import Printer
from .queue import QueuePane
from .scanning import Scanning
from .side import SidePane

_TIDY_MS = 20_000
"""How often an idle key is looked at."""
_KINDS = JUDGED_BY | {
    "post", "draft", "decision", "person", "presence", "erase", "evidence", "substitute", "grant",
}  # fmt: skip


class Screen(base.Screen):
    """One post is read at a time; nothing on the screen changes under the eyes without saying so."""

    title_key = "review.title"
    help_page = "photo-list"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        words = self.words
        ground(self, "canvas")
        self.approval = self.session.workspace.approval
        self.desk = Desk(self.session.workspace)
        self.pictures = Pictures(self.session.workspace, context.jobs, self)
        self.queue = QueuePane(words)
        self.post = PostPane(words, self.desk.cuts, self.desk.noting, self.pictures)
        self.side = SidePane(words, self.session.workspace, self.session.now, self.pictures)
        self.panes = Panes(words, context.go, self.queue, self.post, self.side)
        self.notice = Notice(words)
        self.message = self.notice.message
        workspace = self.session.workspace
        self.bar = DecisionBar(words)
        self.note = NotePanel(words, Notes(workspace.home, workspace.folder))
        self.note.hide()
        self.pin, self.signing = PinPanel(words), Signing(workspace)
        self._after_pin: Callable[[], object] | None = None
        self._locker = QTimer(self, interval=_TIDY_MS)
        self._locker.timeout.connect(self.signing.tidy)
        self._locker.start()
        self.deeds, self.attention, self._offers = Deeds(self), Attention(self), Offers(self)
        self.noter, self.printer, self.scanning = Noter(self), Printer(self), Scanning(self)
        self.papers = Papers(self)
        self._stale, self._asked = True, ""
        self._build()
        self._connect()
        bind(self)

    def _build(self) -> None:
        stack = column(self, gap=0)
        stack.addWidget(self.panes, 1)
        for part in (self.notice, self.bar, self.note, self.pin, self.papers.panel):
            stack.addWidget(part)

    def _connect(self) -> None:
        self.queue.list.shown.connect(self.show_post)
        self.queue.list.opened.connect(lambda _index: self.post.focus_text())
        self.queue.list.ticked.connect(self.show_bar)
        self.queue.filtered.connect(self._filter)
        self.queue.picked.connect(lambda _on: self.show_bar())
        self.post.opened.connect(self.attention.opened)
        self.side.findings.confirmed.connect(self.attention.confirm)
        self.side.findings.located.connect(self._locate)
        self.side.findings.explained.connect(self._explain)
        self.bar.decided.connect(self.deeds.primary)
        self.bar.returned.connect(lambda: self.deeds.ask(Action.RETURN))
        self.bar.recalled.connect(self.deeds.recall)
        self.bar.jumped.connect(self.attention.show_reason)
        self.bar.copied.connect(lambda: self._say_copied("code"))
        self.side.version.copied.connect(self._say_copied)
        self.note.sent.connect(self._send)
        self.note.left.connect(self._note_left)
        self.pin.given.connect(self._unlock)
        self.pin.left.connect(self._pin_left)
        self.noter.connect()

    # coming and going

    def activate(self) -> None:
        """Comes to the front."""
        stale = self._stale
        if self._load() or stale:
            self.show_post(self.desk.post or self.desk.first())
        self.post.look_on()
        self._to_queue()

    def open(self, **target: str) -> None:
        """``post``: this one, wherever it stands; ``sheet`` ("post", "week"): signed on paper."""
        post = target.get("post", "")
        if not post:
            return
        self._load()
        if any(item.row.id == post for item in self.desk.whole.decided):
            self.queue.unfold()
        if self.desk.text and not any(item.row.id == post for item in self.desk.shown.items):
            self.queue.search.clear()
        self.show_post(post)
        if sheet := target.get("sheet"):
            (self.papers.week if sheet == "week" else self.papers.one)()

    def leave(self) -> None:
        """Another screen comes: nobody reads any more; a note stays."""
        self.post.rest()
        self.note.keep()
        self.pin.close_pin()
        self.papers.close()

    def pause(self) -> None:
        """The window lost the focus: the note is kept now."""
        self.note.keep()

    def refresh(self, changes: Changes) -> None:
        """Somebody changed something: the list follows, the post on the screen says so."""
        if not any(changes.of(kind) for kind in _KINDS):
            return
        if not self.isVisible():
            self._stale = True
            return
        if self._load():
            self.show_post(self.desk.post or self.desk.first())
            return
        news = self.desk.news()
        if news == "gone":
            self.show_post(self.desk.first())
            self.notice.say("info", self.words("review.gone"))
        elif news == "other":
            self.notice.say_stale(self.reload)
            self.noter.show()
            self.show_bar()
        elif self.desk.post:
            self._show_review(top=False)
        else:
            self.show_post(self.desk.first())

    def show_error(self, error: UserError) -> bool:
        """Above the bar, beside the button that was pressed."""
        if error.code == "approval.changed":
            self.message.show_error(self.words, error, (self.words("review.reload"), self.reload))
        else:
            self.message.show_error(self.words, error, (self.words("kit.close"), self.hide_message))
        self.notice.show()
        return True

    def _explain(self, code: str) -> None:
        self.context.go("guidance", code=code)

    def show_refused(self, refused: Sequence[tuple[str, UserError]]) -> None:
        """Of several posts: each that was not approved, by its title, and why."""
        self.message.show_message(
            "error",
            self.words("review.refused.title", n=len(refused)),
            "\n".join(sayings.refused(self.words, title, error) for title, error in refused),
            ((self.words("kit.close"), self.hide_message),),
        )
        self.notice.show()

    # showing

    def _load(self) -> bool:
        other = self.desk.load(self.session.now())
        self._stale = False
        self._show_queue()
        return other

    def _show_queue(self) -> None:
        desk = self.desk
        self.queue.model.choosable = frozenset(desk.ready)
        now, may = self.session.now(), desk.may_approve()
        self.queue.show_queue(desk.whole, desk.shown, desk.names, now, desk.post, pick=may)

    def _filter(self) -> None:
        self.desk.filter(self.queue.search.text())
        self._show_queue()

    def show_post(self, post: str) -> None:
        """Reads a post; "" or one that is gone shows that nothing waits."""
        self.hide_message()
        self.note.close_note()
        self._after_pin = None
        self.pin.close_pin()
        self.papers.look_at(post)
        self.panes.show_facts(False)
        if post and self.desk.open(post):
            self.queue.list.set_post(post)
            self.panes.show_empty(False)
            self._show_review(top=True)
        else:
            self.desk.close()
            self.queue.list.set_post("")
            self.panes.show_empty(True)
            self.show_bar()

    def reload(self) -> None:
        """The version that came meanwhile."""
        self.show_post(self.desk.post)

    def _show_review(self, *, top: bool) -> None:
        review, look = self.desk.review, self.desk.look
        assert review is not None
        assert look is not None
        self.post.show_review(review, look, self.desk.names)
        scans, may = self.scanning.scans.of(review.view.id), self.session.workspace.writable
        now = self.session.now()
        self.side.show_review(review, look, self.desk.names, now, scans, may_attach=may, top=top)
        self.side.show_notes(self.desk.noting)
        self.show_bar()

    def show_history(self) -> None:
        """The same version; something was attached to its decisions."""
        self._show_review(top=False)

    def _say_copied(self, what: str) -> None:
        self.context.say(self.words(f"review.copied.{what}"), undo=False)

    def show_bar(self) -> None:
        """What can be done with the post, and why not yet."""
        self.papers.come_back()
        self._offers.show()

    # reading and ticking

    def _locate(self, placed: Placed) -> None:
        self.panes.show_facts(False)
        self.post.show_finding(placed)

    def hide_message(self) -> None:
        """It was read."""
        self.notice.close_notice()

    # deciding

    def ask_note(
        self, action: str, key: str, title: str, *, start: str = "", may_be_empty: bool = False
    ) -> None:
        """In the place of the bar; see `NotePanel.ask`."""
        actor = self.session.workspace.actor
        self.note.ask(action, key, title, actor, start=start, may_be_empty=may_be_empty)
        self._asked = action
        self.bar.hide()
        self.papers.make_way()

    def ask_pin(self, after: Callable[[], object]) -> None:
        """In the place of the bar; ``after`` is done once the key is open."""
        self._after_pin = after
        self.bar.hide()
        self.pin.ask(self.signing.kind())

    def _unlock(self, secret: str) -> None:
        try:
            self.signing.unlock(secret)
        except UserError as error:
            self.pin.show_wrong(" ".join(part for part in error_words(self.words, error) if part))
            return
        after = self._after_pin
        self._pin_left()
        if after is not None:
            after()

    def _pin_left(self) -> None:
        self._after_pin = None
        self.pin.close_pin()
        self.show_bar()
        self.bar.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_key_away(self, recorded: Callable[[], object]) -> None:
        """The person's key is on a stick that is not in: put it in, or decide without a signature."""
        self.notice.say_key_away(recorded)

    def _send(self, action: str, text: str) -> None:
        (self.noter if action in KINDS else self.deeds).send(action, text)

    def _note_left(self) -> None:
        self.show_bar()
        if self._asked in KINDS:
            self.noter.left()
        else:
            self.queue.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def after_decision(self, following: str) -> None:
        """The list anew, and the next post."""
        if self.note.action:
            self.note.done()
        self.desk.close()
        self._load()
        self.show_post(following or self.desk.first())
        self._to_queue()

    def _to_queue(self) -> None:
        """The keyboard on the list, or on what to do while nothing waits: an empty list shows no focus."""
        rows = bool(self.queue.model.posts())
        (self.queue.list if rows else self.panes.to_calendar).setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> Sequence[Region]:
        """List, text, facts, decision."""
        there = self.desk.review is not None
        foot = Region(self.note, self.note.field) if self.note.action else Region(self.bar, self.bar.primary)
        if not self.pin.isHidden():
            foot = Region(self.pin, self.pin.field)
        if not self.papers.panel.isHidden():
            foot = Region(self.papers.panel)
        return [*self.panes.regions(there), Region(self.notice), *([foot] if there else [])]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns by the room there is."""
        super().resizeEvent(event)
        self.panes.fit(self.width())
