"""The rule pack in force: our own files in ``resources/rules/`` and, over them, the office's."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from medsos_desktop import resources
from medsos_desktop.checks import packfile
from medsos_desktop.checks.finding import RANK, Severity
from medsos_desktop.checks.packfile import CodeRule, PackFile, Row
from medsos_desktop.checks.terms import Pattern, Term, TermSet
from medsos_desktop.errors import UserError

FALLBACK: Severity = "hint"


class Pack:
    """Rows and severities, with the word lists made when first asked for.

    ``version`` names our pack and the office's; ``hash`` is SHA-256 in hex over all bytes of all
    files in order, and is what an approval records.
    """

    def __init__(self, version: str, digest: str, rows: Iterable[Row], codes: Mapping[str, CodeRule]) -> None:
        self.version = version
        self.hash = digest
        self.rows = tuple(rows)
        self.codes = dict(codes)
        self._index: dict[tuple[str, str], list[int]] = {}
        for number, row in enumerate(self.rows):
            if not row.off:
                self._index.setdefault((row.code, row.role), []).append(number)
        self._sets: dict[tuple[str, str], TermSet] = {}
        self._values: dict[tuple[str, str], frozenset[str]] = {}

    def become(self, other: "Pack") -> None:
        """Takes over another pack's rows, for whoever holds this one already (the office changed its own)."""
        self.__dict__.update(other.__dict__)

    def runs(self, code: str) -> bool:
        """Whether the office runs this code."""
        rule = self.codes.get(code)
        return rule is None or not rule.off

    def severity(self, code: str) -> Severity:
        """The severity of a code where the check itself does not decide."""
        rule = self.codes.get(code)
        return _severity(rule.severity) if rule and rule.severity else FALLBACK

    def terms(self, code: str, role: str = "term") -> TermSet:
        """The word list of a code and role; empty when there is none."""
        key = (code, role)
        known = self._sets.get(key)
        if known is None:
            known = self._sets[key] = self._make(code, role)
        return known

    def values(self, code: str, role: str) -> frozenset[str]:
        """The terms of a code and role as plain strings (hosts, prefixes, numbers), not as words."""
        key = (code, role)
        known = self._values.get(key)
        if known is None:
            numbers = self._index.get(key, ())
            known = self._values[key] = frozenset(
                one for number in numbers for one in self.rows[number].terms
            )
        return known

    def pairs(self, code: str, role: str = "term") -> dict[str, str]:
        """The pairs of a code and role as a table."""
        return {
            name: value
            for number in self._index.get((code, role), ())
            for name, value in self.rows[number].pairs
        }

    def _make(self, code: str, role: str) -> TermSet:
        made = TermSet()
        for number in self._index.get((code, role), ()):
            row = self.rows[number]
            made.terms += [Term(text, number, row.fix) for text in row.terms]
            made.terms += [Term(text, number, fix or None) for text, fix in row.pairs]
            if row.pattern:
                made.patterns.append(Pattern(row.pattern, number, row.fix, row.gate, row.cased))
            if row.exceptions:
                made.exceptions[number] = TermSet([Term(text, number) for text in row.exceptions])
        if role == "term" and (code, "except") in self._index:
            made.general = self.terms(code, "except")
        return made


def _severity(value: str) -> Severity:
    for name in ("block", "warn", "hint"):
        if name == value:
            return name
    raise ValueError(value)


def load(own: Iterable[tuple[str, bytes]] = (), base: Path | None = None) -> Pack:
    """The pack in force. ``own`` are the office's files, as `gather` has them; a broken one is a `UserError`.

    Our own files are read in the order of their names; their words are proved by tests, not at each
    start.
    """
    rows: dict[str, Row] = {}
    codes: dict[str, CodeRule] = {}
    digest = hashlib.sha256()
    version = ""
    for path in sorted((base or resources.path("rules")).glob("*.toml")):
        file = packfile.read(path, {}, trusted=base is None)
        version = file.version or version
        _merge(file, rows, codes, digest, own=True)
    for name, data in own:
        file = packfile.from_bytes(name, data, rows)
        _merge(file, rows, codes, digest, own=False)
        version = f"{version}+{file.version}" if file.version else version
    return Pack(version, digest.hexdigest(), rows.values(), codes)


def gather(path: Path) -> tuple[tuple[str, bytes], ...]:
    """An office's file after those it includes, each proved to fit over our own: what `load` takes.

    `UserError` ``rules.*`` with file, row and field for whatever is wrong in any of them.
    """
    files = tuple((file.name, file.data) for file in _chain(path, {row.id: row for row in load().rows}))
    load(files)
    return files


def _chain(path: Path, rows: Mapping[str, Row]) -> list[PackFile]:
    """An office's file after the files it includes; a circle of includes is refused."""
    done: list[PackFile] = []
    open_files: list[Path] = []

    def visit(one: Path) -> None:
        resolved = one.resolve()
        if resolved in open_files or len(open_files) > 8:
            raise UserError("rules.circle", file=one.name)
        open_files.append(resolved)
        file = packfile.read(one, {**rows, **{row.id: row for old in done for row in old.rows}})
        for name in file.includes:
            if Path(name).name != name:
                raise UserError("rules.field", file=one.name, row="-", field="include")
            visit(one.with_name(name))
        open_files.pop()
        done.append(file)

    visit(path)
    return done


def _merge(
    file: PackFile, rows: dict[str, Row], codes: dict[str, CodeRule], digest: "hashlib._Hash", *, own: bool
) -> None:
    digest.update(f"{file.name}\0{len(file.data)}\0".encode())
    digest.update(file.data)
    seen: set[str] = set()
    for row in file.rows:
        if row.id in seen or (own and row.id in rows):
            raise UserError("rules.twice", file=file.name, row=row.id)
        seen.add(row.id)
        rows[row.id] = row
    for ident in file.off:
        if ident not in rows:
            raise UserError("rules.unknown-row", file=file.name, row=ident)
        rows[ident] = _off(rows[ident])
    for code, rule in file.codes.items():
        before = codes.get(code)
        if before is None and not own:
            raise UserError("rules.unknown-code", file=file.name, row=code)
        codes[code] = CodeRule(rule.severity or (before.severity if before else FALLBACK), rule.off)


def _off(row: Row) -> Row:
    from dataclasses import replace

    return replace(row, off=True)


__all__ = ["RANK", "Pack", "gather", "load"]
