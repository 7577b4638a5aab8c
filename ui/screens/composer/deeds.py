"""The steps a person takes from the page: submit, recall, put aside, copy, delete, restore."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from medsos_desktop.approval.service import ApprovalService
from medsos_desktop.changes import Changes
from medsos_desktop.composer import edit, steps
from medsos_desktop.model.state import State

if TYPE_CHECKING:
    from .screen import Screen

_FOCUS = Qt.FocusReason.OtherFocusReason


class Deeds:
    """Acts on a screen; made by it. ``run(key)`` takes any key of a button or a menu."""

    def __init__(self, screen: "Screen") -> None:
        self._screen, self._desk = screen, screen.desk
        self._session, self._words = screen.session, screen.words
        self._deeds: dict[str, Callable[[], object]] = {
            steps.SUBMIT: self.submit, "check": self.submit, "ready": self.submit,
            steps.REVIEW: lambda: self._go("approval", post=self._desk.id),
            steps.EXPORT: self._export,
            steps.REVISE: self._revise,
            steps.COPY: self._duplicate, "duplicate": self._duplicate,
            steps.RESUME: lambda: self._decide("resume", lambda: self._approval().resume(self._desk.id)),
            steps.RECALL: lambda: self._decide("recall", lambda: self._approval().recall(self._desk.id)),
            steps.UNDELETE: lambda: self._command(self._desk.undelete),
            steps.POSTPONE: lambda: screen.page.asking.ask(steps.POSTPONE),
            steps.WITHDRAW: lambda: screen.page.asking.ask(steps.WITHDRAW),
            "seal": screen.keeping.seal,
            "settle": lambda: self._command(self._desk.settle, "composer.done.settled"),
            "history": lambda: screen.asides.toggle("history"),
            "heard": screen.heard,
            "calendar": self._calendar,
            "discard": self._discard,
            "delete": self._delete,
        }  # fmt: skip

    def run(self, key: str) -> None:
        """Does what a key stands for."""
        self._deeds[key]()

    def submit(self) -> None:
        """Hands the post on, after a last look at what stands in the way."""
        screen = self._screen
        screen.watch.now()
        step = screen.page.foot.step
        if step.reasons:
            screen.jumps.to_reason(step.reasons[0])
            return
        if not screen.keeping.keep():
            return
        self._decide("submit", lambda: self._approval().submit(self._desk.id))

    def answer(self, key: str, note: str) -> None:
        """A step that needed a reason has it."""
        approval, id = self._approval(), self._desk.id
        if key == steps.POSTPONE:
            self._decide(key, lambda: approval.postpone(id, note))
        else:
            self._decide(key, lambda: approval.withdraw(id, note))

    def place(self, account: str, surface: str) -> None:
        """Puts the post on an account's place, or takes it off."""
        if account == "settings":
            self._go("settings", section="accounts")
            return
        facts = self._desk.workspace.directory.accounts().get(account)
        if not surface:
            gone = self._words("composer.done.account_off", account=facts.name if facts else account)
            self._screen.writing.change(lambda post: edit.without_account(post, account), said=gone)
        elif account in self._desk.post.variants:
            self._screen.writing.change(lambda post: edit.on_surface(post, account, surface), command=True)
        elif facts is not None:
            self._screen.writing.change(
                lambda post: edit.with_account(post, account, facts, surface), command=True
            )

    def restore(self, revision: str) -> None:
        """Makes an old version the newest one."""
        posts, id = self._desk.workspace.posts, self._desk.id
        if self._screen.keeping.keep() and self._run(lambda: posts.restore(id, revision)):
            self._screen.reloaded()
            self._screen.context.say(self._words("composer.done.restored"))

    def _approval(self) -> ApprovalService:
        return self._desk.workspace.approval

    def _go(self, screen: str, **target: str) -> None:
        self._screen.context.go(screen, **target)

    def _export(self) -> None:
        day = (self._desk.post.planned or "")[:10]
        target = {"first": day, "last": day} if day else {}
        self._go("export", **target)

    def _calendar(self) -> None:
        if self._desk.post.planned:
            self._go("calendar", day=self._desk.post.planned[:10], post=self._desk.id)

    def _revise(self) -> None:
        if self._desk.revise():
            self._screen.show_all()
            self._screen.page.editor.setFocus()

    def _duplicate(self) -> None:
        made: list[str] = []

        def copy() -> Changes:
            id, changes = self._desk.workspace.posts.duplicate(self._desk.id)
            made.append(id)
            return changes

        if self._screen.keeping.keep() and self._run(copy):
            self._screen.open(post=made[0])
            self._screen.context.say(self._words("composer.done.duplicated"))

    def _discard(self) -> None:
        """Back to the last version; what was typed stays in the history, so that this can be undone."""
        view, posts = self._desk.view, self._desk.workspace.posts
        if view is None or not self._screen.keeping.keep():
            return
        if self._run(lambda: posts.update(view.id, view.head, "op.post.discard")):
            self._screen.reloaded()
            self._screen.context.say(self._words("composer.done.discarded"))

    def _delete(self) -> None:
        posts, id = self._desk.workspace.posts, self._desk.id
        title = self._desk.post.title or self._words("composer.untitled")
        if self._screen.keeping.keep() and self._run(lambda: posts.delete([id])):
            self._screen.opening.put_away()
            self._screen.context.say(self._words("composer.done.deleted", title=title))

    def _decide(self, key: str, command: Callable[[], Changes]) -> None:
        if self._screen.keeping.keep() and self._run(command):
            self._screen.reloaded()
            self._go_on()
            if key == "submit" and self._desk.state is State.APPROVED:
                key = "submit_approved"
            self._screen.context.say(self._words(f"composer.done.{key}"), undo=False)

    def _go_on(self) -> None:
        """The keyboard goes where work goes on: to the next step, or to the words that are free again."""
        page = self._screen.page
        (page.foot.primary if self._desk.lock else page.editor).setFocus(_FOCUS)

    def _command(self, command: Callable[[], Changes], said: str = "") -> None:
        if self._run(command):
            self._screen.show_all()
            if said:
                self._screen.context.say(self._words(said))

    def _run(self, command: Callable[[], Changes]) -> bool:
        return self._session.run(command, self._screen) is not None
