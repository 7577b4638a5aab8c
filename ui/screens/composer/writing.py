"""What changes the open post: keys, repairs, pictures, facts; each goes through the desk and is shown."""

from dataclasses import replace
from typing import TYPE_CHECKING

from medsos_desktop.calendar import format as spell
from medsos_desktop.composer.desk import EDIT, Edit
from medsos_desktop.composer.edit import follow_again, pictures
from medsos_desktop.model.post import Post

if TYPE_CHECKING:
    from .screen import Screen


_DID = {
    "op.post.fix": "composer.did.fix",
    "op.post.answer": "composer.did.answer",
    "op.post.unanswer": "composer.did.unanswer",
    "op.asset.add": "composer.did.picture",
}
"""Operations that say what was done; the others say their own name."""


class Writing:
    """Acts on a screen; made by it."""

    def __init__(self, screen: "Screen") -> None:
        self._screen, self._desk, self._words = screen, screen.desk, screen.words
        self._undoable: tuple[Post, Post, str, str] | None = None

    def forget(self) -> None:
        """Another post or tab: what was repaired before is not undone here."""
        self._undoable = None

    def typed(self, field: str, text: str, *, master: bool = False) -> None:
        """A key in a field of the tab, or in the ``master``'s."""
        desk = self._desk
        back = not master and field == desk.main_field() and self._stepped_back(text)
        if not back and not desk.type(field, text, master=master):
            return
        self._screen.keeping.autosave.touched()
        self._screen.watch.touched()
        self._screen.showing.typed()

    def fact(self, field: str, value: str) -> None:
        """A fact picked from a list."""
        self.change(lambda post: _with(post, **{field: value}), command=True)

    def plan(self, planned: str | None) -> None:
        """Another day or hour, as a post has it; `None` for none."""
        when = spell.planned(self._words, planned, self._desk.post.zone)
        said = self._words("composer.done.planned", when=when) if planned else ""
        said = said or self._words("composer.done.undated")
        self.change(lambda post: _with(post, planned=planned), "op.post.move", said)

    def noted(self, field: str, text: str) -> None:
        """A line of the details: what it says may matter to the checks."""
        if self._desk.edit(lambda post: _with(post, **{field: text})):
            self._screen.keeping.autosave.touched()
            self._screen.watch.touched()
            self._screen.showing.unsealed()

    def _stepped_back(self, text: str) -> bool:
        """Undoing a repair in the editor undoes it where it was done, the master or the account."""
        if self._undoable is None:
            return False
        before, after, old, new = self._undoable
        if self._desk.post == after and text == old:
            return self._desk.edit(lambda _post: before)
        if self._desk.post == before and text == new:
            return self._desk.edit(lambda _post: after)
        return False

    def change(self, fn: Edit, op: str = EDIT, said: str = "", *, command: bool = False) -> None:
        """An edit that is no typing.

        One with an operation of its own, with something to say (``said``), or that is a ``command`` is a
        version at once, so that Ctrl+Z outside the words (or the toast) takes back just that. The others
        are kept like words.
        """
        desk = self._desk
        before, old = desk.post, desk.text(desk.main_field())
        known = op if self._words.find(op) is not None else EDIT
        if (command or said or known != EDIT) and desk.id:
            if not self._screen.session.run(lambda: desk.commit(fn, known), self._screen):
                self._screen.show_all()
                return
            self._screen.showing.saved()
            if not said and known != EDIT:
                said = self._said(known)
            if said:
                self._screen.context.say(said)
        elif not desk.edit(fn):
            self._screen.show_all()
            return
        new = desk.text(desk.main_field())
        self._undoable = (before, desk.post, old, new) if new != old else None
        self._changed()

    def accept(self, thread: str) -> None:
        """The words that somebody suggested, as one step that Ctrl+Z takes back."""
        desk = self._desk
        if not self._screen.keeping.keep():
            return
        before, old = desk.post, desk.text(desk.main_field())
        if self._screen.session.run(lambda: desk.accept(thread), self._screen):
            self._screen.showing.saved()
            self._screen.context.say(self._words("composer.did.suggestion"))
            new = desk.text(desk.main_field())
            self._undoable = (before, desk.post, old, new) if new != old else None
        self._changed()

    def _said(self, op: str) -> str:
        """What was done, in the past tense; the operation's own name where it has no such words."""
        if op in _DID:
            return self._words(_DID[op])
        return self._words(op, subject=self._desk.post.title or self._words("composer.untitled"))

    def pictures(self, fn: Edit, op: str) -> None:
        """An edit of the strip; taking pictures away can be taken back."""
        fewer = pictures(fn(self._desk.post)) < pictures(self._desk.post)
        self.change(fn, op, self._words("composer.done.picture_off") if fewer else "")

    def label(self, field: str, value: str) -> None:
        """Pillar and person, which no approval covers."""
        desk = self._desk

        def edit(post: Post) -> Post:
            return _with(post, **{field: value})

        if not desk.id:
            desk.edit(edit)
        elif self._screen.session.run(lambda: desk.commit(edit, EDIT, labels=True), self._screen):
            self._screen.showing.saved()
        self._changed()

    def _changed(self) -> None:
        if self._desk.unsaved_since is not None:
            self._screen.keeping.autosave.touched()
        self._screen.show_all()

    def follow(self) -> None:
        """The tab shows the master again."""
        account = self._desk.account
        self.change(lambda post: follow_again(post, account), said=self._words("composer.done.follows"))


def _with(post: Post, **fields: object) -> Post:
    return replace(post, **fields)  # type: ignore[arg-type]
