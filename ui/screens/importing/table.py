"""The rows of the preview: what a line says, which updates are ticked, and where its columns stand."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from medsos_desktop.exchange.outcome import Kind, Line
from medsos_desktop.importing import sayings
from medsos_desktop.importing.facts import Facts

from ...kit import paint
from ...kit.wizard.records import LEFT, RIGHT, TICK, Column, RecordDelegate, RecordModel
from ...theme.theme import active
from .columns import Shown, laid_out


class LineModel(RecordModel[Line]):
    """The lines under one head; ``wanted`` are the posts whose updates are ticked."""

    def __init__(self) -> None:
        super().__init__()
        self.facts: Facts | None = None
        self.kind = Kind.NEW
        self.wanted: set[str] = set()
        self.turn = 0

    def show_lines(self, facts: Facts, kind: Kind) -> None:
        """Other lines."""
        self.facts, self.kind = facts, kind
        self.turn += 1
        self.put(facts.outcome.lines[kind])

    def spoken(self, line: Line) -> str:
        """Everything the row says."""
        return sayings.spoken(self.facts.words, self.facts.catalogue, line) if self.facts is not None else ""

    def ticked(self, line: Line) -> bool | None:
        """Updates have a box."""
        return line.id in self.wanted if self.kind is Kind.UPDATE else None

    def toggle(self, line: Line) -> None:
        """The post is to be updated, or not."""
        self.wanted ^= {line.id}

    def want(self, ids: set[str]) -> None:
        """These and no others are ticked."""
        self.wanted = ids
        self.told()


def place_width(facts: Facts, lines: tuple[Line, ...], kind: Kind) -> int:
    """The width of the longest place among the ends of the list and a few between."""
    if not lines:
        return 0
    picked = (lines[0], lines[-1], *lines[:: max(len(lines) // 50, 1)])
    metrics = active().metrics("small")
    say = facts.cell if kind in (Kind.REJECTED, Kind.WARNING) else facts.place
    longest = max(metrics.horizontalAdvance(say(line)) for line in picked)
    return min(longest + 4, active().px(150))


class LineDelegate(RecordDelegate[Line]):
    """Paints a line in the columns of its head."""

    height = 36
    lines: LineModel

    def __init__(self, model: LineModel) -> None:
        super().__init__(model)
        self._key: tuple[Kind, int, int] | None = None
        self._columns: list[tuple[Shown, int, int]] = []

    def columns(self, width: int) -> list[tuple[Shown, int, int]]:
        """(column, x, width) for rows of this width."""
        model = self.lines
        key = (model.kind, width, model.turn)
        if key != self._key and model.facts is not None:
            lead = TICK if model.kind is Kind.UPDATE else 0
            room = width - LEFT - RIGHT - lead
            place = place_width(model.facts, model.lines, model.kind)
            found = laid_out(model.facts, model.kind, room, active().px, place)
            self._columns = [(column, x + LEFT + lead, wide) for column, x, wide in found]
            self._key = key
        return self._columns

    def head(self, width: int) -> list[Column]:
        """The names of the columns, for rows of this width."""
        facts = self.lines.facts
        if facts is None:
            return []
        return [
            Column(facts.words(f"importing.column.{shown.key}"), x, wide)
            for shown, x, wide in self.columns(width)
        ]

    def paint_line(self, painter: QPainter, rect: QRect, line: Line) -> None:
        """The cells."""
        for column, x, wide in self.columns(rect.width()):
            self._cell(painter, QRect(rect.x() + x, rect.y(), wide, rect.height()), column, line)

    def _cell(self, painter: QPainter, rect: QRect, column: Shown, line: Line) -> None:
        theme, facts = active(), self.lines.facts
        if facts is None:
            return
        if column.look == "monograms":
            names = facts.monograms(line)
            most = len(names)
            while most > 1 and paint.monograms_width(names, most) > rect.width():
                most -= 1
            paint.monograms(painter, rect.x(), rect, names, most=most)
            return
        said = column.text(facts, line)
        if column.look == "title":
            self._title(painter, rect, said, line)
        elif column.look == "hour":
            given = line.post is not None and line.post.timed
            paint.text(painter, rect, said, font=theme.font("body"), role="text" if given else "text-3")
        else:
            paint.text(painter, rect, said, font=theme.font(column.look), role=column.tone)

    def _title(self, painter: QPainter, rect: QRect, said: str, line: Line) -> None:
        """The title, and behind it in grey how the text begins."""
        theme = active()
        took = paint.text(painter, rect, said, font=theme.font("strong"))
        post = line.post
        rest = rect.adjusted(took + 10, 0, 0, 0)
        if post is not None and post.title and post.text and rest.width() > 40:
            text = " ".join(post.text[:300].split())
            paint.text(painter, rest, text, font=theme.font("small"), role="text-3")
