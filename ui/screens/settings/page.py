"""What every section of the settings is: a head, a place for messages, and a body that can be read anew."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from medsos_desktop.changes import Changes
from medsos_desktop.directory.editing import Editing
from medsos_desktop.errors import UserError

from ...kit.boxes import PageBar, column
from ...kit.labels import Label
from ...kit.notes import InlineMessage, error_words
from ...kit.regions import Region
from .entries import Entry

if TYPE_CHECKING:
    from ..base import Screen

Result = TypeVar("Result")


class Page(QWidget):
    """A section. ``owner`` is the screen: commands run in its name, refusals come back to `show_error`."""

    key = ""
    kinds: frozenset[str] = frozenset()
    """Kinds of changes after which `reload` is needed."""

    def __init__(self, owner: "Screen") -> None:
        super().__init__()
        self.owner, self.context, self.session, self.words = owner, owner.context, owner.session, owner.words
        self.workspace = self.session.workspace
        self.editing = Editing(self.workspace.directory, self.workspace.store)
        self.entries: dict[str, Entry] = {}
        self.bar = PageBar(self.words(f"settings.section.{self.key}"))
        self.message = InlineMessage()
        self.message.hide()
        outer = column(self, gap=0)
        outer.addWidget(self.bar)
        self.above = column(gap=8, margins=(16, 0, 16, 12))
        self.above.addWidget(Label(self.words(f"settings.{self.key}.text"), "body", "text-2", wrap=True))
        self.above.addWidget(self.message)
        if self.read_only and self.kinds:
            said = InlineMessage()
            said.show_message("info", self.words("settings.read_only"))
            self.above.addWidget(said)
        outer.addLayout(self.above)
        self.body: QVBoxLayout = column(gap=12)
        outer.addLayout(self.body, 1)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed here now."""
        return not self.workspace.writable

    def run(self, command: Callable[[], Result]) -> Result | None:
        """Does a command for the screen; `None` when it was refused (and said)."""
        self.message.hide()
        return self.session.run(command, self.owner)

    def say(self, key: str, **params: Any) -> None:
        """News with Urungkan."""
        self.context.say(self.words(key, **params))

    def reload(self) -> None:
        """Reads anew what is shown."""

    def refresh(self, changes: Changes) -> None:
        """Something changed elsewhere."""
        if any(changes.of(kind) for kind in self.kinds):
            self.reload()

    def open(self, kind: str, id: str) -> None:
        """Somebody jumped to this entity."""

    def regions(self) -> Sequence[Region]:
        """Its parts, for F6: the bar, messages, and what it has below."""
        return (Region(self.bar), Region(self.message), *(Region(part) for part in self.parts()))

    def parts(self) -> Sequence[QWidget]:
        """What stands below the bar; the whole section unless it has several."""
        return (self,)

    def focus_first(self) -> None:
        """Puts the keyboard where work goes on."""

    def leave(self) -> None:
        """Another section or screen comes: what was typed is kept."""
        for entry in self.entries.values():
            if entry.dirty and entry.isEnabled():
                entry.finish()

    def show_error(self, error: UserError) -> None:
        """Under the field it is about, or above everything."""
        entry = self.entries.get(str(error.params.get("field", "")))
        if entry is None:
            close = (self.words("kit.close"), self.message.hide)
            self.message.show_error(self.words, error, close)
            return
        text, hint = error_words(self.words, error)
        entry.set_error(f"{text} {hint}".strip())
