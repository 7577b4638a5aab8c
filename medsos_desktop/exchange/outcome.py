"""What a plan would do, line by line under six heads, and the sum that proves that no row was lost."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from medsos_desktop.exchange.importing import SheetPlan, Update
from medsos_desktop.exchange.sheets import cells
from medsos_desktop.exchange.sheets.model import Remark, SheetPost

SETTLED = ("approved", "published")
"""Status words of a sheet that claim a decision which nobody took here (design, decision 15)."""


class Kind(StrEnum):
    """Under which head a line stands."""

    NEW = "new"
    UPDATE = "update"
    SAME = "same"
    REJECTED = "rejected"
    SKIPPED = "skipped"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: ``post`` of new, same and updates, ``remark`` of refused rows and doubts, else ``why``.

    ``why`` is a code worded by ``sheet.skip.<why>``; ``id`` the post an update words anew.
    """

    kind: Kind
    sheet: str
    row: int
    post: SheetPost | None = None
    remark: Remark | None = None
    why: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Sum:
    """Rows that are not empty; ``posts`` + ``rejected`` + ``skipped`` is ``rows``.

    ``made`` counts the posts that those rows are; a row for two surfaces of one channel is two.
    """

    rows: int
    posts: int
    rejected: int
    skipped: int
    made: int


class Outcome:
    """A plan, sorted for being looked at. Makes no copies of texts, so that long sheets stay quick."""

    def __init__(self, plan: SheetPlan) -> None:
        self.plan = plan
        reading = plan.reading
        self.lines: Mapping[Kind, tuple[Line, ...]] = {
            Kind.NEW: tuple(_posted(Kind.NEW, post) for post in plan.new),
            Kind.UPDATE: tuple(_posted(Kind.UPDATE, each.post, each.id) for each in plan.updates),
            Kind.SAME: tuple(_posted(Kind.SAME, post) for post in plan.same),
            Kind.REJECTED: tuple(Line(Kind.REJECTED, r.sheet, r.row, remark=r) for r in reading.rejected),
            Kind.SKIPPED: tuple(Line(Kind.SKIPPED, s.sheet, s.row, why=s.why) for s in reading.skipped),
            Kind.WARNING: tuple(Line(Kind.WARNING, r.sheet, r.row, remark=r) for r in reading.warnings),
        }
        self.sum = Sum(
            len(reading.posts) + len(reading.rejected) + len(reading.skipped),
            len(reading.posts),
            len(reading.rejected),
            len(reading.skipped),
            len(plan.new) + len(plan.updates) + len(plan.same),
        )
        self.several = {kind: len({line.sheet for line in lines}) > 1 for kind, lines in self.lines.items()}
        """Heads whose lines come from several sheets."""
        self._remarks: dict[tuple[str, int], list[Remark]] = {}
        for remark in (*reading.rejected, *reading.warnings):
            self._remarks.setdefault((remark.sheet, remark.row), []).append(remark)
        self._rows = {(post.sheet, post.row): post for post in reading.posts}

    def count(self, kind: Kind) -> int:
        """Lines under a head."""
        return len(self.lines[kind])

    def remarks(self, line: Line) -> tuple[Remark, ...]:
        """All that is wrong or doubtful in the row of a line."""
        return tuple(self._remarks.get((line.sheet, line.row), ()))

    def cells(self, line: Line) -> tuple[tuple[str, str], ...]:
        """Name and text of the filled cells of a refused row, to recognise it by; else nothing."""
        names = {
            (table.sheet, column.index): column.name or column.letter
            for table in self.plan.reading.tables
            for column in table.columns
        }
        for sheet, row, values in self.plan.reading.bad_rows:
            if (sheet, row) == (line.sheet, line.row):
                said = ((names.get((sheet, at), ""), cells.text(value)) for at, value in enumerate(values))
                return tuple((name, text) for name, text in said if name and text)
        return ()

    def post(self, line: Line) -> SheetPost | None:
        """The post that the row of a line plans; `None` for refused and skipped rows."""
        return line.post or self._rows.get((line.sheet, line.row))

    def claims(self) -> tuple[str, ...]:
        """Status words of new rows that say "approved" or "published", as first written, each once."""
        words: dict[str, str] = {}
        for post in self.plan.new:
            if post.status in SETTLED and post.status_word:
                words.setdefault(post.status_word.casefold(), post.status_word)
        return tuple(words.values())

    def unknown(self) -> tuple[str, ...]:
        """Named columns of calendars that no field was found for; they go into the note."""
        return tuple(dict.fromkeys(column.name for column in self.plan.reading.unknown))

    def undated(self) -> int:
        """New posts without a date; they go to the tray."""
        return sum(post.planned is None for post in self.plan.new)


def _posted(kind: Kind, post: SheetPost, id: str = "") -> Line:
    return Line(kind, post.sheet, post.row, post=post, id=id)


def kept(plan: SheetPlan, wanted: frozenset[str]) -> tuple[Update, ...]:
    """The updates of a plan that a person ticked, by the ids of their posts."""
    return tuple(each for each in plan.updates if each.id in wanted)


def days(posts: Iterable[SheetPost]) -> tuple[date, date] | None:
    """First and last day of posts; `None` when none has a date."""
    planned = [post.planned[:10] for post in posts if post.planned]
    return (date.fromisoformat(min(planned)), date.fromisoformat(max(planned))) if planned else None
