"""A bundle made before, and what would be other today: so that nobody hands out an old one in good faith."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Self

from medsos_desktop.bundles.plan import BundlePlan, ExportRequest


@dataclass(frozen=True, slots=True)
class Earlier:
    """``posts`` maps a post's id to the content hash its approval covered; ``at`` is when, aware."""

    file: Path
    at: datetime
    start: date
    end: date
    accounts: frozenset[str] | None
    posts: Mapping[str, str]
    sha256: str = ""

    @classmethod
    def of(cls, plan: BundlePlan, file: Path, at: datetime, sha256: str) -> Self:
        """What was written just now."""
        asked = plan.request
        return cls(file, at, asked.start, asked.end, asked.accounts, contents(plan), sha256)

    @classmethod
    def from_data(cls, data: Any) -> Self | None:
        """Read what `to_data` wrote; `None` when it makes no sense."""
        try:
            accounts, at = data["accounts"], datetime.fromisoformat(data["at"])
            if at.tzinfo is None:  # could not be put in order with the others
                return None
            return cls(
                Path(data["file"]),
                at,
                date.fromisoformat(data["start"]),
                date.fromisoformat(data["end"]),
                None if accounts is None else frozenset(str(each) for each in accounts),
                {str(post): str(content) for post, content in data["posts"].items()},
                str(data.get("sha256", "")),
            )
        except (KeyError, TypeError, ValueError, AttributeError):
            return None

    def to_data(self) -> dict[str, Any]:
        """Plain JSON."""
        return {
            "file": str(self.file),
            "at": self.at.isoformat(),
            "start": self.start.isoformat(),
            "end": self.end.isoformat(),
            "accounts": None if self.accounts is None else sorted(self.accounts),
            "posts": dict(self.posts),
            "sha256": self.sha256,
        }

    @property
    def request(self) -> ExportRequest:
        """The same question again."""
        return ExportRequest(self.start, self.end, self.accounts)

    def differing(self, now: BundlePlan) -> frozenset[str]:
        """Posts that are new, gone or other in ``now``, a plan of the same `request`."""
        today = contents(now)
        every = self.posts.keys() | today.keys()
        return frozenset(post for post in every if self.posts.get(post) != today.get(post))


def contents(plan: BundlePlan) -> dict[str, str]:
    """Post id -> content hash of its approval, for all that go in ("" in a draft)."""
    return {item.post: item.approval.content if item.approval else "" for item in plan.items}
