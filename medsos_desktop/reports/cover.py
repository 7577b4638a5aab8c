"""The list in front of several posts: what is in the bunch, when it goes out, on which page it stands."""

from collections.abc import Sequence

from medsos_desktop.reports import blocks
from medsos_desktop.reports.blocks import Desk
from medsos_desktop.reports.flow import Piece
from medsos_desktop.reports.head import letterhead
from medsos_desktop.reports.ink import BLACK, PALE
from medsos_desktop.reports.model import Sheet, SheetPost
from medsos_desktop.reports.paper import LEFT

_COLUMNS = (8.0, 42.0, 0.0, 27.0, 12.0)
"""Millimetres of number, time, title (what is left), code, page."""


def cover(desk: Desk, sheet: Sheet, starts: Sequence[int]) -> list[Piece]:
    """The list; ``starts`` are the pages on which the posts begin."""
    words = desk.words
    told = words("reports.cover.count", n=len(sheet.posts))
    if sheet.period:
        told = f"{sheet.period} · {told}"
    pieces = [
        letterhead(desk, sheet.letterhead),
        blocks.line(desk, words("reports.title"), blocks.TITLE, LEFT, desk.width, 4),
        blocks.line(desk, told, blocks.NAME, LEFT, desk.width, 1),
        *blocks.paragraph(desk, words("reports.cover.how"), blocks.QUIET, gap=1.5),
        _titles(desk),
    ]
    for number, (post, start) in enumerate(zip(sheet.posts, starts, strict=True), 1):
        pieces.append(_row(desk, number, post, start))
    return pieces


def _edges(desk: Desk) -> list[float]:
    rest = desk.width - sum(_COLUMNS)
    edges, x = [], LEFT
    for width in _COLUMNS:
        edges.append(x)
        x += width or rest
    return edges


def _titles(desk: Desk) -> Piece:
    words, x = desk.words, _edges(desk)
    titles = ("#", words("reports.cover.when"), words("reports.cover.what"), words("reports.code"))

    def draw(y: float) -> None:
        for at, text in enumerate(titles):
            desk.ink.write(x[at], y, text, blocks.LABEL)
        desk.ink.right(desk.end, y, words("reports.cover.page"), blocks.LABEL)
        desk.ink.rule(LEFT, y + blocks.LABEL.height + 0.8, desk.width, 0.5, BLACK)

    return Piece(blocks.LABEL.height + 1.2, draw, gap=6, keep=True)


def _row(desk: Desk, number: int, post: SheetPost, start: int) -> Piece:
    ink, x = desk.ink, _edges(desk)
    room = x[3] - x[2] - 4
    when = ink.lines(post.when, x[2] - x[1] - 4, blocks.SMALL)
    lines = [
        (each, blocks.STRONG) for each in ink.lines(" ".join(post.title.split()), room, blocks.STRONG)[:4]
    ]
    lines += [(each, blocks.QUIET) for each in ink.lines(post.channels, room, blocks.QUIET)]
    if post.notices:
        lines.append((ink.lines(desk.words("reports.not_ready_short"), room, blocks.SMALL)[0], blocks.SMALL))
    height = max(sum(style.height for _, style in lines), len(when) * blocks.SMALL.height) + 3.4

    def draw(y: float) -> None:
        at = y + 1.7
        ink.write(x[0], at, str(number), blocks.SMALL)
        ink.write(x[3], at, post.code, blocks.STRONG)
        ink.right(desk.end, at, str(start), blocks.SMALL)
        for row, each in enumerate(when):
            ink.write(x[1], at + row * blocks.SMALL.height, each, blocks.SMALL)
        for each, style in lines:
            ink.write(x[2], at, each, style, room)
            at += style.height
        ink.rule(LEFT, y + height, desk.width, 0.2, PALE)

    return Piece(height, draw)
