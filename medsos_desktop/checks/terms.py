"""The little language of word lists, and how lists are found in a text quickly.

A term is words: ``keluarga miskin``. A word may end in ``*`` (any ending), be a choice
``(orang|warga kita)``, which may be nested, or be optional ``(yang)?``; a lone ``*`` is any one word, ``#``
a number, ``..`` up to three words between, ``..5`` up to five. Clitics (-nya, -nye, -nyo, -lah, -kah, -pun, -ku,
-mu), reduplication (``orang-orang``, ``orang2``) and short forms (``utk``) match by themselves. Terms
are looked up in a folded text (lower case, styled letters made plain): see `medsos_desktop.checks.document`.

Plain substring tests come first, so a list of a thousand terms costs about a thousand `in` tests and
compiles only the patterns whose words occur. All repetitions are bounded: no pattern made here can
run away.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from medsos_desktop.checks.guarded import Guarded

CLITIC = r"(?:(?:nya|nye|nyo|ku|mu)?(?:lah|kah|pun)?)"
BETWEEN = r",?[\s\-–]{1,6}"
ANY_WORD = r"[^\s.!?,;:\-–]{1,30}"
MAX_DEPTH = 4
BEGINNING = 6
"""Letters of a word that terms are filed under."""


COMMON = frozenset({
    "ada", "agar", "akan", "anak", "atas", "bagi", "bapak", "bawa", "bisa", "bu", "buat", "bukan", "dan",
    "dapat", "dari", "datang", "dengan", "di", "dua", "hanya", "hari", "ibu", "ini", "itu", "jangan", "juga",
    "kalau", "kami", "ke", "kepada", "kita", "lagi", "lewat", "lebih", "mari", "masih", "mau", "mulai", "oleh",
    "orang", "pada", "pak", "para", "saja", "sampai", "satu", "semua", "setiap", "siapa", "silaka", "sudah",
    "tanpa", "tidak", "untuk", "warga", "yang"
})  # fmt: skip
"""Beginnings that stand in nearly every post: filing a term under one would mean trying it always."""
CHANCES = (1.0, 0.9, 0.6, 0.3, 0.15, 0.08, 0.05)
"""How likely a beginning of so many letters stands in a post, roughly."""

SHORT = {
    "belum": "blm", "dalam": "dlm", "dapat": "dpt", "dengan": "dgn", "jangan": "jgn", "karena": "krn",
    "kepada": "kpd", "nomor": "nomer", "orang": "org", "sudah": "sdh", "tidak": "tdk", "untuk": "utk", "yang": "yg",
}  # fmt: skip
"""How these words are written in messages; a term with the word finds the short form too."""


class TermError(ValueError):
    """A term that breaks the little language."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A term taken apart: start literals, literals that must occur after them, and the pattern's source.

    ``first`` has each start with its beginning. ``needed`` has a group for each word, of which one literal must occur: its beginning as `_key` files
    it, and the literal itself, "" where the beginning is all of it.
    """

    first: tuple[tuple[str, str], ...]
    needed: tuple[tuple[tuple[str, str], ...], ...]
    source: str


def _word(text: str) -> str:
    """One word as a pattern, with its clitics and its double."""
    if text == "*":
        return ANY_WORD
    if text == "#":
        return r"\d[\d.,:]{0,12}"
    stem, star = (text[:-1], True) if text.endswith("*") else (text, False)
    if not stem or "*" in stem:
        raise TermError(text)
    body = re.escape(stem)
    if star:
        return body + r"\w{0,24}" + rf"(?:-{body}\w{{0,24}})?"
    if len(stem) < 3 or not stem[-1].isalpha():
        return body
    return rf"{body}(?:-{body}|2)?{CLITIC}"


class _Parser:
    """Recursive descent over a term; makes the pattern and notes the literals."""

    def __init__(self, term: str) -> None:
        self.term = term
        self.parts = re.findall(r"\)[?*]?|[(|]|[^\s()|]+", term.lower())
        self.at = 0

    def refuse(self) -> TermError:
        return TermError(self.term)

    def sequence(self, depth: int) -> tuple[str, tuple[str, ...], list[tuple[str, ...]]]:
        """Words one after another: pattern, first literals, literals that must occur."""
        source: list[str] = []
        needed: list[tuple[str, ...]] = []
        first: tuple[str, ...] = ()
        gap = ""
        while self.at < len(self.parts) and self.parts[self.at] not in ("|", ")", ")?", ")*"):
            part = self.parts[self.at]
            if part.startswith(".."):
                gap = self.gap(part, bool(source))
                continue
            body, literals, optional = self.item(depth)
            if not source:
                if optional or not (literals or depth):
                    raise self.refuse()
                source.append(body)
                first = literals
            else:
                joined = f"{gap}{BETWEEN}{body}"
                source.append(f"(?:{joined})?" if optional else joined)
            gap = ""
            if literals and not optional:
                needed.append(literals)
        if not source or gap:
            raise self.refuse()
        return "".join(source), first, needed

    def gap(self, part: str, inside: bool) -> str:
        self.at += 1
        if not inside or part[2:] not in ("", "1", "2", "3", "4", "5", "6", "7", "8"):
            raise self.refuse()
        return rf"(?:{BETWEEN}{ANY_WORD}){{0,{part[2:] or 3}}}"

    def item(self, depth: int) -> tuple[str, tuple[str, ...], bool]:
        """A word or a choice: pattern, first literals, whether it is optional."""
        part = self.parts[self.at]
        self.at += 1
        if part != "(":
            optional = part.endswith("?")
            word = part.removesuffix("?")
            literal = word.rstrip("*")
            short = SHORT.get(word)
            if short:
                return f"(?:{_word(word)}|{short})", (literal, short), optional
            return _word(word), (literal,) if literal and literal != "#" else (), optional
        if depth >= MAX_DEPTH:
            raise self.refuse()
        bodies: list[str] = []
        literals: list[str] = []
        open_start = False
        while True:
            body, starts, _ = self.sequence(depth + 1)
            bodies.append(body)
            literals += starts
            open_start = open_start or not starts
            if self.at >= len(self.parts):
                raise self.refuse()
            mark = self.parts[self.at]
            self.at += 1
            if mark != "|":
                break
        pattern = "(?:" + "|".join(bodies) + ")" + (r"\w{0,24}" if mark == ")*" else "")
        return pattern, () if open_start else tuple(literals), mark == ")?"


def parse(term: str) -> Parsed:
    """Takes a term apart; raises `TermError` when it breaks the little language."""
    parser = _Parser(term)
    source, starts, needed = parser.sequence(0)
    if parser.at != len(parser.parts):
        raise TermError(term)
    rest = needed[1:] if needed and needed[0] == starts else needed  # the search looks for the starts
    groups = tuple(tuple(map(_filing, choices)) for choices in rest)
    return Parsed(tuple((_key(one), one) for one in starts), groups, rf"(?<!\w){source}(?!\w)")


def _chance(keys: frozenset[str]) -> float:
    """Roughly how likely one of the beginnings stands in a text; "" is none and stands always."""
    return sum(1.0 if not key or key in COMMON else CHANCES[len(key)] for key in keys)


def _filing(literal: str) -> tuple[str, str]:
    key = _key(literal)
    return key, "" if key == literal else literal


@dataclass(slots=True)
class Term:
    """A term of a row, parsed when first looked up. ``row`` is the index of its row in the pack.

    One from ``outside`` is looked for under a time limit.
    """

    text: str
    row: int
    fix: str | None = None
    outside: bool = False
    _parsed: Parsed | None = None
    _pattern: "re.Pattern[str] | Guarded | None" = None

    def _read(self) -> Parsed:
        if self._parsed is None:
            self._parsed = parse(self.text)
        return self._parsed

    def filing(self) -> frozenset[str]:
        """The beginnings to file it under: of the words it cannot do without, those least common in texts."""
        parsed = self._read()
        groups = [frozenset(key for key, _literal in parsed.first)]
        groups += [frozenset(key for key, _literal in choices) for choices in parsed.needed]
        return min(groups, key=_chance)

    def find(self, low: str, beginnings: frozenset[str]) -> Iterator[tuple[int, int]]:
        """Spans of the term in the folded text whose words have these beginnings."""
        parsed = self._parsed or self._read()
        for choices in parsed.needed:
            for key, literal in choices:
                if (key in beginnings or not key) and literal in low:
                    break
            else:
                return
        if self._pattern is None:
            source = parsed.source
            self._pattern = Guarded(source, self.text) if self.outside else re.compile(source)
        match = self._pattern.match
        for key, literal in parsed.first:
            if key and key not in beginnings:
                continue
            place = low.find(literal)
            while place >= 0:
                found = match(low, place)
                if found:
                    yield found.span()
                place = low.find(literal, place + 1)


@dataclass(slots=True)
class Pattern:
    """A regular expression of a row. ``gate``: literals of which one must occur before it is run.

    One from ``outside`` is looked for under a time limit.
    """

    text: str
    row: int
    fix: str | None = None
    gate: tuple[str, ...] = ()
    cased: bool = False
    outside: bool = False
    _pattern: "re.Pattern[str] | Guarded | None" = None

    def find(self, low: str) -> Iterator[tuple[int, int]]:
        """Spans of the pattern in the text."""
        if self.gate and not any(literal in low for literal in self.gate):
            return
        if self._pattern is None:
            self._pattern = Guarded(self.text, self.text) if self.outside else re.compile(self.text)
        pattern = self._pattern
        spans = (
            pattern.spans(low)
            if isinstance(pattern, Guarded)
            else (one.span() for one in pattern.finditer(low))
        )
        for start, end in spans:
            if end > start:
                yield start, end


class TermHit(NamedTuple):
    """Where a term stands, and which row it belongs to."""

    start: int
    end: int
    row: int
    term: str
    fix: str | None = None


Spans = tuple[list[int], list[int]]
"""Starts and ends of places that do not overlap, in reading order."""


def _key(literal: str) -> str:
    """The first letters of a literal, as `Document.beginnings` has them; "" when they are no letters."""
    first = literal[:BEGINNING]
    return first if first.isalnum() else ""


@dataclass(slots=True)
class TermSet:
    """All terms and patterns of one code and role, with their exceptions.

    Terms are filed under the first letters of words they cannot do without: of a thousand terms only
    those are tried of which such a word stands in the text.
    """

    terms: list[Term] = field(default_factory=list)
    patterns: list[Pattern] = field(default_factory=list)
    exceptions: dict[int, "TermSet"] = field(default_factory=dict)
    general: "TermSet | None" = None
    _filed: dict[str, list[int]] | None = None
    _keys: frozenset[str] = frozenset()

    def _candidates(self, beginnings: frozenset[str]) -> list[Term]:
        filed = self._filed
        if filed is None:
            filed = {}
            for number, term in enumerate(self.terms):
                for key in term.filing():
                    filed.setdefault(key, []).append(number)
            self._keys = frozenset(filed)
            self._filed = filed  # last: another thread may look at the same list
        keys, always = self._keys & beginnings, filed.get("", ())
        if not keys and not always:
            return []
        found = set(always)
        for key in keys:
            found.update(filed[key])
        return [self.terms[number] for number in sorted(found)]

    def find(self, low: str, plain: str, beginnings: frozenset[str]) -> tuple[TermHit, ...]:
        """Hits in reading order, the longest where they overlap, exceptions taken out."""
        candidates = self._candidates(beginnings)
        if not candidates and not self.patterns:
            return ()
        raw = [
            TermHit(start, end, term.row, term.text, term.fix)
            for term in candidates
            for start, end in term.find(low, beginnings)
        ]
        raw += [
            TermHit(start, end, pattern.row, pattern.text, pattern.fix)
            for pattern in self.patterns
            for start, end in pattern.find(plain if pattern.cased else low)
        ]
        if not raw:
            return ()
        raw.sort(key=lambda hit: (hit.start, -hit.end, hit.row, hit.term))
        known: dict[int, list[Spans]] = {}
        kept: list[TermHit] = []
        covered = -1
        for hit in raw:
            if hit.start < covered:
                continue
            if hit.row not in known:
                known[hit.row] = self._excepted(hit.row, low, plain, beginnings)
            if not any(_overlaps(spans, hit) for spans in known[hit.row]):
                kept.append(hit)
                covered = hit.end
        return tuple(kept)

    def _excepted(self, row: int, low: str, plain: str, beginnings: frozenset[str]) -> list[Spans]:
        made: list[Spans] = []
        for exceptions in (self.general, self.exceptions.get(row)):
            found = exceptions.find(low, plain, beginnings) if exceptions else ()
            if found:
                made.append(([one.start for one in found], [one.end for one in found]))
        return made


def _overlaps(spans: Spans, hit: TermHit) -> bool:
    starts, ends = spans
    at = bisect_left(starts, hit.end)
    return at > 0 and ends[at - 1] > hit.start
