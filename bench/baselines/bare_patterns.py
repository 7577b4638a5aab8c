"""Baseline: the patterns of the rule pack, gathered into one ``regex`` each code, run over every shown text.

The least a checker by patterns does: no exceptions, no sentences, no numbers, no severities.
"""

from collections.abc import Iterable

import regex

from medsos_desktop.checks.pack import Pack
from medsos_desktop.checks.terms import parse


def compiled(pack: Pack) -> list["regex.Pattern[str]"]:
    """One alternation for each list of the pack; long lists are regex's own strength."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in pack.rows:
        terms = [*row.terms, *(text for text, _fix in row.pairs)]
        sources = [parse(text).source for text in terms if _is_term(text)]
        sources += [row.pattern] if row.pattern else []
        found.setdefault((row.code, row.role), []).extend(sources)
    return [regex.compile("|".join(sources)) for sources in found.values() if sources]


def _is_term(text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True


def search(patterns: Iterable["regex.Pattern[str]"], texts: Iterable[str]) -> int:
    """How many places all patterns find in all texts."""
    return sum(len(pattern.findall(text)) for text in texts for pattern in patterns)
