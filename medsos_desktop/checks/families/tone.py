"""The tone of a text: shouting, and "I" for the institution."""

import re
from collections.abc import Iterator

from medsos_desktop.checks import cues
from medsos_desktop.checks.finding import Hit
from medsos_desktop.checks.registry import check
from medsos_desktop.checks.run import Run
from medsos_desktop.text import scan

SHOUT = re.compile(r"(?<![^\W\d_])(?:[A-Z]{2,}(?:['’-][A-Z]+)?[ \t,&]{1,3}){2,}[A-Z]{2,}(?![^\W\d_])")
CAPITALS = re.compile(r"[A-Z][A-Z]+")
MARKS = re.compile(r"!{3,}|[!?]{4,}")
MARK = re.compile(r"[!?]")
LETTERS = re.compile(r"[A-Z]{4,}")


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
