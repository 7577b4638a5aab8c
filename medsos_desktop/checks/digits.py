"""Numbers as people write them: groups of digits and what separates them, put together into runs.

Everything that looks for long numbers (identity, account, tax, phone) goes through here, so that
dots, dashes, spaces between all digits, styled digits and brackets are dealt with once.
"""

import re
from typing import NamedTuple

GROUP = re.compile(r"[0-9]+")
JOINS = frozenset(" \t.-–—‑/·()\u200b\u200d\ufe0f\u20e3'")
MONEY_BEFORE = re.compile(r"(?:rp|idr)[\s.:]{0,2}\Z")
MONEY_AFTER = re.compile(r"[\s,\-]{0,3}(?:rupiah|juta|miliar|ribu|triliun)\b")
CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[.:][0-5]\d\Z")
DAY = re.compile(r"(?:\d{1,2}[./\- ]{1,3}\d{1,2}[./\- ]{1,3}(?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d)\Z")


class Group(NamedTuple):
    """Some digits in a row; ``gap`` is what stands between the group before and this one."""

    start: int
    end: int
    text: str
    gap: str


class Number(NamedTuple):
    """Neighbouring groups read as one number."""

    groups: tuple[Group, ...]

    @property
    def start(self) -> int:
        """First code point."""
        return self.groups[0].start

    @property
    def end(self) -> int:
        """After the last digit."""
        return self.groups[-1].end

    @property
    def length(self) -> int:
        """How many digits."""
        return sum(len(group.text) for group in self.groups)

    @property
    def digits(self) -> str:
        """The digits alone."""
        return "".join(group.text for group in self.groups)


def runs(low: str, joins: frozenset[str] = JOINS) -> tuple[Number, ...]:
    """All numbers of a folded text; groups parted by at most three joining characters are one run."""
    made: list[Number] = []
    current: list[Group] = []
    for match in GROUP.finditer(low):
        start, end = match.span()
        gap = low[current[-1].end : start] if current else ""
        if current and (len(gap) > 3 or not joins.issuperset(gap)):
            made.append(Number(tuple(current)))
            current = []
            gap = ""
        current.append(Group(start, end, match.group(), gap))
    if current:
        made.append(Number(tuple(current)))
    return tuple(made)


def windows(run: Number, total: int) -> list[Number]:
    """Parts of a run, whole groups, that have ``total`` digits together."""
    found: list[Number] = []
    groups = run.groups
    if run.length < total:
        return found
    count = end = 0
    for first, group in enumerate(groups):
        while count < total and end < len(groups):
            count += len(groups[end].text)
            end += 1
        if count == total:
            found.append(Number(groups[first:end]))
        count -= len(group.text)
    return found


def is_money(low: str, number: Number) -> bool:
    """Whether the number is an amount: after "Rp" or before "rupiah", "juta"."""
    before = low[max(0, number.start - 6) : number.start]
    return bool(MONEY_BEFORE.search(before)) or bool(MONEY_AFTER.match(low, number.end))


def is_time(low: str, number: Number) -> bool:
    """Whether the number is a date, a clock time or a span of clock times."""
    text = low[number.start : number.end]
    if DAY.match(text):
        return True
    parts = re.split(r"\s*[–—-]\s*", text)
    return 0 < len(parts) <= 3 and all(CLOCK.match(part.strip()) for part in parts)
