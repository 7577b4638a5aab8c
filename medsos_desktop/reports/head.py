"""The top of a sheet: the office's letterhead, what the paper is, which version of which post."""

from medsos_desktop.reports import blocks
from medsos_desktop.reports.blocks import Desk
from medsos_desktop.reports.flow import Piece, kept, no_orphans
from medsos_desktop.reports.ink import BLACK, Style
from medsos_desktop.reports.model import Letterhead, SheetPost
from medsos_desktop.reports.paper import LEFT

_OFFICE = Style(13, bold=True, leading=1.25)
_CITY = Style(10, leading=1.3)
_CODE = Style(15, bold=True, leading=1.2)
_CREST = 17.0
_FEW = 8
"""Lines of a title that stay together."""
_MOST = (5, 2)
"""Lines of an office's name and its town."""
_FRAME = 120.0
"""Millimetres of reasons up to which they stand in a frame."""
_CODE_BOX = (48.0, 13.5)


def letterhead(desk: Desk, head: Letterhead) -> Piece:
    """Crest, name and town over the double line of official paper."""
    ink, side = desk.ink, (_CREST + 5 if head.crest else 0)
    width = desk.width - 2 * side
    name, city = " ".join(head.name.split()).upper(), " ".join(head.city.split())
    lines = [(each, _OFFICE) for each in ink.lines(name, width, _OFFICE)[: _MOST[0]]]
    lines += [(each, _CITY) for each in ink.lines(city, width, _CITY)[: _MOST[1]] if city]
    text = sum(style.height for _, style in lines)
    height = max(text, _CREST if head.crest else 0)

    def draw(y: float) -> None:
        if head.crest:
            scale = _CREST / max(head.crest.width, head.crest.height)
            wide, high = head.crest.width * scale, head.crest.height * scale
            ink.picture(LEFT + (_CREST - wide) / 2, y + (height - high) / 2, wide, high, head.crest)
        at = y + (height - text) / 2
        for each, style in lines:
            ink.centre(LEFT + desk.width / 2, at, each.text, style)
            at += style.height
        ink.rule(LEFT, y + height + 2.6, desk.width, 0.9, BLACK)
        ink.rule(LEFT, y + height + 3.7, desk.width, 0.25, BLACK)

    return Piece(height + 4.5, draw)


def headline(desk: Desk, post: SheetPost) -> list[Piece]:
    """What the paper is, the post's title and facts; the code in a box at the right."""
    wide, high = _CODE_BOX
    width = desk.width - wide - 6
    x = desk.end - wide

    def first(y: float) -> None:
        desk.ink.write(LEFT, y, desk.words("reports.title"), blocks.TITLE)
        desk.ink.box(x, y + 0.6, wide, high, 0.45, BLACK)
        desk.ink.centre(x + wide / 2, y + 1.2, desk.words("reports.code"), blocks.LABEL)
        desk.ink.centre(x + wide / 2, y + 5.0, post.code, _CODE)

    title = [
        blocks.line(desk, each, blocks.NAME, LEFT, width, 0 if at else 1.2)
        for at, each in enumerate(desk.ink.lines(" ".join(post.title.split()), width, blocks.NAME))
    ]
    beside = [Piece(blocks.TITLE.height, first, gap=4), *title]
    tall = blocks.TITLE.height + 1.2 + len(title) * blocks.NAME.height
    if tall < high + 1:
        beside.append(Piece(high + 1 - tall, lambda _y: None))
    few = len(title) < _FEW
    whole = kept(beside) if few else [*kept(beside[:3]), *no_orphans(beside[3:])]
    return [*whole, Piece(0.8, lambda _y: None, keep=True), *blocks.facts(desk, post.facts)]


def notices(desk: Desk, told: tuple[str, ...]) -> list[Piece]:
    """Why the version cannot be approved as it stands, in a frame; nothing where it can."""
    if not told:
        return []
    width = desk.width - 10
    lines = [(desk.words("reports.not_ready"), blocks.STRONG, 4.0)]
    for each in told:
        for at, part in enumerate(desk.ink.lines(each, width - 4, blocks.TEXT)):
            lines.append((part.text if at else f"• {part.text}", blocks.TEXT, 7.0 if at else 4.0))
    height = sum(style.height for _, style, _ in lines) + 4
    if height > _FRAME:
        return [
            blocks.line(desk, text, style, LEFT + inset, width, 0 if at else 4)
            for at, (text, style, inset) in enumerate(lines)
        ]

    def draw(y: float) -> None:
        desk.ink.fill(LEFT, y, 1.4, height, BLACK)
        desk.ink.box(LEFT, y, desk.width, height, 0.35, BLACK)
        at = y + 2
        for text, style, inset in lines:
            desk.ink.write(LEFT + inset, at, text, style)
            at += style.height

    return [Piece(height, draw, gap=4)]
