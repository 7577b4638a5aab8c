"""Telegram's length: code points of what is left after marks that become formatting are taken out.

The marks are those its apps accept while typing: ``**bold**``, ``__italic__``, ``~~struck~~``,
``||hidden||``, `` `code` ``, ```` ```block``` ```` and ``[text](address)``.
"""

import re
from functools import cache

_SIGNS = ("**", "__", "~~", "||", "`", "](")


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(
        r"```(?:\w+\n)?([^`]+)```|`([^`\n]+)`"
        r"|\[([^\[\]\n]+)\]\([^()\s]+\)"
        r"|\*\*([^*\n]+)\*\*|__([^_\n]+)__|~~([^~\n]+)~~|\|\|([^|\n]+)\|\|"
    )


def visible(text: str) -> str:
    """``text`` as readers see it, marks removed (one level)."""
    if not any(sign in text for sign in _SIGNS):
        return text
    return _marks().sub(lambda found: next(group for group in found.groups() if group is not None), text)


def count(text: str) -> int:
    """Code points of the visible text."""
    return len(visible(text))
