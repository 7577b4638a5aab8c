"""When a post goes out: clashes, too little lead, the past; and posts that repeat themselves."""

from collections.abc import Iterator
from datetime import timedelta
from functools import lru_cache

from medsos_desktop.checks.finding import Hit, Param
from medsos_desktop.checks.registry import check
from medsos_desktop.checks.run import Run
from medsos_desktop.text import tokens

SAME = 80
RECENT = timedelta(days=30)


@check("schedule.past", "schedule.too-soon", scope="post")
def lead(run: Run) -> Iterator[Hit]:
    """Planned before now, or with less lead than the chosen tool needs (minutes)."""
    now, planned = run.context.now, run.context.planned_at
    if now is None or planned is None:
        return
    if planned < now:
        yield Hit("schedule.past", None, {"planned": planned.isoformat(timespec="minutes")})
    elif run.context.lead is not None and planned - now < timedelta(minutes=run.context.lead):
        yield Hit("schedule.too-soon", None, {"n": run.context.lead})


@check("schedule.clash", scope="post")
def clash(run: Run) -> Iterator[Hit]:
    """Another post of the same account within the office's minimum gap (minutes)."""
    planned, gap = run.context.planned_at, run.context.min_gap
    if planned is None or gap is None or run.context.planned_others is None:
        return
    for other in run.context.planned_others:
        if abs(other.at - planned) < timedelta(minutes=gap):
            params: dict[str, Param] = {"other": other.at.isoformat(timespec="minutes"), "n": gap}
            yield Hit("schedule.clash", None, params, about=f"clash {other.id}")


def likeness(one: frozenset[str], other: frozenset[str]) -> int:
    """How alike two sets of word triples are, in percent of the smaller."""
    least = min(len(one), len(other))
    return 100 * len(one & other) // least if least else 0


@lru_cache(2_048)  # other posts are compared again and again while one is written
def triples(text: str) -> frozenset[str]:
    """The runs of three words of a text."""
    words = [word.text.lower() for word in tokens.words(text)]
    return (
        frozenset(" ".join(words[at : at + 3]) for at in range(max(1, len(words) - 2)))
        if words
        else frozenset()
    )


@lru_cache(50_000)  # the posts of a month, each with each; the answers are small numbers
def alike(one: str, other: str) -> int:
    """`likeness` of two texts."""
    return likeness(triples(one), triples(other))


@check("duplicate.recent", scope="post")
def duplicate(run: Run) -> Iterator[Hit]:
    """80 % or more the same as a post of the last 30 days on the channel."""
    recent = run.context.recent
    when = run.context.planned_at or run.context.now
    if not recent or when is None or len(run.doc.text) < 40:
        return
    mine = triples(run.doc.text)
    for other in recent:
        if timedelta(0) <= when - other.at <= RECENT:
            alike = likeness(mine, triples(other.text))
            if alike >= SAME:
                yield Hit(
                    "duplicate.recent", None, {"n": alike, "date": other.at.date().isoformat()}, about="same"
                )
                return
