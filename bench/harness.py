"""How benches measure and what they return.

A bench is a module of this folder with a function ``rows(quick: bool) -> Iterable[Row]``; the
runner finds it by `bench.__main__.MODULES`. Ours and the baseline run interleaved in the same
process or as child processes, so that a busy moment of the machine meets both; the figure is the
median, and the spread is printed beside it. A bench is no test: it never fails a build.
"""

import gc
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of one thing measured several times."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle value."""
        return statistics.median(self.seconds)

    @property
    def spread(self) -> float:
        """Half the distance of the quartiles, as a share of the median: 0.05 is plus or minus 5 %."""
        if len(self.seconds) < 4:
            return (max(self.seconds) - min(self.seconds)) / 2 / self.median
        low, _, high = statistics.quantiles(self.seconds, n=4)
        return (high - low) / 2 / self.median

    def percentile(self, percent: int) -> float:
        """The smallest value that ``percent`` % of the values do not exceed."""
        ordered = sorted(self.seconds)
        return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the report.

    ``ours`` and ``baseline`` are in ``unit``; ``baseline`` is `None` where the goal is an absolute
    figure, and then ``ratio`` is ``ours`` itself. ``goal`` is the largest ``ratio`` that is good
    enough, `None` for a line that only shows growth. ``note`` says size, spread or version.
    """

    name: str
    ours: float
    baseline: float | None
    ratio: float
    goal: float | None
    unit: str = "ms"
    note: str = ""

    @property
    def verdict(self) -> str:
        """``ok``, ``short``, or ``-`` when there is no goal."""
        if self.goal is None:
            return "-"
        return "ok" if self.ratio <= self.goal else "short"

    def line(self) -> str:
        """``name | ours | baseline | ratio | goal | ok`` and the note behind it."""
        base = "-" if self.baseline is None else f"{self.baseline:.2f} {self.unit}"
        goal = "-" if self.goal is None else f"{self.goal:g}"
        cells = [self.name, f"{self.ours:.2f} {self.unit}", base, f"{self.ratio:.2f}", goal, self.verdict]
        return " | ".join(cells + ([self.note] if self.note else []))


def each(work: Callable[[Thing], object], things: Iterable[Thing]) -> Times:
    """What one call takes for each of several things, none of them twice."""
    return Times(tuple(timed(partial(work, thing)) for thing in things))


def timed(work: Callable[[], object]) -> float:
    """Seconds that one call takes, with the collector out of the way."""
    gc.collect()
    gc.disable()
    try:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start
    finally:
        gc.enable()


def repeat(work: Callable[[], object], n: int, *, warm: int = 1) -> Times:
    """``n`` timed calls after ``warm`` that do not count."""
    for _ in range(warm):
        work()
    return Times(tuple(timed(work) for _ in range(n)))


def interleave(
    ours: Callable[[], object], baseline: Callable[[], object], n: int, *, warm: int = 1
) -> tuple[Times, Times]:
    """``n`` calls of each, in turn and changing who is first, after ``warm`` of each that do not count."""
    for _ in range(warm):
        ours()
        baseline()
    mine: list[float] = []
    theirs: list[float] = []
    for turn in range(n):
        pairs = [(ours, mine), (baseline, theirs)]
        for work, into in pairs if turn % 2 == 0 else reversed(pairs):
            into.append(timed(work))
    return Times(tuple(mine)), Times(tuple(theirs))


def compared(name: str, ours: Times, baseline: Times, goal: float | None, note: str = "") -> Row:
    """A row in milliseconds out of two measurements, spread in the note."""
    spread = f"±{ours.spread:.0%}/±{baseline.spread:.0%} n={len(ours.seconds)}"
    ratio = ours.median / baseline.median
    return Row(name, ours.median * 1e3, baseline.median * 1e3, ratio, goal, note=f"{spread} {note}".rstrip())


def paired(
    name: str,
    ours: Sequence[float],
    baseline: Sequence[float],
    goal: float | None,
    unit: str = "s",
    note: str = "",
) -> Row:
    """Medians of both, and of the ratio of each round: a neighbour that is busy for a whole round changes
    both of its figures and hardly their ratio. The note has the rounds' least and largest ratio."""
    ratios = sorted(mine / theirs for mine, theirs in zip(ours, baseline, strict=True))
    spread = f"rounds {ratios[0]:.2f} to {ratios[-1]:.2f} n={len(ratios)}"
    middle = statistics.median(ratios)
    both = (statistics.median(ours), statistics.median(baseline))
    return Row(name, *both, middle, goal, "s", f"{spread} {note}".rstrip())


def absolute(name: str, milliseconds: float, goal: float | None, note: str = "") -> Row:
    """A row whose goal is a number of milliseconds."""
    return Row(name, milliseconds, None, milliseconds, goal, note=note)


def versions(modules: Sequence[str]) -> str:
    """``name version`` of installed distributions, for the head of the report."""
    from importlib.metadata import PackageNotFoundError, version

    said: list[str] = []
    for name in modules:
        try:
            said.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            said.append(f"{name} -")
    return ", ".join(said)
