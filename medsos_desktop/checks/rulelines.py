"""What the office sees of its rules: codes in families, lists of a code, lines of a list, and a try-out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from medsos_desktop.checks import engine
from medsos_desktop.checks.context import Allow, Context, PartnerFacts, Subject
from medsos_desktop.checks.finding import Finding
from medsos_desktop.checks.ownrules import OwnRules
from medsos_desktop.checks.pack import Pack
from medsos_desktop.checks.packfile import Row
from medsos_desktop.model.office import Office

if TYPE_CHECKING:
    from medsos_desktop.channels.catalogue import Surface

FAMILIES: dict[str, tuple[str, ...]] = {
    "privacy": ("pii", "child", "secret", "info"),
    "dignity": ("dignity", "hate"),
    "neutral": ("neutral", "credit", "partner"),
    "facts": ("source", "claim", "hoax", "date", "time", "facts", "contact"),
    "channel": ("text", "hashtag", "mention", "link"),
    "media": ("media", "alt", "consent", "rights", "ai"),
    "language": ("tone", "plain", "spelling", "access"),
    "plan": ("duplicate", "schedule", "balance"),
    "shared": ("names", "cue", "alike"),
}
"""Families in their order, with the first words of their codes; the last holds words that rules share."""

SHARED = frozenset({"names", "cue", "alike"})
"""Lists that belong to no finding of their own."""

CONTACTS: Mapping[str, tuple[str, ...]] = {
    "pii.phone": ("phones",),
    "pii.email": ("emails",),
    "pii.bank-account": ("bank_accounts",),
    "pii.home-address": ("addresses",),
    "pii.person-and-case": ("addresses",),
    "secret.requested": ("phones", "emails"),
    "contact.missing-channel": ("phones", "emails"),
    "neutral.party-or-candidate": ("election_names",),
    "neutral.campaign-call": ("election_names",),
}
"""The office's own data that a code goes by, as fields of `Office`."""

_ABOUT_POST = ("facts.missing", "contact.missing-channel", "text.too-long")
_TEMPLATES = ("event", "service")
_FILLED = PartnerFacts("-", "-", "-", "-", "-")
"""The record of a tried partner post: what is missing there is no matter of words."""

State = Literal["ours", "file", "office", "removed"]
Kind = Literal["term", "except", "pattern"]


@dataclass(frozen=True, slots=True)
class CodeLine:
    """A code: ``severity`` "" for lists that rules share; ``changed`` when it differs from what we mean."""

    code: str
    family: str
    severity: str = ""
    off: bool = False
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A word, an exception or a pattern of a list, and whose it is."""

    text: str
    kind: Kind
    state: State
    better: str = ""


def family(code: str) -> str:
    """The family of a code; unknown ones stand with the last that have findings."""
    head = code.partition(".")[0]
    return next((name for name, heads in FAMILIES.items() if head in heads), "plan")


def code_lines(own: OwnRules, ours: Pack) -> tuple[CodeLine, ...]:
    """Every code of the pack and the lists they share, in families."""
    now, before = own.pack, {row.id: row for row in ours.rows}
    touched = {row.code for row in now.rows if before.get(row.id) != row}
    touched |= {code for code, rule in now.codes.items() if ours.codes.get(code) != rule}
    lines = [
        CodeLine(code, family(code), rule.severity, rule.off, code in touched)
        for code, rule in now.codes.items()
    ]
    lines += [CodeLine(code, "shared", changed=code in touched) for code in SHARED]
    order = {name: place for place, name in enumerate(FAMILIES)}
    heads = {head: place for names in FAMILIES.values() for place, head in enumerate(names)}

    def place(line: CodeLine) -> tuple[int, int, str]:
        return order[line.family], heads.get(line.code.partition(".")[0], len(heads)), line.code

    return tuple(sorted(lines, key=place))


def rows_of(pack: Pack, code: str) -> tuple[Row, ...]:
    """The lists of a code, those that raise findings by themselves first."""
    return tuple(sorted((row for row in pack.rows if row.code == code), key=lambda row: row.role != "term"))


def lines_of(own: OwnRules, ours: Pack, row: Row) -> tuple[Line, ...]:
    """Everything that stands in a list, the office's own words first, and what it took out."""
    factory = next((one for one in ours.rows if one.id == row.id), None)
    below = own.base_rows.get(row.id)
    words = _side(_pairs(row), _pairs(below), _pairs(factory), "term")
    excepted = _side(_plain(row), _plain(below), _plain(factory), "except")
    patterns = [Line(row.pattern, "pattern", "ours" if factory else "file")] if row.pattern else []
    return (*words, *patterns, *excepted)


def _pairs(row: Row | None) -> dict[str, str]:
    return {**dict.fromkeys(row.terms, ""), **dict(row.pairs)} if row else {}


def _plain(row: Row | None) -> dict[str, str]:
    return dict.fromkeys(row.exceptions, "") if row else {}


def _side(now: dict[str, str], below: dict[str, str], ours: dict[str, str], kind: Kind) -> list[Line]:
    made: dict[State, list[Line]] = {"office": [], "file": [], "ours": []}
    for text, better in now.items():
        changed = text not in below or below[text] != better
        state: State = "office" if changed else "ours" if text in ours else "file"
        made[state].append(Line(text, kind, state, better))
    removed = [Line(text, kind, "removed", better) for text, better in below.items() if text not in now]
    return [*made["office"], *removed, *made["file"], *made["ours"]]


def haystack(pack: Pack) -> dict[str, str]:
    """All words of each code in small letters, for a search."""
    found: dict[str, list[str]] = {}
    for row in pack.rows:
        found.setdefault(row.code, []).extend((*row.terms, *(one for pair in row.pairs for one in pair)))
    codes = {*pack.codes, *found}
    return {code: "\n".join((code, *found.get(code, ()))).casefold() for code in codes}


def try_out(
    text: str, pack: Pack, surface: "Surface", office: Office, now: datetime, post: str = ""
) -> tuple[Finding, ...]:
    """What the rules find in a sentence, said as a post of the kind ``post`` ("", event, service, partner).

    Only what the words themselves raise: nothing about pictures, records or plans.
    """
    if not text.strip():
        return ()
    context = Context(
        now=now,
        planned_at=now,
        template=post if post in _TEMPLATES else None,
        partner_post=post == "partner",
        partner=_FILLED if post == "partner" else None,
        election_mode=office.election_on(now.date().isoformat()),
        election_names=office.election_names,
        allow=Allow(office.phones, office.emails, office.bank_accounts, office.addresses),
    )
    field = next((one.name for one in surface.fields if one.main), "text")
    found = engine.run(Subject(surface, {field: text}), pack, context)
    return tuple(one for one in found if one.span is not None or one.code in _ABOUT_POST)


def first_of(findings: Iterable[Finding], code: str) -> tuple[Finding, ...]:
    """The findings of a code before all others."""
    return tuple(sorted(findings, key=lambda one: one.code != code))
