"""Finding pages by words: without accents and capitals, beginnings count, the title counts most."""

import re
import unicodedata
from functools import cache

from medsos_desktop.guidance.pages import Guide, Page

_TITLE, _TERM, _FIND, _TEXT = 8, 4, 3, 1
_WHOLE = 2
"""A whole word counts this many times what its beginning does."""
_LONGEST = 200


def plain(text: str) -> str:
    """Lower case without accents, signs as spaces: ``"Teks-Alternatif é"`` is ``"teks alternatif e"``."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return " ".join(re.findall(r"\w+", bare))


def search(guide: Guide, query: str) -> tuple[Page, ...]:
    """Pages that hold every word of the query, the best first, else in the guide's order.

    An empty query finds all. A code of a finding (``pii.phone``) finds its page.
    """
    page = guide.page_of(query.strip())
    if page is not None:
        return (page,)
    wanted = plain(query[:_LONGEST]).split()
    if not wanted:
        return guide.pages
    found = []
    for at, each in enumerate(guide.pages):
        points = [_points(_fields(each), word) for word in wanted]
        if all(points):
            found.append((-sum(points), at, each))
    return tuple(each for _points_, _at, each in sorted(found, key=lambda one: one[:2]))


@cache
def _fields(page: Page) -> tuple[tuple[int, str], ...]:
    """Texts of a page with what a hit in them counts; each begins and ends with a space."""
    terms = " ".join(each.term for each in page.terms)
    return tuple(
        (weight, f" {plain(text)} ")
        for weight, text in (
            (_TITLE, page.title),
            (_TERM, terms),
            (_FIND, page.find),
            (_TEXT, " ".join((*page.texts(), *page.sources))),
        )
    )


def _points(fields: tuple[tuple[int, str], ...], word: str) -> int:
    return sum(
        weight * (_WHOLE if f" {word} " in text else 1 if f" {word}" in text else 0)
        for weight, text in fields
    )
