"""How the posts of a month are spread over the content pillars, against the wished shares."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Goal:
    """A pillar: entity id, fixed number (picks the colour), name and wished share in percent (0 = none)."""

    id: str
    number: int
    name: str
    target: int


@dataclass(frozen=True, slots=True)
class Share:
    """One pillar's part: posts, and whole percent of all counted (rounded half up; may sum to 99 or 101)."""

    goal: Goal
    count: int
    percent: int

    @property
    def gap(self) -> int:
        """Percentage points missing to the target; 0 when reached or none set."""
        return max(0, self.goal.target - self.percent)


def shares(pillars_of_posts: Iterable[str], goals: Iterable[Goal]) -> tuple[Share, ...]:
    """One share per goal, by number. Posts without a known pillar count in the whole, in no part.

    ``pillars_of_posts`` holds one pillar id per post that counts: the caller leaves withdrawn ones out.
    """
    counts = Counter(pillars_of_posts)
    total = counts.total()
    return tuple(
        Share(goal, counts[goal.id], (200 * counts[goal.id] + total) // (2 * total) if total else 0)
        for goal in sorted(goals, key=lambda goal: goal.number)
    )


def worst_gap(parts: Iterable[Share]) -> Share | None:
    """The pillar that falls shortest of its target, measured by the target; `None` if all are met.

    3 % of 10 % is worse than 11 % of 15 %: the relative gap counts, then the points, then the number.
    """
    short = [part for part in parts if part.gap]
    if not short:
        return None
    return min(short, key=lambda part: (part.percent / part.goal.target, -part.gap, part.goal.number))
