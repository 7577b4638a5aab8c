"""Which post is on the page: the last one, one that is asked for, a new one, or the list of what there is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from medsos_desktop.composer.memory import Memory
from medsos_desktop.errors import UserError
from medsos_desktop.model.post import State

if TYPE_CHECKING:
    from .screen import Screen


class Opening:
    """For one screen: before another post comes, what was typed is kept as a version."""

    def __init__(self, screen: "Screen") -> None:
        self._screen, self._desk = screen, screen.desk
        workspace = screen.session.workspace
        self._memory = Memory(workspace.home, workspace.folder)
        self._from_list = False

    def remember(self, post: str) -> None:
        """The post that is opened again at the next start; "" for none."""
        self._memory.keep(post)

    def last(self) -> None:
        """The post that was open last, or what there is to write on."""
        last = self._memory.post()
        if last and self._show(last) and not self._desk.post.deleted:
            self._screen.show_all(fresh=True)
        else:
            self.put_away()

    def open(self, post: str) -> None:
        """This post; when it is gone, what is open stays."""
        if self._desk.is_open and self._desk.id == post:
            return
        if self._screen.keeping.keep(seal=True) and self._show(post):
            self._screen.show_all(fresh=True)
        elif not self._desk.is_open:
            self.list_posts()

    def _show(self, post: str) -> bool:
        """Puts a stored post on the desk; says in place when it is not there any more."""
        screen = self._screen
        screen.forget()
        try:
            self._desk.show(post)
        except UserError as error:
            if error.code != "store.gone":
                raise
            self.remember("")
            screen.context.say(screen.words("composer.gone"), undo=False)
            return False
        self.remember(post)
        return True

    def begin(self, at: str) -> None:
        """A new post for "", a day, or a day with its hour."""
        screen = self._screen
        if screen.keeping.keep(seal=True):
            screen.forget()
            self._desk.begin_at(at)
            screen.show_all(fresh=True)
            screen.page.head.title.setFocus(Qt.FocusReason.OtherFocusReason)

    # the list

    def list_posts(self) -> None:
        """What there is to write on: what came back, and drafts."""
        screen, workspace = self._screen, self._screen.session.workspace
        posts, zone = workspace.posts, workspace.directory.office().zone
        screen.picker.show_rows(posts.by_state(State.RETURNED), posts.by_state(State.DRAFT), zone)
        locked = not workspace.writable
        screen.picker.start.block([screen.words("composer.lock.workspace")] if locked else [])
        screen.show_picker()

    def picked(self, post: str) -> None:
        """A post of the list; the way back leads there again."""
        self._screen.open(post=post)
        self._from_list = self._desk.is_open
        if self._desk.is_open:
            self._screen.page.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def from_elsewhere(self) -> None:
        """Another screen led here."""
        self._from_list = False

    def go_back(self) -> None:
        """Where the person came from: the list, or another screen."""
        if self._from_list:
            self.to_list()
        else:
            self._screen.context.back()

    def to_list(self) -> None:
        """From the post that is open to what there is to write on."""
        if self._screen.keeping.keep(seal=True):
            self.put_away()

    def put_away(self) -> None:
        """Nothing is open any more."""
        self._screen.forget()
        self._desk.close()
        self.remember("")
        self.list_posts()
        self._screen.picker.focus_first()
