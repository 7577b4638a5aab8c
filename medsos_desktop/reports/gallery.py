"""The pictures of a post, small, with number, name and alternative text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from medsos_desktop.reports import blocks
from medsos_desktop.reports.blocks import Desk
from medsos_desktop.reports.flow import Piece
from medsos_desktop.reports.ink import PALE, Style
from medsos_desktop.reports.lines import Line
from medsos_desktop.reports.model import SheetPicture
from medsos_desktop.reports.paper import LEFT

_GUTTER, _GAP = 5.0, 3.0
_SIDE, _ONLY = 33.0, 44.0
"""Millimetres of a picture's longer side: one of several, and the only one."""
_MOST = 15
"""Lines of an alternative text beside its picture; a longer one stands below all of them."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """``text`` are lines with their style."""

    picture: SheetPicture
    side: float
    text: tuple[tuple[Line, Style], ...]

    @property
    def height(self) -> float:
        return max(self.size[1], sum(style.height for _, style in self.text))

    @property
    def size(self) -> tuple[float, float]:
        """Millimetres of the picture on paper."""
        shown = self.picture.shown
        if shown is None:
            return (self.side, self.side * 0.6)
        scale = self.side / max(shown.width, shown.height)
        return (shown.width * scale, shown.height * scale)


def pictures(desk: Desk, all_: Sequence[SheetPicture]) -> list[Piece]:
    """All pictures in two columns, a single one larger across the page."""
    heading = blocks.heading(desk, desk.words("reports.pictures", n=len(all_)))
    if not all_:
        none = desk.words("reports.no_pictures")
        return [heading, *blocks.paragraph(desk, none, blocks.QUIET)]
    columns = 1 if len(all_) == 1 else 2
    side = _ONLY if columns == 1 else _SIDE
    width = (desk.width - _GUTTER * (columns - 1)) / columns
    cells = [_cell(desk, each, side, width - side - _GAP) for each in all_]
    rows = [cells[at : at + columns] for at in range(0, len(cells), columns)]
    pieces = [heading, *(_row(desk, row, width, 4.0 if at else 0.8) for at, row in enumerate(rows))]
    for each in all_:
        if _is_long(desk, each, width - side - _GAP):
            pieces += _below(desk, each)
    return pieces


def _cell(desk: Desk, picture: SheetPicture, side: float, width: float) -> _Cell:
    parts = [
        (desk.words("reports.picture", label=picture.label), blocks.STRONG),
        (picture.name, blocks.LABEL),
    ]
    if picture.used:
        parts.append((picture.used, blocks.LABEL))
    if picture.again:
        parts.append((desk.words("reports.alt_again"), blocks.QUIET))
    elif not picture.alt.strip():
        parts.append((desk.words("reports.no_alt"), blocks.QUIET))
    elif _is_long(desk, picture, width):
        parts.append((desk.words("reports.alt_below"), blocks.QUIET))
    else:
        parts.append((desk.words("reports.alt", text=picture.alt), blocks.SMALL))
    return _Cell(
        picture,
        side,
        tuple((each, style) for text, style in parts for each in desk.ink.lines(text, width, style)),
    )


def _is_long(desk: Desk, picture: SheetPicture, width: float) -> bool:
    return not picture.again and len(desk.ink.lines(picture.alt, width, blocks.SMALL)) > _MOST


def _row(desk: Desk, cells: Sequence[_Cell], width: float, gap: float) -> Piece:
    def draw(y: float) -> None:
        for at, cell in enumerate(cells):
            _draw(desk, cell, LEFT + at * (width + _GUTTER), y, width)

    return Piece(max(cell.height for cell in cells), draw, gap=gap)


def _draw(desk: Desk, cell: _Cell, x: float, y: float, width: float) -> None:
    wide, high = cell.size
    if cell.picture.shown is None:
        gone = desk.ink.lines(desk.words("reports.picture_gone"), wide - 4, blocks.LABEL)
        for at, each in enumerate(gone):
            desk.ink.write(x + 2, y + 2 + at * blocks.LABEL.height, each, blocks.LABEL)
    else:
        desk.ink.picture(x, y, wide, high, cell.picture.shown)
    desk.ink.box(x, y, wide, high, 0.2, PALE)
    down = y
    for line, style in cell.text:
        desk.ink.write(x + cell.side + _GAP, down, line, style, width - cell.side - _GAP)
        down += style.height


def _below(desk: Desk, picture: SheetPicture) -> list[Piece]:
    label = desk.words("reports.alt_of", label=picture.label)
    head = replace(blocks.line(desk, label, blocks.STRONG, LEFT, desk.width, 3), keep=True)
    return [head, *blocks.paragraph(desk, picture.alt, blocks.SMALL)]
