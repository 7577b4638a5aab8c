"""How a generated file looks (`Dress`), and what it must say (`Written`)."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.exchange.truth import Plan


@dataclass(frozen=True)
class Dress:
    """How a file looks; each field is one trait of the pairwise table."""

    box: str = "xlsx"
    names: str = "usual"
    order: str = "usual"
    titles: int = 1
    header: str = "single"
    dates: str = "dmy"
    times: str = "dot"
    places: str = "comma"
    status: str = "usual"
    tags: str = "column"
    rows: str = "banners"
    foot: str = "legend"
    tabs: str = "one"
    joined: bool = False
    partners: bool = False
    bad: bool = True


@dataclass
class Written:
    """A file and what it must say. ``nonempty`` counts rows that hold anything, over all sheets."""

    path: Path
    posts: list[tuple[str, int, Plan]] = field(default_factory=list)
    rejected: list[tuple[str, int, str]] = field(default_factory=list)
    nonempty: int = 0


@dataclass
class Sheet:
    name: str
    rows: list[list[Any]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)

    def add(self, *cells: Any) -> int:
        self.rows.append(list(cells))
        return len(self.rows) - 1


@dataclass(frozen=True)
class Formula:
    """A formula cell with the value the spreadsheet program cached."""

    text: str
    value: Any
