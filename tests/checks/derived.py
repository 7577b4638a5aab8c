"""Texts made out of a regular expression itself: what it almost matches, again and again."""

import re._constants as codes
import re._parser as parser
from collections.abc import Iterator
from typing import Any

LONGEST = 24
"""Turns of a repetition that has no end of its own."""


def texts(pattern: str, size: int) -> Iterator[str]:
    """``size`` letters each: what matches, whole or cut before its end, for two ways through choices."""
    tree = parser.parse(pattern)
    for way in range(2):
        for turns in (1, LONGEST):
            whole = _made(tree, way, turns)
            for unit in (whole + " ", whole, whole[:-1], whole[: len(whole) // 2], whole[:-1] + "\x1f"):
                if unit:
                    yield (unit * (size // len(unit) + 1))[:size]


def _made(tree: Any, way: int, turns: int) -> str:
    return "".join(_one(code, what, way, turns) for code, what in tree)


def _one(code: Any, what: Any, way: int, turns: int) -> str:
    """A text for one part; nothing for what only looks around."""
    if code is codes.LITERAL:
        return chr(what)
    if code is codes.NOT_LITERAL:
        return "a" if what != ord("a") else "b"
    if code is codes.ANY:
        return "a"
    if code is codes.IN:
        return _in(what)
    if code is codes.BRANCH:
        choices = what[1]
        return _made(choices[-1 if way else 0], way, turns)
    if code is codes.SUBPATTERN:
        return _made(what[3], way, turns)
    if code is codes.ATOMIC_GROUP:
        return _made(what, way, turns)
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        least, most, body = what
        return _made(body, way, turns) * int(max(least, min(most, turns)))
    assert code in (codes.AT, codes.ASSERT, codes.ASSERT_NOT), code
    return ""


CLASSES = {
    codes.CATEGORY_DIGIT: "1",
    codes.CATEGORY_WORD: "a",
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_NOT_DIGIT: "a",
    codes.CATEGORY_NOT_WORD: " ",
    codes.CATEGORY_NOT_SPACE: "a",
}


def _in(members: Any) -> str:
    """A letter of a set: a usual one for a set by what it is not."""
    code, what = members[0]
    if code is codes.NEGATE:
        shut = {chr(one) for kind, one in members[1:] if kind is codes.LITERAL}
        words = any(what is codes.CATEGORY_WORD for _code, what in members[1:])
        usual = " -.," if words else "abAB1-"
        return next(one for one in usual if one not in shut)
    if code is codes.LITERAL:
        return chr(what)
    if code is codes.RANGE:
        return chr(what[0])
    return CLASSES[what]
