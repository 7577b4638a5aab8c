"""Baseline: each pattern of the rule pack compiled by itself with `re`, run one after another over a text.

What a checker by patterns does at the least without filing words: no exceptions, sentences or severities.
"""

import re
from collections.abc import Iterable

from medsos_desktop.checks.pack import Pack
from medsos_desktop.checks.terms import parse


def compiled(pack: Pack) -> list[re.Pattern[str]]:
    """Every word and pattern of the pack that is looked for in texts; hosts and the like are none."""
    sources: dict[str, None] = {}
    for row in pack.rows:
        for text in [*row.terms, *(text for text, _fix in row.pairs)]:
            try:
                sources[parse(text).source] = None
            except ValueError:
                continue
        if row.pattern:
            sources[row.pattern] = None
    return [re.compile(source) for source in sources]


def search(patterns: Iterable[re.Pattern[str]], text: str) -> int:
    """How many places all patterns find."""
    return sum(1 for pattern in patterns for _ in pattern.finditer(text))
