"""Extended grapheme clusters (UAX 29, what a reader calls one character), counted quickly.

Only a few kinds of characters ever join others. Where none of them stands, each character is a
cluster; the full algorithm (``regex``'s ``\\X``) looks only at the stretches around them.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

import regex

from medsos_desktop.text.emoji import find_emoji


@cache
def _cluster() -> Any:
    return regex.compile(r"\X")


@cache
def _stretches() -> Any:
    """Stretches that hold a joining character, with one neighbour on each side."""
    joins = r"\r\p{GCB=Extend}\p{GCB=ZWJ}\p{GCB=SpacingMark}\p{GCB=Prepend}\p{GCB=L}\p{GCB=V}\p{GCB=T}\p{RI}"
    joins += r"\p{GCB=LV}\p{GCB=LVT}"
    return regex.compile(rf"[^{joins}]?(?:[{joins}]+[^{joins}]?)+", regex.V1 | regex.DOTALL)


def count(text: str) -> int:
    """Number of grapheme clusters."""
    if text.isascii():
        return len(text) - text.count("\r\n")
    total, cluster = len(text), _cluster()
    for stretch in _stretches().findall(text):
        total += len(cluster.findall(stretch)) - len(stretch)
    return total


def count_mixed(text: str) -> int:
    """Threads' unit: a cluster counts 1, an emoji counts its UTF-8 bytes (Meta's documentation)."""
    total = count(text)
    for start, end in find_emoji(text):
        total += len(text[start:end].encode("utf-8", "surrogatepass")) - 1
    return total


def clusters(text: str) -> Iterator[tuple[int, int]]:
    """Spans of all clusters in order."""
    for found in _cluster().finditer(text):
        yield found.span()


def floor(text: str, index: int) -> int:
    """The nearest cluster boundary at or before code point position ``index``."""
    if index <= 0 or index >= len(text):
        return min(max(index, 0), len(text))
    start = max(0, index - 64)  # clusters are short; a boundary is found again within a few characters
    last = start
    for found in _cluster().finditer(text, start):
        if found.start() > index:
            break
        last = found.start()
    return last
