"""Notes in the text that is read: words on a tinted ground with a line below, and the number at the right."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen, QTextCursor
from PySide6.QtWidgets import QTextEdit

from medsos_desktop.review.noting import Mark
from medsos_desktop.review.shown import Span

from ...kit.lines import areas
from ...theme.theme import active
from ...threads.pin import paint_pin, pin_at, side

_BELOW = 5.0
Place = Callable[[Span], tuple[tuple[int, int], ...]]
"""Where words of the post stand in the document, in UTF-16 units."""


class TextMarks:
    """Marks of one text; ``current`` is the thread that is pointed at."""

    def __init__(self, edit: QTextEdit) -> None:
        self._edit = edit
        self._marks: tuple[tuple[Mark, tuple[tuple[int, int], ...]], ...] = ()
        self.current = ""

    def show_marks(self, marks: Sequence[Mark], place: Place) -> None:
        """Other marks; those whose words are not on the page are left out."""
        placed = ((mark, place(mark.span)) for mark in marks)
        self._marks = tuple((mark, places) for mark, places in placed if places)
        self._edit.viewport().update()

    def threads(self) -> tuple[str, ...]:
        """What is marked, from the top."""
        found = sorted(self._marks, key=lambda each: each[1][0])
        return tuple(dict.fromkeys(mark.thread for mark, _ in found))

    def point(self, thread: str) -> None:
        """Shows one mark stronger, and brings it into sight; "" none."""
        self.current = thread
        places = next((places for mark, places in self._marks if mark.thread == thread), None)
        if places is not None:
            self._bring_into_sight(places[0][0])
        self._edit.viewport().update()

    def _bring_into_sight(self, position: int) -> None:
        cursor = QTextCursor(self._edit.document())
        cursor.setPosition(position)
        here, seen = self._edit.cursorRect(cursor), self._edit.viewport().rect()
        if not seen.contains(here):
            bar = self._edit.verticalScrollBar()
            bar.setValue(bar.value() + here.center().y() - seen.height() // 2)

    def at(self, position: int) -> str:
        """The thread whose words hold a position of the caret; "" for none."""
        found = (mark for mark, places in self._marks if any(a <= position <= b for a, b in places))
        return next((mark.thread for mark in found), "")

    def under(self, point: QPointF) -> str:
        """The thread whose number or words are at a point of the viewport; "" for none."""
        for mark, x, y in self._pins():
            if pin_at(point, x, y):
                return mark.thread
        for mark, places in self._marks:
            if any(area.contains(point) for area in self._areas(places)):
                return mark.thread
        return ""

    def _areas(self, places: Sequence[tuple[int, int]]) -> list[QRectF]:
        return [area for start, end in places for area in areas(self._edit, start, end, _BELOW)]

    def _pins(self) -> list[tuple[Mark, float, float]]:
        """Each number beside the first line of its words, or below the one that stands there already."""
        x = self._edit.viewport().width() - side() - 2.0
        tops = [(area[0].top(), mark) for mark, places in self._marks if (area := self._areas(places))]
        made: list[tuple[Mark, float, float]] = []
        free = float("-inf")
        for top, mark in sorted(tops, key=lambda each: (each[0], each[1].number)):
            y = max(top, free)
            made.append((mark, x, y))
            free = y + side() + 2
        return made

    def paint_grounds(self, painter: QPainter) -> None:
        """Below the text."""
        for mark, places in self._marks:
            on = mark.thread == self.current
            for area in self._areas(places):
                painter.fillRect(area, active().colour("selected" if on else "tag-bg"))

    def paint_lines(self, painter: QPainter) -> None:
        """Above the text: a line under the words, stronger for the one that is pointed at; the numbers."""
        for mark, places in self._marks:
            on = mark.thread == self.current
            painter.setPen(QPen(active().colour("accent"), 3 if on else 1.5))
            for area in self._areas(places):
                painter.drawLine(area.bottomLeft(), area.bottomRight())
        for mark, x, y in self._pins():
            paint_pin(painter, x, y, mark.number)
