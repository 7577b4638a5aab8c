"""The words of spreadsheets, from ``resources/sheets/*.toml``, ready for look-up."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from medsos_desktop import resources
from medsos_desktop.channels import catalogue

_LONGEST_BLANK = 12
"""No word that stands for nothing is longer."""
RANKS = ("sure", "likely", "maybe")
_LABEL = re.compile(r"[^\w%#]+")
_SPACE = re.compile(r"\s+")


def plain(text: str) -> str:
    """Lower case, compatibility forms unified, white space single: for words inside cells."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).replace("’", "'").replace("‘", "'")
    return _SPACE.sub(" ", text).strip().casefold()


@lru_cache(maxsize=8192)
def label(text: str) -> str:
    """A column's name without case and punctuation: ``Tgl. Tayang (WIB)`` becomes ``tgl tayang wib``."""
    return _LABEL.sub(" ", plain(text).replace("_", " ")).strip("# ") or text.strip()[:1].replace("_", "")


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.path("sheets", name).read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Headers:
    """Column names: ``exact`` maps a label to its (rank, field) pairs, 0 being the surest rank."""

    exact: Mapping[str, tuple[tuple[int, str], ...]]
    tokens: Mapping[str, str]
    noise: frozenset[str]
    blockers: frozenset[str]
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dates:
    """Words of dates and times; ``hours`` maps a part of the day to its kind."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    open: frozenset[str]
    blank: frozenset[str]
    pending: frozenset[str]
    hours: Mapping[str, str]
    zones: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Platforms:
    """Words of channels and kinds of post. ``surfaces[channel][format or "default"]`` is a surface id."""

    channels: Mapping[str, str]
    formats: Mapping[str, str]
    alone: Mapping[str, tuple[str, str]]
    surfaces: Mapping[str, Mapping[str, str]]
    foreign: frozenset[str]
    noise: frozenset[str]
    all: frozenset[str]
    yes: frozenset[str]
    no: frozenset[str]
    longest: int


@dataclass(frozen=True, slots=True)
class Statuses:
    """Words of a status; ``tokens`` are asked in order."""

    words: Mapping[str, str]
    halted: frozenset[str]
    tokens: tuple[tuple[str, tuple[str, ...]], ...]


def _by_word(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {word: name for name, words in table.items() for word in words}


@cache
def headers() -> Headers:
    """Names of columns, read once."""
    data = _toml("headers.toml")
    noise, tokens = data.pop("noise")["words"], data.pop("tokens")
    blockers = tokens.pop("blockers")
    exact: dict[str, list[tuple[int, str]]] = {}
    for field, ranks in data.items():
        for rank, name in enumerate(RANKS):
            for word in ranks.get(name, ()):
                exact.setdefault(label(word), []).append((rank, field))
    return Headers(
        {word: tuple(sorted(pairs)) for word, pairs in exact.items()},
        _by_word(tokens),
        frozenset(noise),
        frozenset(blockers),
        tuple(data),
    )


@cache
def dates() -> Dates:
    """Words of dates and times, read once."""
    data = _toml("dates.toml")
    months = {word: int(n) for word, n in _by_word(data["months"]).items()}
    weekdays = {word: int(n) for word, n in _by_word(data["weekdays"]).items()}
    return Dates(
        months,
        weekdays,
        frozenset(data["open"]["words"]),
        frozenset(data["blank"]["words"]),
        frozenset(data["pending"]["words"]),
        _by_word(data["hours"]),
        data["zones"],
    )


@cache
def platforms() -> Platforms:
    """Words of channels, read once."""
    data, usual = _toml("platforms.toml"), catalogue.load()
    channels, formats = _by_word(data["channels"]), _by_word(data["formats"])
    words = [*channels, *formats, *data["foreign"]["words"]]
    return Platforms(
        channels,
        formats,
        {word: (pair[0], pair[1]) for word, pair in data["alone"].items()},
        {
            channel: {"default": usual.default_surface(channel), **own}
            for channel, own in data["surfaces"].items()
        },
        frozenset(data["foreign"]["words"]),
        frozenset(data["noise"]["words"]),
        frozenset(data["all"]["words"]),
        frozenset(data["ticks"]["yes"]),
        frozenset(data["ticks"]["no"]),
        max(word.count(" ") + 1 for word in words),
    )


@cache
def statuses() -> Statuses:
    """Words of a status, read once."""
    data = _toml("status.toml")
    tokens = tuple((name, tuple(words)) for name, words in data["tokens"].items())
    return Statuses(_by_word(data["words"]), frozenset(data["halted"]["words"]), tokens)


@cache
def row_starts() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """How rows that are no posts begin: (kind, beginnings), in the order they are asked."""
    return tuple((kind, tuple(table["starts"])) for kind, table in _toml("rows.toml").items())


def is_blank(text: str) -> bool:
    """Whether a cell says nothing: empty, white space, or a dash."""
    return not text or (len(text) <= _LONGEST_BLANK and plain(text) in dates().blank)


def means_all(text: str) -> bool:
    """Whether a part of a platform cell means every channel: "semua", "semua medsos"."""
    return plain(text) in platforms().all


def starts_with_word(text: str, beginnings: Iterable[str]) -> bool:
    """Whether ``text`` (see `plain`) begins with one of the words, ended by a word boundary."""
    return any(
        text.startswith(word) and (len(text) == len(word) or not text[len(word)].isalnum())
        for word in beginnings
    )
