"""The writer's desk: one open post, what of it is not on the disk yet, and since when. No window.

Every change goes through `Desk.edit`; what is stored is stored by `save`, `seal` and the commands, which
answer `Changes` and raise `UserError` like every service.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from medsos_desktop.changes import Changes
from medsos_desktop.checking import Placed
from medsos_desktop.composer import edit as edits
from medsos_desktop.composer.edit import MASTER
from medsos_desktop.composer.joining import change, joined, shifted
from medsos_desktop.composer.locks import LABELS_FREE, REVISABLE, lock
from medsos_desktop.composer.panel import Mark, marks
from medsos_desktop.errors import UserError
from medsos_desktop.model.post import Post, State
from medsos_desktop.model.rows import PostView
from medsos_desktop.model.state import OVER
from medsos_desktop.workspace import Workspace

EDIT = "op.post.edit"
Edit = Callable[[Post], Post]


@dataclass(frozen=True, slots=True)
class News:
    """What came from elsewhere: ``kind`` is "" (nothing to say), "gone", "deleted", "joined" or "kept".

    ``joined``: another person's changes are in what is shown. ``kept``: both changed the same place; what
    was typed here stands, the other words are in the history; ``paths`` name the places.
    """

    kind: str = ""
    paths: tuple[str, ...] = ()


class Desk:
    """See the module. ``id`` is "" while a new post is not stored; ``post`` is what is shown."""

    def __init__(self, workspace: Workspace, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.workspace = workspace
        self._monotonic = monotonic
        self.opening = 0
        self.close()

    def close(self) -> None:
        """Nothing is open. ``opening`` tells one opening from the next."""
        self.opening += 1
        self.id, self.account = "", MASTER
        self.view: PostView | None = None
        self.post, self.is_open = Post(), False
        self.unsaved_since: float | None = None
        self.revising = False
        self.placed: tuple[Placed, ...] = ()
        self.checked: Post | None = None

    def show(self, id: str) -> None:
        """Opens a post as it stands. `UserError` ``store.gone``; what was open stays then."""
        view = self.workspace.posts.get(id)
        self.close()
        self.id, self.view, self.post, self.is_open = id, view, view.post, True

    def begin(self, post: Post) -> None:
        """A new post, stored with its first word only: looking costs no record."""
        self.close()
        self.post, self.is_open = post, True

    def begin_at(self, at: str) -> None:
        """A new post of the person at the PC, for "" (no time yet), a day ("YYYY-MM-DD"), or a day with its
        hour ("YYYY-MM-DDTHH:MM"); a day alone takes the office's first hour.
        """
        directory = self.workspace.directory
        office, actor = directory.office(), directory.actor()
        hour = office.hours[0] if office.hours else "09:00"
        planned = (at if "T" in at else f"{at}T{hour}") if at else None
        self.begin(Post(planned=planned, zone=office.zone, pic=actor[0] if actor else ""))

    def choose(self, account: str) -> bool:
        """The account whose words are shown (or the master); False for one the post does not have."""
        if account != MASTER and account not in self.post.variants:
            return False
        self.account = account
        return True

    @property
    def state(self) -> State:
        """Where the post stands, as stored."""
        return self.view.state if self.view is not None else State.DRAFT

    @property
    def lock(self) -> str:
        """Why nothing may be changed ("" when it may): see `locks`."""
        return lock(self.view, writable=self.workspace.writable, revising=self.revising)

    def revise(self) -> bool:
        """Opens the lock of a submitted or approved post; the next change leaves its decision behind."""
        if self.lock not in REVISABLE:
            return False
        self.revising = True
        return True

    def blank_view(self) -> PostView:
        """Stands for the stored post while there is none."""
        return PostView("", "", self.post, self.post, "", State.DRAFT, False, False, (), "", "")

    # words

    def text(self, field: str = "text", account: str | None = None) -> str:
        """A field as the chosen tab (or another) shows it."""
        shown = self.account if account is None else account
        return edits.text_of(self.post, shown, field, self.workspace.catalogue)

    def fields(self, account: str) -> tuple[str, ...]:
        """The names of a tab's fields, the one in the large editor first."""
        if account == MASTER:
            return ("text",)
        surface = self.workspace.catalogue.surface(self.post.variants[account].surface)
        return tuple(each.name for each in sorted(surface.fields, key=lambda each: not each.main))

    def main_field(self) -> str:
        """The field in the large editor."""
        return self.fields(self.account)[0]

    def dotted(self) -> bool:
        """Whether mentions go on over full stops on the chosen tab; on the master's, when they do on any."""
        variants = self.post.variants
        chosen = [variants[self.account]] if self.account in variants else variants.values()
        return any(self.workspace.catalogue.surface(each.surface).dotted for each in chosen)

    def type(self, field: str, text: str, *, master: bool = False) -> bool:
        """The person typed, on the chosen tab or the ``master``'s field.

        A variant that says the same as the master again follows it again.
        """
        account = MASTER if master else self.account

        def typed(post: Post) -> Post:
            made = edits.with_text(post, account, field, text)
            return made if account == MASTER else _following(made, account, field, self.workspace)

        return self.edit(typed)

    def edit(self, fn: Edit, *, labels: bool = False) -> bool:
        """Changes what is shown; stored soon (`save`). False when nothing differs or it is locked.

        ``labels``: only what no approval covers (pillar, person), which a decision does not lock.
        """
        if not self.is_open or self._closed(labels):
            return False
        made = fn(self.post)
        if made == self.post:
            return False
        self.post = made
        if self.account not in made.variants:
            self.account = MASTER
        if self.unsaved_since is None:
            self.unsaved_since = self._monotonic()
        return True

    def _closed(self, labels: bool) -> bool:
        lock = self.lock
        return bool(lock) and not (labels and lock in LABELS_FREE)

    # the disk

    def save(self) -> Changes:
        """Keeps what is shown, as a draft (a new post is made); nothing when all is kept."""
        if self.unsaved_since is None:
            return Changes()
        if not self.id:
            self.id, changes = self.workspace.posts.create(self.post)
        else:
            changes = self.workspace.posts.save_draft(self.id, self.post)
        self._stored()
        return changes

    def seal(self) -> Changes:
        """Makes a revision of what is shown; nothing when there is nothing new."""
        changes = self.save()
        if not self.id or (self.view is not None and self.view.read_only):
            return changes
        sealed = self.workspace.posts.seal(self.id)
        self._stored()
        return Changes.join((changes, sealed))

    def commit(self, fn: Edit, op: str, *, labels: bool = False) -> Changes:
        """An edit that is a command of its own, undone by name; what was typed is sealed before it."""
        if not self.is_open or self._closed(labels):
            return Changes()
        if not self.id:
            return self.save() if self.edit(fn) else Changes()
        made = fn(self.post)
        if made == self.post:
            return Changes()
        changes = Changes.join((self.save(), self.workspace.posts.update(self.id, made, op)))
        self._stored()
        return changes

    def accept(self, thread: str) -> Changes:
        """Puts in the words that somebody suggested; what was typed is sealed before it."""
        if not self.id or self._closed(labels=False):
            return Changes()
        return self.noted(lambda: self.workspace.notes.accept(self.id, thread))

    def noted(self, command: Callable[[], Changes]) -> Changes:
        """A command of the notes, which seals what was typed."""
        changes = Changes.join((self.save(), command()))
        self._stored()
        return changes

    def settle(self) -> Changes:
        """Takes what is shown as the answer to what two people changed differently."""
        changes = self.workspace.posts.update(self.id, self.post, "op.post.merge")
        self._stored()
        return changes

    def undelete(self) -> Changes:
        """Brings the deleted post back."""
        changes = self.workspace.posts.update(self.id, replace(self.post, deleted=False), "op.post.restore")
        self._stored()
        return changes

    def reload(self) -> None:
        """Reads anew after a command (a decision, a restored version)."""
        self._stored()

    def _stored(self) -> None:
        self.view = self.workspace.posts.get(self.id)
        self.post = self.view.post
        self.unsaved_since = None
        if self.account not in self.post.variants:
            self.account = MASTER

    # elsewhere

    def take(self, changes: Changes) -> News:
        """Somebody else changed something: shows it, and loses nothing that was typed here.

        What was being typed in a post that is "deleted" waits for `save`: it comes back with the post.
        """
        if not self.id or self.id not in (changes.of("post") | changes.of("draft") | changes.of("erase")):
            return News()
        before = self.view
        try:
            view = self.workspace.posts.get(self.id)
        except UserError:
            self.view, self.unsaved_since = None, None
            self.close()
            return News("gone")
        self.view = view
        if view.post.deleted and not (before and before.post.deleted):
            self._keep_typed(before, view)
            return News("deleted")
        return self._joined(before, view)

    def _keep_typed(self, before: PostView | None, view: PostView) -> None:
        if self.unsaved_since is None or before is None:
            self.post, self.unsaved_since = view.post, None
        else:
            self.post = replace(joined(before.post, self.post, view.post)[0], deleted=True)
        self._leave_lost_account()

    def _joined(self, before: PostView | None, view: PostView) -> News:
        base = before.post if before is not None else self.post
        foreign = view.changed_by != self.workspace.actor  # else it was done here: an undo, a move
        if self.unsaved_since is None:
            differs = view.post != self.post
            self.post = view.post
            self._leave_lost_account()
            return News("joined") if differs and foreign else News()
        self.post, paths = joined(base, self.post, view.post)
        self._leave_lost_account()
        if paths:
            return News("kept", paths)
        return News("joined") if view.post != base and foreign else News()

    def _leave_lost_account(self) -> None:
        if self.account not in self.post.variants:
            self.account = MASTER

    # findings

    @property
    def is_out(self) -> bool:
        """Whether it went out, or never will."""
        return self.state in OVER

    def check(self) -> None:
        """Runs the checks here and now."""
        self.take_findings(self.post, self.workspace.checks.of_post(self.post, self.id, out=self.is_out))

    def take_findings(self, post: Post, placed: tuple[Placed, ...]) -> bool:
        """Findings of ``post``; False when other words are shown by now."""
        self.checked, self.placed = post, placed
        return post == self.post

    def marked(self, field: str, account: str | None = None) -> tuple[tuple[Mark, Placed], ...]:
        """What to mark in a field of a tab (the chosen one), moved along with what was typed since."""
        seen, shown = self.checked, self.account if account is None else account
        if seen is None or not _same_place(seen, self.post, shown):
            return ()
        catalogue = self.workspace.catalogue
        done = change(edits.text_of(seen, shown, field, catalogue), self.text(field, shown))
        found: list[tuple[Mark, Placed]] = []
        for placed in self.placed:
            for mark in marks((placed,), seen, shown, field, catalogue):
                moved = shifted(mark, done)
                if moved is not None:
                    found.append((moved, placed))
        return tuple(found)


def _same_place(seen: Post, post: Post, account: str) -> bool:
    """Whether an account had the same fields when it was checked."""
    if account == MASTER:
        return True
    before, now = seen.variants.get(account), post.variants.get(account)
    return before is not None and now is not None and before.surface == now.surface


def _following(post: Post, account: str, field: str, workspace: Workspace) -> Post:
    variant = post.variants[account]
    own = dict(variant.fields or {})
    surface = workspace.catalogue.surface(variant.surface)
    follows = next(each.follows for each in surface.fields if each.name == field)
    if own.get(field) != (post.title if follows == "title" else post.text):
        return post
    del own[field]
    return replace(post, variants={**post.variants, account: replace(variant, fields=own or None)})
