"""What a file holds before anything is written: rows under heads, and the row looked at beside them."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ...theme.theme import active
from ..boxes import clear, column, ground, row
from ..labels import show_if
from ..notes import EmptyState, InlineMessage
from ..segments import TabBar, TabMark
from .records import RecordHead, RecordList

_SETTLE_MS = 50
"""A key held down runs through the rows; the panel follows when it comes to rest."""


class Room(NamedTuple):
    """Of the panel beside the rows: its width, at most this share of the page; a page that is not as wide
    as ``narrow`` has no panel. Widths at 100 %.
    """

    width: int
    share: float
    narrow: int


class PreviewPage(QWidget):
    """Made of ``message``, ``tabs``, ``list`` with ``detail`` beside it (`beside`), which the page lays out.

    A page says what it shows in `show_head` (another head was turned to) and `show_row` (another row is
    looked at), and names what else F6 stops at in `extras`.
    """

    def __init__(
        self, name: str, heads: Sequence[str], rows: RecordList, detail: QWidget, room: Room
    ) -> None:
        super().__init__()
        ground(self, "surface")
        self._room = room
        self.message = InlineMessage()
        self.message.hide()
        self.tabs = TabBar(name)
        for said in heads:
            self.tabs.addTab(said)
        self.list, self.detail = rows, detail
        under = QWidget()
        self._under = column(under, gap=0)
        self._under.addWidget(rows, 1)
        blank = QWidget()
        self._blank = column(blank)
        self.sides = QStackedWidget()
        self.sides.addWidget(under)
        self.sides.addWidget(blank)
        self.beside = row(gap=0)
        self.beside.addWidget(self.sides, 1)
        self.beside.addWidget(detail)
        self._settle = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._settle.timeout.connect(self.show_row)
        self.list.moved.connect(self._settle.start)
        self.tabs.currentChanged.connect(lambda *_: self.show_head())

    def add_head(self, head: RecordHead) -> None:
        """The names of the columns above the rows."""
        self._under.insertWidget(0, head)

    def show_head(self) -> None:
        """The rows of the head that is turned to."""

    def show_row(self) -> None:
        """The panel shows the row that is looked at."""

    def extras(self) -> list[QWidget]:
        """Where F6 stops between the heads and the rows."""
        return []

    def mark(self, at: int, count: int, icon: str = "", role: str = "text-3") -> None:
        """How many rows a head has; the icon is for those that need a person, while there are any."""
        self.tabs.set_mark(at, TabMark(box=str(count), icon=icon if count else "", role=role))

    def say_empty(self, empty: EmptyState | None) -> None:
        """Instead of rows; `None`: there are rows."""
        clear(self._blank)
        if empty is not None:
            self._blank.addStretch(1)
            self._blank.addWidget(empty)
            self._blank.addStretch(2)
        self.sides.setCurrentIndex(0 if empty is None else 1)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list first where it is narrow."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The panel stands beside rows, where the page is wide enough for both."""
        width, share, narrow = self._room
        self.detail.setFixedWidth(min(active().px(width), round(self.width() * share)))
        show_if(self.detail, self.width() >= active().px(narrow) and bool(self.list.lines.lines))

    def parts(self) -> list[QWidget]:
        """Where F6 stops."""
        return [self.tabs, *self.extras(), *([self.list] if self.list.lines.lines else [])]

    def focus_first(self) -> None:
        """The rows, or the heads when there are none."""
        target: QWidget = self.list if self.list.lines.lines else self.tabs
        target.setFocus(Qt.FocusReason.OtherFocusReason)
