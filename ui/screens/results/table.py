"""The rows of the preview: what a line says, which are ticked, and where its columns stand."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from medsos_desktop.exchange.results.model import Kind, Line
from medsos_desktop.importing.results import ALL, Chosen
from medsos_desktop.words import Words

from ... import icons
from ...kit import paint
from ...kit.wizard.records import LEFT, RIGHT, TICK, Column, RecordDelegate, RecordModel, two_lines
from ...theme.looks import Look
from ...theme.theme import active

_GAP = 12
_STATUS, _WHO, _WHEN = 158, 196, 184
_NARROW = 720
"""Below this width (at 100 %) the moment is told by the panel alone."""

KINDS: dict[Kind, Look] = {
    Kind.STOPPED: Look("results.kind.stopped", "f-block", "block"),
    Kind.DOUBT: Look("results.kind.doubt", "f-warn", "warn"),
    Kind.UPDATE: Look("results.kind.update", "versi", "accent-text"),
    Kind.NEW: Look("results.kind.new", "f-ok", "ok"),
    Kind.SAME: Look("results.kind.same", "centang", "text-2"),
    Kind.EMPTY: Look("results.kind.empty", "jam", "text-2"),
}
_LOUD = (Kind.STOPPED, Kind.DOUBT)


class LineModel(RecordModel[Line]):
    """The lines of a view; what is ticked stands in `chosen`."""

    def __init__(self) -> None:
        super().__init__()
        self.chosen: Chosen | None = None

    def show_lines(self, chosen: Chosen, view: str = ALL) -> None:
        """Other lines."""
        self.chosen = chosen
        self.put(chosen.lines(view))

    def spoken(self, line: Line) -> str:
        """Everything the row says."""
        return self.chosen.spoken(line) if self.chosen is not None else ""

    def ticked(self, line: Line) -> bool | None:
        """A line that says nothing new, or cannot be taken, has no box."""
        return line.key in self.chosen.wanted if self.chosen is not None and line.takes else None

    def toggle(self, line: Line) -> None:
        """It is to be taken, or not."""
        if self.chosen is not None:
            self.chosen.toggle(line)


def columns(words: Words, width: int) -> list[Column]:
    """The columns of a row of this width, from the left; the moment is told where there is room for it."""
    return [Column(words(f"results.column.{name}"), *place) for name, place in places(width).items()]


def places(width: int) -> dict[str, tuple[int, int]]:
    """(x, width) of each column in a row of this width."""
    px = active().px
    wide = width >= px(_NARROW)
    x = LEFT + TICK
    made = {"status": (x, px(_STATUS))}
    x += px(_STATUS) + _GAP
    right = width - RIGHT
    if wide:
        right -= px(_WHEN)
        made["when"] = (right, px(_WHEN))
        right -= _GAP
    who = min(px(_WHO), (right - x) * 2 // 5)
    made["who"] = (right - who, who)
    made["title"] = (x, max(right - who - _GAP - x, 0))
    return made


class LineDelegate(RecordDelegate[Line]):
    """Tick, what becomes of it, title with what there is to say, account, moment."""

    height = 52
    lines: LineModel

    def paint_line(self, painter: QPainter, rect: QRect, line: Line) -> None:
        """The row's words."""
        chosen = self.lines.chosen
        if chosen is None:
            return
        place = {
            name: QRect(rect.x() + x, rect.y(), wide, rect.height())
            for name, (x, wide) in places(rect.width()).items()
        }
        theme, look = active(), KINDS[line.kind]
        status, loud = place["status"], line.kind in _LOUD
        icons.paint(painter, look.icon, status.x(), status.center().y() - 8, 16, look.role)
        area, strong = status.adjusted(22, 0, 0, 0), theme.font("small", strong=True)
        paint.text(painter, area, chosen.kind(line), font=strong, role=look.role if loud else "text")
        title = line.title or line.code or chosen.words("results.untitled")
        faint = line.kind in (Kind.SAME, Kind.EMPTY)
        roles = ("text-2" if faint else "text", look.role if loud else "text-2")
        two_lines(painter, place["title"], title, chosen.below(line), roles)
        self._who(painter, place["who"], chosen, line)
        if "when" in place:
            moment = chosen.told(line)[0]
            paint.text(painter, place["when"], moment, font=theme.font("small"), role="text-2")

    def _who(self, painter: QPainter, rect: QRect, chosen: Chosen, line: Line) -> None:
        names = [chosen.monogram(line)] if chosen.monogram(line) else []
        took = 0
        if names:
            paint.monograms(painter, rect.x(), rect, names)
            took = paint.monograms_width(names) + 8
        area, small = rect.adjusted(took, 0, 0, 0), active().font("small")
        paint.text(painter, area, line.who, font=small, role="text-2")
