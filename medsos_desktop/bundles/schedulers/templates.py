"""A scheduler's own template, freshly downloaded by the user: its headers, and what fills each.

Headers are recognised by name, spelled as anybody may spell them; what they are filled with can be
changed and is remembered for the same row of headers.
"""

import hashlib
import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

from medsos_desktop import resources
from medsos_desktop.bundles.model import Template
from medsos_desktop.bundles.schedulers import cells
from medsos_desktop.bundles.schedulers.facts import facts
from medsos_desktop.errors import UserError

UNKNOWN = "?"
"""In place of a field: nobody knows yet what fills this column, and it may not stay empty."""

_OFTEN = ("", UNKNOWN, "no", "yes")

MOST_COLUMNS, MOST_HEADER = 200, 300
"""A template with more, or with longer names, is none."""


def fingerprint(headers: Sequence[str]) -> str:
    """The same for every template with these headers."""
    return hashlib.sha256("\x1f".join(headers).encode("utf-8", "replace")).hexdigest()[:16]


def room(template: Template, kind: str) -> int:
    """Pictures (``kind`` "picture") or alt texts ("alt") of one post that find a column."""
    if f"{kind}s" in template.fields:
        return cells.MOST
    count = 0
    while f"{kind}{count + 1}" in template.fields:
        count += 1
    return count


def problem(template: Template) -> str:
    """The header of the first required column that nothing fills; "" when there is none."""
    pairs = zip(template.headers, template.fields, strict=True)
    return next((header for header, field in pairs if not cells.known(field)), "")


def lacking(template: Template) -> str:
    """What no column holds though every file needs it: "text", "time", or ""."""
    if "text" not in template.fields:
        return "text"
    kinds = {field.partition("_")[0] for field in template.fields if field in cells.MOMENTS}
    return "" if "at" in kinds or {"date", "time"} <= kinds else "time"


def made(tool: str, name: str, rows: Sequence[Sequence[str]]) -> Template:
    """The template that a file's ``rows`` are: the first that is not empty names the columns.

    A sample below them decides how a date is spelled, else what is known of the scheduler. Raises
    `UserError` ``schedulers.no-headers`` or ``schedulers.too-wide``.
    """
    filled = [list(row) for row in rows if any(cell.strip() for cell in row)]
    if not filled:
        raise UserError("schedulers.no-headers", name=name)
    headers = [header.strip() for header in filled[0]]
    while headers and not headers[-1]:
        headers.pop()
    if len(headers) > MOST_COLUMNS or max(map(len, headers)) > MOST_HEADER:
        raise UserError("schedulers.too-wide", name=name, n=MOST_COLUMNS)
    if not any(headers) or sum(bool(recognised(each)) for each in headers) == 0:
        raise UserError("schedulers.no-headers", name=name)
    sample = filled[1] if len(filled) > 1 else []
    usual = dict(facts(tool).spellings)
    fields = [
        spelled(usual.get(field, field), sample[at].strip() if at < len(sample) else "")
        for at, field in enumerate(map(recognised, headers))
    ]
    return Template(tool, name, tuple(headers), tuple(_once(fields)))


def require(template: Template) -> None:
    """Raises `UserError` ``schedulers.column`` (``column``), ``.lacking-text`` or ``.lacking-time``."""
    if column := problem(template):
        raise UserError("schedulers.column", name=template.name, column=column)
    lack = lacking(template)
    if lack == "text":
        raise UserError("schedulers.lacking-text", name=template.name)
    if lack:
        raise UserError("schedulers.lacking-time", name=template.name)


def recognised(header: str) -> str:
    """The field that a header names; `UNKNOWN` for one that says it is required; else ""."""
    plain = _plain(header)
    named, patterns = _names()
    if plain in named:
        return named[plain]
    for pattern, field in patterns:
        if found := pattern.fullmatch(plain):
            return field.format(*found.groups())
    required = "*" in header or re.search(r"\b(required|wajib|mandatory)\b", header.casefold())
    return UNKNOWN if required else ""


def spelled(field: str, sample: str) -> str:
    """``field`` in the spelling of the template's own sample, where that is plain to see."""
    if field.startswith(("at_", "date_", "time_")):
        kind = field.partition("_")[0]
        for name, pattern in _SPELLINGS:
            if name.startswith(f"{kind}_") and pattern.fullmatch(sample):
                return name
    return field


_DAY, _HOUR = r"\d{4}-\d\d-\d\d", r"\d{1,2}:\d\d"
_DMY = r"(?:1[3-9]|2\d|3[01])[/.-]\d{1,2}[/.-]\d{4}"
_MDY = r"\d{1,2}/(?:1[3-9]|2\d|3[01])/\d{4}"
_SPELLINGS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("at_minutes", f"{_DAY} {_HOUR}"),
        ("at_seconds", f"{_DAY} {_HOUR}:\\d\\d"),
        ("at_dmy", f"{_DMY} {_HOUR}"),
        ("at_mdy", f"{_MDY} {_HOUR}"),
        ("at_z", f"{_DAY}T{_HOUR}:\\d\\d(?:\\.\\d+)?Z"),
        ("date_iso", _DAY),
        ("date_dmy", _DMY),
        ("date_mdy", _MDY),
        ("time_minutes", _HOUR),
        ("time_seconds", f"{_HOUR}:\\d\\d"),
    )
)


def _once(fields: Sequence[str]) -> list[str]:
    """Each field in one column: the first header that names it has it."""
    seen: set[str] = set()
    kept: list[str] = []
    for field in fields:
        kept.append("" if field in seen and field not in _OFTEN else field)
        seen.add(field)
    return kept


def _plain(header: str) -> str:
    """Lower case, one space between words, no accents, no brackets with an explanation."""
    text = unicodedata.normalize("NFKD", header).casefold()
    text = re.sub(r"\([^)]*\)", " ", text)
    return " ".join(re.sub(r"[^a-z0-9/]+", " ", text).split())


@cache
def _names() -> tuple[Mapping[str, str], tuple[tuple[re.Pattern[str], str], ...]]:
    data = tomllib.loads(resources.path("bundle", "headers.toml").read_text(encoding="utf-8"))
    named = {name: field for field, names in data["names"].items() for name in names}
    return named, tuple((re.compile(pattern), field) for pattern, field in data["patterns"])
