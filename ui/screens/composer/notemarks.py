"""Notes in the text being written: words on a tint with a line below, and the number at the right."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QPen, QTextCursor
from PySide6.QtWidgets import QTextEdit

from medsos_desktop.composer.noting import NoteMark
from medsos_desktop.text.spans import Utf16Map

from ...kit.lines import areas
from ...theme.theme import active
from ...threads.pin import paint_pin, pin_at, side

_BELOW = 8.5
"""From the baseline to the line: the waves of findings run above it."""
_RIGHT = 10
Placed = list[tuple[NoteMark, list[QRectF]]]


class NoteMarks:
    """Of one editor. ``current`` is the thread that is pointed at."""

    def __init__(self, edit: QTextEdit) -> None:
        self._edit = edit
        self._marks: tuple[NoteMark, ...] = ()
        self._pins: list[tuple[NoteMark, float, float]] = []
        self.current = ""

    def show_marks(self, found: Sequence[NoteMark]) -> None:
        """Other marks."""
        if tuple(found) != self._marks:
            self._marks = tuple(found)
            self._edit.viewport().update()

    def point(self, thread: str, spots: Utf16Map) -> None:
        """Shows one stronger and brings it into sight; the caret stays where it is."""
        self.current = thread
        mark = next((each for each in self._marks if each.thread == thread), None)
        if mark is not None:
            cursor = QTextCursor(self._edit.document())
            last = self._edit.document().characterCount() - 1
            cursor.setPosition(min(spots.to_utf16(mark.start), last))
            here, seen = self._edit.cursorRect(cursor), self._edit.viewport().rect()
            if not seen.contains(here):
                bar = self._edit.verticalScrollBar()
                bar.setValue(bar.value() + here.center().y() - seen.height() // 2)
        self._edit.viewport().update()

    def placed(self, spots: Utf16Map) -> Placed:
        """Where the words of each stand on the screen."""
        return [
            (mark, areas(self._edit, spots.to_utf16(mark.start), spots.to_utf16(mark.end), _BELOW))
            for mark in self._marks
        ]

    def paint_grounds(self, painter: QPainter, placed: Placed) -> None:
        """Below the text."""
        for mark, found in placed:
            for area in found:
                painter.fillRect(
                    area, active().colour("selected" if mark.thread == self.current else "tag-bg")
                )

    def paint_lines(self, painter: QPainter, placed: Placed, taken: Iterable[QRect]) -> None:
        """Above the text; the numbers beside words that stand at the right already (``taken``)."""
        for mark, found in placed:
            painter.setPen(QPen(active().colour("accent"), 3 if mark.thread == self.current else 1.5))
            for area in found:
                painter.drawLine(area.bottomLeft(), area.bottomRight())
        self._pins = self._arranged(placed, list(taken))
        for mark, x, y in self._pins:
            paint_pin(painter, x, y, mark.number)

    def _arranged(self, placed: Placed, taken: list[QRect]) -> list[tuple[NoteMark, float, float]]:
        made: list[tuple[NoteMark, float, float]] = []
        free = float("-inf")
        tops = [(found[0].top(), mark) for mark, found in placed if found]
        for top, mark in sorted(tops, key=lambda each: (each[0], each[1].number)):
            y = max(top, free)
            x = self._edit.viewport().width() - _RIGHT - side()
            here = QRect(round(x), round(y), side(), side())
            beside = [each.left() - 4 - side() for each in taken if each.intersects(here)]
            made.append((mark, float(min([x, *beside])), y))
            free = y + side() + 2
        return made

    def under(self, point: QPointF) -> str:
        """The thread whose number is at a point of the viewport; "" for none."""
        return next((mark.thread for mark, x, y in self._pins if pin_at(point, x, y)), "")
