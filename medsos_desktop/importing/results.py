"""What the screen of results knows: the lines that are shown, those to be taken, the foot. No Qt."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from medsos_desktop.exchange.results import report
from medsos_desktop.exchange.results.model import Kind, Line, ResultPlan
from medsos_desktop.words import Words
from medsos_desktop.workspace import Workspace

ALL, LOOK, READY, REST = VIEWS = ("all", "look", "ready", "rest")
"""Views of the list: everything, what needs a person, what can be taken as it is, what is left out anyway."""

_IN = {
    ALL: tuple(Kind),
    LOOK: (Kind.STOPPED, Kind.DOUBT),
    READY: (Kind.UPDATE, Kind.NEW),
    REST: (Kind.SAME, Kind.EMPTY),
}


class Now(NamedTuple):
    """How things stand: the file is being read, the workspace can be written, the lines are being taken."""

    busy: bool
    writable: bool
    taking: bool = False


@dataclass(frozen=True, slots=True)
class Foot:
    """The sum, the large button, and why not yet; ``writes``: it changes the calendar."""

    note: str
    text: str
    writes: bool
    why: tuple[str, ...]


class Chosen:
    """One plan with a person's choice of its lines; problems come first in every view."""

    def __init__(self, words: Words, workspace: Workspace, plan: ResultPlan) -> None:
        self.words, self.plan, self.zone = words, plan, plan.zone
        self._workspace = workspace
        order = {kind: place for place, kind in enumerate(Kind)}
        self._lines = tuple(sorted(plan.lines, key=lambda line: order[line.kind]))
        self.wanted: set[str] = set(plan.usual)
        self.several = len({line.sheet for line in plan.lines}) > 1

    # the lines

    def lines(self, view: str = ALL) -> tuple[Line, ...]:
        """The lines of a view."""
        return tuple(line for line in self._lines if line.kind in _IN[view])

    def count(self, view: str) -> int:
        """How many there are."""
        return len(self.plan.of(*_IN[view]))

    def monogram(self, line: Line) -> str:
        """As in "IG"; "" where the channel is not known."""
        known = line.post and line.channel in self._workspace.catalogue.channels
        return self._workspace.catalogue.monogram(line.channel) if known else ""

    def place(self, line: Line) -> str:
        """The row, with its sheet where there are several."""
        return report.place(self.words, line, sheet=self.several)

    def kind(self, line: Line) -> str:
        """What becomes of it, in words."""
        return self.words(f"results.kind.{line.kind}")

    def told(self, line: Line) -> tuple[str, str, str]:
        """Moment, link and numbers as the row tells them; "" three times where it tells nothing."""
        return report.said(self.words, line.told, self.zone) if line.told is not None else ("", "", "")

    def below(self, line: Line) -> str:
        """The second line of a row: what is wrong, what is different, else where it leads."""
        said = report.why(self.words, line)
        if said:
            return said
        moment, link, _numbers = self.told(line)
        return link if moment else self.words("results.not_filled") if line.kind is Kind.EMPTY else ""

    def reach(self, line: Line) -> str:
        """On how many of its accounts the post is out once what is ticked is taken; "" where on all."""
        reach = self.plan.reach(self.wanted | {line.key}).get(line.post)
        if reach is None or not reach.partly:
            return ""
        return self.words("results.reach", n=reach.told, total=reach.accounts)

    def spoken(self, line: Line) -> str:
        """The whole row for a screen reader."""
        parts = [self.place(line), self.kind(line), report.title(self.words, line), self.below(line)]
        if line.takes:
            parts.append(self.words("results.ticked" if line.key in self.wanted else "results.unticked"))
        return ", ".join(part for part in (*parts, self.told(line)[0]) if part)

    # choosing

    def want(self, keys: Iterable[str]) -> None:
        """These and no others, as far as they can be taken."""
        can = {line.key for line in self.plan.lines if line.takes}
        self.wanted = can & set(keys)

    def toggle(self, line: Line) -> bool:
        """Ticks a line or unticks it; `False` where it cannot be taken."""
        if line.takes:
            self.wanted ^= {line.key}
        return line.takes

    def keep(self, before: "Chosen") -> None:
        """The file was read again: what the person ticked and unticked holds where it still can."""
        changed = before.wanted ^ before.plan.usual
        self.want(self.wanted ^ {key for key in changed if key in {line.key for line in self.plan.lines}})

    # sentences

    def foot(self, now: Now) -> Foot:
        """What the bar below says."""
        words, n = self.words, len(self.wanted)
        posts = {line.post for line in self.plan.lines if line.key in self.wanted}
        why: tuple[str, ...] = ()
        if now.taking:
            why = (words("results.taking", n=n),)
        elif now.busy:
            why = (words("results.reading_again"),)
        elif not n:
            why = (words("results.nothing_chosen"),)
        elif not now.writable:
            why = (words("importing.read_only"),)
        return Foot(
            note=words("results.reading_again") if now.busy else self.total(),
            text=words("results.apply", n=n) if n else words("results.apply_none"),
            writes=bool(posts) and not now.taking,
            why=why,
        )

    def total(self) -> str:
        """The sum: "12 baris: 1 tidak bisa diambil, 9 baru, 2 belum diisi"."""
        parts = [
            f"{len(found)} {self.words(f'results.kind.{kind}').lower()}"
            for kind in Kind
            if (found := self.plan.of(kind))
        ]
        return self.words("results.sum", n=len(self.plan.lines), parts=", ".join(parts))

    def word(self) -> tuple[str, str, str] | None:
        """A kind word where nothing is to be taken: (kind of message, title, text)."""
        words = self.words
        if self.count(READY) or self.count(LOOK):
            return None
        key = "all_there" if self.plan.of(Kind.SAME) else "all_empty"
        kind = "ok" if key == "all_there" else "info"
        return kind, words(f"results.{key}"), words(f"results.{key}_text")


@dataclass(frozen=True, slots=True)
class Done:
    """What was taken: results, posts that are Tayang now, how many of these on some accounts only, and
    lines left for a person.
    """

    results: int
    posts: int
    left: int
    first: str
    partly: int = 0

    @classmethod
    def of(cls, chosen: Chosen) -> "Done":
        """Counted from the choice that was taken. ``first`` is the earliest planned day."""
        taken = [line for line in chosen.plan.lines if line.key in chosen.wanted]
        left = [line for line in chosen.lines(LOOK) if line.key not in chosen.wanted]
        days = sorted(line.planned[:10] for line in taken if line.planned)
        reach = chosen.plan.reach(chosen.wanted)
        partly = sum(each.partly for each in reach.values())
        return cls(len(taken), len(reach), len(left), days[0] if days else "", partly)
