"""Sheets from the screen: on what paper, where to, under what name; the work beside the window. No Qt."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from medsos_desktop.calendar import grid, zones
from medsos_desktop.jotter import Jotter, place
from medsos_desktop.model.post import Post
from medsos_desktop.reports.gather import Tell
from medsos_desktop.reports.paper import PAPERS, named
from medsos_desktop.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from medsos_desktop.workspace import Workspace

_PDF = ".pdf"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is remembered: ``paper`` is one of `PAPERS`, ``folder`` "" until one was chosen."""

    paper: str = "a4"
    folder: str = ""


class Memory:
    """The entry of one workspace folder in ``home``."""

    def __init__(self, home: Path, folder: Path) -> None:
        self._jotter, self._place = Jotter(home, "print.json"), place(folder)

    def load(self) -> Kept:
        """As it was left; what makes no sense is as at the first time."""
        found = self._jotter.get(self._place)
        if not isinstance(found, dict):
            return Kept()
        paper, folder = found.get("paper"), found.get("folder")
        known = isinstance(paper, str) and paper in PAPERS
        return Kept(str(paper) if known else Kept().paper, folder if isinstance(folder, str) else "")

    def keep(self, kept: Kept) -> None:
        """Remembers it."""
        self._jotter.keep(self._place, {"paper": kept.paper, "folder": kept.folder})


@dataclass(frozen=True, slots=True)
class Order:
    """What to print: one ``post``, or with "" the posts of the week around ``day`` that wait."""

    post: str
    day: date
    paper: str
    language: str


def week_of(post: Post, today: date) -> date:
    """The Monday of the week that goes with a post: that of its day, else this week's."""
    return grid.monday(zones.parse(post.planned).date() if post.planned else today)


def file_name(words: Words, order: Order, code: str) -> str:
    """What the file is called unless somebody says otherwise: by the version's code, or by the Monday."""
    if order.post:
        return words("review.print.file_post", code=code) + _PDF
    return words("review.print.file_week", day=order.day.isoformat()) + _PDF


def with_ending(target: Path) -> Path:
    """``target`` as it was chosen; one named without the ending gets it, and a number where that stands:
    nobody was asked about that other file.
    """
    if target.suffix.lower() == _PDF:
        return target
    made, number = target.with_name(target.name + _PDF), 2
    while made.exists():
        made, number = target.with_name(f"{target.name} ({number}){_PDF}"), number + 1
    return made


def make(
    order: Order, target: Path, workspace: "Workspace", tell: Tell, cancelled: "Callable[[], bool]"
) -> int:
    """Writes the sheet; how many posts it has. `UserError` ``reports.*``, ``store.gone``, `Cancelled`."""
    reports = workspace.reports
    if order.post:
        sheet = reports.sheet((order.post,), language=order.language, tell=tell, cancelled=cancelled)
    else:
        sheet = reports.week_sheet(order.day, language=order.language, tell=tell, cancelled=cancelled)
    reports.write(sheet, named(order.paper), target)
    return len(sheet.posts)
