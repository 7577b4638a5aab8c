"""What the approver does: each through the session, each with its line of news, then the next post."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from medsos_desktop.approval.many import Choice, approve_each
from medsos_desktop.approval.moves import Action
from medsos_desktop.changes import Changes
from medsos_desktop.posts.decisions import Signer
from medsos_desktop.review import sayings
from medsos_desktop.review.desk import EDIT, PAPER
from medsos_desktop.review.signing import KeyState

if TYPE_CHECKING:
    from .screen import Screen


class Deeds:
    """Commands of one screen. Decisions cannot be undone, only decided anew: no toast offers Urungkan."""

    def __init__(self, screen: "Screen") -> None:
        self._screen = screen

    def primary(self) -> None:
        """The filled button, or Ctrl+Enter."""
        screen, desk = self._screen, self._screen.desk
        if screen.queue.model.picking:
            self.approve_chosen()
            return
        step = desk.primary()
        if desk.review is None:
            return
        if step == PAPER:
            screen.papers.one()
        elif step == EDIT:
            screen.context.go("composer", post=desk.post)
        elif desk.reasons():
            screen.attention.show_reason()
        elif step == Action.PASS:
            self.signed(
                lambda key: self._decide(Action.PASS, lambda: screen.approval.pass_on(desk.post, signer=key))
            )
        else:
            self.signed(self._approve)

    def _approve(self, key: Signer | None) -> None:
        screen, desk = self._screen, self._screen.desk
        assert desk.review is not None
        assert desk.look is not None
        content, confirmed = desk.review.content, frozenset(desk.look.confirmed)
        self._decide(
            Action.APPROVE,
            lambda: screen.approval.approve(desk.post, content, confirmed, signer=key),
            seen=True,
        )

    def signed(self, deed: Callable[[Signer | None], None]) -> None:
        """Does it with the person's key, after its PIN where it is locked; without one it is recorded."""
        screen = self._screen
        state = screen.signing.state()
        if state is KeyState.LOCKED:
            screen.ask_pin(lambda: deed(screen.signing.signer()))
        elif state is KeyState.AWAY:
            screen.say_key_away(lambda: deed(None))
        else:
            deed(screen.signing.signer())

    def recall(self) -> None:
        """The writer takes the submission back."""
        if Action.RECALL in self._screen.desk.possible():
            self._decide(Action.RECALL, lambda: self._screen.approval.recall(self._screen.desk.post))

    def resume(self) -> None:
        """A postponed or withdrawn post is taken up again."""
        self._decide(Action.RESUME, lambda: self._screen.approval.resume(self._screen.desk.post))

    def ask(self, action: Action) -> None:
        """Opens the note that ``action`` needs."""
        screen, desk = self._screen, self._screen.desk
        if action in desk.possible():
            title = sayings.title(screen.words, desk.review.view.post.title if desk.review else "")
            screen.ask_note(action.value, desk.post, title)

    def send(self, action: str, note: str) -> None:
        """The note is written: do it."""
        approval, post = self._screen.approval, self._screen.desk.post
        with_note: dict[str, Callable[[], Changes]] = {
            Action.RETURN: lambda: approval.return_(post, note, signer=self._screen.signing.signer()),
            Action.POSTPONE: lambda: approval.postpone(post, note),
            Action.WITHDRAW: lambda: approval.withdraw(post, note),
        }
        self._decide(Action(action), with_note[Action(action)], seen=action == Action.RETURN)

    def approve_chosen(self) -> None:
        """Every ticked post, each as its own decision; the refused ones stay and say so."""
        screen, model = self._screen, self._screen.queue.model
        choices = [
            screen.desk.ready[post] for post in model.posts()
            if post in model.chosen and post in screen.desk.ready
        ]  # fmt: skip
        if not choices:
            screen.attention.show_reason()
            return
        self.signed(lambda key: self._approve_each(choices, key))

    def _approve_each(self, choices: Sequence[Choice], key: Signer | None) -> None:
        screen = self._screen
        answer = screen.session.run(lambda: approve_each(screen.approval, choices, key), screen)
        if answer is None:
            return
        _changes, refused = answer
        titles = {item.row.id: item.row.title for item in screen.desk.whole.items}
        for choice in choices:
            screen.desk.looks.forget(choice.post)
            screen.desk.ready.pop(choice.post, None)
        screen.queue.pick.setChecked(False)
        screen.after_decision("")
        done = len(choices) - len(refused)
        if done:
            screen.context.say(screen.words("review.done.many", n=done), undo=False)
        if refused:
            screen.show_refused([(titles.get(post, ""), error) for post, error in refused])

    def _decide(self, action: Action, command: Callable[[], Changes], *, seen: bool = False) -> None:
        screen, desk = self._screen, self._screen.desk
        assert desk.review is not None
        title = sayings.short(screen.words, desk.review.view.post.title)
        post, following = desk.post, desk.next_after(desk.post)
        if seen and not desk.stale:
            screen.attention.note_seen(force=True)
        if screen.session.run(command, screen) is None:
            return
        desk.looks.forget(post)
        desk.ready.pop(post, None)
        screen.after_decision(following)
        screen.context.say(screen.words(f"review.done.{action.value}", title=title), undo=False)
