"""How many findings a month has, each counted once: the engine runs only for posts that changed.

When the rules changed it runs for all posts (`FindingsCount.recheck`), beside the window.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from medsos_desktop.checking import Placed, planned_moment
from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.model.post import Post
from medsos_desktop.model.rows import PostRow
from medsos_desktop.model.state import OVER
from medsos_desktop.workspace import Workspace

Progress = Callable[[int, int, str], None]
IsCancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Rechecked:
    """What it came to: posts checked, those with an open block, those with only warnings."""

    posts: int
    block: int
    warn: int


@dataclass(frozen=True, slots=True)
class _Known:
    revision: str
    measure: Hashable
    planned: datetime | None
    past: bool
    counts: Counter[str]


class FindingsCount:
    """Remembers counts by post revision and rules. May be used with any opening of the same workspace."""

    def __init__(self) -> None:
        self._known: dict[str, _Known] = {}

    def forget(self) -> None:
        """Counts everything anew: what posts refer to has changed."""
        self._known = {}

    def month(
        self,
        workspace: Workspace,
        start: date,
        end: date,
        cancelled: IsCancelled = lambda: False,
    ) -> Mapping[str, int]:
        """Open findings by severity of posts planned in [start, end) that are not out yet.

        Raises `Cancelled` once ``cancelled()`` is true; what was counted by then is remembered.
        """
        total: Counter[str] = Counter()
        measure, now = workspace.checks.measure, workspace.checks.now()
        for row in workspace.posts.rows(start, end):
            if cancelled():
                raise Cancelled
            if row.state not in OVER:
                total += self._count(workspace, row, measure, now)
        return total

    def recheck(
        self,
        workspace: Workspace,
        progress: Progress = lambda *_: None,
        cancelled: IsCancelled = lambda: False,
    ) -> Rechecked:
        """Every post that is not out yet, by the rules as they are now; `Cancelled` as in `month`."""
        rows = [*workspace.posts.rows(date.min, date.max), *workspace.posts.undated()]
        rows = [row for row in rows if row.state not in OVER]
        block = warn = 0
        measure, now = workspace.checks.measure, workspace.checks.now()
        for number, row in enumerate(rows):
            if cancelled():
                raise Cancelled
            progress(number, len(rows), "")
            counts = self._count(workspace, row, measure, now)
            block += bool(counts["block"])
            warn += bool(counts["warn"] and not counts["block"])
        progress(len(rows), len(rows), "")
        return Rechecked(len(rows), block, warn)

    def _count(self, workspace: Workspace, row: PostRow, measure: Hashable, now: datetime) -> Counter[str]:
        book = self._known  # `forget`, called meanwhile, begins another one
        known = book.get(row.id)
        if known is None or not _holds(known, row, measure, now):
            try:
                post = workspace.posts.get(row.id).post
                planned = planned_moment(post)
                counts = _of_post(workspace, post)
            except UserError:  # deleted while we count
                return Counter()
            known = book[row.id] = _Known(row.revision, measure, planned, _over(planned, now), counts)
        return known.counts + self._among(workspace, row.id)

    def _among(self, workspace: Workspace, post: str) -> Counter[str]:
        """What other posts have a say in; never remembered, and quick."""
        try:
            return open_findings(workspace.checks.among(workspace.posts.get(post).post, post))
        except UserError:
            return Counter()


def open_findings(placed: Iterable[Placed]) -> Counter[str]:
    """Open findings and hints by severity; what several accounts share counts once, as in Naskah."""
    together = {
        each.finding.key or id(each): each.finding.severity
        for each in placed
        if each.open or each.finding.severity == "hint"
    }
    return Counter(together.values())


def _over(planned: datetime | None, now: datetime) -> bool:
    return planned is not None and planned < now


def _holds(known: _Known, row: PostRow, measure: Hashable, now: datetime) -> bool:
    """Whether a remembered count still holds: same words, same rules, and its time has not passed since."""
    same = known.revision == row.revision and known.measure == measure
    return same and known.past == _over(known.planned, now)


def _of_post(workspace: Workspace, post: Post) -> Counter[str]:
    return open_findings(workspace.checks.apart(post))
