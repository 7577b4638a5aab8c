"""Which accounts, pillars and people the posts name, which partners the programmes, and how often."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from medsos_desktop.model.office import Collaboration
from medsos_desktop.model.rows import PostRow


@dataclass(frozen=True, slots=True)
class Uses:
    """How often each id is named, by kind of the directory. What was deleted names nothing any more."""

    by_kind: Mapping[str, Mapping[str, int]]

    def of(self, kind: str, id: str) -> int:
        """How many posts (of a partner: programmes) name this one; 0 for kinds that nothing names."""
        return self.by_kind.get(kind, {}).get(id, 0)


def count(rows: Iterable[PostRow], programmes: Iterable[Collaboration] = ()) -> Uses:
    """Counts once through all ``rows`` and ``programmes``."""
    accounts: Counter[str] = Counter()
    pillars: Counter[str] = Counter()
    people: Counter[str] = Counter()
    for row in rows:
        accounts.update(row.accounts)
        if row.pillar:
            pillars[row.pillar] += 1
        if row.pic:
            people[row.pic] += 1
    partners = Counter(each.partner for each in programmes if each.partner)
    return Uses({"account": accounts, "pillar": pillars, "person": people, "partner": partners})
