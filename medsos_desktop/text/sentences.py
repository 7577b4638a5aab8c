"""Sentences, words and quotations of an Indonesian text, with spans in code points, half-open."""

import re
from dataclasses import dataclass
from functools import cache

from medsos_desktop.text.data import abbreviations


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: ``text`` is what stands at ``start:end``."""

    start: int
    end: int
    text: str


@cache
def _ends() -> re.Pattern[str]:
    """A line end, or a mark that may end a sentence with what closes after it."""
    return re.compile(r"\n+|(?<!\s)([.!?\u2026]+)[\"'\u201d\u2019\u00bb)\]]*(?=\s|$)")


@cache
def _last_word() -> re.Pattern[str]:
    return re.compile(r"[^\s(\[\"'\u201c\u2018]+$")


@cache
def _next_sign() -> re.Pattern[str]:
    return re.compile(r"[^\s\"'\u201c\u2018\u00ab(\[*_~-]")


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of ``text``. A line end ends one; list numbers and abbreviations do not."""
    found: list[Span] = []
    start = 0
    for end in _ends().finditer(text):
        if end[1] is None or _is_end(text, start, end):
            _add(found, text, start, end.end() if end[1] else end.start())
            start = end.end()
    _add(found, text, start, len(text))
    return tuple(found)


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    part = text[start:end]
    bare = part.strip()
    if bare:
        start += len(part) - len(part.lstrip())
        found.append(Span(start, start + len(bare), bare))


def _is_end(text: str, start: int, end: re.Match[str]) -> bool:
    mark = end[1]
    following = _next_sign().search(text, end.end(), end.end() + 40)
    lower = bool(following) and following[0].islower() if following else False
    if mark != ".":
        quoted = len(end[0]) > len(mark)  # "Benar!" kata dia.
        return not (lower and (mark[0] in ".\u2026" or quoted))
    if lower:
        return False
    word = _last_word().search(text, max(start, end.start() - 40), end.start())
    return word is None or not _holds_on(word[0], text[start : end.start()], text[end.end() : end.end() + 2])


def _holds_on(word: str, before: str, after: str) -> bool:
    """Whether a full stop after ``word`` belongs to the word; ``after`` are the next two signs."""
    if after[:1] in ("", "\n"):
        return False
    low = word.lower()
    if low in abbreviations().before or (low in abbreviations().number and after[1:].isdigit()):
        return True
    if word.isdigit() and len(word) <= 2 and before.strip() == word:
        return True  # the number of a list: "1. Fotokopi KTP"
    return len(word) == 1 and word.isalpha() and word.isupper() and before.strip() != ""  # an initial


@cache
def _word() -> re.Pattern[str]:
    return re.compile(
        r"https?://\S+|www\.\S+|[#@]\w+"
        r"|\d+(?:[.,:/\-\u2013]\d+)*%?"
        r"|\w+(?:[-'\u2019]\w+|\.\w+)*"
    )


def words(text: str) -> tuple[Span, ...]:
    """Words and numbers; a link, a hashtag, a hyphenated or dotted word counts as one."""
    return tuple(Span(*found.span(), found[0]) for found in _word().finditer(text))


@cache
def _quotation() -> re.Pattern[str]:
    pairs = (("\u201c", "\u201d"), ("\u201e", "\u201d"), ("\u00ab", "\u00bb"), ("\u2018", "\u2019"))
    patterns = [rf"{first}[^{first}{last}]{{1,2000}}{last}(?!\w)" for first, last in pairs]
    patterns.append(r'(?<![\w"])"[^"\s](?:[^"]{0,2000}[^"\s])?"(?![\w"])')
    patterns.append(r"(?<![\w'])'[^'\s](?:[^'\n]{0,400}[^'\s])?'(?![\w'])")
    return re.compile("|".join(patterns))


def quotations(text: str) -> tuple[Span, ...]:
    """Quoted passages, quotation marks included: what somebody else said or wrote."""
    return tuple(Span(*found.span(), found[0]) for found in _quotation().finditer(text))
