"""Pieces of a page from top to bottom, and where the pages end.

A piece is a line of text or a small block that stays whole. Pieces that belong together (a heading and
what it heads, the first and the last two lines of a text) are kept on one page.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

Draw = Callable[[float], None]
"""Draws at a distance from the top of the page, in millimetres."""


@dataclass(frozen=True, slots=True)
class Piece:
    """``height`` in millimetres; ``gap`` is kept free above it, but not on top of a page.

    ``keep``: the next piece must stand on the same page. ``sink``: it stands at the bottom of its page.
    """

    height: float
    draw: Draw
    gap: float = 0.0
    keep: bool = False
    sink: bool = False


Placed = tuple[float, Piece]
Page = tuple[Placed, ...]


def kept(pieces: Iterable[Piece]) -> list[Piece]:
    """The same pieces, all on one page."""
    found = list(pieces)
    return [replace(piece, keep=True) for piece in found[:-1]] + found[-1:]


def no_orphans(lines: Sequence[Piece]) -> list[Piece]:
    """Lines of one text: the first two stay together, and the last two."""
    last = len(lines) - 2
    return [
        replace(piece, keep=piece.keep or (at in (0, last) and at <= last)) for at, piece in enumerate(lines)
    ]


def paginate(pieces: Iterable[Piece], first: float, top: float, bottom: float) -> list[Page]:
    """The pages: text begins at ``first`` on the first one, at ``top`` on the others, ends at ``bottom``."""
    pages: list[list[Placed]] = [[]]
    y = first
    for group in _groups(pieces):
        tall = sum(piece.height + piece.gap for piece in group) - (0 if pages[-1] else group[0].gap)
        if pages[-1] and y + tall > bottom:
            pages.append([])
            y = top
        for piece in group:
            gap = piece.gap if pages[-1] else 0.0
            if pages[-1] and y + gap + piece.height > bottom:  # a group taller than a page
                pages.append([])
                y, gap = top, 0.0
            y += gap
            place = max(y, bottom - piece.height) if piece.sink else y
            pages[-1].append((place, piece))
            y = place + piece.height
    return [tuple(page) for page in pages]


def _groups(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    group: list[Piece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.keep:
            yield group
            group = []
    if group:
        yield group
