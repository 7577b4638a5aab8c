"""What is printed of a workspace. Reads only, so it may run on a read-only opening."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path

from medsos_desktop.approval.service import ApprovalService
from medsos_desktop.calendar import format as spell
from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.directory.service import DirectoryService
from medsos_desktop.errors import UserError
from medsos_desktop.media.files import write_atomically
from medsos_desktop.media.service import MediaService
from medsos_desktop.model.rows import PostRow
from medsos_desktop.model.state import State
from medsos_desktop.posts.service import PostService
from medsos_desktop.reports.gather import Sources, Tell, gather
from medsos_desktop.reports.model import Picture, Sheet
from medsos_desktop.reports.paper import Paper
from medsos_desktop.words import Words

WAITING = frozenset({State.IN_REVIEW, State.IN_APPROVAL})
"""What somebody has to decide about."""
_ASIDE = frozenset({State.POSTPONED, State.WITHDRAWN})
_WEEK = timedelta(days=7)


def _never() -> bool:
    return False


def _silent(_done: int, _total: int, _what: str) -> None:
    return None


class ReportService:
    """``workspace.reports``: approval sheets as PDF."""

    def __init__(
        self,
        posts: PostService,
        approval: ApprovalService,
        directory: DirectoryService,
        media: MediaService,
        catalogue: Catalogue,
    ) -> None:
        self._posts = posts
        self._sources = Sources(approval, directory, media, catalogue)

    def named(self, code: str) -> str:
        """The id of a post by its id or its short number; `UserError` ``reports.no-post``."""
        wanted = code.strip().lower()
        for row in self._posts.by_state(*State):
            if wanted in (row.id, row.code.lower()):
                return row.id
        raise UserError("reports.no-post", number=code.strip()[:40])

    def week(self, day: date, *, all_: bool = False) -> list[PostRow]:
        """Posts of the week (from Monday) around ``day`` that wait for a decision, by time.

        ``all_`` takes every post of the week but those put aside.
        """
        monday = day - timedelta(days=day.weekday())
        rows = self._posts.rows(monday, monday + _WEEK)
        return [row for row in rows if (row.state not in _ASIDE if all_ else row.state in WAITING)]

    def week_sheet(
        self,
        day: date,
        *,
        language: str = "id",
        crest: Picture | None = None,
        all_: bool = False,
        tell: Tell = _silent,
        cancelled: Callable[[], bool] = _never,
    ) -> Sheet:
        """The sheets of a week, as `week` chooses. `UserError` ``reports.nothing`` when there is none."""
        words, monday = Words(language), day - timedelta(days=day.weekday())
        period = spell.span(words, monday, monday + _WEEK - timedelta(days=1))
        rows = self.week(day, all_=all_)
        if not rows:
            raise UserError("reports.nothing", period=period)
        ids = [row.id for row in rows]
        return self.sheet(ids, language=language, crest=crest, period=period, tell=tell, cancelled=cancelled)

    def sheet(
        self,
        posts: Iterable[str],
        *,
        language: str = "id",
        crest: Picture | None = None,
        period: str = "",
        tell: Tell = _silent,
        cancelled: Callable[[], bool] = _never,
    ) -> Sheet:
        """The sheet of these posts as they read now, what was typed last included, in this order.

        ``crest`` as `reports.small.crest` makes it; ``tell`` hears how far it is. Raises `UserError`
        ``store.gone``, and `Cancelled`.
        """
        words = Words(language)
        return gather(posts, self._sources, words, crest=crest, period=period, tell=tell, cancelled=cancelled)

    def write(self, sheet: Sheet, paper: Paper, target: Path) -> Path:
        """The sheet as PDF at ``target``, whole or not at all.

        Raises `UserError` ``reports.name`` (no ``.pdf``), ``reports.no-folder``, ``workspace.disk-full``
        and the like.
        """
        from medsos_desktop.reports.write import write

        if target.suffix.lower() != ".pdf":
            raise UserError("reports.name", name=target.name)
        if not target.parent.is_dir():
            raise UserError("reports.no-folder", name=str(target.parent))
        write_atomically(target, write(sheet, paper), durable=True)
        return target
