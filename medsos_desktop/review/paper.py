"""Sheets that came back signed: which posts, who signed, which day, and what proves the version. No Qt."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from medsos_desktop.approval.codes import asked
from medsos_desktop.approval.content import short_code
from medsos_desktop.approval.moves import Action
from medsos_desktop.approval.paper import Sheet
from medsos_desktop.approval.service import OnPaper
from medsos_desktop.changes import Changes
from medsos_desktop.errors import UserError
from medsos_desktop.model.rows import PostView
from medsos_desktop.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Row:
    """A sheet in the list. ``fits``: its code was typed back; ``waivers``: keys of those with a box on it.

    ``boxes``: all these boxes are ticked on the paper; ``chosen``: it shall be recorded.
    """

    view: PostView
    content: str
    code: str
    action: Action
    waivers: frozenset[str] = frozenset()
    fits: str = ""
    boxes: bool = False
    chosen: bool = False

    @property
    def post(self) -> str:
        """Id of the post."""
        return self.view.id


@dataclass(slots=True)
class PaperDesk:
    """What the person at the PC has said so far; `record` says it to the workspace."""

    workspace: Workspace
    rows: list[Row] = field(default_factory=list)
    signer: str = ""
    day: str = ""
    scan: Path | None = None

    def begin(self, posts: Iterable[str], today: date) -> None:
        """Other sheets. Of one post it is chosen; of a week each code that is typed chooses its post."""
        self.rows = [row for post in posts if (row := self._row(post)) is not None]
        if len(self.rows) == 1:
            self.rows[0] = replace(self.rows[0], chosen=True)
        self.day, self.scan = today.isoformat(), None
        able = self.signers()
        self.signer = able[0][0] if len(able) == 1 else ""

    def stands(self, posts: Iterable[str]) -> bool:
        """Whether these very sheets, in the versions of now, are being put on record."""
        now = [(row.post, row.code) for post in posts if (row := self._row(post)) is not None]
        return now == [(row.post, row.code) for row in self.rows]

    def signers(self) -> tuple[tuple[str, str], ...]:
        """Id and name of the people who may have signed one of the sheets, by name."""
        paper, people = self.workspace.paper, self.workspace.directory.people()
        able = {id_ for row in self.rows for id_ in paper.signers(row.view)}
        return tuple((id_, each.name) for id_, each in people.items() if id_ in able)

    def chosen(self) -> list[Row]:
        """The sheets that shall be recorded."""
        return [row for row in self.rows if row.chosen]

    def choose(self, post: str, on: bool) -> None:
        """Tick a sheet, or leave it out."""
        self._change(post, lambda row: replace(row, chosen=on))

    def tick_boxes(self, post: str, on: bool) -> None:
        """Whether every waiver's box on the sheet is ticked."""
        self._change(post, lambda row: replace(row, boxes=on))

    def type_code(self, text: str) -> str:
        """A code from a sheet, or what a reader of QR types: the post whose sheet it is, which is chosen now.

        Raises `UserError` ``approval.code`` (no code), ``approval.paper-code`` (of none of these versions).
        """
        start = asked(text).start
        for row in self.rows:
            if row.content.startswith(start):
                self._change(row.post, lambda one: replace(one, fits=text.strip(), chosen=True))
                return row.post
        raise UserError("approval.paper-code", text=text.strip()[:80])

    def refusal(self, row: Row) -> UserError | None:
        """Why the signer's name under this sheet decides nothing; `None` when it does, or nobody is named."""
        if not self.signer:
            return None
        found = self.workspace.paper.refusals(row.view, self.signer)
        return found[0] if found else self._wrong(row)

    def missing(self) -> tuple[str, ...]:
        """What is still to be said before it can be recorded, in the order of the form.

        Codes: ``signer``, ``day`` (missing or impossible), ``none`` (no sheet chosen), ``boxes`` (waivers),
        ``proof`` (a chosen sheet without its code, and no scan), ``refused`` (the signer may not decide).
        """
        chosen = self.chosen()
        checks = (
            ("signer", not self.signer),
            ("day", self.wrong_day() is not None),
            ("none", not chosen),
            ("refused", any(self.refusal(row) is not None for row in chosen)),
            ("boxes", any(row.waivers and not row.boxes for row in chosen)),
            ("proof", self.scan is None and any(not row.fits for row in chosen)),
        )
        return tuple(code for code, wrong in checks if wrong)

    def wrong_day(self) -> UserError | None:
        """What is wrong with the day, whatever the sheet."""
        return self.workspace.paper.wrong_day(self.day)

    def record(self) -> tuple[Changes, tuple[tuple[str, UserError], ...]]:
        """Every chosen sheet as a decision of its own; the posts that were refused, with the reason."""
        sheets = [
            Sheet(row.post, row.content, row.fits, row.waivers if row.boxes else frozenset())
            for row in self.chosen()
        ]
        return self.workspace.paper.record_each(sheets, OnPaper(self.signer, self.day), self.scan)

    def _row(self, post: str) -> Row | None:
        workspace = self.workspace
        try:
            view = workspace.posts.get(post)
            content, waivers = workspace.approval.printed(post)
        except UserError:  # deleted while the list was made
            return None
        return Row(view, content, short_code(content), workspace.paper.step(view), waivers)

    def _wrong(self, row: Row) -> UserError | None:
        wrong = self.wrong_day()
        return self.workspace.paper.wrong_day(self.day, row.post) if wrong is None else None

    def _change(self, post: str, change: Callable[[Row], Row]) -> None:
        self.rows = [change(row) if row.post == post else row for row in self.rows]
