"""How many findings a month has, each counted once: the engine runs only for posts that changed."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from medsos_desktop.checking import Placed
from medsos_desktop.model.post import State
from medsos_desktop.workspace import Workspace

_OVER = frozenset({State.PUBLISHED, State.WITHDRAWN})


class FindingsCount:
    """Remembers counts by post revision and rules. May be used with any opening of the same workspace."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, str], Counter[str]] = {}

    def month(
        self,
        workspace: Workspace,
        start: date,
        end: date,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Mapping[str, int]:
        """Open findings by severity of posts planned in [start, end) that are not out yet.

        Stops early, with what it has, once ``cancelled()`` is true.
        """
        total: Counter[str] = Counter()
        for row in workspace.posts.rows(start, end):
            if cancelled():
                break
            if row.state in _OVER:
                continue
            key = (row.id, row.revision, workspace.pack.hash)
            if key not in self._known:
                self._known[key] = _of_post(workspace, row.id)
            total += self._known[key]
        return total


def open_findings(placed: Iterable[Placed]) -> Counter[str]:
    """Open findings and hints by severity; what several accounts share counts once, as in Naskah."""
    together = {
        each.finding.key or id(each): each.finding.severity
        for each in placed
        if each.open or each.finding.severity == "hint"
    }
    return Counter(together.values())


def _of_post(workspace: Workspace, post: str) -> Counter[str]:
    return open_findings(workspace.checks.of_post(workspace.posts.get(post).post))
