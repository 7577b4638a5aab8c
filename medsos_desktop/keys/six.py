"""Six plain words for a public key, to be compared by voice or on paper.

They are the first 66 bits of the key's SHA-256, eleven bits a word. Finding another key for words that
somebody has written down means trying about 2**66 keys; a person who makes two keys of the same words for
themself needs only 2**33, so words tell *whether this is the key you showed me*, and the whole fingerprint,
which signatures name, binds.
"""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from medsos_desktop import resources
from medsos_desktop.errors import UserError

COUNT = 6
_BITS = 11
_BEGINNING = 4
"""Letters by which a word is told from all others."""
MAX_TEXT = 400
"""Characters of what somebody typed or read out."""
_LETTERS = re.compile(r"[^\W\d_]+")


@cache
def words() -> tuple[str, ...]:
    """The 2,048 words; the place of each is its eleven bits."""
    text = resources.path("keys", "words.txt").read_text(encoding="ascii")
    return tuple(line for line in text.splitlines() if not line.startswith("#"))


@cache
def _numbers() -> Mapping[str, int]:
    return {word[:_BEGINNING]: number for number, word in enumerate(words())}


def of(public: bytes) -> tuple[str, ...]:
    """The six words of a raw public key."""
    number = _bits(public)
    return tuple(words()[number >> shift & 2047] for shift in range(_BITS * (COUNT - 1), -1, -_BITS))


def parse(text: str) -> int:
    """The 66 bits that typed words stand for.

    Capitals, commas, line ends and numbers between them do not matter, and four letters of a word are
    enough. Raises `UserError` ``keys.words-count``, ``keys.words-unknown`` (``word``).
    """
    plain = unicodedata.normalize("NFKC", text).casefold() if len(text) <= MAX_TEXT else ""
    typed = _LETTERS.findall(plain)
    if len(typed) != COUNT:
        raise UserError("keys.words-count", n=len(typed))
    number = 0
    for word in typed:
        number = number << _BITS | _number(word)
    return number


def _number(word: str) -> int:
    found = _numbers().get(word[:_BEGINNING])
    if found is None or not words()[found].startswith(word):
        raise UserError("keys.words-unknown", word=word[:20])
    return found


def fit(text: str, public: bytes) -> bool:
    """Whether typed words are those of ``public``; raises as `parse` does."""
    return parse(text) == _bits(public)


def _bits(public: bytes) -> int:
    digest = hashlib.sha256(public).digest()
    return int.from_bytes(digest, "big") >> 8 * len(digest) - _BITS * COUNT
