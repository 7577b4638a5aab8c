"""Where the parts of the writing page stand; nothing here does anything."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from medsos_desktop.words import Words

from ...kit.boxes import column, row
from ...kit.labels import divider, show_if
from ...kit.notes import InlineMessage
from ...kit.regions import Region
from ...theme.theme import active
from .above import Above
from .actions import Actions
from .asking import AskNote
from .counterbar import CounterBar
from .details import Details
from .differences import Differences
from .editor import Editor
from .fields import SmallFields
from .history import History
from .media import MediaStrip
from .notice import Holder, Notice
from .pagebar import PageHead
from .right import RightColumn
from .taborder import walk
from .tabs import Tabs

WIDE, NARROW = 608, 564
"""The right column beside the editor, in a window of 1366 and of 1280; measured without the rail."""

WIDE_FROM = 1150
TWO_FROM = 1080
LARGE_TEXT = 1.25
"""From this text scale on findings and preview take turns in one column."""

ONE_COLUMN = 320

_LEAST = 132
"""Of the editor: five lines; with less the pictures make room."""


class Page(QWidget):
    """Head, tabs, editor with what belongs to it, the side, the bar with the next step."""

    def __init__(
        self,
        words: Words,
        today: Callable[[], date],
        media: MediaStrip,
        right: RightColumn,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.media, self.right = media, right
        self.head = PageHead(words, today)
        self.tabs, self.above = Tabs(words), Above(words)
        self.message, self.notice, self.asking = InlineMessage(), Notice(), AskNote(words)
        self.message.hide()
        self.fields, self.counters = SmallFields(words), CounterBar(words)
        self.editor = Editor(words("composer.editor"))
        self.editor.setObjectName("editor")
        self.editor.setPlaceholderText(words("composer.editor_hint"))
        self.foot = Actions(words)
        self.history, self.details, self.differences = History(words), Details(words), Differences(words)
        self._panels = {"history": self.history, "details": self.details, "differences": self.differences}
        self.side = QStackedWidget()
        stack = column(self, gap=0)
        stack.addWidget(self.head)
        both = row(gap=0)
        both.addLayout(self._left(), 1)
        both.addWidget(divider(vertical=True))
        both.addWidget(self.side)
        stack.addLayout(both, 1)
        stack.addWidget(self.foot)
        for panel in (right, *self._panels.values()):
            self.side.addWidget(panel)

    def _left(self) -> QVBoxLayout:
        left = column(gap=0)
        left.addWidget(self.tabs)
        inner = column(gap=0, margins=(16, 0, 16, 12))
        inner.addWidget(self.above)
        for part in (self.message, self.notice, self.asking):
            inner.addWidget(Holder(part))
        inner.addWidget(self.fields)
        inner.addWidget(self.editor, 1)
        inner.addWidget(self.counters)
        inner.addWidget(self.media)
        left.addLayout(inner, 1)
        return left

    def regions(self) -> Sequence[Region]:
        """Where F6 leads: head, tabs, words, pictures, what stands at the side, next step."""
        sides = self.right.parts() if self.side.currentWidget() is self.right else (self.side,)
        above = (self.head, self.tabs, self.message, self.notice, self.asking)
        return [
            *(Region(part) for part in above),
            Region(self.editor, self.editor),
            Region(self.media),
            *(Region(part) for part in sides),
            Region(self.foot, self.foot.primary),
        ]

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab and Shift+Tab, in reading order."""
        side = self.side.currentWidget()
        sides = self.right.parts() if side is self.right else (side,)
        top = (self.head, self.tabs, self.above, self.message, self.notice, self.asking, self.fields)
        parts = (*top, self.editor, self.counters, self.media, *sides, self.foot)
        return walk(self, parts, forward=forward) or super().focusNextPrevChild(forward)

    def make_room(self, height: int) -> None:
        """Words first: where the page is low (``height``), the pictures stand behind a button."""
        around = (self.head, self.tabs, self.above, self.counters, self.media, self.foot)
        room = height - sum(part.sizeHint().height() for part in around)
        low = room < active().px(_LEAST)
        show_if(self.above.pictures, low)
        show_if(self.media, not low or self.above.pictures.isChecked())

    def show_panel(self, panel: str) -> None:
        """ "history", "details", "differences", or the findings ("")."""
        self.head.show_open(panel)
        self.side.setCurrentWidget(self._panels.get(panel, self.right))

    def fit(self, width: int) -> None:
        """Gives the side its width for a page of ``width``; in a short one its two halves take turns."""
        theme = active()
        one = theme.scale >= LARGE_TEXT or width < TWO_FROM
        self.right.set_narrow(one)
        two = WIDE if width >= WIDE_FROM else NARROW
        self.side.setFixedWidth(min(theme.px(ONE_COLUMN), width * 2 // 5) if one else two)
