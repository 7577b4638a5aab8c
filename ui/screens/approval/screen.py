"""The approval screen: queue, post, facts, and the decision at the foot."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from medsos_desktop.approval.moves import Action
from medsos_desktop.approval.reasons import Reason
from medsos_desktop.changes import Changes
from medsos_desktop.checking import Placed
from medsos_desktop.errors import UserError

from ...commands import shortcut
from ...kit.boxes import column, ground
from ...kit.labels import show_if
from ...kit.notes import InlineMessage
from ...pictures import Pictures
from .. import base
from ..base import Context
from . import sayings
from .bar import DecisionBar, Offer
from .deeds import Deeds
from .desk import EDIT, Desk
from .memory import Notes
from .note import NotePanel
from .panes import Panes
from .post import PostPane
from .queue import QueuePane
from .side import SidePane

_KINDS = frozenset({
    "post", "draft", "decision", "account", "person", "presence", "office", "asset", "erase",
    "rules",
})  # fmt: skip


class Screen(base.Screen):
    """One post is read at a time; nothing on the screen changes under the eyes without saying so."""

    title_key = "review.title"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        words = self.words
        ground(self, "canvas")
        self.approval = self.session.workspace.approval
        self.desk = Desk(self.session.workspace)
        self.pictures = Pictures(self.session.workspace, context.jobs, self)
        self.queue = QueuePane(words)
        self.post = PostPane(words, self.desk.cuts, self.pictures)
        self.side = SidePane(words, self.pictures)
        self.panes = Panes(words, context.go, self.queue, self.post, self.side)
        self.message = InlineMessage()
        self.message.hide()
        workspace = self.session.workspace
        self.bar = DecisionBar(words)
        self.note = NotePanel(words, Notes(workspace.home, workspace.folder))
        self.note.hide()
        self.deeds = Deeds(self)
        self._stale = True
        self._build()
        self._connect()
        self._keys()

    def _build(self) -> None:
        stack = column(self, gap=0)
        stack.addWidget(self.panes, 1)
        self._told = QWidget()
        told = column(self._told, margins=(16, 8, 16, 8))
        told.addWidget(self.message)
        for part in (self._told, self.bar, self.note):
            stack.addWidget(part)
        self._told.hide()

    def _connect(self) -> None:
        self.queue.list.shown.connect(self.show_post)
        self.queue.list.opened.connect(lambda _index: self.post.focus_text())
        self.queue.list.ticked.connect(self._show_bar)
        self.queue.filtered.connect(self._filter)
        self.queue.picked.connect(lambda _on: self._show_bar())
        self.post.opened.connect(self._opened)
        self.side.findings.confirmed.connect(self._confirm)
        self.side.findings.located.connect(self._locate)
        self.bar.decided.connect(self.deeds.primary)
        self.bar.returned.connect(lambda: self.deeds.ask(Action.RETURN))
        self.bar.recalled.connect(self.deeds.recall)
        self.bar.jumped.connect(self.show_reason)
        self.bar.copied.connect(lambda: self.context.say(self.words("review.copied"), undo=False))
        self.note.sent.connect(self.deeds.send)
        self.note.left.connect(self._note_left)

    def _keys(self) -> None:
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut(self, keys, self._enter)
        for keys in ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"):
            shortcut(self, keys, lambda: self.deeds.ask(Action.RETURN))
        shortcut(self, "Alt+Down", lambda: self.queue.list.step(1))
        shortcut(self, "Alt+Up", lambda: self.queue.list.step(-1))
        shortcut(self, "F6", lambda: self._walk(1))
        shortcut(self, "Shift+F6", lambda: self._walk(-1))
        shortcut(self, "Ctrl+F", self.queue.search.setFocus)

    # coming and going

    def activate(self) -> None:
        """Comes to the front."""
        stale = self._stale
        if self._load() or stale:
            self.show_post(self.desk.post or self.desk.first())
        self.post.look_on()
        self.queue.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def open(self, **target: str) -> None:
        """``post``: this one, wherever it stands."""
        post = target.get("post", "")
        if not post:
            return
        self._load()
        if any(item.row.id == post for item in self.desk.whole.decided):
            self.queue.unfold()
        if self.desk.text and not any(item.row.id == post for item in self.desk.shown.items):
            self.queue.search.clear()
        self.show_post(post)

    def leave(self) -> None:
        """Another screen comes: nobody reads any more; a note stays."""
        self.post.rest()
        self.note.keep()

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
            self._say("info", self.words("review.gone"))
        elif news == "other":
            self._say_stale()
            self._show_bar()
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
        self._told.show()
        return True

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
        self._close_note()
        self.panes.show_facts(False)
        if post and self.desk.open(post):
            self.queue.list.set_post(post)
            self.panes.show_empty(False)
            self._show_review(top=True)
        else:
            self.desk.close()
            self.queue.list.set_post("")
            self.panes.show_empty(True)
            self._show_bar()

    def reload(self) -> None:
        """The version that came meanwhile."""
        self.show_post(self.desk.post)

    def _show_review(self, *, top: bool) -> None:
        review, look = self.desk.review, self.desk.look
        assert review is not None
        assert look is not None
        self.post.show_review(review, look, self.desk.names)
        self.side.show_review(review, look, self.desk.names, self.session.now(), top=top)
        self._show_bar()

    def _show_bar(self) -> None:
        desk, words = self.desk, self.words
        self.queue.model.choosable = frozenset(desk.ready)
        show_if(self.bar, desk.review is not None and not self.note.action)
        if desk.review is None:
            return
        self.bar.show_code(desk.review.code)
        if self.queue.model.picking:
            self._show_picking()
            return
        step, why, may = desk.primary(), desk.reasons(), desk.possible()
        self.queue.model.choosable = frozenset(desk.ready)
        self.queue.model.touch()
        self.bar.primary.setText(words("review.do.edit") if step == EDIT else words(f"review.do.{step}"))
        self.bar.primary.set_icon("naskah" if step == EDIT else "f-ok")
        lead = words("review.not_yet.pass") if step == Action.PASS else words("review.not_yet.approve")
        self.bar.show_state(words("review.proof"), lead, sayings.reasons(words, why), jump=_can_jump(why))
        show_if(self.bar.give_back, Action.RETURN in may)
        show_if(self.bar.recall, Action.RECALL in may)
        self.bar.show_offers(self._offers(step, may))

    def _show_picking(self) -> None:
        words, chosen = self.words, len(self.queue.model.chosen)
        self.bar.primary.setText(words("review.do.many", n=chosen))
        self.bar.primary.set_icon("f-ok")
        why = [] if chosen else [words("review.reason.none-chosen")]
        self.bar.show_state(words("review.proof"), words("review.not_yet.approve"), why, jump=False)
        for button in (self.bar.give_back, self.bar.recall, self.bar.more):
            button.hide()

    def _offers(self, step: str, may: frozenset[Action]) -> Sequence[Offer]:
        words, deeds = self.words, self.deeds
        found: list[Offer] = []
        if Action.POSTPONE in may:
            found.append((words("review.do.postpone"), lambda: deeds.ask(Action.POSTPONE)))
        if Action.WITHDRAW in may:
            found.append((words("review.do.withdraw"), lambda: deeds.ask(Action.WITHDRAW)))
        if Action.RESUME in may:
            found.append((words("review.do.resume"), deeds.resume))
        if step != EDIT:
            go, post = self.context.go, self.desk.post
            found.append((words("review.do.edit"), lambda: go("composer", post=post)))
        return found

    # reading and ticking

    def _opened(self, part: str) -> None:
        look = self.desk.look
        if look is None or self.desk.stale:
            return
        look.opened.add(part)
        self.post.mark_tabs()
        self.note_seen()
        self._show_bar()

    def note_seen(self, *, force: bool = False) -> None:
        """Remembers for the next look what was before the eyes: all of it, or all that was decided on."""
        look, workspace = self.desk.look, self.session.workspace
        if look is None or look.noted or not (look.whole or force):
            return
        if workspace.writable and workspace.actor:
            look.noted = self.session.run(lambda: self.approval.mark_seen(self.desk.post), self) is not None

    def _confirm(self, key: str, on: bool) -> None:
        look = self.desk.look
        if look is not None:
            (look.confirmed.add if on else look.confirmed.discard)(key)
            self._show_bar()

    def _locate(self, placed: Placed) -> None:
        self.panes.show_facts(False)
        self.post.show_finding(placed)

    def show_reason(self) -> None:
        """Brings what stops the decision into sight."""
        codes = [why.code for why in self.desk.reasons()]
        if "waiver" in codes or "block" in codes:
            self.panes.show_facts(True)
        if "changed" in codes:
            self._say_stale()
        elif "waiver" in codes and self.desk.look is not None:
            self.side.show_waiver(self.desk.look.confirmed)
        elif "block" in codes:
            self.side.ensureWidgetVisible(self.side.findings)

    def _say_stale(self) -> None:
        words = self.words
        self.message.show_message(
            "warn",
            words("review.stale"),
            words("review.stale_text"),
            ((words("review.reload"), self.reload),),
        )
        self._told.show()

    def _say(self, kind: str, text: str) -> None:
        self.message.show_message(kind, text, "", ((self.words("kit.close"), self.hide_message),))
        self._told.show()

    def hide_message(self) -> None:
        """It was read."""
        self.message.hide()
        self._told.hide()

    # deciding

    def _enter(self) -> None:
        if self.note.action:
            self.note.submit()
        else:
            self.deeds.primary()

    def ask_note(self, action: str, post: str, title: str) -> None:
        """In the place of the bar."""
        self.note.ask(action, post, title, self.session.workspace.actor)
        self.bar.hide()

    def _note_left(self) -> None:
        self._show_bar()
        self.queue.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_note(self) -> None:
        if self.note.action:
            self.note.close_note()

    def after_decision(self, following: str) -> None:
        """The list anew, and the next post."""
        if self.note.action:
            self.note.done()
        self.desk.close()
        self._load()
        self.show_post(following or self.desk.first())
        self.queue.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _walk(self, step: int) -> None:
        foot: QWidget = self.note.field if self.note.action else self.bar.primary
        self.panes.walk(step, foot if self.desk.review is not None else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns by the room there is."""
        super().resizeEvent(event)
        self.panes.fit(self.width())


def _can_jump(why: Sequence[Reason]) -> bool:
    return any(each.code in ("changed", "waiver", "block") for each in why)
