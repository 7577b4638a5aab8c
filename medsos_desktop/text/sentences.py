"""Sentences, words and quotations of an Indonesian text, with spans in code points, half-open."""

import re
from functools import cache
from typing import NamedTuple

from medsos_desktop.text import scan
from medsos_desktop.text.data import abbreviations


class Span(NamedTuple):
    """A stretch of a text: ``text`` is what stands at ``start:end``."""

    start: int
    end: int
    text: str


@cache
def _ends() -> re.Pattern[str]:
    """A line end, or marks that may end a sentence with what closes after them.

    Of many marks in a row only the first is tried, or the second where the first stands alone for a word.
    """
    marks = r"[.!?\u2026]"
    first = rf"(?<!\s)(?:(?<!{marks})|(?<=\s{marks}))"
    return re.compile(rf"\n+|{first}({marks}+)[\"'\u201d\u2019\u00bb)\]]*(?=\s|$)")


@cache
def _marks() -> re.Pattern[str]:
    return re.compile("[\n.!?\u2026]")


@cache
def _before_word() -> re.Pattern[str]:
    return re.compile(r"[\s(\[\"'\u201c\u2018]")


@cache
def _no_space() -> re.Pattern[str]:
    return re.compile(r"\S")


@cache
def _next_sign() -> re.Pattern[str]:
    return re.compile(r"[^\s\"'\u201c\u2018\u00ab(\[*_~-]")


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of ``text``. A line end ends one; list numbers and abbreviations do not."""
    found: list[Span] = []
    start, first = 0, _first_sign(text, 0)
    for end in scan.matches(_marks(), _ends(), text):
        if end[1] is None or _is_end(text, start, end, first):
            _add(found, text, first, end.end() if end[1] else end.start())
            start = end.end()
            if first < start:
                first = _first_sign(text, start)
    _add(found, text, first, len(text))
    return tuple(found)


def _first_sign(text: str, start: int) -> int:
    """Where the sentence from ``start`` begins after white space."""
    sign = _no_space().search(text, start)
    return sign.start() if sign else len(text)


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    bare = text[start:end].rstrip()
    if bare:
        found.append(Span(start, start + len(bare), bare))


def _is_end(text: str, start: int, end: re.Match[str], first: int) -> bool:
    """Whether the mark ends the sentence from ``start``, whose first sign stands at ``first``."""
    mark, after = end[1], end.end()
    following = _next_sign().search(text, after, after + 40)
    lower = following is not None and following[0].islower()
    if mark != ".":
        quoted = len(end[0]) > len(mark)  # "Benar!" kata dia.
        return not (lower and (mark[0] in ".\u2026" or quoted))
    if lower:
        return False
    if text[after : after + 1] in ("", "\n"):
        return True
    word = _before_word().split(text[max(start, end.start() - 40) : end.start()])[-1]
    numbered = text[after + 1 : after + 2].isdigit()
    return not word or not _holds_on(word, first >= end.start() - len(word), numbered)


def _holds_on(word: str, alone: bool, numbered: bool) -> bool:
    """Whether a full stop after ``word``, ``alone`` in its sentence so far, belongs to the word.

    ``numbered`` says that a number follows.
    """
    low = word.lower()
    if low in abbreviations().before or (numbered and low in abbreviations().number):
        return True
    if word.isdigit() and len(word) <= 2 and alone:
        return True  # the number of a list: "1. Fotokopi KTP"
    return len(word) == 1 and word.isalpha() and word.isupper()  # an initial


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


def count_words(text: str) -> int:
    """How many `words` a text has."""
    return len(_word().findall(text))


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
