"""Whether a post puts an official in front: an estimate by the words of its title and first sentence.

It looks for an office ("Wali Kota", "Lurah") that acts ("Lurah membuka ...", "diresmikan Bupati") or whose
words or visit the post is about ("Pesan Camat"). An office as a place or a thing ("kantor lurah", "Piala
Bupati") is none. It cannot know an official by name alone, nor tell from pictures who stands in front, so a
share made of it is about right for a month and may be wrong for a single post.
"""

import re
from collections.abc import Iterable

POLITE = r"(?:(?:bapak|pak|bpk|ibu|bu|plt|plh|pjs?|h|hj|dr|drs|dra|ir|mas|mbak)\b\.?\s{1,3}){0,3}"
_WORD = r"[^\s.!?:;|]{1,30}"
_END = re.compile(r"(?<=\w{4}[.!?…])\s|[!?…]\s")
"""A sentence ends after a word of four letters or more, so that "Drs. Budi" does not."""

_SHORT = re.compile(r"\b(\w{1,3})\.(?=\s)")
"""The dot of an abbreviation ("Drs.", "H."), which ends nothing."""


class Leaders:
    """Words for offices (``titles``) and what stands around them.

    ``verbs`` are what they do, ``passive`` what is done by them, ``heads`` what is theirs, ``things`` what
    is only named after them. All lower case; a word may end in ``*``. Without titles nothing is ever
    found: `known` is false.
    """

    def __init__(
        self,
        titles: Iterable[str],
        verbs: Iterable[str] = (),
        passive: Iterable[str] = (),
        heads: Iterable[str] = (),
        things: Iterable[str] = (),
    ) -> None:
        title = _any(titles)
        self.known = bool(title)
        self._title = re.compile(rf"\b{title}\b") if title else None
        self._acts: tuple[re.Pattern[str], ...] = ()
        if title:
            before, act = _any(things), _any(verbs)
            passed, head = _any(passive), _any(heads)
            thing = rf"(?:\b{before}\s{{1,3}}{POLITE})?" if before else ""
            found = []
            if act:
                found.append(rf"({thing})\b{title}\b(?:,?\s{{1,3}}{_WORD}){{0,5}}?,?\s{{1,3}}{act}\b")
            if passed:
                found.append(
                    rf"()\b{passed}\b(?:\s{{1,3}}{_WORD}){{0,2}}?\s{{1,3}}(?:oleh\s{{1,3}})?{POLITE}{title}\b"
                )
            if head:
                found.append(rf"()\b{head}\s{{1,3}}(?:dari\s{{1,3}})?{POLITE}{title}\b")
            self._acts = tuple(re.compile(each) for each in found)

    def in_front(self, title: str, text: str) -> bool:
        """Whether title or first sentence of ``text`` puts an official in front."""
        return self._acting(title) or self._acting(first_sentence(text))

    def _acting(self, words: str) -> bool:
        low = _SHORT.sub(r"\1", words.lower())
        if self._title is None or not self._title.search(low):
            return False
        return any(not match.group(1) for act in self._acts for match in act.finditer(low))


def first_sentence(text: str) -> str:
    """What stands before the first full stop or line end."""
    line = text.strip().partition("\n")[0]
    end = _END.search(line)
    return line[: end.start()] if end else line


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; "" for none."""
    parts = sorted((each for each in words if each.rstrip("*").strip()), key=lambda each: (-len(each), each))
    return f"(?:{'|'.join(_one(each) for each in parts)})" if parts else ""


def _one(word: str) -> str:
    stem = r"\s{1,3}".join(re.escape(part) for part in word.lower().rstrip("*").split())
    return stem + r"\w{0,24}" if word.endswith("*") else stem
