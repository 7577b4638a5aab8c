"""Small readings of single cells: text, status word, hashtags, ticks."""

import re
from datetime import date, datetime, time, timedelta

from medsos_desktop.exchange.sheets import lexicon
from medsos_desktop.exchange.sheets.model import Cell
from medsos_desktop.text.clean import clean

_TAG = re.compile(r"#[^\s#,;]*[^\s#,;.!?)\]]")
_TRAILING = re.compile(r"(?:^|[\s.,;|–-]+)((?:#[^\s#,;]+[\s,;|]*)+)$")
_WORDS = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"[^\w' ]+")


def text(value: Cell) -> str:
    """A cell as a person reads it: whole numbers without ``.0``, dates as ``1/12/2026``."""
    if isinstance(value, str):
        return clean(value).strip()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)
    if isinstance(value, datetime):
        clock = "" if value.time() == time() else f" {value:%H:%M}"
        return f"{value.day}/{value.month}/{value.year}{clock}"
    if isinstance(value, date):
        return f"{value.day}/{value.month}/{value.year}"
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds() + 0.5) // 60
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return f"{value:%H:%M}"


def said(value: Cell) -> str:
    """The text of a cell, empty for the dashes that stand for nothing."""
    plain = text(value)
    return plain if len(plain) > 12 or not lexicon.is_blank(plain) else ""


def status(word: str) -> tuple[str, str]:
    """The status a word means and a warning code (empty when all is clear)."""
    plain = _MARKS.sub(" ", lexicon.plain(word))
    plain = " ".join(plain.split())
    words = lexicon.statuses()
    if not plain:
        return "draft", ""
    if plain in words.halted:
        return "draft", "status.halted"
    if plain in words.words:
        return words.words[plain], ""
    padded = f" {plain} "
    for name, tokens in words.tokens:
        if any(f" {token} " in padded for token in tokens):
            return name, ""
    return "draft", "status.unknown"


def is_status(word: str) -> bool:
    """Whether a column's name is itself a status word ("Konsep | ACC | Tayang" as tick columns)."""
    return lexicon.plain(word) in lexicon.statuses().words


def hashtags(value: str) -> tuple[str, ...]:
    """Tags of a hashtag column, each with its ``#``; words without it get one.

    Where commas part the words, spaces inside a tag are closed: ``Hari Ibu, Posyandu``.
    """
    if lexicon.is_blank(value):
        return ()
    if "#" in value:
        return tuple(dict.fromkeys(_TAG.findall(value)))
    parts = re.split(r"[,;\n]+", value) if re.search(r"[,;\n]", value) else value.split()
    tags = ("#" + "".join(_WORDS.findall(part)) for part in parts)
    return tuple(dict.fromkeys(tag for tag in tags if len(tag) > 1))


def split_caption(caption: str) -> tuple[str, tuple[str, ...]]:
    """A caption without the hashtags at its end, and these; tags inside sentences stay where they are."""
    if "#" not in caption:
        return caption, ()
    match = _TRAILING.search(caption)
    if match is None:
        return caption, ()
    body = caption[: match.start(1)].rstrip()
    return body, tuple(dict.fromkeys(_TAG.findall(match[1])))


def join_tags(*groups: tuple[str, ...]) -> tuple[str, ...]:
    """All tags in order, each once whatever its case."""
    seen: dict[str, str] = {}
    for group in groups:
        for tag in group:
            seen.setdefault(tag.casefold(), tag)
    return tuple(seen.values())


def tick(value: Cell) -> bool | None:
    """Whether a cell of a tick column is ticked; `None` when it says something else."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return value > 0
    word = lexicon.plain(text(value))
    words = lexicon.platforms()
    if not word or word in words.no:
        return False
    return True if word in words.yes else None
