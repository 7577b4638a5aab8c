"""Which accounts, pillars and people the posts name, and how often."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from medsos_desktop.model.rows import PostRow


@dataclass(frozen=True, slots=True)
class Uses:
    """Posts by id of what they name: by kind of the directory. Deleted posts do not count."""

    by_kind: Mapping[str, Mapping[str, int]]

    def of(self, kind: str, id: str) -> int:
        """How many posts name this one; 0 for kinds that posts do not name."""
        return self.by_kind.get(kind, {}).get(id, 0)


def count(rows: Iterable[PostRow]) -> Uses:
    """Counts once through all ``rows``."""
    accounts: Counter[str] = Counter()
    pillars: Counter[str] = Counter()
    people: Counter[str] = Counter()
    for row in rows:
        accounts.update(row.accounts)
        if row.pillar:
            pillars[row.pillar] += 1
        if row.pic:
            people[row.pic] += 1
    return Uses({"account": accounts, "pillar": pillars, "person": people})
