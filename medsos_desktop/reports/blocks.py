"""The small parts that every section of a sheet is made of: headings, paragraphs, labels."""

from collections.abc import Sequence
from dataclasses import dataclass

from medsos_desktop.reports.flow import Piece, no_orphans
from medsos_desktop.reports.ink import BLACK, GREY, PALE, Ink, Style
from medsos_desktop.reports.lines import Line
from medsos_desktop.reports.paper import LEFT
from medsos_desktop.words import Words

TITLE = Style(15, bold=True, leading=1.25)
NAME = Style(12, bold=True, leading=1.3)
HEAD = Style(10.5, bold=True)
STRONG = Style(9.5, bold=True)
TEXT = Style(10)
SMALL = Style(8.5, leading=1.35)
CAPTION = Style(10.5, leading=1.36)
LABEL = Style(7.5, shade=GREY, leading=1.35)
_TIGHT = Style(6.5, leading=1.12)
CORNER = Style(6.5, shade=GREY, leading=1.3)
QUIET = Style(8.5, shade=GREY, leading=1.35)

COLUMN = 20.0
"""Millimetres of a label beside its value."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What every section draws with."""

    ink: Ink
    words: Words

    @property
    def width(self) -> float:
        """How wide the text may be, in millimetres."""
        return self.ink.paper.measure

    @property
    def end(self) -> float:
        """Its right edge."""
        return LEFT + self.width


def heading(desk: Desk, text: str) -> Piece:
    """The head of a section, with a line to the edge; what follows stays with it."""
    length = desk.ink.width(text, HEAD)

    def draw(y: float) -> None:
        desk.ink.write(LEFT, y, text, HEAD)
        desk.ink.rule(LEFT + length + 3, y + HEAD.height * 0.55, desk.width - length - 3, shade=PALE)

    return Piece(HEAD.height + 1.2, draw, gap=4.4, keep=True)


def line(desk: Desk, text: Line | str, style: Style, x: float, width: float, gap: float = 0.0) -> Piece:
    """One line."""
    return Piece(style.height, lambda y: desk.ink.write(x, y, text, style, width), gap)


def paragraph(
    desk: Desk, text: str, style: Style, x: float = LEFT, width: float = 0.0, gap: float = 0.0
) -> list[Piece]:
    """A text over as many lines as it needs, which may run over pages."""
    width = width or desk.width
    lines = desk.ink.lines(text, width, style)
    return no_orphans([line(desk, each, style, x, width, 0 if at else gap) for at, each in enumerate(lines)])


def fact(desk: Desk, label: str, value: str) -> list[Piece]:
    """A label and its value beside it."""
    width = desk.width - COLUMN
    lines = desk.ink.lines(value, width, TEXT)

    def first(y: float) -> None:
        _label(desk, LEFT, y, label)
        desk.ink.write(LEFT + COLUMN, y, lines[0], TEXT, width)

    rest = [line(desk, each, TEXT, LEFT + COLUMN, width) for each in lines[1:]]
    return no_orphans([Piece(TEXT.height, first), *rest])


def facts(desk: Desk, all_: Sequence[tuple[str, str]]) -> list[Piece]:
    """Labels and values; short ones side by side, three in a row."""
    pieces: list[Piece] = []
    row: list[tuple[str, str]] = []
    room = desk.width / 3 - COLUMN * 0.75 - 3
    for label, value in all_:
        if desk.ink.width(value, TEXT) > room:
            pieces += [*_row(desk, row), *fact(desk, label, value)]
            row = []
        else:
            row.append((label, value))
            if len(row) == 3:
                pieces += _row(desk, row)
                row = []
    return [*pieces, *_row(desk, row)]


def _row(desk: Desk, row: Sequence[tuple[str, str]]) -> list[Piece]:
    told = tuple(row)

    def draw(y: float) -> None:
        x = LEFT
        for at, (label, value) in enumerate(told):
            _label(desk, x, y, label)
            column = COLUMN if at == 0 else desk.ink.width(label, QUIET) + 3
            desk.ink.write(x + column, y, value, TEXT)
            x += max(desk.width / 3, column + desk.ink.width(value, TEXT) + 8)

    return [Piece(TEXT.height, draw)] if told else []


def _label(desk: Desk, x: float, y: float, text: str) -> None:
    desk.ink.write(x, y + (TEXT.height - QUIET.height) * 0.7, text, QUIET)


def tick(desk: Desk, x: float, y: float, label: str, style: Style = TEXT, side: float = 4.4) -> float:
    """A box to tick with a pen and what it stands for; where the label ends."""
    desk.ink.box(x, y + (style.height - side) / 2, side, side, 0.35, BLACK)
    desk.ink.write(x + side + 2, y, label, style)
    return x + side + 2 + desk.ink.width(label, style)


def field(desk: Desk, x: float, y: float, width: float, height: float, label: str, value: str = "") -> None:
    """A framed place to write on, its label small in the corner, ``value`` where it is known."""
    desk.ink.box(x, y, width, height)
    desk.ink.write(x + 1.5, y + 0.3, label, CORNER)
    if not value:
        return
    style = next((each for each in (TEXT, SMALL) if desk.ink.width(value, each) <= width - 3), None)
    if style is not None:
        desk.ink.write(x + 1.5, y + height - style.height, value, style)
        return
    first, *more = desk.ink.lines(" ".join(value.split()), width - 3, _TIGHT)
    rest = desk.ink.cut("".join(each.text + " " for each in more), width - 3, _TIGHT)
    for at, text in enumerate((first.text, rest)):
        desk.ink.write(x + 1.5, y + height - (2 - at) * _TIGHT.height - 0.2, text, _TIGHT)
