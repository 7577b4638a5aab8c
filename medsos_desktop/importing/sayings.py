"""What lines, columns and totals are called: sentences from the catalogue. No Qt."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from medsos_desktop.calendar import format as spell
from medsos_desktop.channels.catalogue import Catalogue
from medsos_desktop.exchange.book import Missing
from medsos_desktop.exchange.outcome import Kind, Line, Outcome
from medsos_desktop.exchange.sheets.model import Remark, SheetPost
from medsos_desktop.exchange.sheets.report import field_name
from medsos_desktop.words import Words

_NAMED = 5
"""Names said in full; of more only the number."""


def total(words: Words, outcome: Outcome) -> str:
    """The sum: "57 baris terbaca = 40 unggahan + 2 ditolak + 15 dilewati".

    A row for two surfaces of one channel makes two posts; then both numbers are said.
    """
    found = outcome.sum
    posts = words("importing.sum_posts", n=found.posts)
    if found.made != found.posts:
        posts = words("importing.sum_made", n=found.posts, made=found.made)
    return words("importing.sum", n=found.rows, posts=posts, rejected=found.rejected, skipped=found.skipped)


def place(words: Words, line: Line, *, sheet: bool) -> str:
    """Where a line stands: "8 · Desember 2026", the row alone where there is one sheet."""
    return words("importing.place_short", sheet=line.sheet, at=line.row) if sheet else str(line.row)


def day(words: Words, post: SheetPost) -> str:
    """As in "Sel 1 Des 2026"."""
    if not post.planned:
        return words("dates.undated")
    return spell.short_date(words, datetime.fromisoformat(post.planned).date())


def hour(words: Words, post: SheetPost) -> str:
    """As in "10.00"; empty without a date."""
    return spell.clock(words, datetime.fromisoformat(post.planned)) if post.planned else ""


def title(words: Words, post: SheetPost) -> str:
    """Its title, else how its text begins."""
    return post.title or " ".join(post.text.split())[:120] or words("importing.untitled")


def reason(words: Words, remark: Remark) -> str:
    """Why a row was refused, or what was done about a doubt."""
    return words(f"sheet.reason.{remark.reason}")


def fields(words: Words, names: Iterable[str]) -> str:
    """Fields in words, in lower case, with commas."""
    return ", ".join(field_name(name, words).lower() for name in names)


def spoken(words: Words, catalogue: Catalogue, line: Line) -> str:
    """A whole line for a screen reader."""
    parts = [words("importing.place", sheet=line.sheet, row=line.row)]
    if line.post is not None:
        post = line.post
        names = ", ".join(catalogue.name(channel) for channel in post.channels)
        parts += [day(words, post), hour(words, post), names, title(words, post), post.status_word]
        parts.append(post.partner.name if post.partner else "")
    elif line.remark is not None:
        parts += [line.remark.column, line.remark.value, reason(words, line.remark)]
    else:
        parts.append(words(f"sheet.skip.{line.why}"))
    return ", ".join(part for part in parts if part)


def additions(words: Words, catalogue: Catalogue, missing: Missing) -> str:
    """What the office's tables gain: "kanal Instagram, Facebook; pilar Edukasi"; "" for nothing."""
    parts = (
        ("channels", [catalogue.name(channel) for channel in missing.channels]),
        ("pillars", missing.pillars),
        ("people", missing.people),
        ("partners", missing.partners),
    )
    said = [words(f"importing.add.{key}", names=some(words, names)) for key, names in parts if names]
    return "; ".join(said)


def some(words: Words, names: Sequence[str]) -> str:
    """Names with commas, at most `_NAMED`, then how many more."""
    first = ", ".join(names[:_NAMED])
    more = len(names) - _NAMED
    return first if more <= 0 else words("importing.and_more", names=first, n=more)


def note(words: Words, outcome: Outcome, kind: Kind) -> str:
    """What being under a head means, in one sentence."""
    if kind is Kind.NEW and outcome.claims():
        return words("importing.note.new_claimed", words=some(words, outcome.claims()))
    return words(f"importing.note.{kind}")
