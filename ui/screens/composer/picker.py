"""Nothing is open: what waits to be written on, the returned ones first, and a new post."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from medsos_desktop.calendar import format as spell
from medsos_desktop.model.rows import PostRow
from medsos_desktop.words import Words

from ...kit.actionrow import ActionRow, meta_icon
from ...kit.boxes import Card, PageBar, Scroll, clear, column, ground
from ...kit.button import Button
from ...kit.labels import Label
from ...kit.notes import EmptyState
from ...theme.looks import STATES

_MOST = 60


class Picker(QWidget):
    """``opened(post)`` and ``new()``."""

    opened = Signal(str)
    new = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ground(self, "canvas")
        self._words = words
        bar = self.bar = PageBar(words("composer.title"))
        self.start = Button(words("composer.new"), "primary", icon="tambah", large=True)
        self.start.activated.connect(self.new)
        bar.right.addWidget(self.start)
        page = self.rows = Scroll(margins=(16, 4, 16, 16))
        self._body = column(gap=12)
        page.body.addLayout(self._body)
        page.body.addStretch(1)
        stack = column(self, gap=0)
        stack.addWidget(bar)
        stack.addWidget(page, 1)
        self.buttons: dict[str, Button] = {}

    def show_rows(self, returned: Sequence[PostRow], drafts: Sequence[PostRow], zone: str) -> None:
        """What can be written on, the nearest first."""
        clear(self._body)
        self.buttons = {}
        for key, rows in (("returned", returned), ("drafts", drafts)):
            if rows:
                self._body.addWidget(self._card(self._words(f"composer.pick.{key}"), rows, zone))
        if not returned and not drafts:
            empty = EmptyState("naskah", self._words("composer.pick.none"), self._words("composer.pick.hint"))
            empty.add_action(self._words("composer.new"), self.new.emit)
            self._body.addWidget(empty)

    def _card(self, title: str, rows: Sequence[PostRow], zone: str) -> Card:
        card = Card(title, count=len(rows))
        shown = rows[:_MOST]
        for row in shown:
            button = self.buttons[row.id] = Button(self._words("composer.pick.open"))
            button.activated.connect(lambda post=row.id: self.opened.emit(post))
            look = STATES[row.state]
            plan = spell.planned(self._words, row.planned, zone)
            meta = meta_icon(look.icon, look.role, self._words(look.word), plan)
            title_ = row.title or row.excerpt or self._words("composer.untitled")
            made = ActionRow(title_, meta, button=button)
            card.body.addWidget(made)
            if row is shown[-1]:
                made.set_last()
        if len(rows) > _MOST:
            rest = Label(self._words("composer.pick.rest", n=len(rows) - _MOST), "small", "text-2")
            rest.setContentsMargins(16, 8, 16, 8)
            card.body.addWidget(rest)
        return card

    def focus_first(self) -> None:
        """Where work goes on."""
        first = next(iter(self.buttons.values()), self.start)
        first.setFocus(Qt.FocusReason.OtherFocusReason)
