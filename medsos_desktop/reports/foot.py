"""What stands on every page: which version it belongs to, and which sheet of how many it is."""

from dataclasses import dataclass

from medsos_desktop.reports import blocks
from medsos_desktop.reports.blocks import Desk
from medsos_desktop.reports.ink import BLACK, PALE
from medsos_desktop.reports.paper import FOOT, LEFT, TOP

_INITIALS = (26.0, 10.5)


@dataclass(frozen=True, slots=True)
class Place:
    """Sheet ``number`` of ``total`` of a post, page ``page`` of ``pages`` of the file."""

    number: int
    total: int
    page: int
    pages: int


def foot(desk: Desk, code: str, title: str, place: Place) -> None:
    """The bottom of a page; ``code`` is "" on a list in front."""
    ink, words = desk.ink, desk.words
    y = ink.paper.height - FOOT + 4
    ink.rule(LEFT, y, desk.width, 0.3, BLACK)
    said = []
    if code:
        said.append(words("reports.sheet_of", n=place.number, total=place.total))
    if not code or place.pages != place.total:
        said.append(words("reports.page_of", n=place.page, total=place.pages))
    for at, each in enumerate(said):
        style = blocks.LABEL if at else blocks.STRONG
        ink.right(desk.end, y + 1.6 + at * blocks.STRONG.height, each, style)
    signed = bool(code) and place.number < place.total
    right = desk.end - 42
    if signed:  # a sheet that is not the last gets initials, so that none can be exchanged
        right -= _INITIALS[0]
        blocks.field(desk, right, y + 1.6, *_INITIALS, words("reports.initials"))
    if code:
        ink.write(LEFT, y + 1.6, words("reports.code_of", code=code), blocks.STRONG)
    ink.write(
        LEFT,
        y + 1.6 + (blocks.STRONG.height if code else 0),
        ink.cut(title, right - LEFT - 4, blocks.LABEL),
        blocks.LABEL,
    )


def band(desk: Desk, code: str, title: str) -> None:
    """The top of a page that goes on."""
    code_said = desk.words("reports.code_of", code=code)
    wide = desk.ink.width(code_said, blocks.QUIET)
    went_on = desk.words("reports.continued", title=" ".join(title.split()))
    desk.ink.write(LEFT, TOP, desk.ink.cut(went_on, desk.width - wide - 6, blocks.QUIET), blocks.QUIET)
    desk.ink.right(desk.end, TOP, code_said, blocks.QUIET)
    desk.ink.rule(LEFT, TOP + 5.4, desk.width, 0.2, PALE)
