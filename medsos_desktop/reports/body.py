"""What is decided about: texts per account, pictures with their alternative texts, findings, waivers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from medsos_desktop.reports import blocks
from medsos_desktop.reports.blocks import Desk
from medsos_desktop.reports.flow import Piece, kept, no_orphans
from medsos_desktop.reports.ink import BAND, BLACK
from medsos_desktop.reports.model import SheetFinding, SheetText
from medsos_desktop.reports.paper import LEFT

_INSET = 5.0
_TAG = 24.0
_SIGN = (37.0, 15.0)
_WHOLE, _ONE = 90.0, 45.0
"""Millimetres up to which a waiver, and another finding, stays in one piece."""


def texts(desk: Desk, all_: Sequence[SheetText]) -> list[Piece]:
    """Every different text under the accounts that show it."""
    if not all_:
        return []
    pieces = [blocks.heading(desk, desk.words("reports.texts"))]
    for at, each in enumerate(all_):
        pieces += _text(desk, each, gap=3.5 if at else 0.8)
    return pieces


def _text(desk: Desk, text: SheetText, gap: float) -> list[Piece]:
    pieces = [_band(desk, text.accounts, gap)]
    for name, value in text.fields:
        if name:
            pieces.append(replace(blocks.line(desk, name, blocks.LABEL, LEFT + _INSET, 0, 1.4), keep=True))
        pieces += _quoted(desk, value)
    if text.pictures:
        pieces[-1] = replace(pieces[-1], keep=True)
        pieces += blocks.paragraph(desk, text.pictures, blocks.QUIET, LEFT + _INSET, desk.width - _INSET, 1.0)
    return pieces


def _band(desk: Desk, text: str, gap: float) -> Piece:
    lines = desk.ink.lines(text, desk.width - 4, blocks.STRONG)
    height = len(lines) * blocks.STRONG.height + 1.8

    def draw(y: float) -> None:
        desk.ink.fill(LEFT, y, desk.width, height, BAND)
        for at, each in enumerate(lines):
            desk.ink.write(LEFT + 2, y + 0.9 + at * blocks.STRONG.height, each, blocks.STRONG, desk.width - 4)

    return Piece(height, draw, gap=gap, keep=True)


def _quoted(desk: Desk, value: str) -> list[Piece]:
    """A text exactly as it goes out, with a bar beside it so that its beginning and end are seen."""
    x, width = LEFT + _INSET, desk.width - _INSET - 1
    if not value.strip():
        return blocks.paragraph(desk, desk.words("reports.no_text"), blocks.QUIET, x, width, 1.2)
    lines = desk.ink.lines(value, width, blocks.CAPTION)

    def one(at: int) -> Piece:
        def draw(y: float) -> None:
            desk.ink.fill(LEFT + 1.6, y, 0.7, blocks.CAPTION.height, 200)
            desk.ink.write(x, y, lines[at], blocks.CAPTION, width)

        return Piece(blocks.CAPTION.height, draw, gap=0 if at else 1.6)

    return no_orphans([one(at) for at in range(len(lines))])


def waivers(desk: Desk, all_: Sequence[SheetFinding]) -> list[Piece]:
    """Findings that only stay if the approver says yes to each: beside each a place to say it."""
    if not all_:
        return []
    pieces = [
        blocks.heading(desk, desk.words("reports.waivers", n=len(all_))),
        *kept(blocks.paragraph(desk, desk.words("reports.waivers_how"), blocks.QUIET)),
    ]
    pieces[-1] = replace(pieces[-1], keep=True)
    for each in all_:
        pieces += _waiver(desk, each)
    return pieces


def _waiver(desk: Desk, finding: SheetFinding) -> list[Piece]:
    wide, high = _SIGN
    lines = list(_told(desk, finding, LEFT + 3, desk.width - wide - 9))
    text = sum(piece.height + piece.gap for piece in lines)
    height = max(text + 4, high + 9)

    def place(y: float) -> None:
        blocks.tick(desk, desk.end - wide - 1.5, y + 1.2, desk.words("reports.waiver_yes"), blocks.SMALL, 4)
        blocks.field(desk, desk.end - wide - 1.5, y + 7, wide, high, desk.words("reports.initials"))

    def whole(y: float) -> None:
        desk.ink.box(LEFT, y, desk.width, height, 0.3, BLACK)
        at = y + 2
        for piece in lines:
            piece.draw(at + piece.gap)
            at += piece.gap + piece.height
        place(y)

    if height <= _WHOLE:
        return [Piece(height, whole, gap=2.5)]
    return [Piece(high + 8, place, gap=2.5, keep=True), *no_orphans(lines)]


def _told(desk: Desk, finding: SheetFinding, x: float, width: float) -> Iterator[Piece]:
    yield from blocks.paragraph(desk, finding.title, blocks.STRONG, x, width)
    if finding.where:
        yield from blocks.paragraph(desk, finding.where, blocks.QUIET, x, width)
    if finding.what:
        yield from blocks.paragraph(desk, finding.what, blocks.SMALL, x, width, 0.6)
    if finding.answer:
        said = desk.words("reports.answer", text=finding.answer)
        yield from blocks.paragraph(desk, said, blocks.SMALL, x, width, 0.6)
    else:
        yield from blocks.paragraph(desk, desk.words("reports.open"), blocks.SMALL, x, width, 0.6)


def findings(desk: Desk, all_: Sequence[SheetFinding], hints: Sequence[str]) -> list[Piece]:
    """What else the checks found and what the writer said to it; mere hints in one breath."""
    pieces = [blocks.heading(desk, desk.words("reports.findings"))]
    if not all_ and not hints:
        return [*pieces, *blocks.paragraph(desk, desk.words("reports.no_findings"), blocks.SMALL)]
    for at, each in enumerate(all_):
        pieces += _finding(desk, each, gap=2.2 if at else 0.6)
    if hints:
        said = desk.words("reports.hints", n=len(hints), titles="; ".join(hints))
        pieces += blocks.paragraph(desk, said, blocks.QUIET, gap=2.2 if all_ else 0.6)
    return pieces


def _finding(desk: Desk, finding: SheetFinding, gap: float) -> list[Piece]:
    lines = list(_told(desk, finding, LEFT + _TAG, desk.width - _TAG))
    first = lines[0]

    def draw(y: float) -> None:
        desk.ink.write(LEFT, y, finding.severity, blocks.STRONG)
        first.draw(y)

    lines[0] = replace(first, draw=draw, gap=gap)
    tall = sum(piece.height + piece.gap for piece in lines)
    return kept(lines) if tall <= _ONE else no_orphans(lines)
