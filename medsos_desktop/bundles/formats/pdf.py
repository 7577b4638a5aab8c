"""``jadwal.pdf``: the list on paper, to hang beside the PC and tick off by hand.

Drawn with the ink of the approval sheets (`reports`), so that every letter, emoji and right-to-left line
comes out, and the bytes are the same on any PC. Captions are begun only, and the page says so.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

import msgspec

from medsos_desktop import __version__
from medsos_desktop.bundles.material import Format, Material
from medsos_desktop.bundles.model import BundleItem
from medsos_desktop.calendar import format as spell
from medsos_desktop.calendar import zones
from medsos_desktop.packing.entries import Entry
from medsos_desktop.words import Words

if TYPE_CHECKING:
    from medsos_desktop.reports.blocks import Desk
    from medsos_desktop.reports.flow import Piece
    from medsos_desktop.reports.ink import Style
    from medsos_desktop.reports.lines import Line

NAME = "jadwal.pdf"
_REVISION = 2
"""Raised whenever other bytes are drawn from the same list, by us or by a newer library."""
_BEGUN = 2
"""Lines of a caption that are printed."""
_TITLE = 3
_TIME, _CODE, _BOX = 30.0, 27.0, 3.6


@dataclass(frozen=True, slots=True)
class _Post:
    """What is printed of a post: ``to`` are its deliveries in words."""

    day: str
    time: str
    title: str
    code: str
    caption: str
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _List:
    """What is printed: plain data, so that the same list is drawn once."""

    language: str
    office: str
    title: str
    facts: str
    mark: str
    posts: tuple[_Post, ...]


def entries(material: Material) -> Iterator[Entry]:
    """One file."""
    listed = _list(material)
    yield Entry(NAME, pieces=lambda: (material.keep(_key(listed), lambda: _drawn(listed)),))


def _key(listed: _List) -> str:
    """Over all that shapes the bytes: what is listed, and the version that draws it."""
    return hashlib.sha256(msgspec.json.encode([NAME, _REVISION, __version__, listed])).hexdigest()


def _list(material: Material) -> _List:
    bundle, words = material.bundle, material.words
    counts = {"posts": len(bundle.items), "deliveries": bundle.deliveries, "pictures": bundle.pictures}
    return _List(
        language=words.language,
        office=bundle.office.name,
        title=words("bundle.page.heading", span=material.span()),
        facts=words("bundle.page.facts", **counts),
        mark=words("bundle.page.proof_draft") if bundle.draft else "",
        posts=tuple(_post(material, item) for item in bundle.items),
    )


def _post(material: Material, item: BundleItem) -> _Post:
    words = material.words
    to = []
    for each in item.deliveries:
        pictures = f" · {words('bundle.page.pictures', n=len(each.pictures))}" if each.pictures else ""
        to.append(f"{each.surface_name} · {each.who}{pictures}")
    caption = next((each.caption for each in item.deliveries if each.caption.strip()), "")
    at = zones.parse(item.planned)
    return _Post(
        day=material.date(item),
        time=spell.clock_in(words, at, item.zone),
        title=item.title or words("bundle.untitled"),
        code=item.code,
        caption=" ".join(caption[:2000].split()),
        to=tuple(to),
    )


@lru_cache(maxsize=4)
def _drawn(listed: _List) -> bytes:
    from medsos_desktop.reports.blocks import Desk
    from medsos_desktop.reports.flow import paginate
    from medsos_desktop.reports.ink import Ink
    from medsos_desktop.reports.paper import BAND, PAPERS, TOP

    words = Words(listed.language)
    ink = Ink(PAPERS["a4"], words("bundle.page.title"), listed.language)
    desk = Desk(ink, words)
    pages = paginate(_Pieces(desk, listed).all(), TOP, TOP + BAND, ink.paper.bottom)
    for number, placed in enumerate(pages, 1):
        ink.page()
        _frame(desk, listed, number, len(pages))
        for y, piece in placed:
            piece.draw(y)
    return ink.bytes()


def _frame(desk: "Desk", listed: _List, number: int, total: int) -> None:
    """What stands on every page: which list it is, the mark of a draft, the page."""
    from medsos_desktop.reports import blocks
    from medsos_desktop.reports.paper import FOOT, LEFT, TOP

    ink = desk.ink
    y = ink.paper.height - FOOT + 6
    ink.rule(LEFT, y - 2, desk.width)
    ink.right(desk.end, y, desk.words("bundle.pdf.page", n=number, total=total), blocks.LABEL)
    said = listed.mark or f"{listed.office} · {listed.title}"
    ink.write(LEFT, y, ink.cut(said, desk.width - 40, blocks.LABEL), blocks.LABEL)
    if number > 1:
        ink.write(LEFT, TOP, ink.cut(said, desk.width, blocks.QUIET), blocks.QUIET)


class _Pieces:
    """The list from top to bottom."""

    def __init__(self, desk: "Desk", listed: _List) -> None:
        self._desk, self._listed = desk, listed

    def all(self) -> "Iterator[Piece]":
        """Head, then the days with their posts."""
        from medsos_desktop.reports import blocks
        from medsos_desktop.reports.paper import LEFT

        desk, listed = self._desk, self._listed
        if listed.mark:
            yield from blocks.paragraph(desk, listed.mark, blocks.HEAD)
        yield from blocks.paragraph(desk, listed.office, blocks.SMALL)
        yield from blocks.paragraph(desk, listed.title, blocks.TITLE, gap=1)
        yield from blocks.paragraph(desk, listed.facts, blocks.SMALL, gap=1)
        yield from blocks.paragraph(desk, desk.words("bundle.pdf.how"), blocks.QUIET, gap=1)
        for day, posts in groupby(listed.posts, key=lambda post: post.day):
            yield blocks.line(desk, "", blocks.LABEL, LEFT, desk.width)
            yield blocks.heading(desk, day)
            for post in posts:
                yield self._post(post)

    def _post(self, post: _Post) -> "Piece":
        from medsos_desktop.reports import blocks
        from medsos_desktop.reports.flow import Piece
        from medsos_desktop.reports.ink import PALE
        from medsos_desktop.reports.paper import LEFT

        desk, ink = self._desk, self._desk.ink
        x = LEFT + _BOX + 3
        room = desk.width - (x - LEFT) - _TIME - _CODE
        lines = [(each, blocks.STRONG) for each in self._begun(post.title, room, blocks.STRONG, _TITLE)]
        for each in post.to:
            lines += [(line, blocks.QUIET) for line in self._begun(each, room, blocks.QUIET, _TITLE)]
        lines += [(each, blocks.SMALL) for each in self._begun(post.caption, room, blocks.SMALL, _BEGUN)]
        height = sum(style.height for _, style in lines) + 3.4

        def draw(y: float) -> None:
            at = y + 1.7
            ink.box(LEFT, at + 0.6, _BOX, _BOX)
            ink.write(x, at, post.time, blocks.STRONG)
            ink.right(desk.end, at, post.code, blocks.LABEL)
            for each, style in lines:
                ink.write(x + _TIME, at, each, style, room)
                at += style.height
            ink.rule(LEFT, y + height, desk.width, 0.2, PALE)

        return Piece(height, draw)

    def _begun(self, text: str, room: float, style: "Style", most: int) -> "list[Line]":
        """The first lines; the last of them says that there are more."""
        lines = self._desk.ink.lines(text, room, style) if text else []
        if len(lines) <= most:
            return lines
        rest = " ".join(line.text.strip() for line in lines[most - 1 :])
        last = lines[most - 1]
        return [*lines[: most - 1], last._replace(text=self._desk.ink.cut(rest, room, style))]


FORMAT = Format("pdf", entries)
