"""That a post went out on an account, as somebody told it: when, where, and what came of it in numbers.

Every field beyond ``account``, ``at`` and ``link`` may be left out, so that bodies written before they were
known are read as they are and need no upgrade: older versions pass over what they do not know.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

METRICS = ("likes", "comments", "shares", "views", "reach")
"""Numbers a publication can have, in the order they are shown; worded by ``results.field.<name>``."""

MOST = 2**53 - 1
"""The largest number that canonical JSON holds."""


@dataclass(frozen=True, slots=True)
class Publication:
    """``at`` is the moment in UTC as records spell it ("" when nobody told), ``rough`` when it was only
    taken from the plan. ``link`` leads to it. ``metrics`` has those of `METRICS` that are known.
    ``author`` told it, ``told`` is when (UTC). ``gone``: that was taken back.
    """

    account: str
    at: str = ""
    link: str = ""
    metrics: Mapping[str, int] = field(default_factory=dict)
    note: str = ""
    rough: bool = False
    gone: bool = False
    id: str = ""
    author: str = ""
    told: str = ""

    @property
    def facts(self) -> tuple[object, ...]:
        """What was told, for comparing."""
        return self.at, self.link, dict(self.metrics), self.note, self.rough, self.gone


def pack(publication: Publication) -> dict[str, Any]:
    """The body: nothing that is empty, but for the three fields every version reads."""
    told: dict[str, Any] = {
        "account": publication.account,
        "at": publication.at,
        "link": publication.link,
    }
    if publication.metrics:
        told["metrics"] = {name: publication.metrics[name] for name in METRICS if name in publication.metrics}
    for name in ("note", "rough", "gone"):
        if value := getattr(publication, name):
            told[name] = value
    return told


def unpack(data: Mapping[str, Any], id: str = "", author: str = "", told: str = "") -> Publication:
    """The publication of a body."""
    return Publication(
        account=str(data.get("account", "")),
        at=str(data.get("at", "")),
        link=str(data.get("link", "")),
        metrics={name: int(data["metrics"][name]) for name in METRICS if name in data.get("metrics", {})},
        note=str(data.get("note", "")),
        rough=bool(data.get("rough", False)),
        gone=bool(data.get("gone", False)),
        id=id,
        author=author,
        told=told,
    )


def standing(told: Iterable[Publication]) -> dict[str, Publication]:
    """What holds by account, of everything told in its order: the last word on it, taken back or not."""
    found: dict[str, Publication] = {}
    for each in told:
        found[each.account] = each
    return found
