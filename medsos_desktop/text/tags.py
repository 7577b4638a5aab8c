"""Hashtags, mentions and cashtags by X's rules (twitter-text 3.1.0), without regard to links.

Letters, marks and digits are those of current Unicode, of any script.
"""

import re
from functools import cache
from typing import NamedTuple

from medsos_desktop.text import grammar
from medsos_desktop.text.unicode import compiled


class Tag(NamedTuple):
    """A tag with its sign: code point span, half-open; ``text`` is what follows the sign."""

    start: int
    end: int
    text: str


class Mention(NamedTuple):
    """``@name`` with, for a list, its slug (``/list``, else empty): the span covers both."""

    start: int
    end: int
    name: str
    slug: str


_WORD = rf"\p{{L}}\p{{M}}\p{{Nd}}{grammar.TAG_JOINER}"
_HASHTAG = (
    rf"(?<![{_WORD}&--[\ufe0e\ufe0f]])[{grammar.HASH}](?![\ufe0f\u20e3])"
    rf"([{_WORD}]++)"
)
_HASH_SIGNS = ("#", "\uff03")
_LETTER = r"[\p{L}\p{M}]"


def find_hashtags(text: str) -> list[Tag]:
    """All hashtags: letters, marks, digits and a few joiners, at least one of them a letter or mark."""
    if "#" not in text and "\uff03" not in text:
        return []
    letter = compiled(_LETTER)
    tags: list[Tag] = []
    used = 0
    for found in compiled(_HASHTAG).finditer(text):
        start, end = found.span()
        if (start and start == used) or not letter.search(text, start + 1, end):
            continue
        used = end
        if text[end : end + 1] not in _HASH_SIGNS and text[end : end + 3] != "://":
            tags.append(Tag(start, end, found[1]))
    return tags


@cache
def _mention() -> re.Pattern[str]:
    return re.compile(rf"[{grammar.AT}]([A-Za-z0-9_]{{1,20}})(/[A-Za-z][A-Za-z0-9_\-]{{0,24}})?")


@cache
def _mention_before() -> re.Pattern[str]:
    """What may stand right before the sign; one more letter back decides about ``rt``."""
    return re.compile(rf"[^A-Za-z0-9_!#$%&*{grammar.AT}]\Z|(?:\A|[^A-Za-z0-9_+~.\-])[rR][tT]\Z")


@cache
def _mention_after() -> re.Pattern[str]:
    return re.compile(rf"[{grammar.AT}{grammar.LATIN}]|://")


def find_mentions(text: str) -> list[Mention]:
    """All mentions and lists. A name has at most 20 letters; a longer one is cut, as X does."""
    if "@" not in text and "\uff20" not in text:
        return []
    used, mentions = 0, []
    for found in _mention().finditer(text):
        start, end = found.span()
        if start and not _may_precede(text, start, used):
            continue
        used = end
        if not _mention_after().match(text, end):
            mentions.append(Mention(start, end, found[1], found[2] or ""))
    return mentions


@cache
def _rest_of_name() -> re.Pattern[str]:
    # Not possessive: with groups, the Python 3.11.2 of Debian 12 matches a full stop too many.
    return re.compile(r"[A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*")


def name_end(text: str, end: int) -> int:
    """Where a name with full stops ends that ``end`` cut off; a closing full stop is not its own."""
    found = _rest_of_name().match(text, end)
    return found.end() if found else end


def _may_precede(text: str, start: int, used: int) -> bool:
    """Whether the letters before ``start``, those not yet ``used`` up, allow a mention."""
    back = max(used, start - 3)
    before = text[back:start]
    if len(before) == 2 and back > 0 and before.lower() == "rt":
        return False  # the letter before it belongs to the last match
    return bool(_mention_before().search(before))


@cache
def _cashtag() -> re.Pattern[str]:
    end = f"(?=\\Z|[{grammar.SPACE}\ufeff{grammar.PUNCTUATION}])"
    start = f"(?:\\A|(?<=[{grammar.SPACE}]))"
    return re.compile(rf"{start}\$([A-Za-z]{{1,6}}(?:[._][A-Za-z]{{1,2}})?){end}")


def find_cashtags(text: str) -> list[Tag]:
    """Stock symbols (``$ABC``); they matter only because X does not link inside them."""
    if "$" not in text:
        return []
    return [Tag(found.start(), found.end(), found[1]) for found in _cashtag().finditer(text)]


@cache
def _reply() -> re.Pattern[str]:
    return re.compile(rf"[{grammar.SPACE}]*[{grammar.AT}]([A-Za-z0-9_]{{1,20}})")


def reply_to(text: str) -> str | None:
    """The name of the account that a text replies to: a mention at its very beginning."""
    found = _reply().match(text)
    return found[1] if found and not _mention_after().match(text, found.end()) else None
