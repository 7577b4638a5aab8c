"""Plain language: long sentences, officialese, jargon, commands, spelling. Hints only."""

import re
from collections.abc import Iterator

from medsos_desktop.checks.finding import Hit
from medsos_desktop.checks.registry import check
from medsos_desktop.checks.run import Run
from medsos_desktop.text import tokens

LONG, OFFICIALESE, JARGON = "plain.long-sentence", "plain.officialese", "plain.jargon"
COMMANDING, SPELLING = "plain.commanding", "spelling.nonstandard"
MAX_WORDS = 25
MAX_COMMANDS = 2


@check(LONG)
def long_sentence(run: Run) -> Iterator[Hit]:
    """A sentence over 25 words."""
    for start, end in run.doc.sentences:
        if end - start < 90:
            continue
        words = tokens.count_words(run.doc.text[start:end])
        if words > MAX_WORDS:
            yield Hit(LONG, (start, end), {"n": words, "limit": MAX_WORDS})


@check(OFFICIALESE)
def officialese(run: Run) -> Iterator[Hit]:
    """Stiff phrases with a plain replacement."""
    yield from run.word_hits(OFFICIALESE)


@check(JARGON)
def jargon(run: Run) -> Iterator[Hit]:
    """An acronym of the glossary without its expansion anywhere in the text; once each."""
    glossary = run.pack.pairs(JARGON)
    seen: set[str] = set()
    for hit in run.hits(JARGON):
        name = hit.term.lower()
        long = glossary.get(hit.term, "")
        if name in seen or (long and " ".join(long.lower().split()[:2]) in run.doc.low):
            continue
        seen.add(name)
        written = run.doc.text[hit.start : hit.end]
        params = {"quote": written, "meaning": long}
        yield Hit(JARGON, (hit.start, hit.end), params, f"{long} ({written})" if long else None)


@check(COMMANDING)
def commanding(run: Run) -> Iterator[Hit]:
    """More than two of "wajib", "harus", "dilarang"."""
    found = run.hits(COMMANDING)
    if len(found) > MAX_COMMANDS:
        hit = found[MAX_COMMANDS]
        yield Hit(
            COMMANDING, (hit.start, hit.end), {"n": len(found), "limit": MAX_COMMANDS}, about=str(len(found))
        )


@check(SPELLING)
def spelling(run: Run) -> Iterator[Hit]:
    """Common non-standard spellings with the standard form (EYD V, KBBI); clitics and endings are kept."""
    for hit in run.hits(SPELLING):
        if not hit.fix:
            continue
        written = run.doc.text[hit.start : hit.end]
        stem = re.sub(r"\*\Z", "", hit.term)
        rest = written[len(stem) :] if written.lower().startswith(stem) else ""
        fix = hit.fix + rest
        if written.isupper():
            fix = fix.upper()
        elif written[:1].isupper():
            fix = fix[:1].upper() + fix[1:]
        yield Hit(SPELLING, (hit.start, hit.end), {"quote": written, "better": fix}, fix)
