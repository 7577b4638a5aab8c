"""The tone of a text: insults and threats, shouting, and "I" for the institution."""

import re
from collections.abc import Iterator

from medsos_desktop.checks import cues
from medsos_desktop.checks.finding import Hit
from medsos_desktop.checks.registry import check
from medsos_desktop.checks.run import Run
from medsos_desktop.checks.terms import TermHit
from medsos_desktop.text import scan

HOSTILE = "tone.hostile"
SHOUT = re.compile(r"(?<![^\W\d_])(?:[A-Z]{2,}(?:['’-][A-Z]+)?[ \t,&]{1,3}){2,}[A-Z]{2,}(?![^\W\d_])")
CAPITALS = re.compile(r"[A-Z][A-Z]+")
MARKS = re.compile(r"!{3,}|[!?]{4,}")
MARK = re.compile(r"[!?]")
LETTERS = re.compile(r"[A-Z]{4,}")


@check(HOSTILE)
def hostile(run: Run) -> Iterator[Hit]:
    """An insult or threat to addressed persons: a strong one alone, a weak one beside an address."""
    found = [hit for role in ("insult", "threat") for hit in run.hits(HOSTILE, role)]
    for role, partner in (("weak-insult", "address"), ("weak-threat", "target")):
        for hit in run.hits(HOSTILE, role):
            around = run.doc.around(hit.start)
            if run.any(HOSTILE, partner, around) and not cues.negated(run, hit.start, 14):
                found.append(hit)
    found.sort(key=lambda hit: hit.start)
    for hit in found:
        if _of_a_group(run, hit):
            continue
        if not cues.quoted(run, hit.start, hit.end):
            yield Hit(HOSTILE, (hit.start, hit.end), {"quote": run.quote(hit.start, hit.end)})


def _of_a_group(run: Run, hit: TermHit) -> bool:
    """Whether contempt stands with a group and nobody is addressed: then it is `hate.group` alone."""
    around = run.doc.around(hit.start)
    groups = run.hits("hate.group", "group", around) + run.hits("hate.group", "slur", around)
    return bool(groups) and not run.any(HOSTILE, "address", around) and not run.any(HOSTILE, "threat", around)


@check("tone.shouting")
def shouting(run: Run) -> Iterator[Hit]:
    """Three or more words in capitals, or rows of exclamation marks."""
    for match in scan.matches(CAPITALS, SHOUT, run.doc.plain):
        if LETTERS.search(match.group()):
            yield Hit(
                "tone.shouting", match.span(), {"quote": run.quote(*match.span())}, match.group().capitalize()
            )
    for match in scan.matches(MARK, MARKS, run.doc.text):
        yield Hit("tone.shouting", match.span(), {"quote": match.group()[:12]}, match.group()[0])


@check("tone.first-person")
def first_person(run: Run) -> Iterator[Hit]:
    """ "Saya", "aku" speaking for the institution; a quotation or a resident's question never."""
    for hit in run.hits("tone.first-person"):
        start, end = run.doc.around(hit.start)
        if cues.quoted(run, hit.start, hit.end) or "?" in run.doc.low[start:end]:
            continue
        yield Hit("tone.first-person", (hit.start, hit.end), {"quote": run.quote(hit.start, hit.end)}, "kami")
