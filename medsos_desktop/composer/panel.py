"""The rows of the findings panel: what each says before and after, and which ones an editor marks."""

from collections.abc import Iterable
from dataclasses import dataclass

from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.checking import Placed
from medsos_desktop.composer.edit import MASTER, text_of
from medsos_desktop.model.post import Post
from medsos_desktop.words import Words


@dataclass(frozen=True, slots=True)
class PanelRow:
    """One finding as the panel shows it. ``before`` is the found wording, ``after`` the better one."""

    placed: Placed
    before: str
    after: str

    @property
    def key(self) -> str:
        """Stays the same while the finding's sentence does, so that its row stays too."""
        return f"{self.placed.finding.key}|{' '.join(self.placed.accounts)}"


def panel_rows(placed: Iterable[Placed], post: Post, catalogue: Catalogue) -> tuple[PanelRow, ...]:
    """The rows in the order of the findings."""
    return tuple(_row(each, post, catalogue) for each in placed)


def _row(placed: Placed, post: Post, catalogue: Catalogue) -> PanelRow:
    finding = placed.finding
    if finding.span is None or not placed.accounts:
        return PanelRow(placed, "", finding.fix or "")
    text = text_of(post, placed.accounts[0], finding.field, catalogue)
    start, end = finding.span
    return PanelRow(placed, " ".join(text[start:end].split()), finding.fix or "")


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


def said(words: Words, placed: Placed, part: str) -> str:
    """A part of a finding's wording: ``title``, ``what``, ``why`` or ``todo``; "" where it has none."""
    finding = placed.finding
    key = f"findings.{finding.code}.{part}"
    if words.find(key) is None:
        return finding.code if part == "title" else ""
    return words(key, **finding.params)
