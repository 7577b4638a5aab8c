"""The rule pack in force: our own files in ``resources/rules/`` and, over them, the office's."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from medsos_desktop import resources
from medsos_desktop.checks import packfile
from medsos_desktop.checks.finding import RANK, Severity
from medsos_desktop.checks.guarded import stopped
from medsos_desktop.checks.packfile import CodeRule, PackFile, Row
from medsos_desktop.checks.packtext import told
from medsos_desktop.checks.terms import Pattern, Term, TermSet
from medsos_desktop.errors import UserError

FALLBACK: Severity = "hint"
MAX_DEPTH, MAX_FILES = 8, 32
"""Files that include one another, and files in all, of one office's pack."""


class Pack:
    """Rows and severities, with the word lists made when first asked for.

    ``version`` names our pack and the office's; ``hash`` is SHA-256 in hex over all bytes of all
    files in order, and is what an approval records.
    """

    def __init__(
        self,
        version: str,
        digest: str,
        rows: Iterable[Row],
        codes: Mapping[str, CodeRule],
        below: "Pack | None" = None,
    ) -> None:
        """Lists that are the same in the pack ``below`` are made there, once for all packs over it."""
        self.version = version
        self.hash = digest
        self.rows = tuple(rows)
        self.codes = dict(codes)
        self._below = below
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
            same = self._same(key) and (role != "term" or self._same((code, "except")))
            known = self._below.terms(code, role) if self._below and same else self._make(code, role)
            self._sets[key] = known
        return known

    def _same(self, key: tuple[str, str]) -> bool:
        """Whether a list is made of the very rows it has in the pack below."""
        below, numbers = self._below, self._index.get(key, [])
        if below is None or below._index.get(key, []) != numbers:
            return False
        return all(self.rows[number] is below.rows[number] for number in numbers)

    def stopped(self) -> tuple[str, ...]:
        """Ids of rows with a word or pattern from outside that ran away and is not looked for any more."""
        away = stopped()
        return tuple(row.id for row in self.rows if row.outside & away) if away else ()

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
            strange = row.outside
            made.terms += [Term(text, number, row.fix, text in strange) for text in row.terms]
            made.terms += [Term(text, number, fix or None, text in strange) for text, fix in row.pairs]
            if row.pattern:
                pattern = row.pattern
                made.patterns.append(
                    Pattern(pattern, number, row.fix, row.gate, row.cased, pattern in strange)
                )
            if row.exceptions:
                made.exceptions[number] = TermSet(
                    [Term(text, number, None, text in strange) for text in row.exceptions]
                )
        if role == "term" and (code, "except") in self._index:
            made.general = self.terms(code, "except")
        return made


def _severity(value: str) -> Severity:
    for name in ("block", "warn", "hint"):
        if name == value:
            return name
    raise ValueError(value)


@dataclass(frozen=True)
class _Base:
    """Files of ours, read: where every pack begins. Never changed."""

    pack: Pack
    digest: "hashlib._Hash"


def _read_base(folder: Path, *, trusted: bool) -> _Base:
    """Our own files in the order of their names."""
    rows: dict[str, Row] = {}
    codes: dict[str, CodeRule] = {}
    digest = hashlib.sha256()
    version = ""
    for path in sorted(folder.glob("*.toml")):
        file = packfile.read(path, {}, trusted=trusted)
        version = file.version or version
        _merge(file, rows, codes, digest, own=True)
    for path in sorted(folder.glob("*.txt")):  # what was taught: see `likeness`
        digest.update(path.read_bytes())
    return _Base(Pack(version, digest.hexdigest(), rows.values(), codes), digest)


@cache
def _ours() -> _Base:
    """What came with the program; its words are proved by tests, not at each start."""
    return _read_base(resources.path("rules"), trusted=True)


def load(own: Iterable[tuple[str, bytes]] = (), base: Path | None = None) -> Pack:
    """The pack in force. ``own`` are the office's files, as `gather` has them; a broken one is a `UserError`.

    Quick where the same files were read before: an office's edit waits for it. ``base`` is another folder
    than ours.
    """
    if base is None:
        made = _over(tuple(own))
    else:
        made = _read_base(base, trusted=False)
        for name, data in own:
            made = _laid(made, name, data)
    pack = made.pack
    return Pack(pack.version, pack.hash, pack.rows, pack.codes, pack)


@lru_cache(maxsize=6)
def _over(files: tuple[tuple[str, bytes], ...]) -> _Base:
    """Ours with the office's files over it; what an edit does not touch is not read again."""
    return _laid(_over(files[:-1]), *files[-1]) if files else _ours()


def _laid(below: _Base, name: str, data: bytes) -> _Base:
    """One more file over others."""
    rows, codes = {row.id: row for row in below.pack.rows}, dict(below.pack.codes)
    file = packfile.from_bytes(name, data, rows)
    digest = below.digest.copy()
    _merge(file, rows, codes, digest, own=False)
    version = f"{below.pack.version}+{file.version}" if file.version else below.pack.version
    return _Base(Pack(version, digest.hexdigest(), rows.values(), codes, below.pack), digest)


def gather(path: Path) -> tuple[tuple[str, bytes], ...]:
    """An office's file after those it includes, each proved to fit over our own: what `load` takes.

    `UserError` ``rules.*`` with file, row and field for whatever is wrong in any of them.
    """
    files = _chain(path)
    load(files)
    return files


def encoded(files: Iterable[tuple[str, str]]) -> tuple[tuple[str, bytes], ...]:
    """Files as a `Rulebook` keeps them, for `load`; half a letter of UTF-16 becomes a question mark."""
    return tuple((name, text.encode("utf-8", "replace")) for name, text in files)


def _chain(path: Path) -> tuple[tuple[str, bytes], ...]:
    """An office's file after the files it includes, each once; a circle of includes is refused.

    Rows are not read: what a file changes may stand in one that it includes.
    """
    done: dict[Path, bytes] = {}
    names: dict[Path, str] = {}
    open_files: list[Path] = []

    def visit(one: Path) -> None:
        resolved = one.resolve()
        if resolved in done:
            return
        if resolved in open_files or len(open_files) > MAX_DEPTH:
            raise UserError("rules.circle", file=one.name)
        if len(done) + len(open_files) >= MAX_FILES:
            raise UserError("rules.too-many", file=path.name, most=MAX_FILES)
        open_files.append(resolved)
        data = packfile.raw(one)
        for name in packfile.includes(one.name, data):
            visit(one.with_name(name))
        open_files.pop()
        done[resolved] = data
        names[resolved] = one.name

    visit(path)
    if sum(map(len, done.values())) > 2 * packfile.MAX_BYTES:
        raise UserError("rules.too-big", file=path.name, megabytes=2 * packfile.MAX_BYTES // 1_000_000)
    return tuple((names[place], data) for place, data in done.items())


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
            raise UserError("rules.unknown-row", file=file.name, row=told(ident))
        rows[ident] = _off(rows[ident])
    for code, rule in file.codes.items():
        before = codes.get(code)
        if before is None and not own:
            raise UserError("rules.unknown-code", file=file.name, row=told(code))
        before = before or CodeRule(FALLBACK)
        off = before.off if rule.off is None else rule.off
        codes[code] = CodeRule(rule.severity or before.severity, off)


def _off(row: Row) -> Row:
    return replace(row, off=True)


__all__ = ["RANK", "Pack", "encoded", "gather", "load"]
