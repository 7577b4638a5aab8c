"""A text as the checks see it: folded views, links, sentences, numbers, each made once when asked for.

All views have the text's own length, so every place in one is the same place in all.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from medsos_desktop.checks.terms import BEGINNING

if TYPE_CHECKING:
    from medsos_desktop.text.entities import Entity

BLANK = "\x1f"
EMPHASIS = re.compile("[*_~\u200b\u00ad\u00a0]")
LINK = re.compile(
    r"(?:https?|hxxps?)://[^\s<>\"')\]]{1,400}"
    r"|(?<![\w@.\-])www\.[^\s<>\"')\]]{1,400}"
    r"|(?<![\w@.\-/])(?:[a-z0-9](?:[a-z0-9\-]{0,60}[a-z0-9])?\.){1,7}"
    r"(?:go\.id|or\.id|co\.id|my\.id|web\.id|sch\.id|ac\.id|desa\.id|biz\.id|id|com|net|org|info|xyz|site|online|link"
    r"|click|top|shop|store|page|app|dev|me|ly|gle|gl|co|cc|ee|to|io|biz|live|fun|club|icu|example|test|invalid"
    r"|tv|us|cn|ru|tk|ml|ga|cf|gd|do|lu|im|at|pw|vip|win|asia|pro|space|website|tech|cloud|blog|world|today|so|sh|mobi"
    r"|bond|cfd|sbs|lol|cyou|ink|one|bio|news|help|support|digital|center|loan|gy|mp|ws|(?:in|is|it|la|li|my|ae|gg|de|fr|nl|uk|sg|si|st|be|ms|ai|im|ag|sx|pt|re|eu)(?=/))"
    r"(?![a-z0-9\-@]|\.[a-z0-9])(?:[/?#][^\s<>\"')\]]{0,400})?",
    re.IGNORECASE,
)
EMAIL = re.compile(
    r"(?<![\w.+\-])[\w+\-](?:[\w.+\-]{0,62}[\w+\-])?"
    r"(?:@|\s?[\[(]\s?at\s?[\])]\s?)"
    r"(?:[a-z0-9\-]{1,63}(?:\.|\s?[\[(]dot[\])]\s?)){1,5}[a-z]{2,12}(?![\w@])",
    re.IGNORECASE,
)
INSIDE = re.compile(r"[.:@](?=\S)")
SPACE = re.compile(r"\s")
SPELLED = re.compile(r"[\[(]\s?(?:at|dot)", re.IGNORECASE)
"""Signs of an address that are spelled out, maybe with spaces around."""
FAR = 1_200
"""No sentence is looked at further than this from a place, so that one without end stays cheap."""
FOREIGN = re.compile(r"[^\x00-\x7f]")
WORD = re.compile(r"\w+")
TRAIL = ".,;:!?'\"”’)…"


def fold(text: str) -> str:
    """Lower case with styled letters and digits made plain (NFKC where one stays one); same length."""
    low = text.lower()
    if low.isascii():
        return low
    if len(low) != len(text):
        low = "".join(one if len(one) == 1 else char for char, one in ((c, c.lower()) for c in text))
    return FOREIGN.sub(lambda found: _folded(found[0]), low)


@lru_cache(4096)
def _folded(char: str) -> str:
    plain = unicodedata.normalize("NFKC", char).lower()
    return plain if len(plain) == 1 else char


class Link:
    """A link in the text: its span, its text and its host in lower case."""

    __slots__ = ("end", "host", "start", "text")

    def __init__(self, start: int, text: str) -> None:
        self.start, self.end, self.text = start, start + len(text), text
        rest = re.sub(r"\A\w{2,6}://", "", text.lower())
        host = re.split(r"[/?#]", rest, maxsplit=1)[0]
        self.host = host.rpartition("@")[2].partition(":")[0].removeprefix("www.").rstrip(".")


class Document:
    """One text field and everything read out of it. Not thread-safe; made anew for each run."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: dict[object, object] = {}

    @cached_property
    def _chunks(self) -> tuple[tuple[int, int], ...]:
        """Stretches between white space with a dot, colon or @ inside: no link goes beyond one."""
        text, end = self.text, 0
        found = []
        for sign in INSIDE.finditer(text):
            at = sign.start()
            if at >= end:
                start = max(text.rfind(" ", end, at), text.rfind("\n", end, at), end - 1) + 1
                space = SPACE.search(text, at)
                end = space.start() if space else len(text)
                found.append((start, end))
        return tuple(found)

    @cached_property
    def emails(self) -> tuple[tuple[int, int], ...]:
        """Spans of e-mail addresses, also written with ``[at]``."""
        text = self.text
        if SPELLED.search(text):
            return tuple(match.span() for match in EMAIL.finditer(text))
        if "@" not in text:
            return ()
        within = [chunk for chunk in self._chunks if "@" in text[slice(*chunk)]]
        return tuple(match.span() for chunk in within for match in EMAIL.finditer(text, *chunk))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Links with or without protocol; invented ends such as ``.example`` count, other than on X."""
        mails = self.emails
        found = []
        for match in chain.from_iterable(LINK.finditer(self.text, *chunk) for chunk in self._chunks):
            at = bisect_right(mails, (match.end(),))
            if at and mails[at - 1][1] > match.start():
                continue
            text = match.group().rstrip(TRAIL)
            if text:
                found.append(Link(match.start(), text))
        return tuple(found)

    @cached_property
    def plain(self) -> str:
        """The text with links and e-mails blanked and emphasis marks made spaces; cases kept."""
        pieces: list[str] = []
        place = 0
        for start, end in sorted([(link.start, link.end) for link in self.links] + list(self.emails)):
            if start >= place:
                pieces += [self.text[place:start], BLANK * (end - start)]
                place = end
        text = "".join(pieces) + self.text[place:]
        return EMPHASIS.sub(" ", text)

    @cached_property
    def low(self) -> str:
        """`plain`, folded: what word lists are looked up in."""
        return fold(self.plain)

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The first letters of every word, one to `BEGINNING` of them: which terms are worth a look."""
        words = {word[:BEGINNING] for word in WORD.findall(self.low)}
        found = set(words)
        for length in range(1, BEGINNING):
            found.update([word[:length] for word in words])
        return frozenset(found)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Spans of the sentences, list items and lines."""
        from medsos_desktop.text import tokens  # at the first run, not at the start

        return tuple((one.start, one.end) for one in tokens.sentences(self.text))

    @cached_property
    def entities(self) -> "tuple[Entity, ...]":
        """Hashtags, mentions and links as X reads them."""
        from medsos_desktop.text.entities import (
            entities,
        )  # only when hashtags are asked for: keeps the start short

        return entities(self.text)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _end in self.sentences]

    def sentence(self, place: int) -> tuple[int, int]:
        """The span of the sentence at ``place`` (the nearest before, between two)."""
        return self.around(place)

    def around(self, place: int, before: int = 0, after: int = 0, step: int = 1) -> tuple[int, int]:
        """The sentence at ``place`` with ``before`` sentences before and ``after`` after it.

        What is too long is cut at a multiple of ``step``, so that places side by side share a stretch.
        """
        spans = self.sentences
        if not spans:
            return max(0, place - FAR), min(len(self.text), place + FAR)
        at = max(0, bisect_right(self._sentence_starts, place) - 1)
        start, end = spans[max(0, at - before)][0], spans[min(len(spans) - 1, at + after)][1]
        return max(start, (place - FAR) // step * step), min(end, -(-(place + FAR) // step) * step)
