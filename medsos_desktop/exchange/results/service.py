"""Takes a filled sheet of results into the calendar: looked at first, then all in one step.

A row that is there already adds nothing; one that says otherwise is offered as "perbarui". What is told of a
post that is approved or scheduled makes it Tayang, with the link as its evidence.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from medsos_desktop.changes import Changes
from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.directory.service import DirectoryService
from medsos_desktop.errors import Cancelled, UserError
from medsos_desktop.exchange.results import columns, links
from medsos_desktop.exchange.results.matching import Matcher
from medsos_desktop.exchange.results.model import Kind, Line, Problem, ResultPlan
from medsos_desktop.exchange.results.reading import Known, Reader
from medsos_desktop.exchange.sheets.opening import open_grids
from medsos_desktop.model.state import State
from medsos_desktop.posts.decisions import DecisionBook
from medsos_desktop.posts.service import PostService
from medsos_desktop.store.store import Store

if TYPE_CHECKING:
    from medsos_desktop.approval.service import ApprovalService

Progress = Callable[[int, int, str], None]
Delivered = tuple[str, str]
"""A post and an account."""
_TELL = 50


def _quiet(n: int, total: int, what: str) -> None:
    """Nobody is watching."""


class ResultService:
    """``workspace.results``. Looking reads only, so it may run on a read-only opening."""

    def __init__(
        self,
        store: Store,
        posts: PostService,
        directory: DirectoryService,
        catalogue: Catalogue,
        book: DecisionBook,
        approval: "Callable[[], ApprovalService]",
    ) -> None:
        self._store, self._posts, self._directory = store, posts, directory
        self._catalogue, self._book, self._approval = catalogue, book, approval

    def preview(
        self,
        file: Path,
        progress: Progress = _quiet,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> ResultPlan:
        """Reads ``file`` and holds it against the calendar; every row that is not empty is a line.

        Raises `UserError` ``sheet.*`` for a file that cannot be read, ``results.no-table`` for one that is
        no sheet of results, and `Cancelled`.
        """
        file = Path(file)
        zone = self._directory.office().zone
        matcher = Matcher(self._posts, self._directory, self._catalogue)
        grids = open_grids(file, cancelled)
        tables = [found for grid in grids if (found := columns.find(grid, matcher.codes.keys())) is not None]
        if not tables:
            raise UserError("results.no-table", name=file.name)
        known = Known(cache(self._book.decisions), cache(self._book.publications))
        reader = Reader(matcher, known, self._catalogue, ZoneInfo(zone), self._store.clock.now())
        lines: list[Line] = []
        total, n = sum(len(table.grid.rows) - table.header - 1 for table in tables), 0
        for table in tables:
            for at in range(table.header + 1, len(table.grid.rows)):
                n += 1
                if n % _TELL == 1:
                    if cancelled():
                        raise Cancelled
                    progress(n, total, file.name)
                line = reader.line(table, at)
                if line is not None:
                    lines.append(line)
        progress(total, total, file.name)
        lines = list(self._beside_others(_once(lines)))
        posts = {line.post for line in lines if line.told is not None}
        accounts = {row.id: frozenset(row.accounts) for row in matcher.rows(posts)}
        told = {post: frozenset(each.account for each in known.publications(post)) for post in posts}
        return ResultPlan(file.name, zone, tuple(lines), accounts, told)

    def apply(
        self,
        plan: ResultPlan,
        chosen: Collection[str] | None = None,
        progress: Progress = _quiet,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Changes:
        """Records the ``chosen`` lines (by their keys; `None`: `ResultPlan.usual`) as one operation.

        Nothing to write gives empty `Changes`. Raises `UserError` ``results.changed`` where somebody told
        of the same delivery meanwhile, ``approval.*`` where a post may not be told to be out any more, and
        `Cancelled`; then nothing is written.
        """
        wanted = plan.usual if chosen is None else chosen
        lines = [line for line in plan.lines if line.takes and line.key in wanted]
        if not lines:
            return Changes()
        posts: dict[str, list[Line]] = {}
        for line in lines:
            posts.setdefault(line.post, []).append(line)
        n = 0
        with self._store.operation("op.results.import", str(len(posts))) as op, op.gathering():
            for post, told in posts.items():
                if cancelled():
                    raise Cancelled
                self._take(post, told)
                n += len(told)
                progress(n, len(lines), plan.name)
        return op.changes

    def _take(self, post: str, lines: list[Line]) -> None:
        """All that a file tells of one post."""
        held = {each.account: each for each in self._book.publications(post)}
        for line in lines:
            before = line.old if line.old is not None and line.old.id else None
            if held.get(line.account) != before:
                raise UserError("results.changed", title=line.title or line.code)
        told = [line.told for line in lines if line.told is not None]
        if self._posts.row(post).state is not State.PUBLISHED:
            self._approval().publish(post, told[0].link)
        self._book.publish(post, *told)

    def _beside_others(self, lines: list[Line]) -> Iterator[Line]:
        """A link that serves two deliveries, in the file or beside what is known, is told at every one."""
        within: dict[str, dict[Delivered, int]] = {}
        for line in lines:
            if key := _key(line):
                within.setdefault(key, {})[line.post, line.account] = line.row
        elsewhere: dict[str, set[Delivered]] = {}
        for post in sorted({post for post, link in self._book.links() if links.key(link) in within}):
            for each in self._book.publications(post):
                elsewhere.setdefault(links.key(each.link), set()).add((post, each.account))
        for line in lines:
            key, own = _key(line), (line.post, line.account)
            rows = [str(row) for place, row in within.get(key, {}).items() if place != own]
            known = elsewhere.get(key, set()) - {own}
            if not key or line.kind is Kind.SAME or not (rows or known):
                yield line
            elif rows:
                yield _doubted(line, Problem("link-twice", params={"rows": ", ".join(rows[:5])}))
            else:
                other = self._posts.row(min(known)[0])
                yield _doubted(line, Problem("link-known", params={"title": other.title or other.code}))


def _key(line: Line) -> str:
    """What names the link of a line among links; "" where it has none."""
    return links.key(line.told.link) if line.told is not None and line.told.link else ""


def _doubted(line: Line, problem: Problem) -> Line:
    kind = Kind.STOPPED if line.kind is Kind.STOPPED else Kind.DOUBT
    return replace(line, kind=kind, problems=(*line.problems, problem))


def _once(lines: list[Line]) -> list[Line]:
    """A delivery told of twice: the same again is passed over, something else stops both rows."""
    rows: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        if line.told is not None:
            rows.setdefault((line.post, line.account), []).append(line)
    made: dict[str, Line] = {}
    for same in rows.values():
        first, *rest = same
        if any(each.told != first.told for each in rest):
            for each in same:
                others = ", ".join(str(other.row) for other in same if other is not each)
                problem = Problem("row-twice", True, {"rows": others})
                made[each.key] = replace(each, kind=Kind.STOPPED, problems=(*each.problems, problem))
        else:
            made |= {each.key: replace(each, kind=Kind.SAME, told=None) for each in rest}
    return [made.get(line.key, line) for line in lines]
