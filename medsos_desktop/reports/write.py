"""From a sheet to the PDF: lay out every post, count the pages, then draw."""

from dataclasses import dataclass, replace

from medsos_desktop.reports import body, decision, foot, gallery, head
from medsos_desktop.reports.blocks import Desk
from medsos_desktop.reports.cover import cover
from medsos_desktop.reports.flow import Page, paginate
from medsos_desktop.reports.foot import Place
from medsos_desktop.reports.ink import Ink
from medsos_desktop.reports.model import Sheet, SheetPost
from medsos_desktop.reports.paper import BAND, TOP, Paper
from medsos_desktop.words import Words


@dataclass(frozen=True, slots=True)
class _Part:
    """Pages that belong together: a post, or the list in front (then without a code)."""

    pages: list[Page]
    code: str
    title: str


def write(sheet: Sheet, paper: Paper) -> bytes:
    """The PDF: the same bytes for the same sheet, on any day and any PC with these versions.

    Each post begins a page and has its own code and form, so that they may part ways; in front of
    several stands a list.
    """
    words = Words(sheet.language)
    ink = Ink(paper, words("reports.title"), sheet.language)
    _draw(Desk(ink, words), sheet)
    return ink.bytes()


def _draw(desk: Desk, sheet: Sheet) -> None:
    posts = [_part(desk, sheet, post) for post in sheet.posts]
    parts = [*_list(desk, sheet, posts), *posts]
    total, page = sum(len(part.pages) for part in parts), 0
    for part in parts:
        for number, placed in enumerate(part.pages, 1):
            page += 1
            desk.ink.page()
            if number > 1 and part.code:
                foot.band(desk, part.code, part.title)
            for y, piece in placed:
                piece.draw(y)
            foot.foot(desk, part.code, part.title, Place(number, len(part.pages), page, total))


def _part(desk: Desk, sheet: Sheet, post: SheetPost) -> _Part:
    content = [
        head.letterhead(desk, sheet.letterhead),
        *head.headline(desk, post),
        *head.notices(desk, post.notices),
        *body.texts(desk, post.texts),
        *gallery.pictures(desk, post.pictures),
        *body.waivers(desk, post.waivers),
        *body.findings(desk, post.findings, post.hints),
    ]
    # Nobody shall be asked to sign a page with nothing on it: the end of the content comes along.
    pieces = [*content[:-1], replace(content[-1], keep=True), decision.decision(desk, post)]
    return _Part(paginate(pieces, TOP, TOP + BAND, desk.ink.paper.bottom), post.code, post.title)


def _list(desk: Desk, sheet: Sheet, posts: list[_Part]) -> list[_Part]:
    if len(posts) < 2:
        return []
    room = (TOP, TOP, desk.ink.paper.bottom)
    ahead = len(paginate(cover(desk, sheet, [0] * len(posts)), *room))
    starts = [ahead + 1 + sum(len(before.pages) for before in posts[:at]) for at in range(len(posts))]
    return [_Part(paginate(cover(desk, sheet, starts), *room), "", sheet.period)]
