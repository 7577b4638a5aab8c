"""Where words stand in a text on the screen, line by line: for marks under them, and for what is pressed."""

from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextLine
from PySide6.QtWidgets import QTextEdit


def areas(edit: QTextEdit, start: int, end: int, below: float) -> list[QRectF]:
    """The rectangles of a stretch (in UTF-16 units) in the viewport of ``edit``, one a visual line.

    ``below`` is how far they reach under the baseline.
    """
    last = edit.document().characterCount() - 1
    start, end = min(start, last), min(end, last)
    found: list[QRectF] = []
    block = edit.document().findBlock(start)
    while block.isValid() and block.position() < end:
        layout = block.layout()
        origin = layout.position() - QPointF(
            edit.horizontalScrollBar().value(), edit.verticalScrollBar().value()
        )
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(start - block.position(), line.textStart())
            stop = min(end - block.position(), line.textStart() + line.textLength())
            if first < stop:
                left, right = _x(line, first), _x(line, stop)
                top, high = origin.y() + line.y(), line.ascent() + below
                found.append(QRectF(origin.x() + left, top, right - left, high))
        block = block.next()
    return found


def _x(line: QTextLine, at: int) -> float:
    """Where a position stands in its line, in pixels; the binding hands back a pair."""
    found: Any = line.cursorToX(at)
    return float(found[0] if isinstance(found, tuple) else found)
