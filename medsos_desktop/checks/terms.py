"""The little language of word lists, and how lists are found in a text quickly.

A term is words: ``keluarga miskin``. Each word may carry ``*`` (any ending), be a choice
``(orang|warga)``, or be optional ``yang?`` ``(para|si)?``; ``..`` stands for up to three words
between, ``..5`` for up to five. Clitics (-nya, -lah, -kah, -pun, -ku, -mu) and reduplication
(``orang-orang``, ``orang2``) match by themselves. Terms are looked up in a folded text (lower case,
styled letters made plain): see `medsos_desktop.checks.document`.

Plain substring tests come first, so a list of a thousand terms costs about a thousand `in` tests and
compiles only the patterns whose words occur. All repetitions are bounded: no pattern made here can
run away.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

CLITIC = r"(?:(?:nya|ku|mu)?(?:lah|kah|pun)?)"
GAP = re.compile(r"\.\.(\d?)\Z")
TOKEN = re.compile(r"(?:\((?P<choice>[^()\s]+)\)|(?P<word>[^()\s?]+))(?P<optional>\??)\Z")
BETWEEN = r"(?:[\s\-–]{1,6})"


class TermError(ValueError):
    """A term that breaks the little language."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A term taken apart: start literals, literals that must occur, and the pattern's source."""

    starts: tuple[str, ...]
    needed: tuple[tuple[str, ...], ...]
    source: str


def _word(text: str) -> str:
    stem, star = (text[:-1], True) if text.endswith("*") else (text, False)
    if not stem:
        raise TermError(text)
    body = re.escape(stem)
    if star:
        return body + r"\w{0,24}" + rf"(?:-{body}\w{{0,24}})?"
    if len(stem) < 3 or not stem[-1].isalpha():
        return body
    return rf"{body}(?:-{body}|2)?{CLITIC}"


def parse(term: str) -> Parsed:
    """Takes a term apart; raises `TermError` when it breaks the little language."""
    tokens = term.split()
    if not tokens:
        raise TermError(term)
    source: list[str] = []
    literals: list[tuple[str, ...]] = []
    for place, token in enumerate(tokens):
        gap = GAP.match(token)
        last = place == len(tokens) - 1
        if gap:
            if place == 0 or last:
                raise TermError(term)
            source.append(rf"(?:[^\s.!?]{{1,30}}{BETWEEN}){{0,{gap.group(1) or 3}}}")
            continue
        match = TOKEN.match(token)
        if not match:
            raise TermError(term)
        choices = tuple((match["choice"] or match["word"]).lower().split("|"))
        if not all(choices):
            raise TermError(term)
        body = "(?:" + "|".join(_word(choice) for choice in choices) + ")"
        if match["optional"]:
            if place == 0 or last:
                raise TermError(term)
            source.append(rf"(?:{body}{BETWEEN})?")
            continue
        literals.append(tuple(choice.rstrip("*") for choice in choices))
        source.append(body if last else rf"{body},?{BETWEEN}")
    return Parsed(literals[0], tuple(literals), rf"(?<!\w){''.join(source)}(?!\w)")


@dataclass(slots=True)
class Term:
    """A term of a row, parsed when first looked up. ``row`` is the index of its row in the pack."""

    text: str
    row: int
    fix: str | None = None
    _parsed: Parsed | None = None
    _pattern: re.Pattern[str] | None = None

    def find(self, low: str) -> Iterator[tuple[int, int]]:
        """Spans of the term in the folded text."""
        parsed = self._parsed
        if parsed is None:
            parsed = self._parsed = parse(self.text)
        for choices in parsed.needed:
            for choice in choices:
                if choice in low:
                    break
            else:
                return
        if self._pattern is None:
            self._pattern = re.compile(parsed.source)
        match = self._pattern.match
        for literal in parsed.starts:
            place = low.find(literal)
            while place >= 0:
                found = match(low, place)
                if found:
                    yield found.span()
                place = low.find(literal, place + 1)


@dataclass(slots=True)
class Pattern:
    """A regular expression of a row. ``gate``: literals of which one must occur before it is run."""

    text: str
    row: int
    fix: str | None = None
    gate: tuple[str, ...] = ()
    cased: bool = False
    _pattern: re.Pattern[str] | None = None

    def find(self, low: str) -> Iterator[tuple[int, int]]:
        """Spans of the pattern in the text."""
        if self.gate and not any(literal in low for literal in self.gate):
            return
        if self._pattern is None:
            self._pattern = re.compile(self.text)
        for found in self._pattern.finditer(low):
            if found.end() > found.start():
                yield found.span()


@dataclass(frozen=True, slots=True)
class TermHit:
    """Where a term stands, and which row it belongs to."""

    start: int
    end: int
    row: int
    term: str
    fix: str | None = None


@dataclass(slots=True)
class TermSet:
    """All terms and patterns of one code and role, with their exceptions."""

    terms: list[Term] = field(default_factory=list)
    patterns: list[Pattern] = field(default_factory=list)
    exceptions: dict[int, "TermSet"] = field(default_factory=dict)
    general: "TermSet | None" = None

    def find(self, low: str, plain: str) -> tuple[TermHit, ...]:
        """Hits in reading order, the longest where they overlap, exceptions taken out."""
        raw = [
            TermHit(start, end, term.row, term.text, term.fix)
            for term in self.terms
            for start, end in term.find(low)
        ]
        raw += [
            TermHit(start, end, pattern.row, pattern.text, pattern.fix)
            for pattern in self.patterns
            for start, end in pattern.find(plain if pattern.cased else low)
        ]
        if not raw:
            return ()
        raw.sort(key=lambda hit: (hit.start, -hit.end))
        kept: list[TermHit] = []
        covered = -1
        for hit in raw:
            if hit.start >= covered and not self._excepted(hit, low, plain):
                kept.append(hit)
                covered = hit.end
        return tuple(kept)

    def _excepted(self, hit: TermHit, low: str, plain: str) -> bool:
        for exceptions in (self.general, self.exceptions.get(hit.row)):
            if exceptions is None:
                continue
            for other in exceptions.find(low, plain):
                if other.start < hit.end and hit.start < other.end:
                    return True
        return False
