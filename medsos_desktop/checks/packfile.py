"""Reads and validates pack files: TOML rows, each refusal naming file, row and field.

Lists may be TOML lists or one text with ``;`` or line ends between. A file: defaults ``source`` and ``checked`` for its rows; ``include`` of further files beside it;
``off``: ids of rows to switch off; tables ``[code."pii.phone"]`` with ``severity`` and ``off``; and
``[[row]]`` with ``id``, ``code``, ``role``, then ``terms`` (see `medsos_desktop.checks.terms`),
``pairs`` (term to better wording) or ``pattern`` (with ``gate`` and ``cased``), and ``except``,
``severity``, ``fix``, ``source``, ``checked``. In an office's file a row with a known id changes that
row: the keys it names replace, ``add``, ``add-pairs`` and ``remove`` edit its terms, ``add-except`` and
``remove-except`` its exceptions, so that whatever else we put into the row later still comes in.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from medsos_desktop.checks import packtext
from medsos_desktop.checks.finding import RANK
from medsos_desktop.checks.guarded import compiled
from medsos_desktop.checks.packtext import UNFIT, told
from medsos_desktop.checks.terms import TermError, parse
from medsos_desktop.errors import UserError

MAX_BYTES = 2_000_000
MAX_ROWS = 5_000
MAX_TERMS = 20_000
"""Words of one field of a row."""
MAX_TERM = 4_000
MAX_PATTERN = 1_000
CODE = re.compile(r"[a-z]+(?:\.[a-z0-9\-]+){0,2}\Z")
IDENT = re.compile(r"[a-z0-9][a-z0-9.\-]{0,80}\Z")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a pack: what to look for, what to suggest, and where that comes from."""

    id: str
    code: str
    role: str = "term"
    terms: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    pattern: str = ""
    gate: tuple[str, ...] = ()
    cased: bool = False
    exceptions: tuple[str, ...] = ()
    severity: str | None = None
    fix: str | None = None
    source: str = ""
    checked: date | None = None
    off: bool = False
    outside: frozenset[str] = field(default=frozenset(), compare=False)
    """Words, exceptions and the pattern that did not come with the program."""

    @property
    def words(self) -> frozenset[str]:
        """Everything that is looked for: words, exceptions, the pattern."""
        pattern = (self.pattern,) if self.pattern else ()
        return frozenset((*self.terms, *(old for old, _ in self.pairs), *self.exceptions, *pattern))


@dataclass(frozen=True, slots=True)
class CodeRule:
    """How grave a code is, and whether the office runs it."""

    severity: str
    off: bool = False


@dataclass(frozen=True, slots=True)
class CodeChange:
    """What a file says about a code; ``None`` where it says nothing."""

    severity: str | None
    off: bool | None


@dataclass(slots=True)
class PackFile:
    """What one file holds, with its bytes for the hash."""

    name: str
    data: bytes
    version: str
    rows: list[Row]
    codes: dict[str, CodeChange]
    off: tuple[str, ...]


class _Reader:
    """Reads fields of one row, or of the file itself (``row`` is ""), and refuses with its place."""

    def __init__(self, file: str, row: str, table: Mapping[str, Any]) -> None:
        self.file, self.row, self.table = file, row, table

    def refuse(self, field: str, why: str = "field", term: str = "") -> UserError:
        if not self.row:
            return UserError("rules.head", file=self.file, field=field)
        more = {"term": told(term)} if term else {}
        return UserError(f"rules.{why}", file=self.file, row=self.row, field=field, **more)

    def text(self, field: str, default: str = "", longest: int = MAX_PATTERN) -> str:
        value = self.table.get(field, default)
        if not isinstance(value, str) or len(value) > longest or UNFIT.search(value):
            raise self.refuse(field)
        return value

    def flag(self, field: str) -> bool:
        value = self.table.get(field, False)
        if not isinstance(value, bool):
            raise self.refuse(field)
        return value

    def texts(self, field: str) -> tuple[str, ...]:
        value = self.table.get(field, [])
        if isinstance(value, str):
            value = [one.strip() for line in value.splitlines() for one in line.split(";") if one.strip()]
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            raise self.refuse(field)
        if len(value) > MAX_TERMS or any(len(one) > MAX_TERM or UNFIT.search(one) for one in value):
            raise self.refuse(field)
        return tuple(value)

    def pairs(self, field: str) -> tuple[tuple[str, str], ...]:
        value = self.table.get(field, {})
        if not isinstance(value, dict) or len(value) > MAX_TERMS:
            raise self.refuse(field)
        for one in (*value, *value.values()):
            if not isinstance(one, str) or len(one) > MAX_TERM or UNFIT.search(one):
                raise self.refuse(field)
        return tuple(value.items())

    def day(self, field: str, default: date | None) -> date | None:
        value = self.table.get(field, default)
        if isinstance(value, str):  # JSON has no dates
            try:
                value = date.fromisoformat(value)
            except ValueError as error:
                raise self.refuse(field) from error
        if value is not None and (not isinstance(value, date) or not 2000 <= value.year <= 2100):
            raise self.refuse(field)
        return value

    def severity(self) -> str | None:
        value = self.table.get("severity")
        if value is not None and not (isinstance(value, str) and value in RANK):
            raise self.refuse("severity")
        return value


FIELDS = {
    "id", "code", "role", "terms", "pairs", "pattern", "gate", "cased", "except", "severity", "fix", "source",
    "checked", "off", "add", "add-pairs", "remove", "add-except", "remove-except",
}  # fmt: skip


def check_words(row: Row, refuse: Callable[..., UserError], only: frozenset[str]) -> None:
    """Refuses terms and patterns among ``only`` that cannot be looked up; slow, so for packs from outside."""
    for name, terms in (
        ("terms", row.terms + tuple(one for one, _ in row.pairs)),
        ("except", row.exceptions),
    ):
        for term in terms:
            try:
                if term in only:
                    parse(term)
            except TermError as error:
                raise refuse(name, "term", term) from error
    if row.pattern in only:
        try:
            compiled(row.pattern)
        except (re.error, OverflowError, RecursionError) as error:
            raise refuse("pattern", "pattern") from error


def _from_outside(row: Row, base: Row | None) -> Row:
    """The row with what in it came from this file or one before, not from us."""
    ours = base.words - base.outside if base is not None else frozenset()
    return replace(row, outside=row.words - ours)


def _row(reader: _Reader, source: str, checked: date | None, base: Row | None) -> Row:
    unknown = set(reader.table) - FIELDS
    if unknown:
        raise reader.refuse(told(min(unknown)), "unknown-field")
    ident = reader.text("id")
    if not IDENT.match(ident):
        raise reader.refuse("id")
    if base is not None:
        return _changed(reader, base)
    code = reader.text("code")
    if not CODE.match(code):
        raise reader.refuse("code")
    row = Row(
        ident, code, reader.text("role", "term"), reader.texts("terms"), reader.pairs("pairs"), reader.text("pattern"),
        reader.texts("gate"), reader.flag("cased"), reader.texts("except"), reader.severity(),
        reader.text("fix") or None, reader.text("source", source), reader.day("checked", checked), reader.flag("off"),
    )  # fmt: skip
    if not (row.terms or row.pairs or row.pattern):
        raise reader.refuse("terms")
    if not row.source:
        raise reader.refuse("source")
    if row.checked is None:
        raise reader.refuse("checked")
    return row


def _changed(reader: _Reader, base: Row) -> Row:
    """The known row with what an office's row says about it."""
    given: dict[str, Any] = {}
    readers: dict[str, Callable[[], Any]] = {
        "terms": lambda: reader.texts("terms"), "pairs": lambda: reader.pairs("pairs"),
        "pattern": lambda: reader.text("pattern"), "gate": lambda: reader.texts("gate"),
        "cased": lambda: reader.flag("cased"), "except": lambda: reader.texts("except"),
        "severity": reader.severity, "fix": lambda: reader.text("fix") or None, "source": lambda: reader.text("source"),
        "checked": lambda: reader.day("checked", None), "off": lambda: reader.flag("off"),
    }  # fmt: skip
    for name, read in readers.items():
        if name in reader.table:
            given["exceptions" if name == "except" else name] = read()
    row = replace(base, **given)
    removed, allowed = set(reader.texts("remove")), set(reader.texts("remove-except"))
    terms = tuple(one for one in row.terms + reader.texts("add") if one not in removed)
    pairs = {**dict(row.pairs), **dict(reader.pairs("add-pairs"))}
    exceptions = tuple(one for one in row.exceptions + reader.texts("add-except") if one not in allowed)
    return replace(
        row,
        terms=terms,
        pairs=tuple(pair for pair in pairs.items() if pair[0] not in removed),
        exceptions=exceptions,
    )


def _codes(name: str, table: object) -> dict[str, CodeChange]:
    if not isinstance(table, dict):
        raise UserError("rules.head", file=name, field="code")
    rules = {}
    for code, value in table.items():
        if not isinstance(value, dict) or set(value) - {"severity", "off"}:
            raise UserError("rules.field", file=name, row=told(str(code)), field="code")
        reader = _Reader(name, told(str(code)), value)
        rules[str(code)] = CodeChange(reader.severity(), reader.flag("off") if "off" in value else None)
    return rules


def read(path: Path, known: Mapping[str, Row], trusted: bool = False) -> PackFile:
    """One pack file. ``known`` are the rows it may change; a ``trusted`` file's words are not tried."""
    return from_bytes(path.name, raw(path), known, trusted)


def raw(path: Path) -> bytes:
    """The bytes of a pack file, hardly more of them than it may have."""
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise UserError("rules.unreadable", file=path.name) from error


def includes(name: str, data: bytes) -> tuple[str, ...]:
    """Names of the files that a pack file wants before it; its rows are not looked at."""
    wanted = _Reader(name, "", _table(name, data)).texts("include")
    for one in wanted:
        if Path(one).name != one or one in ("", ".", ".."):
            raise UserError("rules.head", file=name, field="include")
    return wanted


def from_bytes(name: str, data: bytes, known: Mapping[str, Row], trusted: bool = False) -> PackFile:
    """One pack file from its bytes: TOML, or JSON of the same where the ``name`` ends so."""
    return _file(name, data, _table(name, data), known, trusted)


def _table(name: str, data: bytes) -> dict[str, Any]:
    if len(data) > MAX_BYTES:
        raise UserError("rules.too-big", file=name, megabytes=MAX_BYTES // 1_000_000)
    return packtext.table(name, data)


def _file(name: str, data: bytes, table: dict[str, Any], known: Mapping[str, Row], trusted: bool) -> PackFile:
    unknown = set(table) - {"version", "source", "checked", "include", "off", "code", "row"}
    if unknown:
        raise UserError("rules.unknown-head", file=name, field=told(min(unknown)))
    head = _Reader(name, "", table)
    source, checked = head.text("source"), head.day("checked", None)
    listed = table.get("row", [])
    if (
        not isinstance(listed, list)
        or len(listed) > MAX_ROWS
        or not all(isinstance(one, dict) for one in listed)
    ):
        raise UserError("rules.head", file=name, field="row")
    rows: list[Row] = []
    for number, one in enumerate(listed, 1):
        reader = _Reader(name, told(str(one.get("id") or number)), one)
        row = _row(reader, source, checked, known.get(str(one.get("id"))))
        if not trusted:
            row = _from_outside(row, known.get(row.id))
            check_words(row, reader.refuse, row.outside)
        rows.append(row)
    off = head.texts("off") if "off" in table else ()
    head.texts("include")  # whether it is a list
    return PackFile(name, data, head.text("version"), rows, _codes(name, table.get("code", {})), off)
