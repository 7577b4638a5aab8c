"""Codes that must never miss, and what an office's rules take away from them."""

from medsos_desktop.checks.finding import RANK
from medsos_desktop.checks.pack import Pack
from medsos_desktop.checks.packfile import CodeRule, Row

MUST = frozenset({
    "pii.identity-number", "pii.bank-account", "child.identity", "link.aid-not-official", "secret.requested",
    "text.too-long", "tone.hostile",
})  # fmt: skip
"""Codes that must never miss: weakening one needs a second word.

Weaker is a code that is off or milder, and a list of it that is off, lost a word or its pattern, or lets one
more wording be. That a word more in a list such as "what says no" lets sentences be is not seen.
"""


def weaker(before: CodeRule, after: CodeRule) -> bool:
    """Whether a code is off or milder where it was not."""
    return (after.off and not before.off) or RANK[after.severity] > RANK[before.severity]


def lost(meant: Row, now: Row) -> frozenset[object]:
    """What a list does not find any more of what is meant, each as something that can be compared."""
    more = () if meant.off else set(now.exceptions) - set(meant.exceptions)
    return frozenset((*(_looked_for(meant) - _looked_for(now)), *(("except", one) for one in more)))


def _looked_for(row: Row) -> set[object]:
    if row.off:
        return set()
    pattern = {("pattern", row.pattern, row.gate, row.cased)} if row.pattern else set()
    return {*row.terms, *(word for word, _better in row.pairs), *pattern}


def weakened(now: Pack, ours: Pack) -> tuple[str, ...]:
    """The codes of `MUST` that are weaker than we mean them."""
    codes = {code for code in MUST if weaker(ours.codes[code], now.codes[code])}
    rows = {row.id: row for row in now.rows}
    changed = (row for row in ours.rows if row.code in MUST and rows[row.id] is not row)
    return tuple(sorted(codes | {row.code for row in changed if lost(row, rows[row.id])}))
