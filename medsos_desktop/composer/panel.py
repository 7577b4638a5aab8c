"""The rows of the findings panel: what each says before and after, and which ones an editor marks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.checking import Placed
from medsos_desktop.checks import registry
from medsos_desktop.checks.pack import Pack
from medsos_desktop.composer.edit import MASTER, text_of
from medsos_desktop.model.post import Answer, Post

NO_WAIVER = frozenset({"schedule.past"})
"""Blocks that no reason lifts: a moment that is over cannot be kept, whoever agrees."""


@dataclass(frozen=True, slots=True)
class PanelRow:
    """One finding as the panel shows it. ``before`` is the found wording, ``after`` the better one.

    ``parts`` are the same finding in texts that differ elsewhere (an account's own wording beside the
    master's): one answer and one fix serve them all. The gravest comes first.
    """

    parts: tuple[Placed, ...]
    before: str
    after: str

    @property
    def placed(self) -> Placed:
        """The part that stands for all."""
        return self.parts[0]

    @property
    def key(self) -> str:
        """Stays the same while the finding's sentence does, so that its row stays too."""
        return self.placed.finding.key

    @property
    def severity(self) -> str:
        """``block``, ``warn`` or ``hint``."""
        return self.placed.finding.severity

    @property
    def accounts(self) -> tuple[str, ...]:
        """Every account the finding concerns, each once."""
        return tuple(dict.fromkeys(account for part in self.parts for account in part.accounts))

    @property
    def answer(self) -> Answer | None:
        """What the writer said to it."""
        return self.placed.answer

    @property
    def fixable(self) -> bool:
        """Whether a better wording can be put in by one press."""
        return any(part.finding.fix is not None and part.finding.span is not None for part in self.parts)

    @property
    def waivable(self) -> bool:
        """Whether a reason can lift it: a waiver for a block, an answer for the rest."""
        return self.severity != "block" or self.placed.finding.code not in NO_WAIVER

    def part_in(self, account: str) -> Placed:
        """The part that an account shows, else the first."""
        return next((part for part in self.parts if account in part.accounts), self.placed)


def panel_rows(placed: Iterable[Placed], post: Post, catalogue: Catalogue) -> tuple[PanelRow, ...]:
    """The rows in the order of the findings, one for each key."""
    together: dict[object, list[Placed]] = {}
    for each in placed:
        together.setdefault(each.finding.key or id(each), []).append(each)
    return tuple(_row(tuple(parts), post, catalogue) for parts in together.values())


def _row(parts: tuple[Placed, ...], post: Post, catalogue: Catalogue) -> PanelRow:
    placed = parts[0]
    finding = placed.finding
    known = placed.accounts and placed.accounts[0] in post.variants
    if finding.span is None or not known:
        return PanelRow(parts, "", finding.fix or "")
    text = text_of(post, placed.accounts[0], finding.field, catalogue)
    start, end = finding.span
    return PanelRow(parts, " ".join(text[start:end].split()), finding.fix or "")


def quote_of(row: PanelRow) -> str:
    """What an answer is about, for whoever reads it later: the found wording, or what the check named."""
    params = row.placed.finding.params
    return row.before or str(params.get("quote") or params.get("name") or params.get("missing") or "")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the shown text, in code points, with the severity of what stands there."""

    start: int
    end: int
    severity: str
    answered: bool


def marks(
    placed: Iterable[Placed], post: Post, account: str, field: str, catalogue: Catalogue
) -> tuple[Mark, ...]:
    """What to mark in the editor of ``account`` (or the master) for ``field``."""
    found = []
    for each in placed:
        finding = each.finding
        if finding.span is None or not _shown(each, post, account, field, catalogue):
            continue
        found.append(Mark(*finding.span, finding.severity, each.answer is not None))
    return tuple(found)


def _shown(placed: Placed, post: Post, account: str, field: str, catalogue: Catalogue) -> bool:
    if account != MASTER:
        return account in placed.accounts and placed.finding.field == field
    return shown_in_master(placed, post, catalogue)


def shown_in_master(placed: Placed, post: Post, catalogue: Catalogue) -> bool:
    """Whether the finding stands in the master text: some account that it concerns still follows it."""
    return any(_follows(post, each, placed.finding.field, catalogue) for each in placed.accounts)


def _follows(post: Post, account: str, name: str, catalogue: Catalogue) -> bool:
    """Whether this field of the account still shows the master text."""
    if name in (post.variants[account].fields or {}):
        return False
    surface = catalogue.surface(post.variants[account].surface)
    return any(field.name == name and field.follows == "text" for field in surface.fields)


def worst(placed: Iterable[Placed], account: str) -> str:
    """The gravest severity still open on an account; "" when nothing is."""
    open_ones = [each.finding.severity for each in placed if each.open and account in each.accounts]
    return next((severity for severity in ("block", "warn") if severity in open_ones), "")


def rules_checked(pack: Pack) -> int:
    """How many kinds of findings the pack in force looks for."""
    return sum(pack.runs(code) for code in registry.codes())


def open_counts(rows: Sequence[PanelRow]) -> dict[str, int]:
    """Unanswered rows by severity, zeros left out."""
    counts = dict.fromkeys(("block", "warn", "hint"), 0)
    for row in rows:
        counts[row.severity] += row.answer is None
    return {name: number for name, number in counts.items() if number}
