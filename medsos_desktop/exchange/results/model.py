"""What a sheet of results would tell the calendar, as data."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

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


class Reach(NamedTuple):
    """On how many of its accounts a post is out, as far as told."""

    told: int
    accounts: int

    @property
    def partly(self) -> bool:
        """On some, of others nobody told."""
        return 0 < self.told < self.accounts


@dataclass(frozen=True, slots=True)
class ResultPlan:
    """What taking the file would do; nothing has been written yet. ``zone`` is the office's.

    ``accounts`` are those of each post that a row is about, and among them ``known`` those told of before.
    """

    name: str
    zone: str
    lines: tuple[Line, ...] = ()
    accounts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    known: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def of(self, *kinds: Kind) -> tuple[Line, ...]:
        """The rows of these kinds, in their order."""
        return tuple(line for line in self.lines if line.kind in kinds)

    def reach(self, keys: Collection[str]) -> dict[str, Reach]:
        """Where each post of these rows would be out once they are taken, in the order of the rows."""
        told: dict[str, set[str]] = {}
        for line in self.lines:
            if line.takes and line.key in keys:
                told.setdefault(line.post, set(self.known.get(line.post, ()))).add(line.account)
        return {
            post: Reach(len(accounts), len(accounts | self.accounts.get(post, frozenset())))
            for post, accounts in told.items()
        }

    @property
    def usual(self) -> frozenset[str]:
        """Keys of the rows that are taken unless a person says otherwise: new ones without a doubt."""
        return frozenset(line.key for line in self.of(Kind.NEW))
