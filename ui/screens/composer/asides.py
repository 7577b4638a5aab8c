"""What stands beside the words: menus, the note of a return, the panels at the side."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from medsos_desktop.calendar import format as spell
from medsos_desktop.composer import past
from medsos_desktop.composer.facts import note_parts

from . import menus
from .evidencing import Evidencing

if TYPE_CHECKING:
    from .screen import Screen


class Asides:
    """Acts on a screen; made by it. ``panel`` is "history", "details", "differences", or "" for findings."""

    def __init__(self, screen: "Screen") -> None:
        self._screen, self._desk, self._page = screen, screen.desk, screen.page
        self._session, self._words = screen.session, screen.words
        self.panel = ""
        self.evidencing = Evidencing(screen)

    def asked(self, key: str) -> None:
        """A button of the head or of the line above the editor."""
        screen, page, desk = self._screen, self._page, self._desk
        answers: dict[str, Callable[[], object]] = {
            "back": screen.opening.go_back,
            "more": lambda: _open(
                menus.more_menu(self._words, desk, screen, screen.deeds.run), page.head.more
            ),
            "note": self._show_note,
            "follow": screen.writing.follow,
            "differences": lambda: self.toggle("differences"),
            "insert": lambda: _open(
                menus.insert_menu(self._words, desk, screen, page.editor.insert), page.above.insert
            ),
            "finding": self._why,
            "pictures": screen.make_room,
            "history": lambda: self.toggle("history"),
            "details": lambda: self.toggle("details"),
        }
        answers[key]()

    def accounts(self, owner: QWidget) -> None:
        """The menu of accounts below a button."""
        screen = self._screen
        _open(menus.accounts_menu(self._words, self._desk, screen, screen.deeds.place), owner)

    def _show_note(self) -> None:
        head, note = note_parts(self._desk, self._words, self._session.now())
        if head:
            close = (self._words("kit.close"), self._page.message.hide)
            self._page.message.show_message("warn", head, note, (close,))

    def _why(self) -> None:
        placed = self._screen.jumps.at(self._page.editor.caret())
        if placed is not None:
            self._screen.show_finding(placed.finding.key)
        else:
            self._screen.noter.open_at_caret()

    def toggle(self, panel: str) -> None:
        """Opens a panel; the one that is open is closed by that."""
        self.show("" if panel == self.panel else panel)

    def show(self, panel: str) -> None:
        """Shows a panel, "" the findings."""
        if panel == self.panel:
            return
        self.panel = panel
        self._page.show_panel(self.panel)
        self._screen.showing.panels(self.panel)
        self.list_history()

    def close_panel(self) -> None:
        """Back to the findings, and to the words."""
        self.show("")
        self._page.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def list_history(self) -> None:
        """Reads the versions anew, while they are shown."""
        if self.panel != "history" or not self._desk.is_open:
            return
        now, words = self._session.now(), self._words
        found = past.entries(self._session.workspace, self._desk.id) if self._desk.id else ()
        rows = []
        for entry in found:
            who = entry.author or words("composer.note.somebody")
            at = spell.ago(words, entry.at.isoformat(), now)
            what = words(entry.op, subject=entry.subject)
            rows.append((entry, what, words("composer.history.line", n=entry.number, who=who, when=at)))
        self._page.history.show_entries(rows)
        self.compare(self._page.history.revision())

    def compare(self, revision: str) -> None:
        """What differs between a version and the words on the desk."""
        if not revision:
            return
        found = past.difference(self._session.workspace, self._desk.id, revision, self._desk.post)
        self._page.history.show_difference(found, self._screen.showing.names(), locked=bool(self._desk.lock))


def _open(menu: QMenu, owner: QWidget) -> None:
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(owner.mapToGlobal(QPoint(0, owner.height() + 4)))
