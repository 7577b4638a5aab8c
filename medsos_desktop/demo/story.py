"""When the sample's people did what: the steps that bring each post to its state."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from medsos_desktop.demo.sample import Sample, SamplePost
from medsos_desktop.model.post import State

_SUBMITTED = frozenset(set(State) - {State.DRAFT, State.MISSED})
_PASSED = _SUBMITTED - {State.IN_REVIEW}
_APPROVED = frozenset({State.APPROVED, State.SCHEDULED, State.PUBLISHED, State.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Step:
    """``who`` (a short name of the sample's people) does ``action`` with the post at ``at`` (UTC)."""

    at: datetime
    who: str
    action: str
    post: SamplePost


def steps(sample: Sample) -> list[Step]:
    """Every step of every post, in the order in which they happened, all before the sample's moment."""
    found = [step for post in sample.posts for step in _of(post, sample)]
    return sorted(found, key=lambda step: step.at)


def _of(post: SamplePost, sample: Sample) -> Iterator[Step]:
    """A post's own way: submitted three days ahead, passed on and decided the same day."""
    if post.state not in _SUBMITTED or post.planned is None:
        return
    zone = ZoneInfo(sample.office.zone)
    out = datetime.fromisoformat(post.planned).replace(tzinfo=zone)
    day = min(out - timedelta(days=3), sample.moment.astimezone(zone) - timedelta(days=1))
    morning = day.replace(hour=9, minute=10)
    yield Step(morning, "arum", "submit", post)
    if post.state in _PASSED:
        yield Step(morning + timedelta(hours=2), "wisnu", "pass", post)
    if post.state is State.RETURNED:
        yield Step(morning + timedelta(hours=7, minutes=10), "lurah", "return", post)
        yield Step(sample.moment - timedelta(minutes=20), "arum", "rewrite", post)
    if post.state is State.POSTPONED:
        yield Step(morning + timedelta(hours=5), "wisnu", "postpone", post)
    if post.state in _APPROVED:
        yield Step(morning + timedelta(hours=6), "lurah", "approve", post)
    if post.state is State.SCHEDULED:
        yield Step(morning + timedelta(hours=7), "arum", "schedule", post)
    if post.state in {State.PUBLISHED, State.WITHDRAWN}:
        yield Step(out + timedelta(minutes=2), "arum", "publish", post)
    if post.state is State.WITHDRAWN:
        yield Step(out + timedelta(hours=15), "lurah", "withdraw", post)
