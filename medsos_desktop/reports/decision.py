"""Where the pen decides: boxes to tick, lines for a note, a card for each who signs, and the QR."""

from medsos_desktop.approval.codes import groups
from medsos_desktop.reports import blocks
from medsos_desktop.reports.blocks import Desk
from medsos_desktop.reports.flow import Piece
from medsos_desktop.reports.ink import BAND, BLACK, PALE, Style
from medsos_desktop.reports.model import SheetPost, Signer
from medsos_desktop.reports.paper import LEFT
from medsos_desktop.reports.square import qr

_TOP = 29.5
_TICKS, _LINE = 8.2, 7.4
_SEAL = 24.5
_HEAD, _FIELD = 6.0, 8.2
_CARD = _HEAD + 4 * _FIELD
_GUTTER, _GAP = 5.0, 2.8
_TAIL = 7.6
_HASH = Style(8, leading=1.35)


def decision(desk: Desk, post: SheetPost) -> Piece:
    """The whole form in one piece, at the bottom of the last page."""
    signers = post.signers or (Signer(""),)
    rows = [signers[at : at + 2] for at in range(0, len(signers), 2)]
    height = _TOP + len(rows) * (_CARD + _GAP) + _TAIL

    def draw(y: float) -> None:
        about = " · ".join(filter(None, (post.when, post.channels, post.title)))
        _answers(desk, y, desk.width - _SEAL - 7, about)
        qr(desk.ink, desk.end - _SEAL, y + 1.5, _SEAL, post.content)
        at = y + _TOP
        for row in rows:
            width = (desk.width - _GUTTER * (len(row) - 1)) / len(row)
            for column, signer in enumerate(row):
                _card(desk, signer, LEFT + column * (width + _GUTTER), at, width)
            at += _CARD + _GAP
        _fingerprint(desk, post.content, at)

    return Piece(height, draw, gap=5, sink=True)


def _answers(desk: Desk, y: float, width: float, about: str) -> None:
    """``about`` names what is decided: the sheet that is signed may travel without the others."""
    words, ink = desk.words, desk.ink
    ink.rule(LEFT, y - 1.5, desk.width, 0.5, BLACK)
    ink.write(LEFT, y + 0.3, words("reports.decision"), blocks.HEAD)
    used = ink.width(words("reports.decision"), blocks.HEAD) + 4
    ink.write(LEFT + used, y + 1, ink.cut(about, width - used, blocks.QUIET), blocks.QUIET)
    x, at = LEFT, y + blocks.HEAD.height + 1.6
    for label in (words("reports.yes"), words("reports.back"), words("reports.later")):
        x = blocks.tick(desk, x, at, label) + 7
    note = words("reports.note")
    at += _TICKS
    ink.write(LEFT, at, note, blocks.QUIET)
    inset = ink.width(note, blocks.QUIET) + 2.5
    for line, start in enumerate((inset, 0.0)):
        ink.rule(LEFT + start, at + blocks.QUIET.height + line * _LINE, width - start, 0.2, PALE)


def _card(desk: Desk, signer: Signer, x: float, y: float, width: float) -> None:
    """Name, office, NIP and date one below the other, beside them room for the hand."""
    words, ink = desk.words, desk.ink
    sign = width * 0.4
    ink.fill(x, y, width, _HEAD, BAND)
    ink.write(x + 1.6, y + 0.9, ink.cut(signer.role, width - 3.2, blocks.STRONG), blocks.STRONG)
    at = y + _HEAD
    for label, value in (
        (words("reports.field.name"), signer.name),
        (words("reports.field.title"), signer.title),
        (words("reports.field.nip"), signer.nip),
        (words("reports.field.date"), ""),
    ):
        blocks.field(desk, x, at, width - sign, _FIELD, label, value)
        at += _FIELD
    blocks.field(desk, x + width - sign, y + _HEAD, sign, 4 * _FIELD, words("reports.field.sign"))
    ink.box(x, y, width, _CARD, 0.45, BLACK)


def _fingerprint(desk: Desk, content: str, y: float) -> None:
    """The whole hash in one line, and what it means for the decision."""
    words, ink = desk.words, desk.ink
    ink.write(LEFT, y - 0.6, ink.cut(words("reports.binds"), desk.width, blocks.LABEL), blocks.LABEL)
    label = words("reports.hash")
    ink.write(LEFT, y + 3.8, label, blocks.LABEL)
    start = ink.width(label, blocks.LABEL) + 3
    step = (desk.width - start + 1.4) / 16
    for at, group in enumerate(groups(content)):
        ink.write(LEFT + start + at * step, y + 3.6, group, _HASH)
