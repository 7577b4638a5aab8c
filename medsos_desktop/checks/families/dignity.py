"""Words that put a label on people: poverty, pity, disability."""

import re
from collections.abc import Iterator

from medsos_desktop.checks import cues
from medsos_desktop.checks.finding import Hit
from medsos_desktop.checks.registry import check
from medsos_desktop.checks.run import Run

SPOKEN_OF = re.compile(
    r"(?<!\w)(?:kata(?:-kata)?|istilah|sebutan|ucapan|menyebut|panggilan|memanggil|ejekan)(?!\w)"
)
POVERTY, PITY, DISABILITY = "dignity.poverty-label", "dignity.pity", "dignity.disability"


@check(POVERTY)
def poverty(run: Run) -> Iterator[Hit]:
    """Poverty labels on people (SE Ditjen Linjamsos 1000/LJS/HM.01/6/2019)."""
    for hit in run.word_hits(POVERTY):
        if hit.span is None or not _mentioned(run, *hit.span):
            yield hit


def _mentioned(run: Run, start: int, end: int) -> bool:
    """Whether the word is only spoken of: 'kata seperti "dasar miskin" kami sembunyikan'."""
    return cues.quoted(run, start, end) and bool(SPOKEN_OF.search(run.doc.low, max(0, start - 60), start))


@check(PITY)
def pity(run: Run) -> Iterator[Hit]:
    """Pity framing of people who receive help; words that need such a setting count only in it."""
    yield from run.word_hits(PITY)
    for hit in run.hits(PITY, "in-aid"):
        around = run.doc.around(hit.start, 1, 1)
        if run.any("cue", "aid", around) or run.any(PITY, "setting", around):
            yield Hit(PITY, (hit.start, hit.end), {"quote": run.quote(hit.start, hit.end)})


@check(DISABILITY)
def disability(run: Run) -> Iterator[Hit]:
    """Outdated or insulting terms (UU 8/2016). "Tuli" with a capital is an identity, not an insult."""
    yield from run.word_hits(DISABILITY)
    for hit in run.hits(DISABILITY, "lower-case"):
        if run.doc.plain[hit.start].islower():
            row = run.pack.rows[hit.row]
            yield Hit(DISABILITY, (hit.start, hit.end), {"quote": run.quote(hit.start, hit.end)}, row.fix)
    for hit in run.hits(DISABILITY, "against"):
        around = run.doc.around(hit.start)
        if run.any(DISABILITY, "person", around):
            yield Hit(DISABILITY, (hit.start, hit.end), {"quote": run.quote(hit.start, hit.end)})
