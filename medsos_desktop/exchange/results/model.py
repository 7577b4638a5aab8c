"""What a sheet of results would tell the calendar, as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from medsos_desktop.errors import Param
from medsos_desktop.model.publication import Publication


class Kind(StrEnum):
    """What becomes of a row; worded by ``results.kind.<kind>``, in the order they are looked at."""

    STOPPED = "stopped"
    DOUBT = "doubt"
    UPDATE = "update"
    NEW = "new"
    SAME = "same"
    EMPTY = "empty"


TAKEN = (Kind.NEW, Kind.UPDATE, Kind.DOUBT)
"""Kinds of rows that can be taken."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a row, worded by ``results.problem.<code>`` filled with ``params``.

    ``stops``: the row cannot be taken as it stands. Else a person decides.
    """

    code: str
    stops: bool = False
    params: Mapping[str, Param] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the sheet. ``row`` counts from 1 as the spreadsheet program does.

    ``code``, ``who`` and ``title`` are as the sheet has them where the post is not known. ``told`` is what
    would hold once it is taken, ``old`` what holds now. ``changed`` names the fields that differ.
    """

    sheet: str
    row: int
    kind: Kind
    code: str = ""
    channel: str = ""
    who: str = ""
    title: str = ""
    planned: str = ""
    post: str = ""
    account: str = ""
    told: Publication | None = None
    old: Publication | None = None
    changed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def key(self) -> str:
        """Names the row within its file."""
        return f"{self.row} {self.sheet}"

    @property
    def takes(self) -> bool:
        """Whether it can be taken."""
        return self.kind in TAKEN


@dataclass(frozen=True, slots=True)
class ResultPlan:
    """What taking the file would do; nothing has been written yet. ``zone`` is the office's."""

    name: str
    zone: str
    lines: tuple[Line, ...] = ()

    def of(self, *kinds: Kind) -> tuple[Line, ...]:
        """The rows of these kinds, in their order."""
        return tuple(line for line in self.lines if line.kind in kinds)

    @property
    def usual(self) -> frozenset[str]:
        """Keys of the rows that are taken unless a person says otherwise: new ones without a doubt."""
        return frozenset(line.key for line in self.of(Kind.NEW))
