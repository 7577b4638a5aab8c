"""Hashtags: those that will not link, too many, and lower-case ones of several words."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from medsos_desktop.channels.model import Datum
from medsos_desktop.checks.finding import Hit, Severity
from medsos_desktop.checks.registry import check
from medsos_desktop.checks.run import Run, once

INVALID, MANY, CASE = "hashtag.invalid", "hashtag.too-many", "hashtag.not-camel-case"
SIGN = re.compile(r"[#＃]")
SPACED = re.compile(r"[#＃][ \t]{1,3}(?=[^\W\d_]{2})")
DIALLED = re.compile(r"\*[\d*]{2,20}\Z")
"""A code to dial: "*888#"."""
DIGITS = re.compile(r"[#＃](\d{2,})(?!\w)")
BROKEN = re.compile(r"[#＃]\w+(?:[-.&/+$%’'](?=[^\W_])[\w]+(?:[-.&/+’']\w+)*|[&$%][^\s\w])")
NAME = re.compile(r"[^\W_]+")
GLUED = re.compile(r"[#＃](?<=[^\W_].)(?=[^\W\d_])\w+")
"""The sign stands before the look-behind, which may then be tried at signs only."""


def severity_of(datum: Datum) -> Severity:
    """Effect times confidence (decision 18): refused and high blocks, medium warns, the rest hints."""
    if datum.effect != "refused":
        return "hint"
    if datum.confidence == "high":
        return "block"
    return "warn" if datum.confidence == "medium" else "hint"


@once
def invalid(run: Run) -> list[tuple[int, int, str]]:
    """Spans of what is meant as a hashtag and will not link, and why; links left out."""
    if not SIGN.search(run.doc.text):
        return []
    text = _without_links(run)
    found: list[tuple[int, int, str]] = []
    line = looked = 0
    for match in SPACED.finditer(text):
        line = text.rfind("\n", looked, match.start()) + 1 or line
        looked = match.start()
        if DIALLED.search(text, max(0, match.start() - 24), match.start()):
            continue
        end = NAME.match(text, match.end())
        if match.start() != line or not _heading(text, match.start()):
            found.append((match.start(), end.end() if end else match.end(), "space"))
    for match in DIGITS.finditer(text):
        found.append((match.start(), match.end(), "digits"))
    for match in BROKEN.finditer(text):
        found.append((match.start(), match.end(), "sign"))
    found += [(start, end, "glued") for start, end in _glued(text)]
    found.sort()
    kept: list[tuple[int, int, str]] = []
    for one in found:
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept


def _glued(text: str) -> Iterator[tuple[int, int]]:
    """Hashtags glued to a word, but for those glued to such a hashtag (``a#b#c``)."""
    looked, in_row = 0, False
    for match in GLUED.finditer(text):
        before = text.rfind("#", looked, match.start())
        if before >= 0:
            in_row = GLUED.match(text, before) is not None
        looked = match.start()
        if text[match.end() : match.end() + 1] != "#" and not in_row:
            yield match.span()


def _heading(text: str, place: int) -> bool:
    """Whether a "# " at a line's start is a heading of several words rather than a hashtag."""
    end = text.find("\n", place)
    line = text[place + 1 : len(text) if end < 0 else end].split()
    return len(line) > 6


def _without_links(run: Run) -> str:
    text, place = run.doc.text, 0
    pieces: list[str] = []
    for link in run.doc.links:
        pieces += [text[place : link.start], "\x1f" * (link.end - link.start)]
        place = link.end
    return "".join(pieces) + text[place:]


def valid(run: Run) -> list[tuple[int, int, str]]:
    """Hashtags that link, as (start, end, text)."""
    broken, links = invalid(run), run.doc.links
    starts, inside = [start for start, _, _ in broken], [link.start for link in links]
    found = []
    for one in run.doc.entities:
        if one.kind != "hashtag":
            continue
        at, link = bisect_left(starts, one.end), bisect_right(inside, one.start)
        if (at and one.start < broken[at - 1][1]) or (link and one.start < links[link - 1].end):
            continue
        found.append((one.start, one.end, one.text))
    return found


@check(INVALID)
def will_not_link(run: Run) -> Iterator[Hit]:
    """Space, punctuation, only digits, or glued to a word: ``# Tag``, ``#Kata-Lain``, ``#2026``, ``kata#Tag``."""
    for start, end, why in invalid(run):
        text = run.doc.text[start:end]
        fix = None
        if why == "sign":
            fix = "#" + "".join(part[:1].upper() + part[1:] for part in re.split(r"[^\w]+", text[1:]) if part)
        elif why == "space":
            fix = "#" + text[1:].strip()
        elif why == "glued":
            fix = " " + text
        yield Hit(INVALID, (start, end), {"quote": run.quote(start, end), "why": why}, fix)


@check(MANY)
def too_many(run: Run) -> Iterator[Hit]:
    """More hashtags than the channel takes; broken ones do not count."""
    datum = run.subject.surface.hashtags_max
    if datum is None or not isinstance(datum.value, int):
        return
    tags = valid(run)
    if len(tags) > datum.value:
        severity = severity_of(datum)
        first_over = tags[datum.value]
        params = {"used": len(tags), "limit": datum.value, "n": len(tags)}
        yield Hit(MANY, (first_over[0], tags[-1][1]), params, None, severity, about=f"tags {len(tags)}")


@check(CASE)
def camel_case(run: Run) -> Iterator[Hit]:
    """A long lower-case hashtag: screen readers read ``#HariLansiaNasional`` word by word."""
    for start, end, text in valid(run):
        word = text[1:]
        if len(word) >= 9 and word.islower() and word.isalpha():
            yield Hit(CASE, (start, end), {"quote": text}, _camel(run, word))


def _camel(run: Run, word: str) -> str | None:
    """Capitals where the pack's words part; None when they do not cover the tag."""
    words = run.pack.values(CASE, "word")
    best: dict[int, tuple[int, int]] = {0: (0, 0)}  # by end: the fewest words, and where the last begins
    for end in range(2, len(word) + 1):
        for start in range(max(0, end - 16), end - 1):
            if start in best and word[start:end] in words:
                number = best[start][0] + 1
                if end not in best or number < best[end][0]:
                    best[end] = (number, start)
    end = len(word)
    if best.get(end, (0, 0))[0] < 2:
        return None
    parts: list[str] = []
    while end:
        start = best[end][1]
        parts.append(word[start:end].capitalize())
        end = start
    return "#" + "".join(reversed(parts))
