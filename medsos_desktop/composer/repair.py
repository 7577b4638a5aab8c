"""Better wordings put in by one press: one or several, into the text as it is by now.

The checks ran on a text that may have been typed on since. A fix is put where its stretch has moved to;
where the stretch itself was changed, it is left out rather than put into the wrong words.
"""

from collections.abc import Iterable, Sequence

from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.checking import Placed
from medsos_desktop.composer.edit import MASTER, text_of, with_text
from medsos_desktop.composer.panel import PanelRow
from medsos_desktop.model.post import Post

SAFE = frozenset({
    "access.fancy-letters", "dignity.disability", "dignity.poverty-label", "hashtag.invalid",
    "hashtag.not-camel-case", "pii.identity-number", "plain.officialese", "spelling.nonstandard",
    "tone.shouting",
})  # fmt: skip
"""Codes whose better wording keeps what is said, so that several may be taken at once, unread. The rest
(a weekday that may be right while the date is wrong, a name, a link, "kami" for "saya") wants a look."""

Target = tuple[str, str]


def safe(rows: Iterable[PanelRow]) -> tuple[PanelRow, ...]:
    """The unanswered rows that "fix all" takes."""
    return tuple(
        row for row in rows if row.fixable and row.answer is None and row.placed.finding.code in SAFE
    )


def with_fixes(post: Post, checked: Post, placed: Iterable[Placed], catalogue: Catalogue) -> Post:
    """``post`` with the better wordings of findings that were made on ``checked``.

    A text that several accounts follow is mended once. Of two fixes that overlap, the first in the
    text is taken.
    """
    wanted: dict[Target, set[tuple[int, int, str]]] = {}
    for each in placed:
        fix, span = each.finding.fix, each.finding.span
        if fix is None or span is None:
            continue
        for account in each.accounts:
            if account not in post.variants or account not in checked.variants:
                continue
            if post.variants[account].surface != checked.variants[account].surface:
                continue
            target = _target(post, account, each.finding.field, catalogue)
            old = text_of(checked, account, each.finding.field, catalogue)
            new = text_of(post, account, each.finding.field, catalogue)
            now = moved_span(old, new, span)
            if now is not None:
                wanted.setdefault(target, set()).add((*now, fix))
    for (where, name), fixes in wanted.items():
        text = text_of(post, where, name, catalogue)
        post = with_text(post, where, name, _replaced(text, sorted(fixes)))
    return post


def moved_span(old: str, new: str, span: tuple[int, int]) -> tuple[int, int] | None:
    """Where a stretch of ``old`` stands in ``new``; `None` when the change between them touches it."""
    start, end = span
    if end > len(old):
        return None
    if old == new:
        return span
    before = _common(old, new)
    if end <= before:
        return span
    behind = min(_common(old[::-1], new[::-1]), len(new) - before, len(old) - before)
    if start >= len(old) - behind:
        shift = len(new) - len(old)
        return (start + shift, end + shift)
    return None


def _common(one: str, other: str) -> int:
    """How many code points both begin with."""
    both = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(both) if a != b), min(len(one), len(other)))


def _target(post: Post, account: str, field: str, catalogue: Catalogue) -> Target:
    """The text that has to be changed for an account to show another: its own, or the master's."""
    variant = post.variants[account]
    if field in (variant.fields or {}):
        return (account, field)
    fields = catalogue.surface(variant.surface).fields
    return (MASTER, next(each.follows for each in fields if each.name == field))


def _replaced(text: str, fixes: Sequence[tuple[int, int, str]]) -> str:
    parts, at = [], 0
    for start, end, fix in fixes:
        if start < at:
            continue
        parts += [text[at:start], fix]
        at = end
    return "".join([*parts, text[at:]])
