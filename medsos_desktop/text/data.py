"""The two data files of text rules, read when first needed: top-level domains and emoji sequences."""

import json
from functools import cache
from typing import NamedTuple

from medsos_desktop import resources


class Domains(NamedTuple):
    """Top-level domains in lower case: the ASCII ones, and the others by first letter, longest first."""

    ascii: frozenset[str]
    others: dict[str, tuple[str, ...]]


class EmojiSequences(NamedTuple):
    """Current sequences: region flags, subdivision flags (tag letters), joined ones without tone and VS16."""

    flags: frozenset[str]
    subdivisions: frozenset[str]
    joined: frozenset[str]


def _read(name: str) -> dict[str, str]:
    data: dict[str, str] = json.loads(resources.path("text", name).read_bytes())
    return data


@cache
def domains() -> Domains:
    """See ``resources/text/tlds.json`` for source and date."""
    names = _read("tlds.json")["domains"].split()
    others: dict[str, list[str]] = {}
    for name in sorted((name for name in names if not name.isascii()), key=len, reverse=True):
        others.setdefault(name[0], []).append(name)
    return Domains(
        frozenset(name for name in names if name.isascii()),
        {first: tuple(some) for first, some in others.items()},
    )


@cache
def emoji_sequences() -> EmojiSequences:
    """See ``resources/text/emoji.json`` for source and date."""
    data = _read("emoji.json")
    return EmojiSequences(*(frozenset(data[name].split()) for name in EmojiSequences._fields))


class Abbreviations(NamedTuple):
    """Abbreviations without their last full stop, lower case.

    ``before`` ones never end a sentence, ``number`` ones do not where a number follows.
    """

    before: frozenset[str]
    number: frozenset[str]


@cache
def abbreviations() -> Abbreviations:
    """See ``resources/text/indonesian.json`` for source and date."""
    data = _read("indonesian.json")
    return Abbreviations(*(frozenset(data[name].split()) for name in Abbreviations._fields))
