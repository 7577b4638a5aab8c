"""The page of cards: choices, list, what the file holds, bundles made before."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from medsos_desktop.bundles.earlier import Earlier
from medsos_desktop.export.desk import Desk
from medsos_desktop.export.lines import lines
from medsos_desktop.words import Words

from ...kit.boxes import Card, column, row
from ...kit.labels import Label, show_if
from ...kit.segments import SegmentedControl
from ...theme.theme import active, is_narrow
from .before import Before
from .choices import Choices
from .contents import Contents
from .parts import Parts

VIEWS = ("contents", "holds", "before")
_WIDE = 1130
"""From this width of the screen on the cards have their full measure (a window of about 1306)."""


class PlanPage(QWidget):
    """Three columns; with large text two, and the cards of the second take turns."""

    def __init__(
        self, words: Words, desk: Desk, again: Callable[[Earlier], object], check: Callable[[], object]
    ) -> None:
        super().__init__()
        self._words, self._desk = words, desk
        self.choices, self.contents = Choices(words, desk), Contents(words)
        self.parts, self.before = Parts(words), Before(words, desk, again, check)
        self.which = Label(words("export.only_approved"), "small", "text-2")
        self.list_card = Card(words("export.card.contents"), right=self.which)
        self.empty = Label(words("export.list.nothing"), "body", "text-2", wrap=True)
        self.empty.setContentsMargins(16, 16, 16, 16)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.list_card.body.addWidget(self.empty)
        self.list_card.body.addWidget(self.contents, 1)
        names = [(each, words(f"export.view.{each}")) for each in VIEWS]
        self.views = SegmentedControl(names, words("export.views"))
        self.views.chosen.connect(self.show_view)
        self._cards = row(self, gap=16, margins=(16, 16, 16, 16))
        self._arrange()
        self.show_view(VIEWS[0])

    def _arrange(self) -> None:
        middle = column(gap=8)
        middle.addWidget(self.views)
        middle.addWidget(self.list_card, 1)
        self._cards.addWidget(self.choices)
        self._cards.addLayout(middle, 1)
        side = middle
        if not is_narrow():
            side = column(gap=12)
            self._cards.addLayout(side)
        side.addWidget(self.parts, 1)
        side.addWidget(self.before, 0, Qt.AlignmentFlag.AlignTop)
        show_if(self.views, is_narrow())

    def show_view(self, view: str) -> None:
        """With large text only this card stands beside the choices."""
        for key, card in zip(VIEWS, (self.list_card, self.parts, self.before), strict=True):
            show_if(card, not is_narrow() or view == key)

    def show_desk(self) -> None:
        """Everything as the desk has it."""
        self.choices.show_desk()
        self.which.setText(self._words("export.draft_too" if self._desk.draft else "export.only_approved"))
        said = lines(self._words, self._desk)
        self.contents.show_lines(said)
        show_if(self.contents, bool(said))
        show_if(self.empty, not said)
        self.parts.show_tools(self._desk.tools)
        self.before.show_desk()

    def choose_held(self) -> None:
        """To the first post that is held back."""
        self.views.set_current(VIEWS[0])
        self.show_view(VIEWS[0])
        self.contents.choose_held()

    def set_locked(self, locked: bool) -> None:
        """While something runs nothing is chosen."""
        self.choices.set_locked(locked)
        self.before.set_locked(locked)

    def stops(self) -> list[QWidget]:
        """What the Tab key visits, in order; each view's button stands before its card."""
        return [
            *self.choices.stops(),
            *self.views.findChildren(QPushButton),
            self.contents,
            *self.before.stops(),
        ]

    def fit(self, width: int) -> None:
        """The outer cards give a little where the screen is small."""
        wide = width >= _WIDE
        self.choices.setFixedWidth(active().px(288 if wide else 284))
        if not is_narrow():
            for card in (self.parts, self.before):
                card.setFixedWidth(324 if wide else 300)
        side, high = (16, 16) if wide else (8, 12)
        self._cards.setSpacing(side)
        self._cards.setContentsMargins(side, high, side, high)
