"""What an approver has before the eyes: the post exactly as it will go out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from medsos_desktop.approval.diff import PostDiff
from medsos_desktop.checking import Placed
from medsos_desktop.model.grants import Grant
from medsos_desktop.model.post import Answer
from medsos_desktop.model.resolved import Resolved
from medsos_desktop.model.rows import Decision, PostView, Seen


@dataclass(frozen=True, slots=True)
class Review:
    """One version for decision. ``content`` is what an approval of it will cover, ``code`` finds it.

    ``waivers`` are the answers proposed for blocks, by key: each must be confirmed singly.
    ``changes`` compares with what the person at the PC last saw, `None` when that was never. ``why`` is
    `Standing.why`; ``bases`` are the standing approvals that decisions rest on, by the id they name.
    """

    view: PostView
    resolved: tuple[Resolved, ...]
    findings: tuple[Placed, ...]
    waivers: Mapping[str, Answer]
    content: str
    code: str
    last_seen: Seen | None
    changes: PostDiff | None
    decisions: tuple[Decision, ...]
    why: str = ""
    bases: Mapping[str, Grant] = field(default_factory=dict)
