"""Going to where something is wrong: the place in the words, the row at the side, the field to fill."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from medsos_desktop.checking import Placed
from medsos_desktop.composer.edit import MASTER
from medsos_desktop.composer.places import Place, place_of
from medsos_desktop.composer.steps import Reason
from medsos_desktop.telling import said

if TYPE_CHECKING:
    from .screen import Screen

_FOCUS = Qt.FocusReason.OtherFocusReason


class Jumps:
    """Acts on a screen; made by it."""

    def __init__(self, screen: "Screen") -> None:
        self._screen = screen
        self._desk, self._page, self._words = screen.desk, screen.page, screen.words

    def to_finding(self, key: str) -> bool:
        """Opens the row of a finding and shows its place; False when it is not there any more."""
        for placed in self._desk.placed:
            if placed.finding.key == key:
                self.to_place(placed)
                self._screen.show_finding(key)
                return True
        return False

    def to_place(self, placed: Placed) -> bool:
        """The words or the picture a finding is about; False when it is about the post as a whole."""
        place = place_of(self._desk, placed)
        if place is not None:
            self.go(place)
        return place is not None

    def go(self, place: Place) -> None:
        """To a place of the page, with the keyboard."""
        self._screen.choose(place.account)
        if place.asset:
            self._screen.show_picture(place.asset)
        elif place.field == self._desk.main_field():
            self._page.editor.jump(place.start, place.end)
        else:
            fields = self._page.fields.fields
            line = fields[place.field].line if place.account != MASTER else self._page.head.title
            line.setFocus(_FOCUS)
            line.setSelection(place.start, place.end - place.start)

    def step(self, by: int) -> None:
        """The next finding of this tab after the caret (or the one before); then of the other tabs."""
        marked = sorted(self._desk.marked(self._desk.main_field()), key=lambda each: each[0].start)
        caret = self._page.editor.caret()
        ahead = [each for each in marked if each[0].start > caret or (each[0].start == caret == 0)]
        behind = [each for each in reversed(marked) if each[0].end < caret]
        wanted = (ahead or marked) if by > 0 else (behind or marked[::-1])
        if wanted:
            self._page.editor.jump(wanted[0][0].start, wanted[0][0].end)
            return
        for placed in self._desk.placed:
            if placed.open:
                if not self.to_place(placed):
                    self._screen.show_finding(placed.finding.key)
                return
        self._screen.context.say(self._words("composer.no_findings"), undo=False)

    def at(self, place: int) -> Placed | None:
        """The gravest finding at a place of the editor's text."""
        marked = self._desk.marked(self._desk.main_field())
        found = [placed for mark, placed in marked if mark.start <= place <= mark.end]
        return min(
            found, key=lambda each: ("block", "warn", "hint").index(each.finding.severity), default=None
        )

    def tip(self, place: int) -> str:
        """What the mouse points at, in words."""
        placed = self.at(place)
        if placed is None:
            return self._screen.noter.tip(place)
        parts = (said(self._words, placed, "title"), said(self._words, placed, "what"))
        return "\n".join(part for part in parts if part)

    def to_reason(self, reason: Reason) -> None:
        """Where a reason can be mended."""
        code, page = reason.code, self._page
        if code in ("block", "warn"):
            self._to_worst(code)
        elif code == "undated":
            page.head.date.setFocus(_FOCUS)
            page.head.date.click()
        elif code == "account":
            page.tabs.add.setFocus(_FOCUS)
            page.tabs.add.click()
        elif code == "empty":
            self._to_empty()
        elif code == "picture":
            self._screen.show_picture(str(reason.params.get("name", "")))
        elif code in ("role", "nobody"):
            self._screen.context.go("settings", section="people")
        else:
            page.notice.focus_first()

    def _to_worst(self, severity: str) -> None:
        for placed in self._desk.placed:
            if placed.open and placed.finding.severity == severity:
                self.to_finding(placed.finding.key)
                return

    def _to_empty(self) -> None:
        for account in self._desk.post.variants:
            fields = self._desk.workspace.catalogue.surface(self._desk.post.variants[account].surface)
            own = self._desk.post.variants[account].fields or {}
            if not own.get(fields.main_field.name, self._desk.post.text).strip():
                self._screen.choose(account if fields.main_field.name in own else MASTER)
                break
        self._page.editor.setFocus(_FOCUS)
