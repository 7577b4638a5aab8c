"""What opens below a button: the meaning of shapes, all pillar shares, a month to move a post into."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from medsos_desktop.calendar import format as spelling
from medsos_desktop.model.post import State
from medsos_desktop.words import Words

from ... import icons
from ...kit import paint
from ...kit.labels import Label
from ...kit.month import MonthPicker
from ...kit.pickers import Popup
from ...theme.looks import STATES, Look, pillar_role
from ...theme.theme import active
from . import sayings
from .desk import Desk

Mark = Callable[[QPainter, int], object]
"""Draws a mark at the left of a line of the given height."""


class _Line(QWidget):
    """A painted mark of 28 px, then words."""

    def __init__(self, words: str, mark: Mark, tone: str = "text") -> None:
        super().__init__()
        self._words, self._mark, self._tone = words, mark, tone
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        """A line of 28."""
        theme = active()
        return QSize(40 + theme.metrics("body").horizontalAdvance(self._words), theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark and words."""
        painter = QPainter(self)
        self._mark(painter, self.height())
        area = self.rect().adjusted(34, 0, 0, 0)
        paint.text(painter, area, self._words, font=active().font("body"), role=self._tone)


def legend(words: Words, owner: QWidget) -> Popup:
    """The ten states by shape and word, and what the grounds mean."""
    popup = Popup(owner)
    popup.body.setSpacing(0)
    popup.body.addWidget(Label(words("calendar.legend.title"), "strong"))
    popup.body.addSpacing(4)
    for state in State:
        look = STATES[state]
        popup.body.addWidget(_Line(words(look.word), _state_mark(look)))
    popup.body.addWidget(_Line(words("calendar.legend.flag"), _flag))
    popup.body.addWidget(_Line(words("calendar.legend.red"), _ground("holiday-bg")))
    popup.body.addWidget(_Line(words("calendar.legend.shade"), _ground("sunken")))
    popup.show_below(owner)
    return popup


def _state_mark(look: Look) -> Mark:
    def draw(painter: QPainter, height: int) -> None:
        rect = QRect(0, (height - 22) // 2, 24, 22)
        paint.box(
            painter, rect, fill=f"{look.role}-bg", line=f"{look.role}-line", radius=4, dashed=look.dashed
        )
        icons.paint(painter, look.icon, 5, (height - 14) / 2, 14, look.role)

    return draw


def _flag(painter: QPainter, height: int) -> None:
    icons.paint(painter, "bendera", 4, (height - 16) / 2, 16, "text-2")


def _ground(role: str) -> Mark:
    def draw(painter: QPainter, height: int) -> None:
        paint.box(painter, QRect(0, (height - 20) // 2, 24, 20), fill=role, line="line", radius=2)

    return draw


def shares(words: Words, desk: Desk, owner: QWidget) -> Popup:
    """Every pillar with posts, share and target."""
    popup = Popup(owner)
    popup.body.setSpacing(0)
    month = spelling.month_title(words, desk.day)
    popup.body.addWidget(Label(words("calendar.share.title", month=month), "strong"))
    popup.body.addSpacing(4)
    parts = desk.shares()
    if not parts:
        popup.body.addWidget(Label(words("calendar.share.none"), "body", "text-2"))
    for part in parts:
        role = pillar_role(part.goal.number)
        line = sayings.share_line(words, part).split(" ", 1)[1]
        tone = "warn" if part.gap else "text"
        popup.body.addWidget(_Line(line, _pillar(part.goal.number, role), tone))
    popup.show_below(owner)
    return popup


def _pillar(number: int, role: str) -> Mark:
    def draw(painter: QPainter, height: int) -> None:
        paint.pillar(painter, QRect(0, (height - 20) // 2, 24, 20), number, role)

    return draw


def pick_day(words: Words, owner: QWidget, day: date, today: date, picked: Callable[[date], object]) -> Popup:
    """A small month; ``picked`` gets the day."""
    popup = Popup(owner)
    month = MonthPicker(words, day, today)

    def take(chosen: date) -> None:
        popup.close()
        picked(chosen)

    month.picked.connect(take)
    popup.body.addWidget(month)
    popup.show_below(owner)
    month.grid.setFocus(Qt.FocusReason.PopupFocusReason)
    return popup
