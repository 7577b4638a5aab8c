"""A list of two-line rows, those of posts with a box to tick: what a file holds, or what one would send."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter

from ... import icons
from ...kit.wizard.records import LEFT, RIGHT, RecordDelegate, RecordList, RecordModel, two_lines

_TICK, _ICON = 30, 28


class Line(NamedTuple):
    """``key`` of what is ticked ("" has no box); ``icon`` and its ``role`` stand before the words."""

    key: str
    title: str
    meta: str
    icon: str = ""
    role: str = "text-3"


class TickModel(RecordModel[Line]):
    """Which keys are ticked is decided elsewhere: `toggle` asks for it, `tick` is the answer."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._ticked: frozenset[str] = frozenset()

    def show_lines(self, lines: Sequence[Line], ticked: frozenset[str]) -> None:
        """Other lines."""
        self._ticked = ticked
        self.put(lines)

    def tick(self, ticked: frozenset[str]) -> None:
        """Others are ticked."""
        self._ticked = ticked
        self.told()

    def spoken(self, line: Line) -> str:
        """Title, and what more is said."""
        return f"{line.title}, {line.meta}" if line.meta else line.title

    def ticked(self, line: Line) -> bool | None:
        """Lines with a key have a box."""
        return line.key in self._ticked if line.key else None

    def toggle(self, line: Line) -> None:
        """Asks for the other."""
        self.asked.emit(line.key)


class _Delegate(RecordDelegate[Line]):
    height = 52

    def paint_line(self, painter: QPainter, rect: QRect, line: Line) -> None:
        left = rect.x() + LEFT + (_TICK if line.key else 0)
        if line.icon:
            icons.paint(painter, line.icon, left, rect.y() + (rect.height() - 19) / 2, 20, line.role)
            left += _ICON
        area = QRect(left, rect.y(), rect.right() - left - RIGHT, rect.height())
        two_lines(painter, area, line.title, line.meta, ("text", "text-2"))


class TickList(RecordList):
    """``toggled(key)``: Space, or a press on the box."""

    toggled = Signal(str)
    lines: TickModel

    def __init__(self, name: str) -> None:
        model = TickModel()
        super().__init__(name, model, _Delegate(model), tick=_TICK)
        model.asked.connect(self.toggled)

    def show_lines(self, lines: Sequence[Line], ticked: frozenset[str]) -> None:
        """Other lines; the first is looked at."""
        self.lines.show_lines(lines, ticked)
        if lines:
            self.setCurrentIndex(self.lines.index(0, 0))
