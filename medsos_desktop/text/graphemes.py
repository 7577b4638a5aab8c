"""Extended grapheme clusters (UAX 29, what a reader calls one character), counted quickly.

Only a few kinds of characters ever join others. Where none of them stands, each character is a
cluster; the full algorithm (``regex``'s ``\\X``) looks only at the stretches around them.
"""

from collections.abc import Iterator

from medsos_desktop.text import unicode
from medsos_desktop.text.emoji import find_emoji

_JOINS = "".join(
    rf"\p{{GCB={name}}}" for name in ("Extend", "ZWJ", "SpacingMark", "Prepend", "L", "V", "T", "LV", "LVT")
)
_JOINS += r"\p{RI}\r"
_STRETCHES = rf"[^{_JOINS}]?(?:[{_JOINS}]+[^{_JOINS}]?)+"
"""Stretches that hold a joining character, with one neighbour on each side."""


def count(text: str) -> int:
    """Number of grapheme clusters."""
    if text.isascii():
        return len(text) - text.count("\r\n")
    total, cluster = len(text), unicode.clusters()
    for stretch in unicode.compiled(_STRETCHES).findall(text):
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
    for found in unicode.clusters().finditer(text):
        yield found.span()


def floor(text: str, index: int) -> int:
    """The nearest cluster boundary at or before code point position ``index``."""
    if index <= 0 or index >= len(text):
        return min(max(index, 0), len(text))
    start = max(0, index - 64)  # clusters are short; a boundary is found again within a few characters
    last = start
    for found in unicode.clusters().finditer(text, start):
        if found.start() > index:
            break
        last = found.start()
    return last
