"""Mastodon's length (``StatusLengthValidator`` of its server, v4.6): clusters, with two discounts.

Each http(s) link counts 23 characters whatever its length, and ``@user@server`` counts as ``@user``.
"""

import re
from functools import cache

from medsos_desktop.text import graphemes
from medsos_desktop.text.urls import find_urls

URL_LENGTH = 23


@cache
def _remote() -> re.Pattern[str]:
    name = r"[a-z0-9_]+(?:[a-z0-9_.-]+[a-z0-9_]+)?"
    return re.compile(rf"(?<![=/\w])@({name})@[\w.-]+\w", re.IGNORECASE)


def count(text: str) -> int:
    """Length of ``text`` as a Mastodon server counts it."""
    parts, at = [], 0
    for url in find_urls(text):
        if url.protocol:
            parts += [text[at : url.start], "x" * URL_LENGTH]
            at = url.end
    shown = "".join([*parts, text[at:]]) if parts else text
    if "@" in shown:
        shown = _remote().sub(r"@\1", shown)
    return graphemes.count(shown)
